import { gameRules } from "../matches/format.ts";
import type { EventPlan } from "../rounds/plan.ts";
import type { MatchOptions } from "../scoring/match.ts";
import type { ScoringOptions } from "../scoring/ruleset.ts";
import type { StagePlan } from "../stages/plan.ts";
import { stageDefaults } from "../stages/plan-defaults.ts";
import { alone, type Entering, type EventTemplate, pair, team } from "./template.ts";

type Way = Partial<Omit<StagePlan, "groups">> & { rules: string };

/** Two by two, in the format most meets use, which the organizer can change; nobody's mark says anything of another pair's. */
const twoByTwo = ({ rules, ...way }: Way): Partial<EventPlan> => ({
  lanes: 2,
  finalMode: "round-before",
  stages: { ...stageDefaults, ...way, groups: { ...stageDefaults.groups, rules } },
});

const minutes = (count: number): number => count * 60_000;

const match = <Key extends string>(
  key: Key,
  people: Entering,
  rules: MatchOptions,
  way: Way,
  options: Partial<ScoringOptions> = {},
): EventTemplate<Key> => ({
  key,
  ruleset: "match@1",
  options: { ...options, match: rules },
  plan: twoByTwo(way),
  people,
  questions: [],
});

/** [MA2] Games of points; serves in a row, and at how many points the last game changes ends, from memory (ITTF, BWF, air volleyball). */
const tableTennis: MatchOptions = { bestOf: 3, game: gameRules.tableTennis, serve: 2, endsAt: 5 };
const badminton: MatchOptions = { bestOf: 3, game: gameRules.badminton, serve: "winner", endsAt: 11 };
const airVolleyball: MatchOptions = {
  bestOf: 3,
  game: { target: 21, lead: 2, cap: null },
  lastGame: gameRules.volleyballLast,
  serve: "winner",
  endsAt: 8,
};
/** time ends it, the points decide; 20:0 where a side does not come */
const basketball: MatchOptions = { bestOf: 1, game: null, steps: [1, 2, 3], walkover: 20 };
const levels: MatchOptions = { bestOf: 1, game: null };

/** [CT2] [ST1] What is met two by two. Source: domain 6.3, 6.4 rows 19, 70–75, 7.5, 7.6 ([TUG17], [LIUAN], [CARD], [NX]). */
export const matchTemplates = [
  {
    key: "tug-of-war" as const,
    ruleset: "tug-of-war@1",
    options: {},
    // drawn anew for every round; the last three are the first prize's
    plan: {
      ...twoByTwo({
        ...{ rules: "tug-of-war@1", format: "redrawn", prizesBy: "round", matchMs: minutes(15) },
        redraw: { ...stageDefaults.redraw, stopAt: 3 },
      }),
      prizes: 4,
    },
    people: team(8, 20),
    questions: [],
  },
  match("table-tennis", alone, tableTennis, { rules: "table-tennis@1" }),
  // a tie of singles: who won each
  match("team-tennis-singles", team(3, 5), { bestOf: 5 }, { rules: "table-tennis@1", matchMs: minutes(60) }),
  match("badminton", alone, badminton, { rules: "badminton@1" }),
  match(
    "basketball",
    team(5, 12),
    basketball,
    { rules: "basketball@1", format: "groups", restMs: minutes(60), matchMs: minutes(45) },
    { measure: "points" },
  ),
  match("air-volleyball", team(5, 10), airVolleyball, {
    rules: "volleyball@1",
    format: "groups",
    matchMs: minutes(40),
  }),
  match(
    "chinese-chess",
    alone,
    { bestOf: 1, draws: true },
    { rules: "chess@1", format: "swiss", matchMs: minutes(40) },
    { digits: 1 },
  ),
  match(
    "card-upgrade",
    pair,
    levels,
    { rules: "union@1", format: "groups", matchMs: minutes(60) },
    { measure: "points" },
  ),
];
