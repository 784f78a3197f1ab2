/** Two who meet; the one named first is at home, or has white. */
export type Pair<Id> = readonly [Id, Id];

export interface RobinRound<Id> {
  readonly pairs: readonly Pair<Id>[];
  /** who has no match in this round; null where everybody plays */
  readonly bye: Id | null;
}

/**
 * [RR1] Who meets whom, round by round, for numbers 1 … n: everybody meets everybody once, everybody plays at most once in a
 * round. [RR2] With an odd n whoever would meet the number n + 1 has the bye. No round below two. Costs n², as it lists n² / 2
 * matches. Source: domain 7.3, Berger tables [FOX] in closed form; byes [CNB-BERGER]; B20–B23.
 */
export function berger(n: number): RobinRound<number>[] {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`a round robin of ${n}`);
  if (n < 2) return [];
  const even = n % 2 === 0 ? n : n + 1;
  const half = even / 2;
  const ring = even - 1;
  const onRing = (number: number): number => ((((number - 1) % ring) + ring) % ring) + 1;
  const rounds: RobinRound<number>[] = [];
  for (let round = 1; round <= ring; round++) {
    const odd = round % 2 === 1;
    const anchor = odd ? (round + 1) / 2 : half + round / 2;
    const pairs: Pair<number>[] = [];
    if (even === n) pairs.push(odd ? [anchor, even] : [even, anchor]);
    for (let i = 1; i < half; i++) pairs.push([onRing(anchor + i), onRing(anchor - i)]);
    rounds.push({ pairs, bye: even === n ? null : anchor });
  }
  return rounds;
}

/**
 * [RR1] The Berger table of these competitors, number 1 first. [RR3] `double`: everybody meets everybody twice, once at home
 * and once away; the last two rounds of the first half are swapped, so that nobody is at home, or away, three times running
 * where nobody has a bye. Somebody given twice throws. Source: domain 7.3 ([FOX], [VEGA]).
 */
export function roundRobin<Id extends string>(
  ids: readonly Id[],
  { double }: { double: boolean } = { double: false },
): RobinRound<Id>[] {
  if (new Set(ids).size < ids.length) throw new Error("somebody is in the group twice");
  const named = (number: number): Id => {
    const id = ids[number - 1];
    if (id === undefined) throw new RangeError(`nobody has the number ${number}`);
    return id;
  };
  const once = berger(ids.length).map(({ pairs, bye }) => ({
    pairs: pairs.map(([a, b]): Pair<Id> => [named(a), named(b)]),
    bye: bye === null ? null : named(bye),
  }));
  if (!double) return once;
  const back = once.map(({ pairs, bye }) => ({ pairs: pairs.map(([a, b]): Pair<Id> => [b, a]), bye }));
  const last = once.pop();
  const before = once.pop();
  return [...once, ...(last ? [last] : []), ...(before ? [before] : []), ...back];
}

/** [RR1] How much a round robin of n is: its rounds, its matches and who rests in each round. Source: [HANDMSG]; B25, B26. */
export function robinCounts(n: number, times: 1 | 2 = 1): { rounds: number; matches: number; byesPerRound: number } {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`a round robin of ${n}`);
  if (n < 2) return { rounds: 0, matches: 0, byesPerRound: 0 };
  const odd = n % 2;
  return { rounds: times * (odd === 1 ? n : n - 1), matches: (times * n * (n - 1)) / 2, byesPerRound: odd };
}
