import { lateCatalogue } from "./catalogue.ts";
import type { Language } from "./language.ts";
import type { phone as zhHans } from "./messages/zh-Hans/phone.ts";

/** The phone page's words; a language speaks once it has been brought. */
export const phone = lateCatalogue<typeof zhHans>();

/** Brings the words of one language: a phone shows one of three. */
export async function bringPhone(language: Language): Promise<void> {
  if (language === "zh-Hans") phone[language] ??= (await import("./messages/zh-Hans/phone.ts")).phone;
  else if (language === "zh-Hant") phone[language] ??= (await import("./messages/zh-Hant/phone.ts")).phone;
  else phone[language] ??= (await import("./messages/en/phone.ts")).phone;
}
