import { accept, type Decision, refuse } from "../decision.ts";
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

/** Why a game cannot have ended, or stand, like this. `ends` is the winner's score with which it ends for that loser. */
export type GameRefusal =
  | { readonly kind: "no-score" }
  | { readonly kind: "level" }
  | { readonly kind: "unfinished"; readonly ends: number }
  | { readonly kind: "past-its-end"; readonly ends: number };

/** [MA2] The winner's score with which a game ends where the loser has `loser` points; null where it would have ended before. */
export function endsAt({ target, lead, cap }: GameRule, loser: number): number | null {
  const wanted = Math.max(target, loser + lead);
  const ends = cap === null ? wanted : Math.min(cap, wanted);
  return ends > loser ? ends : null;
}

/**
 * [MA2] The winner of a finished game. Refused: what is no score, level scores, a game that is not over or was over before –
 * with the winner's score it would end with. Source: domain 7.6 ([PGSI] 11, two clear; [MSD] 21, cap 30).
 */
export function gameWinner(game: Game, rule: GameRule | null): Decision<0 | 1, GameRefusal> {
  const [a, b] = game;
  if (!isScore(a) || !isScore(b)) return refuse({ kind: "no-score" });
  if (a === b) return refuse({ kind: "level" });
  const high = Math.max(a, b);
  const ends = rule ? endsAt(rule, Math.min(a, b)) : high;
  if (ends === null) return refuse({ kind: "past-its-end", ends: rule?.cap ?? high });
  if (high !== ends) return refuse({ kind: high < ends ? "unfinished" : "past-its-end", ends });
  return accept(a > b ? 0 : 1);
}

const isScore = (points: number): boolean => Number.isInteger(points) && points >= 0;

/** Why games do not make a match; `game` counts from 1. */
export type MatchRefusal =
  | { readonly kind: "game"; readonly game: number; readonly why: GameRefusal }
  | { readonly kind: "decided-before"; readonly after: number }
  | { readonly kind: "undecided"; readonly wins: readonly [number, number]; readonly needed: number };

const ruleOf = ({ bestOf, game, lastGame }: MatchFormat, index: number): GameRule | null =>
  index === bestOf - 1 ? (lastGame ?? game) : game;

/** [MA1] [MA2] Finished games one after the other, as far as they go; refused are a bad game and games after the decision. */
export function playGames(games: readonly Game[], format: MatchFormat): Decision<Series, MatchRefusal> {
  const winners: (0 | 1)[] = [];
  for (let i = 0; i < games.length; i++) {
    const game = games[i];
    if (!game) continue;
    const decided = gameWinner(game, ruleOf(format, i));
    if (!decided.ok) return refuse({ kind: "game", game: i + 1, why: decided.refusal });
    winners.push(decided.value);
  }
  const series = playSeries(winners, format.bestOf);
  const after = series.stoppedAfter;
  return after !== null && after < games.length ? refuse({ kind: "decided-before", after }) : accept(series);
}

/** [MA1] [MA2] The winner of a whole match; refused also where nobody has the games needed yet. */
export function matchWinner(games: readonly Game[], format: MatchFormat): Decision<0 | 1, MatchRefusal> {
  const played = playGames(games, format);
  if (!played.ok) return played;
  const { winner, wins } = played.value;
  return winner === null ? refuse({ kind: "undecided", wins, needed: winsNeeded(format.bestOf) }) : accept(winner);
}

/**
 * [MA4] Whether these games can stand in a match that was given up: the last one may be unfinished, also level; the others
 * are whole, and nobody had won yet. Source: domain 7.6 (points played stay in the record).
 */
export function retiredGames(games: readonly Game[], format: MatchFormat): Decision<readonly Game[], MatchRefusal> {
  const last = games.length - 1;
  const unfinished = last >= 0 && isUnderWay(games[last] ?? [0, 0], ruleOf(format, last));
  const played = playGames(unfinished ? games.slice(0, last) : games, format);
  if (!played.ok) return played;
  const after = played.value.stoppedAfter;
  return after === null ? accept(games) : refuse({ kind: "decided-before", after });
}

function isUnderWay([a, b]: Game, rule: GameRule | null): boolean {
  if (!isScore(a) || !isScore(b)) return false;
  if (a === b) return rule === null || endsAt(rule, a) !== null;
  const ends = rule && endsAt(rule, Math.min(a, b));
  return ends !== null && Math.max(a, b) < ends;
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
