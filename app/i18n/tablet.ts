import { lateCatalogue, type Translator } from "./catalogue.ts";
import type { Language } from "./language.ts";
import type { tablet as zhHans } from "./messages/zh-Hans/tablet.ts";

/** The tablet's words; a language speaks once it has been brought. */
export const tablet = lateCatalogue<typeof zhHans>();
export type TabletTranslator = Translator<typeof zhHans>;

/** Brings the words of one language: a tablet needs one of three, and its page has to stay small. */
export async function bringTablet(language: Language): Promise<void> {
  if (language === "zh-Hans") tablet[language] ??= (await import("./messages/zh-Hans/tablet.ts")).tablet;
  else if (language === "zh-Hant") tablet[language] ??= (await import("./messages/zh-Hant/tablet.ts")).tablet;
  else tablet[language] ??= (await import("./messages/en/tablet.ts")).tablet;
}

type Refusal = { kind: "lanes-missing"; lanes: number[] } | { kind: Exclude<keyof typeof sayable, "lanes-missing"> };

/** Every refusal of an op has words: one that is missing is a type error here. */
const sayable = {
  "bad-op": "refused.bad-op",
  "no-such-sheet": "refused.no-such-sheet",
  "not-your-seat": "refused.not-your-seat",
  "sheet-closed": "refused.sheet-closed",
  "sequence-reused": "refused.sequence-reused",
  "no-such-lane": "refused.no-such-lane",
  implausible: "refused.implausible",
} as const;

/** Why the server did not take an op, in words. */
export function sayRefusal(refusal: Refusal, t: TabletTranslator): string {
  if (refusal.kind === "lanes-missing") return t("refused.lanes-missing", { lanes: refusal.lanes.join(t("laneJoin")) });
  return t(sayable[refusal.kind]);
}
