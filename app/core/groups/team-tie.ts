import { accept, type Decision, refuse } from "../decision.ts";
import { winsNeeded } from "../matches/format.ts";
import type { LineUp, TieOrder } from "./line-up.ts";

/** How one rubber ended. Without a winner neither side came: it counts for nobody. */
export interface RubberResult {
  readonly winner: 0 | 1 | null;
  readonly games: readonly [number, number];
  readonly points: readonly [number, number];
  readonly ending: "played" | "walkover" | "retired";
}

export interface Rubber<Id extends string> {
  /** from 1 */
  readonly number: number;
  readonly home: readonly Id[];
  readonly away: readonly Id[];
  /** open: still to be played, also at the same time as others. not-needed: the contest was decided before */
  readonly status: "done" | "open" | "not-needed";
  readonly result: RubberResult | null;
}

export interface TeamTie<Id extends string> {
  readonly rubbers: readonly Rubber<Id>[];
  /** rubbers won, games and points of all rubbers, home first */
  readonly wins: readonly [number, number];
  readonly games: readonly [number, number];
  readonly points: readonly [number, number];
  /** null while it is not decided, and where all is played and the teams are level */
  readonly winner: 0 | 1 | null;
  readonly over: boolean;
}

export type TeamTieRefusal =
  /** results of rubbers that are not played any more; `after` is the rubber that decided */
  | { readonly kind: "decided-before"; readonly after: number; readonly rubbers: readonly number[] }
  | { readonly kind: "no-such-rubber"; readonly rubber: number; readonly most: number };

const nothing = [0, 0] as const;

/**
 * [RR20] A contest of two teams from its line-ups and the results so far, rubber by rubber, null where there is none yet. More than half
 * of the rubbers wins [MA1], and then play stops unless `playAll`. An empty position loses its rubbers; where neither side has
 * anybody, or neither came, nobody wins. When all is done the team with more rubbers has won. Rubbers count in their order; refused
 * are results behind the one that decided.
 * Source: domain 7.6 ([LIUAN] five singles, best of five), walkovers P.
 */
export function teamTie<Id extends string>(
  order: TieOrder,
  lineUps: readonly [LineUp<Id>, LineUp<Id>],
  results: readonly (RubberResult | null)[],
  { playAll, walkover }: { playAll: boolean; walkover: { games: number; points: number } },
): Decision<TeamTie<Id>, TeamTieRefusal> {
  const { length } = order.rubbers;
  if (results.length > length) return refuse({ kind: "no-such-rubber", rubber: length + 1, most: length });
  const needed = winsNeeded(length);
  const wins: [number, number] = [0, 0];
  const games: [number, number] = [0, 0];
  const points: [number, number] = [0, 0];
  const rubbers: Rubber<Id>[] = [];
  let decidedAfter: number | null = null;
  const behind: number[] = [];
  order.rubbers.forEach(([one, other], i) => {
    const [home, away] = [lineUps[0][one] ?? [], lineUps[1][other] ?? []];
    const number = i + 1;
    const stopped = decidedAfter !== null && !playAll;
    if (stopped && results[i]) behind.push(number);
    const result = stopped ? null : (emptySide(home, away, walkover) ?? results[i] ?? null);
    rubbers.push({ number, home, away, status: stopped ? "not-needed" : result ? "done" : "open", result });
    if (!result) return;
    if (result.winner !== null) wins[result.winner]++;
    for (const side of [0, 1] as const) {
      games[side] += result.games[side];
      points[side] += result.points[side];
    }
    if (decidedAfter === null && Math.max(...wins) >= needed) decidedAfter = number;
  });
  if (decidedAfter !== null && behind.length > 0)
    return refuse({ kind: "decided-before", after: decidedAfter, rubbers: behind });
  const decided = decidedAfter !== null;
  const stated = rubbers.map((rubber) =>
    rubber.status === "open" && decided && !playAll ? { ...rubber, status: "not-needed" as const } : rubber,
  );
  const over = stated.every(({ status }) => status !== "open");
  const ahead = wins[0] === wins[1] ? null : wins[0] > wins[1] ? 0 : 1;
  return accept({ rubbers: stated, wins, games, points, winner: over || decided ? ahead : null, over });
}

/** The result of a rubber that a side cannot play; null where both have people. */
function emptySide(
  home: readonly unknown[],
  away: readonly unknown[],
  { games, points }: { games: number; points: number },
): RubberResult | null {
  if (home.length > 0 && away.length > 0) return null;
  const ending = "walkover" as const;
  if (home.length > 0) return { winner: 0, games: [games, 0], points: [points, 0], ending };
  if (away.length > 0) return { winner: 1, games: [0, games], points: [0, points], ending };
  return { winner: null, games: nothing, points: nothing, ending };
}
