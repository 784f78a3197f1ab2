import type { EventPlan } from "../rounds/plan.ts";
import type { ScoringOptions } from "../scoring/ruleset.ts";
import {
  adds,
  alone,
  type Entering,
  type EventTemplate,
  fails,
  fromLine,
  inRounds,
  mended,
  noted,
  open,
  pair,
  team,
} from "./template.ts";

type Faults = ScoringOptions["faults"];

/** What every race in lanes forbids. */
const inLanes: Faults = { lane: fails, hindered: fails, "false-start": noted };

/** Teams run once; all heats are ranked together. */
const oneRun: Partial<EventPlan> = { finalMode: "all-heats" };

/** A race on lanes, one clock a lane; a team's stops when its last member, or its device, is over the line. */
const race = <Key extends string>(
  key: Key,
  people: Entering,
  faults: Faults = {},
  plan: Partial<EventPlan> = {},
): EventTemplate<Key> => ({
  key,
  ruleset: "lane-race@1",
  options: { faults: { ...inLanes, ...faults } },
  plan,
  people,
  questions: [open("time-or-arrival", "measure"), ...whatIsOpen(faults)],
});

/** Rules that say "take off" seconds mean worse: the sign is asked for. */
const whatIsOpen = (faults: Faults) => [
  ...(Object.keys(faults).length > 0 ? [open("faults", "faults")] : []),
  ...(Object.values(faults).some(({ kind }) => kind === "add") ? [open("fault-sign", "faults")] : []),
];

/** [CT2] Races of one, of two, and on foot. Source: domain 6.1, 6.2, 6.4 ([CCSCHY], [W511], [GZTEN], [CPOOO], [JDC], [XMU]). */
export const racesOfFew = [
  race("sack-race", alone, { released: mended }),
  race("three-legged-race", pair, { released: mended }),
  race("bat-and-ball-run", alone, { dropped: mended, touched: adds(5) }),
  race("chopsticks-and-ball", alone, { dropped: fromLine, touched: adds(5) }),
  race("back-to-back-ball", pair, { dropped: adds(5) }),
  race("crab-and-melon", team(2, 2, 1), { dropped: mended }),
  race("stepping-stones", alone, { foot: adds(5) }),
  race("hoop-rolling", alone, { dropped: mended }),
  race("drive-the-pig", alone, { touched: noted }),
  // the first time both feet are off the ground is a warning
  race("penguin-walk", alone, { dropped: fromLine, apart: { ...fails, tolerance: { count: 1, ms: null } } }),
  race("sprint-100m", alone, {}, { lanes: 8 }),
];

/** [CT2] Races of teams. Source: domain 6.1, 6.4 ([CPOOO], [SQP], [UIBQ], [YYVTC], [CATER], [TAIDI], [OOHITO], [SYTJ], [JJU]). */
export const racesOfTeams = [
  race("frog-jump-relay", team(4), { dropped: adds(2), hindered: adds(1) }, oneRun),
  race("many-legged-race", team(4, 10), { released: mended }, oneRun),
  race("plank-shoe-race", team(3, 5), { foot: mended, lane: fromLine }, oneRun),
  race("side-by-side-run", team(5), { released: mended }, oneRun),
  race("face-to-face-relay", team(14, 14, 4), { exchange: noted }, oneRun),
  race("relay-4x100", team(4), { exchange: fails, dropped: mended }, { lanes: 8, ...oneRun }),
  race("shuttle-relay", team(8), { dropped: mended, exchange: noted }, oneRun),
  race("shoulder-run", team(15), { released: mended }, { lanes: 2, ...oneRun }),
  race("heads-hold-ball", team(10), { touched: noted, dropped: mended }, oneRun),
  race("three-balls", team(4, 10), { dropped: mended }, oneRun),
  // dragged along the ground, a hand off the grip
  race("caterpillar", team(4, 8), { touched: adds(10), released: adds(5) }, oneRun),
  race("dry-dragon-boat", team(5, 10), { released: mended }, oneRun),
  race("fire-wheel", team(10, 20), { foot: mended }, oneRun),
  race("giant-pencil", team(4, 8), { dropped: mended }, oneRun),
  race("bridge-and-cross", team(8, 8, 4), { foot: adds(5) }, oneRun),
  race("roll-the-tyre", team(9, 11), { exchange: noted }, oneRun),
  race("one-leg-train", team(4, 10), { released: mended }, oneRun),
  race("waiter-relay", team(4), { dropped: fails }, oneRun),
  race("pass-the-hoop", team(8, 12), { released: mended }, oneRun),
  race("ball-through-legs", team(6, 12), { exchange: mended }, oneRun),
  race("half-pipes", team(8, 10), { dropped: fromLine }, oneRun),
  race("through-the-net", team(8, 12), { touched: fromLine }, oneRun),
];

const away = <Key extends string>(key: Key, people: Entering): EventTemplate<Key> => ({
  key,
  ruleset: "mass-start@1",
  options: { precisionMs: 1000 },
  plan: { lanes: 100 },
  people,
  questions: [open("time-or-arrival", "measure")],
});

/** [CT2] Races of everybody at once, by their numbers. Source: domain 6.4 rows 67, 68 ([RUN2018], [ZHUHAI]). */
export const racesOfAll = [away("distance-run", alone), away("hill-walk", alone)];

/** [CT2] The founding notice's two events on lanes. Source: [SEED], domain 5. */
export const lanesOfNotice = [
  {
    key: "slow-cycling" as const,
    ruleset: "slow-cycling@1",
    options: {},
    plan: {},
    people: alone,
    questions: [
      ...inRounds,
      open("failed-order", "failedOrder"),
      open("time-or-arrival", "measure"),
      open("bicycle", null),
    ],
  },
  {
    key: "two-foot-jump" as const,
    ruleset: "lane-race@1",
    options: {},
    plan: {},
    people: alone,
    questions: [...inRounds, open("time-or-arrival", "measure"), open("jump-faults", "faults")],
  },
];
