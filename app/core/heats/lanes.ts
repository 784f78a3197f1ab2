import { type Random, seededRandom } from "../random.ts";
import { type BetterMark, compareMarks } from "./seed-order.ts";

/** [HT17] What somebody did in the round before: the place in the heat (null where none) and the mark. */
export interface FromHeat<Id extends string> {
  id: Id;
  place: number | null;
  mark: number | null;
}

/**
 * [HT17] The order in which people get their lanes: by place in the heat first, so that all heat winners come before all
 * seconds, then by mark; without a place or mark behind; who are level by lot. The same for any order of the input.
 * Source: domain 1.4 [ANSW].
 */
export function laneRanking<Id extends string, T extends FromHeat<Id>>(
  people: readonly T[],
  better: BetterMark,
  seed: string,
): T[] {
  const byId = [...people].sort((a, b) => (a.id < b.id ? -1 : 1));
  return seededRandom(seed)
    .shuffle(byId)
    .sort((a, b) => compareMarks(a.place, b.place, "lower") || compareMarks(a.mark, b.mark, better));
}

/**
 * [HT15] The ranked (best first) of one heat in lanes: each band is drawn and taken up by the next best; the last band that
 * is needed leaves lanes empty by lot. In the order of the lanes. More people than lanes throw.
 */
export function drawLanes<T>(
  ranked: readonly T[],
  bands: readonly (readonly number[])[],
  random: Random,
): { one: T; lane: number }[] {
  const order = bands.flatMap((band) => random.shuffle(band));
  if (ranked.length > order.length) throw new RangeError(`${ranked.length} people in ${order.length} lanes`);
  return ranked.map((one, i) => ({ one, lane: order[i] ?? 0 })).sort((a, b) => a.lane - b.lane);
}
