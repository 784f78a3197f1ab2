import type { Edge } from "./graph.ts";
import { leastCostPairing } from "./sparse.ts";

/** A whole number, 0 or more, for each pair. */
export type Level = (a: number, b: number) => number;

export interface PairingWishes {
  /** whether a and b (a < b) may be paired */
  readonly may: (a: number, b: number) => boolean;
  /** what is to be small, first things first */
  readonly levels: readonly Level[];
  /** the pairs to begin with; any answer gives a pairing of the same costs */
  readonly likely: (a: number, b: number) => boolean;
}

/**
 * Pairs the vertices 0 … size − 1 all: the sum of the first level is least; among such pairings that of the second is; and so
 * on. null where not everybody can be paired. The partner of each vertex.
 *
 * One level at a time. Once v₁ … vₖ are known to be the least sums, the single cost ((x₁(v₂ + 1) + x₂)(v₃ + 1) + x₃) … is
 * least exactly where all of them are reached: where the first j sums are not, it is larger by 1 at least, and 1 is
 * multiplied to v + 1, more than the next sum can make good. So weights stay as small as the sums that are reached, and a pair
 * whose own cost is more than the whole's need not be looked at again. Costs one matching a level.
 */
export function pairByLevels(size: number, { may, levels, likely }: PairingWishes): readonly number[] | null {
  if (size % 2 === 1) return null;
  let [near, far]: [Edge[], Edge[]] = [[], []];
  for (let a = 0; a < size; a++)
    for (let b = a + 1; b < size; b++) if (may(a, b)) (likely(a, b) ? near : far).push({ a, b, cost: 0 });
  let mate: readonly number[] | null = null;
  let reached = 0;
  for (const level of [() => 0, ...levels]) {
    const values = (edges: readonly Edge[]) => edges.map(({ a, b }) => level(a, b));
    const [nearValues, farValues] = [values(near), values(far)];
    const most = Math.max(largest(nearValues), largest(farValues));
    if (mate && most === 0) continue;
    // no sum of this level can be more than that
    const beyond = (size / 2) * most + 1;
    const weighed = (edges: readonly Edge[], of: readonly number[]) =>
      edges.map(({ a, b, cost }, at) => ({ a, b, cost: cost * beyond + (of[at] ?? 0) }));
    const found = leastCostPairing(size, weighed(near, nearValues), weighed(far, farValues));
    if (2 * found.pairs < size) return null;
    mate = found.mate;
    const least = found.cost - reached * beyond;
    reached = reached * (least + 1) + least;
    const kept = (edges: readonly Edge[], of: readonly number[]) =>
      edges
        .map(({ a, b, cost }, at) => ({ a, b, cost: cost * (least + 1) + (of[at] ?? 0) }))
        .filter(({ cost }) => cost <= reached);
    [near, far] = [kept(near, nearValues), kept(far, farValues)];
  }
  return mate;
}

const largest = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value), 0);
