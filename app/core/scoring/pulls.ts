/** Tug-of-war: how many pulls, and what ends a match. */
export type PullOptions = {
  /** best of this many pulls: more than half of them wins */
  bestOf: number;
  /** with so many cautions in a match a team is disqualified */
  cautionsOut: number | null;
  /** ends are changed after each pull; the last of an even score is drawn by lot again where `lotForLast` */
  changeEnds: boolean;
  lotForLast: boolean;
  /** a pull that takes longer is decided by one deciding pull; null = no limit */
  limitMs: number | null;
  /** highest weight of a team in grams; null = open */
  maxTeamGrams: number | null;
};

export const bestOfThreePulls: PullOptions = {
  bestOf: 3,
  cautionsOut: 3,
  changeEnds: true,
  lotForLast: false,
  limitMs: null,
  maxTeamGrams: null,
};

export interface PullMatch {
  /** pulls won, in the order of the sides */
  won: [number, number];
  /** pulls that counted, until the match was won */
  played: number;
  winner: { lane: number; by: "pulls" | "cautions" | "status" } | null;
  /** sides disqualified by cautions */
  out: number[];
  /** the next pull; `again` where the one before had no winner; no ends where the lot decides them */
  next: { pull: number; again: boolean; ends: { left: number; right: number } | null } | null;
}

/** [SC25] How many pulls of a best of n have to be won. */
export const pullsToWin = (bestOf: number): number => Math.floor(bestOf / 2) + 1;

/**
 * [SC25] A match of two sides from its pulls in order (a lane, or null where the pull has no winner and is pulled again).
 * Whoever has won more than half of the pulls has won; later pulls count for nothing. The third caution, or being away,
 * loses at once; where both sides are out nobody wins. The lot puts the first side left; ends change after each pull won,
 * and where the event says so the lot decides them anew at an even score before the last pull.
 * Source: [SSSUTB], [TERM], [FANW] stop when two are won, [SALIFE] third end by lot, both down: again; F07.
 */
export function pullMatch(
  sides: readonly [number, number],
  pulls: readonly (number | null)[],
  { cautions, away }: { cautions: readonly number[]; away: readonly boolean[] },
  options: PullOptions,
): PullMatch {
  const wanted = pullsToWin(options.bestOf);
  const won: [number, number] = [0, 0];
  let played = 0;
  let again = false;
  for (const winner of pulls) {
    if (Math.max(...won) >= wanted) break;
    const side = winner === null ? -1 : sides.indexOf(winner);
    again = side < 0;
    if (side === 0 || side === 1) won[side]++;
    if (!again) played++;
  }
  const limit = options.cautionsOut;
  const cautioned = sides.filter((_lane, side) => limit !== null && (cautions[side] ?? 0) >= limit);
  const gone = sides.filter((_lane, side) => away[side]);
  const base = { won, played, out: cautioned };
  const lost = sides.filter((lane) => cautioned.includes(lane) || gone.includes(lane));
  if (lost.length === 2) return { ...base, winner: null, next: null };
  const other = sides.find((lane) => !lost.includes(lane)) ?? sides[0];
  if (lost.length === 1)
    return { ...base, winner: { lane: other, by: cautioned.length > 0 ? "cautions" : "status" }, next: null };
  const best = won[0] >= wanted ? sides[0] : won[1] >= wanted ? sides[1] : null;
  if (best !== null) return { ...base, winner: { lane: best, by: "pulls" }, next: null };
  return { ...base, winner: null, next: { pull: played + 1, again, ends: endsOf(sides, played, options) } };
}

function endsOf(
  [first, second]: readonly [number, number],
  played: number,
  { bestOf, changeEnds, lotForLast }: PullOptions,
): { left: number; right: number } | null {
  if (lotForLast && played === bestOf - 1) return null;
  return changeEnds && played % 2 === 1 ? { left: second, right: first } : { left: first, right: second };
}
