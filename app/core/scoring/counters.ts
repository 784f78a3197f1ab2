import { accept, type Decision, refuse } from "../decision.ts";
import { divide, mean, sum } from "../number.ts";

/** How the counts of several people who watched one skipper become one. */
export type CounterOptions = {
  /** union: two equal counts stand, two near ones are averaged, two far ones need a third look, three and more as ijru */
  policy: "union" | "ijru";
  /** counts further apart than this are too far apart */
  limit: number;
  /** taken off for each false start and each false switch */
  perFalse: number;
  /** no more false starts than this are counted */
  mostFalseStarts: number;
  /** how often one jumper follows another: no more false switches are counted; null = as many as were noted */
  switches: number | null;
  /** a result below 0 becomes 0 */
  floorAtZero: boolean;
};

export const unionCounters: CounterOptions = {
  policy: "union",
  limit: 3,
  perFalse: 10,
  mostFalseStarts: 1,
  switches: null,
  floorAtZero: false,
};
export const ijruCounters: CounterOptions = { ...unionCounters, policy: "ijru" };

const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b);

/**
 * [SC13] The one count of several, in the steps they come in (hundredths: a count of 120 is 12000), rounded once to such a
 * step, a half up: one as it is; of two the mean; of three the mean of the two closest, the higher pair where both are as
 * close; of four and more the mean without one highest and one lowest. null of none.
 * Source: [RS] ijruAverage, [IJRU-CALC]; S01–S06.
 */
export function ijruAverage(counts: readonly number[]): number | null {
  const sorted = ascending(counts);
  if (sorted.length >= 4) return mean(sorted.slice(1, -1));
  const [low, middle, high] = sorted;
  if (low === undefined || middle === undefined || high === undefined) return mean(sorted);
  return middle - low < high - middle ? mean([low, middle]) : mean([middle, high]);
}

/** [SC14] Check A: whether any two counts are further apart than `limit`; then the director is told. [IJRU-JM]; S14. */
export function anyPairOver(counts: readonly number[], limit: number): boolean {
  const sorted = ascending(counts);
  const [low, high] = [sorted[0], sorted[sorted.length - 1]];
  return low !== undefined && high !== undefined && high - low > limit;
}

/**
 * [SC14] Check B: whether two counts are no further apart than `limit`; then nobody skips again. One count alone agrees with
 * nothing. Source: [RS] withinThree; S12, S13.
 */
export function somePairWithin(counts: readonly number[], limit: number): boolean {
  const sorted = ascending(counts);
  return sorted.some((count, i) => i > 0 && count - (sorted[i - 1] ?? count) <= limit);
}

export type NoCount = { kind: "no-counts" } | { kind: "third-look"; counts: number[]; limit: number };

/**
 * [SC13] What several counters' whole counts come to, in hundredths. By the union's rule two counts too far apart are
 * refused as `third-look`: the video, a third counter or another jump decides. Source: domain 4.2 (P).
 */
export function combineCounts(
  counts: readonly number[],
  { policy, limit }: Pick<CounterOptions, "policy" | "limit">,
): Decision<number, NoCount> {
  if (policy === "union" && counts.length === 2 && anyPairOver(counts, limit))
    return refuse({ kind: "third-look" as const, counts: [...counts], limit });
  const average = ijruAverage(counts.map((count) => count * 100));
  return average === null ? refuse({ kind: "no-counts" as const }) : accept(average);
}

/**
 * [SC15] What is taken off, in whole counts: false starts and false switches (in double dutch: obstructions), each no more
 * often than the event allows, times `perFalse`. Source: [IJRU-CALC] m = (starts + switches) × 10, double dutch × 5; [RS].
 */
export function falseDeduction(
  noted: { falseStarts: number; falseSwitches: number },
  { perFalse, mostFalseStarts, switches }: Pick<CounterOptions, "perFalse" | "mostFalseStarts" | "switches">,
): number {
  const starts = Math.min(noted.falseStarts, mostFalseStarts);
  const switched = switches === null ? noted.falseSwitches : Math.min(noted.falseSwitches, switches);
  return sum([starts, switched]) * perFalse;
}

/** [SC15] R = a − m in hundredths, below 0 too unless the event says otherwise. Source: [RS] (not clamped); S09–S11. */
export function speedResult(average: number, deduction: number, floorAtZero: boolean): number {
  const result = average - deduction * 100;
  return floorAtZero ? Math.max(0, result) : result;
}

/**
 * [SC16] Results made comparable between events, in hundredths from 1 to 100: N = 99 (R − low) / (high − low) + 1, where
 * all are equal 1; somebody alone is measured from 0. Source: [RS] rankEntries; S15–S17.
 */
export function normalised(results: readonly number[]): number[] {
  const sorted = ascending(results);
  const high = sorted[sorted.length - 1] ?? 0;
  const low = sorted.length > 1 ? (sorted[0] ?? 0) : 0;
  return results.map((result) => divide(9900 * (result - low), high - low || 1, "half-up") + 100);
}
