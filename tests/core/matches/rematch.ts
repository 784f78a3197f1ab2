import type { Bracket } from "#core/matches/bracket.ts";

/**
 * The first losers' round in which two can meet again: one lost to the other in a winners' match, the other lost further on, and
 * both won below until their ways meet. Infinity where that is only in the grand final.
 */
export function firstRematch({ matches }: Bracket<string>): number {
  const afterWin: number[] = [];
  const afterLoss: number[] = [];
  matches.forEach(({ slots }, index) => {
    for (const slot of slots) {
      if (slot.kind === "winner") afterWin[slot.match] = index;
      if (slot.kind === "loser") afterLoss[slot.match] = index;
    }
  });
  const way = (from: number | undefined, next: readonly number[]): number[] => {
    const on: number[] = [];
    for (let at = from; at !== undefined; at = next[at]) on.push(at);
    return on;
  };
  let first = Number.POSITIVE_INFINITY;
  matches.forEach(({ side }, index) => {
    if (side !== "winners") return;
    const below = new Set(way(afterLoss[index], afterWin));
    for (const later of way(afterWin[index], afterWin)) {
      if (matches[later]?.side !== "winners") continue;
      const meeting = way(afterLoss[later], afterWin).find((at) => below.has(at));
      const match = meeting === undefined ? undefined : matches[meeting];
      if (match?.side === "losers") first = Math.min(first, match.round);
    }
  });
  return first;
}
