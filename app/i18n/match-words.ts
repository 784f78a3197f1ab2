import type { EntrantId } from "#core/ids.ts";
import type { Slot } from "#core/matches/bracket.ts";
import { columnName } from "#core/rounds/plan.ts";
import { isHidden } from "#core/stages/ceremony.ts";
import { lastGroup } from "#core/stages/group-names.ts";
import { matchKeys, roundOfKey } from "#core/stages/match-keys.ts";
import type { StageBye, StageMatch, StagePlayed } from "#core/stages/play.ts";
import { formatMatch, type MarksTranslator, type NamedMatch } from "./marks.ts";
import type { MatchesTranslator } from "./matches.ts";

/** What says matches: their names stand among the marks, all else of them among the matches. */
export interface MatchTranslators {
  t: MatchesTranslator;
  m: MarksTranslator;
}

const named = ({ kind }: StagePlayed, match: StageMatch, alone: boolean): NamedMatch => {
  const { key, side, group, position, best } = match;
  return { kind, side, group, round: roundOfKey(key), position, best, alone };
};

const columnOf = ({ kind, columns }: StagePlayed, { column }: StageMatch) => ({
  name: columnName(kind, column, columns),
  number: column,
});

const beside = (stage: StagePlayed, one: StageMatch): StageMatch[] =>
  stage.matches.filter(
    ({ column, side, group, best }) =>
      column === one.column && side === one.side && group === one.group && (side !== "places" || best === one.best),
  );

/** A match by its name in its stage: "半决赛 第2场". */
export function sayMatch(stage: StagePlayed, match: StageMatch, { m }: Pick<MatchTranslators, "m">): string {
  return formatMatch(named(stage, match, beside(stage, match).length === 1), columnOf(stage, match), m);
}

/** What stands above the matches beside this one: "半决赛"; matches that are not yet for one place are for several. */
export function sayColumn(stage: StagePlayed, match: StageMatch, { t, m }: MatchTranslators): string {
  const { side, best, column } = match;
  const left = 2 ** (stage.columns - column + 1);
  if (side === "places" && best !== null && stage.kind !== "places" && left > 2)
    return t("placesRange", { from: best, to: best + left - 1 });
  return formatMatch(named(stage, match, true), columnOf(stage, match), m);
}

/** Who will stand there, in words: "半决赛 第1场负者", "A组第2名". */
export function saySlot(
  stage: StagePlayed,
  slot: Slot<EntrantId> | StageBye["slot"],
  words: MatchTranslators,
): string | null {
  const { t } = words;
  if (!slot || slot.kind === "entrant" || isHidden(slot)) return null;
  if (slot.kind === "group-place") {
    const { group, place } = slot;
    return group === "H" ? t("heatsPlace", { place }) : t("groupPlace", { group, place });
  }
  const key = matchKeys(stage.draw)[slot.match];
  const from = stage.matches.find((one) => one.key === key);
  if (!from) return null;
  const match = sayMatch(stage, from, words);
  return t(slot.kind === "winner" ? "winnerOf" : "loserOf", { match });
}

/** What is played in a stage: knock-out, groups, a round robin. */
export function sayStage({ kind, draw }: StagePlayed, t: MatchesTranslator): string {
  if (draw.kind !== "groups" || draw.groups.length !== 1) return t(`stage.${kind}`);
  const [only] = draw.groups;
  return only?.name === lastGroup ? t("lastOnes", { count: only.ids.length }) : t("roundRobin");
}
