import type { GroupMatch, GroupOutcome } from "../groups/group-match.ts";
import type { GroupRules } from "../groups/rules.ts";
import type { EntrantId } from "../ids.ts";
import type { Ending } from "../matches/result.ts";
import type { MatchResult } from "./play.ts";

const outcomes: Record<Exclude<Ending, "taken-back">, GroupOutcome> = {
  played: "played",
  walkover: "walkover",
  retired: "retired",
  disqualified: "disqualified",
  "double-walkover": "double-walkover",
  "double-disqualified": "double-walkover",
};

/**
 * [ST6] A result as the table of a group takes it; null where it cannot stand in one: taken back, or level where these rules
 * know no draw. What counts for the rules never says otherwise than who won.
 */
export function groupMatchOf(
  { players, ending, winner, games, points }: MatchResult,
  rules: GroupRules,
): GroupMatch<EntrantId> | null {
  const [a, b] = players;
  if (ending === "taken-back") return null;
  const outcome = outcomes[ending];
  const base = { a, b, games, points, outcome };
  if (outcome === "double-walkover") return { ...base, winner: null };
  if (outcome !== "played") return winner === null ? null : { ...base, winner };
  if (winner === null && rules.draw === null) return null;
  const agrees = ([one, other]: readonly [number, number]) =>
    winner === null ? one === other : winner === a ? one > other : other > one;
  const won = winner === null ? ([0, 0] as const) : winner === a ? ([1, 0] as const) : ([0, 1] as const);
  const byGames = agrees(games) ? games : won;
  return { ...base, winner: null, games: byGames, points: rules.by === "games" || agrees(points) ? points : byGames };
}
