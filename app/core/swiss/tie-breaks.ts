import { buchholz, sonnebornBerger } from "./buchholz.ts";
import { type SwissLine, scoreOf } from "./rounds.ts";
import { virtualOpponent } from "./unplayed.ts";

/**
 * What separates equal scores. wins: matches won by playing; rounds-won: also by a bye or walkover; progressive: the scores
 * after each round added up; direct: points from the matches among those still level, where they all met each other.
 */
export type TieBreak =
  | "buchholz"
  | "buchholz-cut-1"
  | "median-buchholz"
  | "sonneborn-berger"
  | "direct"
  | "wins"
  | "rounds-won"
  | "progressive";

/**
 * How unplayed rounds count in opponents' scores. virtual@2009: a virtual opponent for one's own, half a point for each of an
 * opponent's. none@1: one's own bring nothing, an opponent's count as what they brought.
 */
export type Unplayed = "virtual@2009" | "none@1";

/** [SW7] The list of this project: what opponents scored, first without the weakest, then the match among them, then wins. */
export const usualTieBreaks: readonly TieBreak[] = ["buchholz-cut-1", "buchholz", "direct", "sonneborn-berger", "wins"];

/**
 * [SW7] [SW8] The value of a tie-break for one player; the larger is better. In half points; Sonneborn–Berger in quarters;
 * wins and rounds by number. `direct` is none of one player alone. Source: domain 7.4, [FIDE-TB], [VEGA].
 */
export function tieBreakValue<Id extends string>(
  tieBreak: Exclude<TieBreak, "direct">,
  id: Id,
  lines: ReadonlyMap<Id, readonly SwissLine<Id>[]>,
  unplayed: Unplayed,
): number {
  const own = lines.get(id) ?? [];
  const games = opponentsOf(own, lines, unplayed);
  const scores = games.map(({ opponent }) => opponent);
  switch (tieBreak) {
    case "buchholz":
      return buchholz(scores);
    case "buchholz-cut-1":
      return buchholz(scores, 1);
    case "median-buchholz":
      return buchholz(scores, 1, 1);
    case "sonneborn-berger":
      return sonnebornBerger(games);
    case "wins":
      return own.filter(({ played, points }) => played && points === 2).length;
    case "rounds-won":
      return own.filter(({ points }) => points === 2).length;
    case "progressive":
      return own.reduce((sum, { before, points }) => sum + before + points, 0);
  }
}

/** What somebody got in each round that counts, with the score of the opponent as it counts for them. */
function opponentsOf<Id extends string>(
  own: readonly SwissLine<Id>[],
  lines: ReadonlyMap<Id, readonly SwissLine<Id>[]>,
  unplayed: Unplayed,
): { points: number; opponent: number }[] {
  const virtual = unplayed === "virtual@2009";
  return own.flatMap(({ opponent, played, points, before }, at) => {
    if (!played || opponent === null)
      return virtual
        ? [{ points, opponent: virtualOpponent({ rounds: own.length, round: at + 1, before, points }).own }]
        : [];
    const theirs = lines.get(opponent) ?? [];
    const score = virtual ? scoreOf(theirs.map((line) => (line.played ? line : { points: 1 }))) : scoreOf(theirs);
    return [{ points, opponent: score }];
  });
}

/**
 * [SW7] The half points of each of some level players from the matches they played among them, or null where two of them did
 * not play each other: then it separates nobody.
 */
export function directPoints<Id extends string>(
  level: readonly Id[],
  lines: ReadonlyMap<Id, readonly SwissLine<Id>[]>,
): Map<Id, number> | null {
  const points = new Map<Id, number>();
  for (const id of level) {
    const among = (lines.get(id) ?? []).filter(
      ({ opponent, played }) => played && opponent !== null && level.includes(opponent),
    );
    if (new Set(among.map(({ opponent }) => opponent)).size < level.length - 1) return null;
    points.set(id, scoreOf(among));
  }
  return points;
}
