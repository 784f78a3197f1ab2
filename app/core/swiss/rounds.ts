import type { Side } from "./standing.ts";

/** A player of a Swiss contest, as entered. */
export interface SwissPlayer<Id extends string> {
  readonly id: Id;
  /** the number by which level players are ordered */
  readonly order: number;
  readonly unit: string | null;
  /** the first round they are paired in; 1 where they are there from the beginning */
  readonly joins: number;
  /** half points for each round before they came: 0, or 1 for half a point */
  readonly missed: 0 | 1;
  /** the first round they are no longer paired in; null where they stay */
  readonly leaves: number | null;
}

/** How a match ended. A walkover was not played; of a double one neither came. A match given up was played. */
export type SwissEnding = "played" | "walkover" | "double-walkover";

export interface SwissGame<Id extends string> {
  /** the first one was at home */
  readonly players: readonly [Id, Id];
  readonly ending: SwissEnding;
  /** half points of each */
  readonly points: readonly [number, number];
}

export interface SwissRound<Id extends string> {
  readonly games: readonly SwissGame<Id>[];
  /** who had no opponent: by the pairing, or because they had asked to rest, with the half points they get for it */
  readonly byes: readonly { readonly id: Id; readonly points: 0 | 1 | 2; readonly by: "pairing" | "request" }[];
}

/** A round of one player. */
export interface SwissLine<Id extends string> {
  /** null in a round without an opponent */
  readonly opponent: Id | null;
  /** half points from it, and before it */
  readonly points: number;
  readonly before: number;
  readonly played: boolean;
  readonly side: Side | null;
  /** a bye by the pairing, or points without playing where a match was set: no bye after it */
  readonly barsBye: boolean;
  readonly bye: boolean;
}

/**
 * [SW5] What each player did round by round, by id. Rounds before they came bring what late entries get, rounds without a
 * match or bye nothing. Somebody twice in a round, or not among the players, throws: such a round is a fault of the program.
 */
export function swissLines<Id extends string>(
  players: readonly SwissPlayer<Id>[],
  rounds: readonly SwissRound<Id>[],
): Map<Id, SwissLine<Id>[]> {
  const all = new Map<Id, SwissLine<Id>[]>(players.map(({ id }) => [id, []]));
  rounds.forEach((round, at) => {
    const before = new Map([...all].map(([id, lines]) => [id, scoreOf(lines)]));
    const put = (id: Id, line: Omit<SwissLine<Id>, "before">): void => {
      const lines = all.get(id);
      if (!lines) throw new Error(`${id} is not a player`);
      if (lines.length > at) throw new Error(`${id} is twice in round ${at + 1}`);
      lines.push({ ...line, before: before.get(id) ?? 0 });
    };
    for (const { players: two, ending, points } of round.games)
      for (const own of [0, 1] as const) {
        const played = ending === "played";
        const side = played ? (own === 0 ? ("home" as const) : ("away" as const)) : null;
        const barsBye = !played && points[own] > 0;
        put(two[own], { opponent: two[1 - own] ?? null, points: points[own], played, side, barsBye, bye: false });
      }
    for (const { id, points, by } of round.byes)
      put(id, { opponent: null, points, played: false, side: null, barsBye: by === "pairing", bye: by === "pairing" });
    for (const { id, joins, missed } of players)
      if ((all.get(id)?.length ?? 0) === at) {
        const points = at + 1 < joins ? missed : 0;
        put(id, { opponent: null, points, played: false, side: null, barsBye: false, bye: false });
      }
  });
  return all;
}

/** The half points of some rounds together. */
export const scoreOf = (lines: readonly { readonly points: number }[]): number =>
  lines.reduce((sum, { points }) => sum + points, 0);
