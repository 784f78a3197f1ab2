import { marks } from "#i18n/marks.ts";
import type { MatchTranslators } from "#i18n/match-words.ts";
import { matches } from "#i18n/matches.ts";
import { useT } from "#i18n/use-translator.ts";

/** The words of matches in the page's language. */
export const useMatchWords = (): MatchTranslators => ({ t: useT(matches), m: useT(marks) });
