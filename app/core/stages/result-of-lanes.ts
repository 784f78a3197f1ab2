import type { EntrantId } from "../ids.ts";
import { reached, walkoverGames } from "../matches/format.ts";
import type { Ending, Game } from "../matches/result.ts";
import { better } from "../ranking/rank.ts";
import { bestOfThreePulls } from "../scoring/pulls.ts";
import type { LaneMark, ScoringOptions } from "../scoring/ruleset.ts";
import type { StageDraw } from "./draw.ts";
import { rulesOf } from "./group-names.ts";
import type { MatchResult } from "./play.ts";

export interface MarkedLane {
  entrant: EntrantId;
  mark: LaneMark;
}

type Pair = readonly [number, number];
type Score = Pick<MatchResult, "games" | "points" | "list">;
type Marks = readonly [LaneMark, LaneMark];

/** [ST6] Whether a match of this stage can end level: in a Swiss contest, and in a table whose rules know a draw. */
export const levelAllowed = (draw: StageDraw): boolean =>
  draw.kind === "swiss" || (draw.kind === "groups" && rulesOf(draw.rules).draw !== null);

/**
 * [ST6] The result of a match from the marks of its two lanes; null where they do not say who goes on: no marks yet, not two
 * people, or level marks unless that is `level`. [MA3] Who did not come: a walkover, written as the format says. [MA4] Who gave
 * up: retired. [MA5] Both away: nobody goes on.
 */
export function resultOfLanes(
  key: string,
  lanes: readonly MarkedLane[],
  options: ScoringOptions,
  level: boolean,
): MatchResult | null {
  const [one, other] = lanes;
  if (!one || !other || lanes.length > 2) return null;
  const players = [one.entrant, other.entrant] as const;
  const marks = [one.mark, other.mark] as const;
  const [ending, winner] = endOf(marks, options);
  if (ending === null || (ending === "played" && winner === null && !level)) return null;
  const score =
    ending === "walkover" && winner !== null ? walkoverScore(winner, options) : scoreOf(marks, winner, options);
  return { key, players, ending, winner: winner === null ? null : players[winner], ...score };
}

/** How it ended and who won; null where there is nothing to say yet. */
function endOf([one, other]: Marks, options: ScoringOptions): [Ending | null, 0 | 1 | null] {
  const [first, second] = [endingOf(one), endingOf(other)];
  if (first && second)
    return [first === "walkover" && second === "walkover" ? "double-walkover" : "double-disqualified", null];
  if (first) return [first, 1];
  if (second) return [second, 0];
  if (one.outcome === "none" || other.outcome === "none") return [null, null];
  const order = better(one, other, options);
  return ["played", order === 0 ? null : order < 0 ? 0 : 1];
}

function endingOf({ outcome }: LaneMark): Ending | null {
  if (outcome === "DNS") return "walkover";
  if (outcome === "DNF") return "retired";
  return outcome === "DQ" ? "disqualified" : null;
}

const pairOf = (winner: 0 | 1 | null, won: number, level: number): Pair =>
  winner === null ? [level, level] : winner === 0 ? [won, 0] : [0, won];

function scoreOf([one, other]: Marks, winner: 0 | 1 | null, options: ScoringOptions): Score {
  const list = listOf(one, other);
  const values = [one.value ?? 0, other.value ?? 0] as const;
  if (options.measure !== "games") {
    const counted = options.measure === "points" || options.measure === "count";
    return { games: pairOf(winner, 1, 0), points: counted ? values : [0, 0], list };
  }
  const step = 10 ** (options.digits ?? 0);
  const parts = options.match?.draws ? 2 : 1;
  const won = (mark: LaneMark, side: 0 | 1) =>
    mark.value === null ? wonIn(list, side, options) * parts : Math.round((mark.value * parts) / step);
  const sum = (side: 0 | 1) => list.reduce((all, game) => all + game[side], 0);
  return { games: [won(one, 0), won(other, 1)], points: [sum(0), sum(1)], list };
}

/** [MA4] The games that somebody without a mark had won when the match ended. */
const wonIn = (list: readonly Game[], side: 0 | 1, { match }: ScoringOptions): number =>
  list.filter((game) => reached(game, match?.game ?? null) === side).length;

/** Game by game, where both sides have their points written down. */
function listOf({ points: one = [] }: LaneMark, { points: other = [] }: LaneMark): Game[] {
  return one.length === other.length ? one.map((points, i): Game => [points, other[i] ?? 0]) : [];
}

/** [MA3] What is written down for a match that was not played. */
function walkoverScore(winner: 0 | 1, { measure, match, pulls }: ScoringOptions): Score {
  if (measure !== "games") {
    const points = measure === "points" ? (match?.walkover ?? match?.game?.target ?? 0) : 0;
    return { games: pairOf(winner, 1, 0), points: pairOf(winner, points, 0), list: [] };
  }
  const bestOf = match?.bestOf ?? (pulls ?? bestOfThreePulls).bestOf;
  const target = match?.game?.target ?? 0;
  const games = walkoverGames({ bestOf, game: match?.game ?? null }, target);
  const list = target === 0 ? [] : games.map((game): Game => (winner === 0 ? game : [game[1], game[0]]));
  const parts = match?.draws ? 2 : 1;
  return {
    games: pairOf(winner, games.length * parts, 0),
    points: pairOf(winner, games.length * target, 0),
    list,
  };
}
