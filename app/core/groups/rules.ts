/** What two who are level are compared by; more is better. A ratio compares exactly, and with nothing lost it is infinite. */
export type Measure =
  | "match-points"
  | "wins"
  | "game-ratio"
  | "game-difference"
  | "games-won"
  | "point-ratio"
  | "point-difference"
  | "points-won"
  /** the match points taken from each opponent times that opponent's match points */
  | "sonneborn-berger";

/** One step of the order: a measure over all matches, or over those among the people who are level. */
export interface Criterion {
  readonly of: Measure;
  readonly among: "all" | "tied";
  /** only where exactly two are level: their match */
  readonly when?: "two" | undefined;
}

/** A score: games and points. */
export interface Score {
  readonly games: number;
  readonly points: number;
}

/** How the table of a group is made, as data. Match points are whole numbers of 1 / `parts`. */
export interface GroupRules {
  /** with its edition: rules that change get another one */
  readonly id: string;
  /** what says who won a match that was played */
  readonly by: "games" | "points";
  readonly parts: 1 | 2;
  readonly win: number;
  /** null: there is always a winner */
  readonly draw: number | null;
  readonly loss: number;
  /** for a loss by not coming */
  readonly absent: number;
  /** for a loss by giving up or being taken out */
  readonly unfinished: number;
  /** instead of win and loss where a match was lost by one game and the loser had won one */
  readonly close: { readonly win: number; readonly loss: number } | null;
  /** what the winner of a walkover is given, to nothing, where the entry has no score */
  readonly walkover: Score;
  /** what stands, to nothing, where a match was given up to somebody who was not ahead; null: what was played */
  readonly givenUp: Score | null;
  /** not coming, giving up or being taken out: the match counts as lost, or all matches of that one are deleted */
  readonly absence: "counts" | "deletes";
  /** one after the other; as soon as one separates, those still level begin again with the first. Then there is the lot */
  readonly criteria: readonly Criterion[];
}

const overAll = (of: Measure): Criterion => ({ of, among: "all" });
const amongTied = (of: Measure): Criterion => ({ of, among: "tied" });
const theirMatch: Criterion = { of: "wins", among: "tied", when: "two" };

const plain = { parts: 1, draw: null, close: null, givenUp: null, absence: "counts" } as const;
const pointsOf = (win: number, loss: number, none: number) => ({ win, loss, absent: none, unfinished: none });

/**
 * [RR10] Table tennis: win 2, loss 1, an unplayed or unfinished match 0; then only the matches among those level: match
 * points, ratio of games, ratio of points. Source: domain 7.5 (ITTF 3.7.5 from memory; [PGSI], [AUR]); B42–B44.
 */
export const tableTennis: GroupRules = {
  ...plain,
  ...pointsOf(2, 1, 0),
  id: "table-tennis@1",
  by: "games",
  walkover: { games: 3, points: 33 },
  criteria: [overAll("match-points"), amongTied("match-points"), amongTied("game-ratio"), amongTied("point-ratio")],
};

/** [RR10] Table tennis with differences, then numbers won, instead of ratios. Source: [PGSI], a local event's rules; order P. */
export const tableTennisDifferences: GroupRules = {
  ...tableTennis,
  id: "table-tennis-differences@1",
  criteria: [
    overAll("match-points"),
    ...(["match-points", "game-difference", "games-won", "point-difference", "points-won"] as const).map(amongTied),
  ],
};

/**
 * [RR11] Badminton: wins; two level: their match; three or more: difference of games over all matches, then of points; whenever
 * two are left, their match. Who does not come, gives up or is taken out has all results deleted.
 * Source: domain 7.5 ([BWF16.2], [BADC]); B40, B41.
 */
export const badminton: GroupRules = {
  ...plain,
  ...pointsOf(1, 0, 0),
  id: "badminton@1",
  by: "games",
  walkover: { games: 2, points: 42 },
  absence: "deletes",
  criteria: [overAll("wins"), theirMatch, overAll("game-difference"), overAll("point-difference")],
};

/**
 * [RR12] Basketball: win 2, loss 1, also by default, forfeit 0 and 20:0; among those level points, difference of goals, goals; then over
 * all matches difference, goals. Source: domain 7.5 ([FIBA-D], [NX] 20:0); 2:0 where the other was not ahead from memory; B32–B34.
 */
export const basketball: GroupRules = {
  ...plain,
  ...pointsOf(2, 1, 0),
  unfinished: 1,
  id: "basketball@1",
  by: "points",
  walkover: { games: 0, points: 20 },
  givenUp: { games: 0, points: 2 },
  criteria: [
    overAll("match-points"),
    ...(["match-points", "point-difference", "points-won"] as const).map(amongTied),
    overAll("point-difference"),
    overAll("points-won"),
  ],
};

/** [RR12] Basketball's older edition, with goals divided by goals against. Source: domain 7.5 ([PRONO]); order from memory. */
export const basketballAverage: GroupRules = {
  ...basketball,
  id: "basketball-average@1",
  criteria: [
    overAll("match-points"),
    amongTied("match-points"),
    amongTied("point-ratio"),
    overAll("point-ratio"),
    overAll("points-won"),
  ],
};

/**
 * [RR13] Volleyball: wins; points 3 and 0, or 2 and 1 after a last set; ratio of sets, ratio of points; then a new table of the
 * matches among those level, for two their match. Source: domain 7.5 ([FIVB], [CEV]); B35–B39.
 */
export const volleyball: GroupRules = {
  ...plain,
  ...pointsOf(3, 0, 0),
  id: "volleyball@1",
  by: "games",
  close: { win: 2, loss: 1 },
  walkover: { games: 3, points: 75 },
  criteria: [
    ...(["wins", "match-points", "game-ratio", "point-ratio"] as const).map(overAll),
    ...(["wins", "match-points", "game-ratio", "point-ratio"] as const).map(amongTied),
  ],
};

/**
 * [RR14] Chess and other boards, in halves: win 1, draw ½, loss 0; then what is announced, unless said otherwise the match points
 * among those level, Sonneborn–Berger, number of wins. Source: domain 7.5 ([FIDE-TB] an announced list); this list P.
 */
export const chess: GroupRules = {
  ...plain,
  ...pointsOf(2, 0, 0),
  parts: 2,
  draw: 1,
  id: "chess@1",
  by: "games",
  walkover: { games: 1, points: 0 },
  criteria: [overAll("match-points"), amongTied("match-points"), overAll("sonneborn-berger"), overAll("wins")],
};

/** [RR15] Matches of a union meet: win 2, loss 1, not come 0. Source: domain 7.5 ([CARD]); after the points P. */
export const union: GroupRules = {
  ...plain,
  ...pointsOf(2, 1, 0),
  unfinished: 1,
  id: "union@1",
  by: "games",
  walkover: { games: 1, points: 0 },
  criteria: [
    overAll("match-points"),
    amongTied("match-points"),
    overAll("game-difference"),
    overAll("point-difference"),
    overAll("points-won"),
  ],
};

/** [RR15] With draws: win 3, draw 1, loss 0, by goals. Source: domain 13 row 18; the order after the points P. */
export const unionGoals: GroupRules = {
  ...union,
  ...pointsOf(3, 0, 0),
  draw: 1,
  id: "union-3-1-0@1",
  by: "points",
  walkover: { games: 0, points: 3 },
  criteria: [
    overAll("match-points"),
    overAll("point-difference"),
    overAll("points-won"),
    amongTied("match-points"),
    amongTied("point-difference"),
  ],
};

/** [RR15] A scoring league of tug-of-war: win 10, loss 0; then as a union meet. Source: domain 6.3 ([ISHARE]); B53. */
export const tugOfWar: GroupRules = { ...union, ...pointsOf(10, 0, 0), id: "tug-of-war@1" };

/** All editions, by their id. */
export const groupRules: readonly GroupRules[] = [
  tableTennis,
  tableTennisDifferences,
  badminton,
  basketball,
  basketballAverage,
  volleyball,
  chess,
  union,
  unionGoals,
  tugOfWar,
];
