import { accept, type Decision, refuse } from "../decision.ts";
import { endsAt, type GameRule, type MatchFormat, playSeries, type Series, winsNeeded } from "./format.ts";
import type { Game } from "./result.ts";

/** Why a game cannot have ended, or stand, like this. `ends` is the winner's score with which it ends for that loser. */
export type GameRefusal =
  | { readonly kind: "no-score" }
  | { readonly kind: "level" }
  | { readonly kind: "unfinished"; readonly ends: number }
  | { readonly kind: "past-its-end"; readonly ends: number };

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
