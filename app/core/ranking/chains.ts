import type { ChainKey } from "./chain-row.ts";

const more = (key: string): ChainKey => ({ key, direction: "more" });
const less = (key: string): ChainKey => ({ key, direction: "less" });

/**
 * [RK5] The chains that published rules use, ready to be chosen for an event; after the last key people share the place.
 * Source: domain 3.5 (skipping and shuttlecock [HAUST], [MAIYI]; team rope [UIBQ]; chopsticks [NNNU]; field and high jump
 * [SOSO]; freestyle [IJRU-RANK]; overall [RS]; skills [HOLDMM]; track [IAAF167]; average [WCA 9f13–9f15]), 9.2 (quiz P;
 * [BJ] quiz of units).
 */
export const chains = {
  skipping: [more("jumps"), less("misses")],
  shuttlecock: [more("kicks"), less("drops")],
  "team-rope": [more("jumps"), less("interruptions")],
  chopsticks: [more("balls"), less("time")],
  field: [more("attempts")],
  "high-jump": [more("height"), less("failuresThere"), less("failures")],
  freestyle: [more("result"), less("deductions"), less("missed"), more("presentation"), more("difficulty")],
  overall: [less("placeSum"), more("normalisedSum")],
  skills: [more("total"), more("practice"), less("practiceTime")],
  track: [less("published"), less("thousandths")],
  average: [less("average"), less("best")],
  quiz: [more("score"), less("time"), less("submitted")],
  "quiz-units": [more("total"), more("participation"), more("highPart"), more("meanTries")],
} as const satisfies Record<string, readonly ChainKey[]>;
