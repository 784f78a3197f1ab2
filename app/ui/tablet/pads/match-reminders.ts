import type { MatchOptions, MatchPlay } from "#core/scoring/match.ts";

// Pure: who serves, and on which side of the pad each stands. Nothing of it is a result.

type Side = 0 | 1;
const other = (side: Side): Side => (side === 0 ? 1 : 0);

/** Whether the second side stands left: ends change after every game, and once in the last one. */
export function isMirrored({ games, current }: MatchPlay, { endsAt }: MatchOptions): boolean {
  if (endsAt === undefined) return false;
  const done = games.filter(({ closed, winner }) => closed && winner !== null).length;
  const inLast = current?.last === true && Math.max(...current.points) >= endsAt;
  return ((current ? done : Math.max(0, done - 1)) % 2 === 1) !== inLast;
}

/** Whether ends were changed just now: before the first point of a game, or at the point in the last one. */
export function hasJustChanged({ games, current }: MatchPlay, { endsAt }: MatchOptions): boolean {
  if (endsAt === undefined || !current) return false;
  const [a, b] = current.points;
  if (a + b === 0) return games.some(({ closed }) => closed);
  return current.last && Math.max(a, b) === endsAt && Math.min(a, b) < endsAt;
}

/**
 * Who serves the next point: `first` served first in the match, `lastPoint` is the side that made the last one in this game;
 * null where the sport has no serve.
 */
export function serverOf(
  { games, current }: MatchPlay,
  { serve }: MatchOptions,
  first: Side,
  lastPoint: Side | null,
): Side | null {
  if (serve === undefined || !current) return null;
  const closed = games.filter((game) => game.closed && game.winner !== null);
  if (serve === "winner") return lastPoint ?? closed[closed.length - 1]?.winner ?? first;
  const opens = closed.length % 2 === 0 ? first : other(first);
  const played = current.points[0] + current.points[1];
  // from a point short of the target on both sides each serves once
  const turns = current.rule ? 2 * (current.rule.target - 1) : Number.POSITIVE_INFINITY;
  const changes = played < turns ? Math.floor(played / serve) : Math.floor(turns / serve) + (played - turns);
  return changes % 2 === 0 ? opens : other(opens);
}
