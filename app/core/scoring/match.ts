import { type GameRule, playSeries, winsNeeded } from "../matches/format.ts";
import type { SheetState } from "./fold.ts";
import { decided, laneOf, nothing } from "./lane.ts";
import type { LaneMark } from "./ruleset.ts";

/** How a match of two sides is scored. */
export type MatchOptions = {
  bestOf: number;
  /** points are tapped; how a game of them ends by itself: null where the referee ends it (by time). Absent: no points */
  game?: GameRule | null;
  /** the rule of the last possible game, where it is another one */
  lastGame?: GameRule;
  /** what one touch can add; absent = 1 */
  steps?: number[];
  /** a game can end level, half of it for each side */
  draws?: boolean;
  /** so many serves in a row, one each once both are a point short of the target; "winner" = of the point; absent = no serve */
  serve?: number | "winner";
  /** ends are changed after every game, and in the last one when a side first has so many points; absent = not looked at */
  endsAt?: number;
  /** what is written down for a game that was not played; absent = the target */
  walkover?: number;
};

export interface PlayedGame {
  /** 1 for the first */
  game: number;
  points: readonly [number, number];
  /** the side that won it, 0 or 1; null while it runs, where it was level, and where it is played again */
  winner: 0 | 1 | null;
  /** the referee has closed it */
  closed: boolean;
}

export interface MatchPlay {
  /** those with an entry, in order */
  games: PlayedGame[];
  /** games won; a level one is half a game for each */
  won: readonly [number, number];
  winner: 0 | 1 | null;
  /** nothing is left to play: won, level to the end, or somebody is away */
  over: boolean;
  /** the one being played, with what it stands at; null once the match is over */
  current: { game: number; points: readonly [number, number]; rule: GameRule | null; last: boolean } | null;
}

type Sides = readonly [number, number];

const ruleOf = ({ bestOf, game = null, lastGame }: MatchOptions, number: number): GameRule | null =>
  number === bestOf ? (lastGame ?? game) : game;

function gamesOf(sheet: SheetState, sides: Sides): PlayedGame[] {
  const tapped = sides.map((lane) => laneOf(sheet, lane).points);
  const numbers = new Set([sheet.games, ...tapped].flatMap((by) => Object.keys(by).map(Number)));
  return [...numbers]
    .sort((a, b) => a - b)
    .map((game) => {
      const entry = sheet.games[game];
      const points = entry?.score ?? ([tapped[0]?.[game] ?? 0, tapped[1]?.[game] ?? 0] as const);
      const winner = entry?.winner === sides[0] ? 0 : entry?.winner === sides[1] ? 1 : null;
      return { game, points, winner, closed: entry !== undefined };
    });
}

/**
 * [SC26] A match as it stands, from the points tapped in each game and the games the referee closed: a series [MA1]. Whoever
 * meets somebody that is away has won; a game without a winner is played again, or where games can be level half of it
 * goes to each.
 */
export function matchPlay(sheet: SheetState, options: MatchOptions, sides: Sides): MatchPlay {
  const games = gamesOf(sheet, sides);
  const isLevel = ({ closed, winner }: PlayedGame) => closed && winner === null && options.draws === true;
  const series = playSeries(
    games.map(({ winner }) => winner),
    options.bestOf,
  );
  const half = games.filter(isLevel).length / 2;
  const won = [series.wins[0] + half, series.wins[1] + half] as const;
  const away = sides.map((lane) => laneOf(sheet, lane).status !== null);
  const by = away[0] === away[1] ? series.winner : away[0] ? 1 : 0;
  const played = series.counted + half * 2;
  // level games can leave a match level when all are played
  const lead = won[0] === won[1] ? null : won[0] > won[1] ? 0 : 1;
  const all = series.winner === null && half > 0 && played >= options.bestOf;
  const over = by !== null || all || (away[0] === true && away[1] === true);
  const running = games.find(({ closed }) => !closed);
  const next = running?.game ?? (games[games.length - 1]?.game ?? 0) + 1;
  const number = played + 1;
  return {
    games,
    won,
    winner: by ?? (all ? lead : null),
    over,
    current: over
      ? null
      : {
          game: next,
          points: running?.points ?? [0, 0],
          rule: ruleOf(options, number),
          last: number === options.bestOf,
        },
  };
}

const total = (games: readonly PlayedGame[], side: 0 | 1) => games.reduce((sum, { points }) => sum + points[side], 0);

/**
 * [SC26] The marks of a match: the games each side has won, half games where they can be level; where one game decides on
 * points, those points. Typed ones stand. [MA3] Whoever has nobody to meet, or meets somebody who did not come, has what a
 * walkover is worth. [SC4] A sheet cannot be handed in while the match is open.
 */
export function marksOfMatch(
  sheet: SheetState,
  { match, measure, digits = 0 }: { match: MatchOptions; measure: string; digits?: number },
  lanes: readonly number[],
): LaneMark[] {
  const [left = 0, right = 0] = lanes;
  const play = matchPlay(sheet, match, [left, right]);
  const ofPoints = measure === "points";
  const rule = match.game ?? null;
  const walkover = ofPoints ? (match.walkover ?? rule?.target ?? 1) : winsNeeded(match.bestOf) * 10 ** digits;
  const typed = lanes.map((lane) => laneOf(sheet, lane).set);
  const settled = play.over || typed.some((set) => set !== null);
  return lanes.map((lane, index) => {
    const side = index === 0 ? 0 : 1;
    const state = laneOf(sheet, lane);
    const points = play.games.map((one) => one.points[side]);
    // of a tie the singles' own scores may be written down
    const scored = match.game !== undefined || play.games.some((one) => one.points[0] + one.points[1] > 0);
    const written = scored && !ofPoints && points.length > 0;
    const above = decided(lane, state);
    // [MA4] what was played stays in the record
    if (above) return written && (above.outcome === "DNF" || above.outcome === "DQ") ? { ...above, points } : above;
    const valid = (value: number): LaneMark => ({ ...nothing(lane), outcome: "valid", value });
    if (state.set) return { ...valid(state.set.value), ...(state.set.points && { points: state.set.points }) };
    if (lanes.length === 1) return sheet.submitted ? valid(walkover) : nothing(lane);
    if (sheet.submitted && !settled) return nothing(lane);
    if (play.games.length === 0) return play.winner === side ? valid(walkover) : nothing(lane);
    const mark = valid(ofPoints ? total(play.games, side) : play.won[side] * 10 ** digits);
    return written ? { ...mark, points } : mark;
  });
}
