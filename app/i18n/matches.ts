import { lateCatalogue, type Translator } from "./catalogue.ts";
import type { Language } from "./language.ts";
import type { matches as zhHans } from "./messages/zh-Hans/matches.ts";

/** Brackets, groups and Swiss tables on boards and phones; a language speaks once it has been brought. */
export const matches = lateCatalogue<typeof zhHans>();
export type MatchesTranslator = Translator<typeof zhHans>;

/** Brings the words of one language: a page that shows a bracket needs one of three. */
export async function bringMatches(language: Language): Promise<void> {
  if (language === "zh-Hans") matches[language] ??= (await import("./messages/zh-Hans/matches.ts")).matches;
  else if (language === "zh-Hant") matches[language] ??= (await import("./messages/zh-Hant/matches.ts")).matches;
  else matches[language] ??= (await import("./messages/en/matches.ts")).matches;
}
