import type { ScoringOptions } from "../scoring/ruleset.ts";
import { bestOfThree } from "../scoring/tries.ts";
import { alone, type Entering, type EventTemplate, fails, noted, open, pair, team } from "./template.ts";

/** Something counted for a fixed time. */
const count = <Key extends string>(
  key: Key,
  seconds: number,
  people: Entering,
  options: Partial<ScoringOptions> = {},
): EventTemplate<Key> => ({
  key,
  ruleset: "count@1",
  options: { durationMs: seconds * 1000, ...options },
  plan: {},
  people,
  questions: [open("duration", "durationMs"), ...(options.missesBreakTies ? [open("misses", "missesBreakTies")] : [])],
});

/** [CT2] Kicks, balls, balloons in a fixed time. Source: domain 6.4 ([HAUST], [MAIYI], [CQU], [TIJIAN], [ISHARE], [XIEXIE]). */
export const countTemplates = [
  count("shuttlecock-1min", 60, alone, { missesBreakTies: true, faults: { touched: noted } }),
  count("circle-kicks", 180, team(4, 5), { missesBreakTies: true }),
  count("carry-balls", 120, team(5)),
  count("blind-throw", 120, pair, { faults: { lane: fails } }),
  count("sit-ups", 60, alone),
  {
    ...count("stamp-balloons", 180, team(2, 3), { faults: { lane: fails } }),
    plan: { lanes: 2 },
  },
  {
    key: "drum-and-ball" as const,
    ruleset: "tries@1",
    options: { tries: { ...bestOfThree, countback: false } },
    plan: {},
    people: team(10, 11, 3),
    questions: [open("tries", "tries")],
  },
];
