import { playSeries } from "../matches/format.ts";

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
  won: readonly [number, number];
  /** pulls that counted */
  played: number;
  winner: { lane: number; by: "pulls" | "cautions" | "status" } | null;
  /** sides disqualified by cautions */
  out: number[];
  /** the next pull; `again` where the one before had no winner; no ends where the lot decides them */
  next: { pull: number; again: boolean; ends: Ends | null } | null;
}
export interface Ends {
  left: number;
  right: number;
}

/**
 * [SC25] A match of two sides from its pulls in order (a lane, or null where the pull has no winner and is pulled again),
 * played as a series [MA1]. The third caution, or being away, loses at once; where both sides are out nobody wins. The lot
 * puts the first side left; ends change after each pull won, and where the event says so the lot decides them anew at an
 * even score before the last pull.
 * Source: [SSSUTB], [TERM], [FANW] stop when two are won, [SALIFE] third end by lot, both down: again; F07.
 */
export function pullMatch(
  sides: readonly [number, number],
  pulls: readonly (number | null)[],
  { cautions, away }: { cautions: readonly number[]; away: readonly boolean[] },
  options: PullOptions,
): PullMatch {
  const [first, second] = sides;
  const winners = pulls.map((lane) => (lane === first ? 0 : lane === second ? 1 : null));
  const { winner, wins, counted } = playSeries(winners, options.bestOf);
  const limit = options.cautionsOut;
  const out = sides.filter((_lane, side) => limit !== null && (cautions[side] ?? 0) >= limit);
  const base = { won: wins, played: counted, out, winner: null, next: null };
  const left = sides.filter((lane, side) => !out.includes(lane) && !away[side]);
  const [other] = left;
  if (other === undefined) return base;
  if (left.length === 1) return { ...base, winner: { lane: other, by: out.length > 0 ? "cautions" : "status" } };
  if (winner !== null) return { ...base, winner: { lane: sides[winner], by: "pulls" } };
  const again = winners[winners.length - 1] === null;
  return { ...base, next: { pull: counted + 1, again, ends: endsOf(sides, counted, options) } };
}

function endsOf(
  [first, second]: readonly [number, number],
  played: number,
  { bestOf, changeEnds, lotForLast }: PullOptions,
): Ends | null {
  if (lotForLast && played === bestOf - 1) return null;
  return changeEnds && played % 2 === 1 ? { left: second, right: first } : { left: first, right: second };
}
