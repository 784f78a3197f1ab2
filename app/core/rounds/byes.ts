import { seededRandom } from "../random.ts";

export interface ByeRound {
  in: number;
  bye: 0 | 1;
  matches: number;
}

/**
 * [AD13] The rounds of pairs in which an odd number gives one a bye, until `stopAt` or fewer are left: 17, stop at 3 → 17, 9,
 * 5 and the last three. Throws where `stopAt` is below 1. Source: domain 2.4 [TUG17]; A24.
 */
export function byeRounds(n: number, stopAt: number): ByeRound[] {
  if (!(stopAt >= 1)) throw new RangeError(`stop at ${stopAt}`);
  const rounds: ByeRound[] = [];
  for (let left = n; left > stopAt; left = Math.ceil(left / 2))
    rounds.push({ in: left, bye: left % 2 === 1 ? 1 : 0, matches: Math.floor(left / 2) });
  return rounds;
}

export interface PairedRound<Id extends string> {
  pairs: [Id, Id][];
  bye: Id | null;
  /** everybody left has had a bye before, so that one gets another */
  again: boolean;
}

/**
 * [AD13] One round drawn anew: pairs and, for an odd number, a bye by lot among those who had the fewest so far. `byes` = how
 * many each had in earlier rounds. The same seed gives the same round, in whatever order people are named.
 * Source: domain 2.4 ([TUG17]; nobody gets two lot byes, P).
 */
export function drawByeRound<Id extends string>(
  people: readonly Id[],
  byes: ReadonlyMap<Id, number>,
  seed: string,
): PairedRound<Id> {
  const order = seededRandom(seed).shuffle([...people].sort());
  const had = (id: Id) => byes.get(id) ?? 0;
  const fewest = Math.min(...order.map(had));
  const bye = order.length % 2 === 1 ? (order.find((id) => had(id) === fewest) ?? null) : null;
  const paired = order.filter((id) => id !== bye);
  const pairs: [Id, Id][] = [];
  for (let i = 0; i < paired.length; i += 2) {
    const [one, other] = [paired[i], paired[i + 1]];
    if (one !== undefined && other !== undefined) pairs.push([one, other]);
  }
  return { pairs, bye, again: bye !== null && fewest > 0 };
}
