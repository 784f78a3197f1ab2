/** What is wrong with turning the circle: `team` always meets, in `rounds`, whoever rested in the round before. */
export interface CircleFault {
  /** who rests, round by round */
  byes: number[];
  team: number;
  rounds: number[];
}

/**
 * [RR2] The plain circle for an odd n, 1 fixed and everybody else moving one place anticlockwise: who rests in round 2 meets,
 * from round 4 on, only teams that come out of a rest. Shown to say why it is not used; an even n has no bye and throws.
 * Costs n². Source: domain 7.3 ([HANDMSG]); B24.
 */
export function circleFault(n: number): CircleFault {
  if (!Number.isInteger(n) || n < 3 || n % 2 === 0) throw new RangeError(`no byes in a circle of ${n}`);
  const bye = 0;
  // down the left side from the second place, and up the right side
  const ring = Array.from({ length: n }, (_unused, i) => (i === n - 1 ? bye : i + 2));
  const opponents: Map<number, number>[] = [];
  for (let turn = 0; turn < n; turn++) {
    const met = new Map<number, number>();
    const at = (place: number): number => ring[(place - turn + n) % n] ?? bye;
    const meet = (a: number, b: number) => met.set(a, b).set(b, a);
    meet(1, at(n - 1));
    for (let i = 0; i < (n - 1) / 2; i++) meet(at(i), at(n - 2 - i));
    opponents.push(met);
  }
  const byes = opponents.map((met) => met.get(bye) ?? bye);
  const team = byes[1] ?? bye;
  const rounds: number[] = [];
  opponents.forEach((met, round) => {
    if (round > 0 && met.get(team) === byes[round - 1]) rounds.push(round + 1);
  });
  return { byes, team, rounds };
}
