/**
 * [SW8] The points of the virtual opponent of somebody who did not play in a round: as many as they had before it, then what
 * they did not get in it, then half a point for each round that is left. All in half points: 2 for a win.
 * Source: domain 7.4 [VEGA], the federation's rule of 2009; B49, B50. Later editions differ and are not built.
 */
export function virtualOpponent(game: VirtualGame): { own: number; before: number; inRound: number; later: number } {
  const { rounds, round, before, points } = game;
  if (round < 1 || round > rounds) throw new RangeError(`round ${round} of ${rounds}`);
  const parts = { before, inRound: 2 - points, later: rounds - round };
  return { own: parts.before + parts.inRound + parts.later, ...parts };
}

export interface VirtualGame {
  readonly rounds: number;
  /** the one that was not played, from 1 */
  readonly round: number;
  /** half points before it, and from it */
  readonly before: number;
  readonly points: number;
}
