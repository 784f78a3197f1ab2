import { ijruCounters } from "../scoring/counters.ts";
import { figureOfEight, jointJump } from "../scoring/long-rope.ts";
import { bestOfThree } from "../scoring/tries.ts";
import { alone, type Entering, type EventTemplate, inRounds, noted, open, pair, team } from "./template.ts";

const misses = open("misses", "missesBreakTies");

/** Jumps of a fixed time, counted by one referee. */
const timed = <Key extends string>(key: Key, seconds: number, people: Entering): EventTemplate<Key> => ({
  key,
  ruleset: "skipping@1",
  options: { durationMs: seconds * 1000 },
  plan: {},
  people,
  questions: [misses, open("duration", "durationMs")],
});

/** Jumps counted by several people for each jumper, as the skipping union does it. */
const counted = <Key extends string>(key: Key, seconds: number): EventTemplate<Key> => ({
  key,
  ruleset: "skipping-counters@1",
  options: {
    durationMs: seconds * 1000,
    counters: ijruCounters,
    faults: { "false-start": noted, "false-switch": noted },
  },
  plan: {},
  people: alone,
  questions: [],
});

/** [CT2] Ropes, short and long. Source: domain 4 and 6.4 rows 1–9 ([HAUST], [IJRU-CALC], [CN-ROPE], [CQU], [UIBQ], [ZBNC]). */
export const skippingTemplates = [
  { ...timed("skipping-1min", 60, alone), options: {}, questions: [...inRounds, misses] },
  counted("speed-30s", 30),
  counted("endurance-3min", 180),
  timed("double-unders", 60, alone),
  timed("skipping-relay", 240, team(4, 5)),
  timed("two-in-one-rope", 60, pair),
  {
    key: "figure-of-eight" as const,
    ruleset: "long-rope@1",
    options: { durationMs: 180_000, turns: figureOfEight },
    plan: {},
    people: team(8, 12),
    questions: [open("duration", "durationMs")],
  },
  {
    key: "joint-jump" as const,
    ruleset: "long-rope@1",
    options: { durationMs: 90_000, turns: jointJump },
    plan: {},
    people: team(8, 17),
    questions: [open("duration", "durationMs")],
  },
  {
    key: "longest-run" as const,
    ruleset: "tries@1",
    options: { tries: { ...bestOfThree, countback: false } },
    plan: {},
    people: team(8),
    questions: [open("tries", "tries")],
  },
];
