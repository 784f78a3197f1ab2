import type { EntrantId } from "../ids.ts";
import type { Outcome, Recorded } from "../matches/result.ts";
import type { MatchResult } from "./play.ts";

const bothOut = (result: MatchResult): boolean =>
  result.ending === "double-walkover" || result.ending === "double-disqualified";

/** Whether a result says who goes on: level matches of a bracket do not, they are played on. */
const decides = (result: MatchResult): boolean =>
  result.ending !== "taken-back" && (bothOut(result) ? result.winner === null : result.winner !== null);

/** Whether a result is of these two, in whatever order. */
export const isBetween = ({ players: [one, other] }: MatchResult, a: EntrantId | null, b: EntrantId | null): boolean =>
  (one === a && other === b) || (one === b && other === a);

/** [KO10] The results as the log of a bracket, and the result behind each of its outcomes. */
export function recordsOf(results: readonly MatchResult[]): {
  log: Recorded<EntrantId>[];
  resultOf: (outcome: Outcome<EntrantId> | null) => MatchResult | null;
} {
  const behind = new Map<Outcome<EntrantId>, MatchResult>();
  const log = results.filter(decides).map((result) => {
    const { players, ending, winner, list: games } = result;
    const outcome = { players, ending, winner, games };
    behind.set(outcome, result);
    return { match: result.key, outcome };
  });
  return { log, resultOf: (outcome) => (outcome && behind.get(outcome)) ?? null };
}
