import { lateCatalogue, type Translator } from "./catalogue.ts";
import type { Language } from "./language.ts";
import type { judging as zhHans } from "./messages/zh-Hans/judging.ts";

/** What a judge's and a clerk's tablet says beside every other tablet; few tablets need it, so it is brought with their pad. */
export const judging = lateCatalogue<typeof zhHans>();
export type JudgingTranslator = Translator<typeof zhHans>;

/** Brings the words of one language. */
export async function bringJudging(language: Language): Promise<void> {
  if (language === "zh-Hans") judging[language] ??= (await import("./messages/zh-Hans/judging.ts")).judging;
  else if (language === "zh-Hant") judging[language] ??= (await import("./messages/zh-Hant/judging.ts")).judging;
  else judging[language] ??= (await import("./messages/en/judging.ts")).judging;
}
