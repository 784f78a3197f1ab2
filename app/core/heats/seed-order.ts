import { seededRandom } from "../random.ts";

/** [HT10] Somebody with an entry mark: whole units of the event's measure, or null where none is known. */
export interface Marked<Id extends string> {
  id: Id;
  mark: number | null;
}

/** [HT10] Which of two marks is the better one. */
export type BetterMark = "lower" | "higher";

/**
 * [HT10] Best entry mark first; who has none stands behind everybody, equal marks and the ones without by lot. The same for
 * any order of the input. Source: domain 1.2 ([FINA-SW3]: no time = slowest, equal times by draw).
 */
export function seedOrder<Id extends string, T extends Marked<Id>>(
  entered: readonly T[],
  better: BetterMark,
  seed: string,
): T[] {
  const byId = [...entered].sort((a, b) => (a.id < b.id ? -1 : 1));
  return seededRandom(seed)
    .shuffle(byId)
    .sort((a, b) => compareMarks(a.mark, b.mark, better));
}

/** [HT10] Negative where mark a is better than b; no mark is behind every mark, and level with none. */
export function compareMarks(a: number | null, b: number | null, better: BetterMark): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return better === "lower" ? a - b : b - a;
}
