import type { StagePlayed } from "#core/stages/play.ts";
import { type MatchTranslators, sayColumn } from "#i18n/match-words.ts";
import type { BracketSection } from "./sections.ts";

/** What a part of a bracket is called; "" for all of it. */
export function saySection(stage: StagePlayed, { name }: BracketSection, words: MatchTranslators): string {
  const { t } = words;
  switch (name.kind) {
    case "all":
      return "";
    case "winners":
      return t("sectionWinners");
    case "losers":
      return t("sectionLosers");
    case "places":
      return t("sectionPlaces");
    case "part":
      return t("section", name);
    case "late":
      return t("sectionLate", { round: sayColumn(stage, name.match, words) });
  }
}
