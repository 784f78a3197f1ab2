import { factsOfCounters, laneOfCounters } from "../counter-lane.ts";
import { unionCounters } from "../counters.ts";
import type { Ruleset } from "../ruleset.ts";
import { plain } from "./plain.ts";

/** [SC13] [SC15] Skipping with several counters for each jumper, and what false starts and switches take off (domain 4.1). */
export const skippingCounters1: Ruleset = {
  name: "skipping-counters@1",
  pad: "counters",
  defaults: { ...plain, measure: "count", digits: 2, durationMs: 60_000, sheets: "lane", counters: unionCounters },
  marks: (state, options, lanes) => lanes.map((lane) => laneOfCounters(lane, state, options.counters ?? unionCounters)),
  facts: (state, options, lanes) =>
    lanes.flatMap((lane) => factsOfCounters(lane, state, options.counters ?? unionCounters)),
};
