import { compareRatios, type Ratio } from "../number.ts";
import type { Tally } from "./tally.ts";

/** What people of different groups can be compared by: never a sum, as their groups may have different sizes. */
export type AcrossMeasure =
  | "match-points-per-match"
  | "game-ratio"
  | "game-difference-per-match"
  | "point-ratio"
  | "point-difference-per-match";

/** Somebody's row in the table of their group. */
export interface AcrossRow<Id extends string> extends Tally {
  readonly id: Id;
}

export interface AcrossFact<Id extends string> {
  readonly kind: "separated-across";
  /** best first, with their values; some of them may still be level */
  readonly ids: readonly Id[];
  readonly by: AcrossMeasure;
  readonly values: readonly Ratio[];
}

const usual: readonly AcrossMeasure[] = ["match-points-per-match", "game-ratio", "point-ratio"];

const measures: Record<AcrossMeasure, (tally: Tally) => Ratio> = {
  "match-points-per-match": ({ matchPoints, played }) => ({ won: matchPoints, lost: played }),
  "game-ratio": ({ games }) => games,
  "game-difference-per-match": ({ games, played }) => ({ won: games.won - games.lost, lost: played }),
  "point-ratio": ({ points }) => points,
  "point-difference-per-match": ({ points, played }) => ({ won: points.won - points.lost, lost: played }),
};

/**
 * [RR19] Those who have the same place in their groups, ranked against each other: the best runners-up. Match points for each match,
 * then ratios, all compared exactly. Best first, those level together, by id; whom to take of those level is [AD4]'s matter.
 * Who has played nothing stands last. Source: domain 7.3 (by ratio, not by sum; P).
 */
export function rankAcross<Id extends string>(
  rows: readonly AcrossRow<Id>[],
  by: readonly AcrossMeasure[] = usual,
): { levels: Id[][]; facts: AcrossFact<Id>[] } {
  const facts: AcrossFact<Id>[] = [];
  const split = (level: readonly AcrossRow<Id>[], step: number): Id[][] => {
    const measure = by[step];
    if (level.length === 0) return [];
    if (level.length === 1 || measure === undefined) return [level.map(({ id }) => id)];
    const value = (row: AcrossRow<Id>): Ratio => measures[measure](row);
    const order = [...level].sort((a, b) => compareRatios(value(b), value(a)) || (a.id < b.id ? -1 : 1));
    const parts: AcrossRow<Id>[][] = [];
    for (const row of order) {
      const last = parts[parts.length - 1];
      const [head] = last ?? [];
      if (last && head && compareRatios(value(head), value(row)) === 0) last.push(row);
      else parts.push([row]);
    }
    if (parts.length > 1 && step > 0)
      facts.push({ kind: "separated-across", ids: order.map(({ id }) => id), by: measure, values: order.map(value) });
    return parts.flatMap((part) => split(part, step + 1));
  };
  const levels = split(
    [...rows].sort((a, b) => (a.id < b.id ? -1 : 1)),
    0,
  );
  return { levels, facts };
}
