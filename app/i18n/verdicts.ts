import { lateCatalogue, type Translator } from "./catalogue.ts";
import type { Language } from "./language.ts";
import type { verdicts as zhHans } from "./messages/zh-Hans/verdicts.ts";

/** What panels gave, on boards and phones; a language speaks once it has been brought. */
export const verdicts = lateCatalogue<typeof zhHans>();
export type VerdictsTranslator = Translator<typeof zhHans>;

/** Brings the words of one language: a page that shows a judged event needs one of three. */
export async function bringVerdicts(language: Language): Promise<void> {
  if (language === "zh-Hans") verdicts[language] ??= (await import("./messages/zh-Hans/verdicts.ts")).verdicts;
  else if (language === "zh-Hant") verdicts[language] ??= (await import("./messages/zh-Hant/verdicts.ts")).verdicts;
  else verdicts[language] ??= (await import("./messages/en/verdicts.ts")).verdicts;
}
