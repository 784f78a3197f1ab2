import type { Ratio } from "../number.ts";
import type { GroupMatch } from "./group-match.ts";
import type { GroupRules } from "./rules.ts";

/** What somebody has from some matches. Match points are in 1 / `parts` of the rules. */
export interface Tally {
  readonly played: number;
  readonly won: number;
  readonly drawn: number;
  readonly lost: number;
  readonly matchPoints: number;
  readonly games: Ratio;
  readonly points: Ratio;
}

const none: Tally = {
  played: 0,
  won: 0,
  drawn: 0,
  lost: 0,
  matchPoints: 0,
  games: { won: 0, lost: 0 },
  points: { won: 0, lost: 0 },
};

/** What a match brings to one of the two. */
export interface MatchSide<Id extends string> {
  readonly id: Id;
  readonly opponent: Id;
  readonly tally: Tally;
}

/**
 * [RR8] What a match brings to a and to b; nothing where it is void. A walkover is written with the rules' score where the
 * entry has none; a match given up counts as played. [RR12] Given up to somebody who was not ahead it counts 2:0.
 * Source: domain 7.5, 7.6; B34–B36, B43, B44.
 */
export function sidesOf<Id extends string>(match: GroupMatch<Id>, rules: GroupRules): MatchSide<Id>[] {
  if (match.outcome === "void") return [];
  const { a, b } = match;
  const winner = winnerOf(match, rules);
  const [games, points] = scoreOf(match, winner, rules);
  return ([0, 1] as const).map((at) => {
    const [id, opponent] = at === 0 ? [a, b] : [b, a];
    const other = at === 0 ? 1 : 0;
    const won = winner === at;
    const drawn = winner === null && match.outcome === "played";
    return {
      id,
      opponent,
      tally: {
        played: 1,
        won: won ? 1 : 0,
        drawn: drawn ? 1 : 0,
        lost: won || drawn ? 0 : 1,
        matchPoints: drawn ? (rules.draw ?? 0) : matchPoints(match, won, games, rules),
        games: { won: games[at], lost: games[other] },
        points: { won: points[at], lost: points[other] },
      },
    };
  });
}

type Pair = readonly [number, number];

function winnerOf<Id extends string>(
  { a, winner, outcome, ...score }: GroupMatch<Id>,
  { by }: GroupRules,
): 0 | 1 | null {
  if (winner !== null) return winner === a ? 0 : 1;
  const [one, other] = score[by];
  return outcome !== "played" || one === other ? null : one > other ? 0 : 1;
}

function scoreOf(
  { games, points, outcome }: GroupMatch<string>,
  winner: 0 | 1 | null,
  rules: GroupRules,
): [Pair, Pair] {
  const given = (to: { games: number; points: number }): [Pair, Pair] =>
    winner === 1
      ? [
          [0, to.games],
          [0, to.points],
        ]
      : [
          [to.games, 0],
          [to.points, 0],
        ];
  const empty = games[0] + games[1] + points[0] + points[1] === 0;
  if (outcome === "walkover" && empty) return given(rules.walkover);
  if ((outcome === "retired" || outcome === "disqualified") && rules.givenUp && winner !== null) {
    const counted = rules.by === "games" ? games : points;
    if (counted[winner] <= counted[winner === 0 ? 1 : 0]) return given(rules.givenUp);
  }
  return [games, points];
}

function matchPoints({ outcome }: GroupMatch<string>, won: boolean, [one, other]: Pair, rules: GroupRules): number {
  const narrow = Math.abs(one - other) === 1 && Math.min(one, other) > 0;
  const { win, loss } = outcome === "played" && narrow && rules.close ? rules.close : rules;
  if (won) return win;
  if (outcome === "played") return loss;
  return outcome === "retired" || outcome === "disqualified" ? rules.unfinished : rules.absent;
}

const together = (a: Ratio, b: Ratio): Ratio => ({ won: a.won + b.won, lost: a.lost + b.lost });

/** [RR8] What these sides of matches bring together to each of `ids`. */
export function tallies<Id extends string>(ids: readonly Id[], sides: readonly MatchSide<Id>[]): Map<Id, Tally> {
  const all = new Map<Id, Tally>(ids.map((id) => [id, none]));
  for (const { id, tally } of sides) {
    const before = all.get(id);
    if (!before) continue;
    all.set(id, {
      played: before.played + tally.played,
      won: before.won + tally.won,
      drawn: before.drawn + tally.drawn,
      lost: before.lost + tally.lost,
      matchPoints: before.matchPoints + tally.matchPoints,
      games: together(before.games, tally.games),
      points: together(before.points, tally.points),
    });
  }
  return all;
}
