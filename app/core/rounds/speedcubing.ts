import { firstBeyond, shareOf } from "./share.ts";

/**
 * [AD12] How many rounds may follow one of `n` people: none up to 7, one up to 15, two up to 99, else three (four in all).
 * Source: domain 2.1 [WCA 9m]; A11–A14.
 */
export function roundsAfter(n: number): number {
  if (n <= 7) return 0;
  if (n <= 15) return 1;
  return n <= 99 ? 2 : 3;
}

export type CubingRefusal =
  | { kind: "too-many-rounds-after"; round: number; entrants: number; after: number; most: number }
  | { kind: "too-few-leave"; round: number; entrants: number; through: number; most: number };

/**
 * [AD12] What the speedcubing association would not allow in rounds of so many people each, first round first; [] where all
 * is well. Source: domain 2.1 ([WCA 9m] numbers of rounds, [WCA 9p1] at least a quarter leaves).
 */
export function cubingRefusals(entrants: readonly number[]): CubingRefusal[] {
  return entrants.flatMap((n, i): CubingRefusal[] => {
    const after = entrants.length - 1 - i;
    const through = entrants[i + 1];
    const most = shareOf(n, 75, "floor");
    const refusals: CubingRefusal[] = [];
    if (after > roundsAfter(n))
      refusals.push({ kind: "too-many-rounds-after", round: i + 1, entrants: n, after, most: roundsAfter(n) });
    if (through !== undefined && through > most)
      refusals.push({ kind: "too-few-leave", round: i + 1, entrants: n, through, most });
    return refusals;
  });
}

/** As the association's exchange format writes it; null in a final, where it marks the first three. */
export type CubingCondition =
  | { type: "ranking"; level: number }
  | { type: "percent"; level: number }
  | { type: "attemptResult"; level: number }
  | null;

/** One row of a round. A mark ≤ 0 is none: 0 not yet, −1 DNF, −2 DNS. */
export interface CubingRow {
  /** over the whole round, level people share it; null = nothing entered yet */
  place: number | null;
  best: number;
  /** what the round is ranked by, the best or the average */
  ranked: number;
}

/**
 * [AD12] Who qualifies by the speedcubing association's rules, as one answer a row: places up to the level, up to the floor of
 * the percentage of all rows, or a mark strictly better than the level. Never more than 75 % of the rows: people level across
 * that edge go on together or not at all. Nobody without a valid mark. Source: domain 2.1, 2.2, 3.3 ([WCAL], [WCA 9p]); A01–A06.
 */
export function cubingQualifies(rows: readonly CubingRow[], condition: CubingCondition): boolean[] {
  const places = rows.map(({ place }) => place).filter((place) => place !== null);
  const beyond = condition === null ? Infinity : firstBeyond(places, shareOf(rows.length, 75, "floor"));
  const meets = ({ place, ranked }: CubingRow): boolean => {
    if (condition === null) return place !== null && place <= 3;
    if (condition.type === "attemptResult") return ranked > 0 && ranked < condition.level;
    const { type, level } = condition;
    return place !== null && place <= (type === "percent" ? shareOf(rows.length, level, "floor") : level);
  };
  return rows.map((row) => row.place !== null && row.place < beyond && row.best > 0 && meets(row));
}
