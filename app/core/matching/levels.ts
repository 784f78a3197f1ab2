import { Edges } from "./edges.ts";
import { leastCostPairing } from "./sparse.ts";

/** A whole number, 0 or more, for each pair. */
export type Level = (a: number, b: number) => number;

export interface PairingWishes {
  /** whether a and b (a < b) may be paired */
  readonly may: (a: number, b: number) => boolean;
  /** what is to be small, first things first; one at least */
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
 * multiplied to v + 1, more than the next sum can make good. So weights stay as small as the sums that are reached, and a level
 * that is 0 already needs no search. As every slack costs half of itself, pairs with a slack are in no pairing of least sum and
 * are not looked at again. Costs one matching a level at most.
 */
export function pairByLevels(size: number, { may, levels, likely }: PairingWishes): readonly number[] | null {
  if (size % 2 === 1) return null;
  let [near, far] = [new Edges(), new Edges()];
  for (let a = 0; a < size; a++)
    for (let b = a + 1; b < size; b++) if (may(a, b)) (likely(a, b) ? near : far).add(a, b, 0);
  let mate: readonly number[] | null = null;
  let reached = 0;
  for (const level of levels) {
    // this level's least sum is not more than what the pairing so far has; nor is then any pair of it
    const most = mate ? sumOf(mate, level) : Number.POSITIVE_INFINITY;
    const within = (edges: Edges) => edges.weighed((a, b, cost) => (level(a, b) <= most ? cost : null));
    [near, far] = [within(near), within(far)];
    if (most === 0) continue;
    const beyond = mate ? most + 1 : 1;
    const weigh = (a: number, b: number, cost: number) => cost * beyond + level(a, b);
    const found = leastCostPairing(size, near.weighed(weigh), far.weighed(weigh));
    if (2 * found.pairs < size) return null;
    mate = found.mate;
    const least = found.cost - reached * beyond;
    const keep = (a: number, b: number, cost: number) =>
      found.slack(a, b, weigh(a, b, cost)) === 0 ? cost * (least + 1) + level(a, b) : null;
    [near, far] = [near.weighed(keep), far.weighed(keep)];
    reached = reached * (least + 1) + least;
  }
  return mate;
}

const sumOf = (mate: readonly number[], level: Level): number =>
  mate.reduce((sum, b, a) => (a < b ? sum + level(a, b) : sum), 0);
