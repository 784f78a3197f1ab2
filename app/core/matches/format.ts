import type { Game } from "./result.ts";

/** When one game ends: at `target` with a lead of `lead`, at `cap` in any case. */
export type GameRule = {
  readonly target: number;
  readonly lead: number;
  readonly cap: number | null;
};

/** A match: the best of `bestOf` games. `game` is null where only winners of games are written down (pulls, boards). */
export interface MatchFormat {
  readonly bestOf: number;
  readonly game: GameRule | null;
  /** the rule of the last possible game, where it is another one */
  readonly lastGame?: GameRule;
}

/** [MA2] Games as data. Source: domain 7.6 (table tennis [PGSI], badminton [MSD], [HAUST]); volleyball from memory (FIVB). */
export const gameRules = {
  tableTennis: { target: 11, lead: 2, cap: null },
  badminton: { target: 21, lead: 2, cap: 30 },
  volleyball: { target: 25, lead: 2, cap: null },
  volleyballLast: { target: 15, lead: 2, cap: null },
} as const satisfies Record<string, GameRule>;

/** [MA1] The games that win a best of `bestOf`. Source: domain 7.6 ([BM]); B29, B30. */
export function winsNeeded(bestOf: number): number {
  if (!Number.isInteger(bestOf) || bestOf < 1) throw new RangeError(`no best of ${bestOf}`);
  return Math.floor(bestOf / 2) + 1;
}

export interface Series {
  /** 0 is the first side, 1 the second; null while nobody has won */
  readonly winner: 0 | 1 | null;
  readonly wins: readonly [number, number];
  /** the games that count; those after the decision and those without a winner do not */
  readonly counted: number;
  /** entries after which play stopped; those behind it should not have been played */
  readonly stoppedAfter: number | null;
}

/**
 * [MA1] A series of games, given by their winners; null is a game without a winner, which is played again and counts for
 * nothing (a pull with both teams down). Play stops when one side has the games it needs.
 * Source: domain 7.6, 6.3 ([FANW] stop when two are won, [SALIFE] pull again); F06, F07.
 */
export function playSeries(winners: readonly (0 | 1 | null)[], bestOf: number): Series {
  const needed = winsNeeded(bestOf);
  const wins: [number, number] = [0, 0];
  for (let i = 0; i < winners.length; i++) {
    const winner = winners[i] ?? null;
    if (winner === null) continue;
    wins[winner]++;
    if (wins[winner] === needed) return { winner, wins, counted: wins[0] + wins[1], stoppedAfter: i + 1 };
  }
  return { winner: null, wins, counted: wins[0] + wins[1], stoppedAfter: null };
}

/** [MA2] The winner's score with which a game ends where the loser has `loser` points; null where it would have ended before. */
export function endsAt({ target, lead, cap }: GameRule, loser: number): number | null {
  const wanted = Math.max(target, loser + lead);
  const ends = cap === null ? wanted : Math.min(cap, wanted);
  return ends > loser ? ends : null;
}

/** [MA2] The side that has a finished game with these points, stray points after its end included; null while it runs. */
export function reached([a, b]: Game, rule: GameRule | null): 0 | 1 | null {
  if (!rule || a === b) return null;
  const ends = endsAt(rule, Math.min(a, b)) ?? Math.min(a, b) + 1;
  return Math.max(a, b) < ends ? null : a > b ? 0 : 1;
}

/**
 * [MA3] The games that are written down for a walkover, the winner first: as many as win the match, each `game` to nothing –
 * 25:0 three times, 11:0, or 20:0 where the sport says so. The entry stays flagged by its ending.
 * Source: domain 7.6 (20:0, 25:0 ×3, 3:0; P for the other sports).
 */
export function walkoverGames(format: MatchFormat, game: number = format.game?.target ?? 1): Game[] {
  const games: Game[] = [];
  for (let i = 0; i < winsNeeded(format.bestOf); i++) games.push([game, 0]);
  return games;
}
