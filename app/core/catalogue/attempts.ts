import type { EventPlan } from "../rounds/plan.ts";
import { bestOfThree, targetTries } from "../scoring/tries.ts";
import { alone, type Entering, type EventTemplate, open, pair } from "./template.ts";

/** Everybody on one list, one after the other: every attempt is compared with every other. */
const oneList: Partial<EventPlan> = { lanes: 100, finalMode: "all-heats" };

/** Points of so many attempts added; `zones` are what one attempt can bring, [] where it is any number. */
const target = <Key extends string>(
  key: Key,
  tries: number,
  zones: number[],
  people: Entering = alone,
): EventTemplate<Key> => ({
  key,
  ruleset: "target@1",
  options: { tries: { ...targetTries, tries, zones } },
  plan: oneList,
  people,
  questions: [open("tries", "tries")],
});

/** [CT2] Throwing, shooting and bowling at something. Source: domain 6.4 rows 51–61 ([123JZ], [LFGOU], [HAUST], [MAISON], [GZTEN]). */
export const targetTemplates = [
  target("spot-shooting", 10, [1]),
  target("volleyball-serve", 5, []),
  target("football-shots", 3, [1]),
  target("foot-bowling", 3, []),
  target("darts", 6, []),
  target("frisbee-target", 5, []),
  target("ring-toss", 10, []),
  target("pitch-pot", 5, []),
  target("sandbag-target", 5, [1, 2, 3]),
  target("throw-and-catch", 5, [1], pair),
  target("blindfold-gong", 3, [1]),
];

const field = <Key extends string>(key: Key): EventTemplate<Key> => ({
  key,
  ruleset: "field@1",
  options: { tries: bestOfThree },
  plan: oneList,
  people: alone,
  questions: [open("tries", "tries")],
});

/** [CT2] Jumps and throws for distance and height. Source: domain 6.4 rows 12, 62–64 ([DZSJ], [MAISON], [QZ26], [ZBNC]), 3.5 [SOSO]. */
export const fieldTemplates = [
  field("standing-long-jump"),
  field("long-jump"),
  field("shuttlecock-throw"),
  field("medicine-ball"),
  field("shot-put"),
  {
    key: "high-jump" as const,
    ruleset: "high-jump@1",
    options: {},
    plan: oneList,
    people: alone,
    questions: [],
  },
];
