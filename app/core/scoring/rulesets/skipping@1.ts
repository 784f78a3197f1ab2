import { countedLane } from "../lane.ts";
import type { Ruleset } from "../ruleset.ts";

/** [SC10] Skipping for a fixed time: the most jumps win; misses, counted apart, break ties (domain 3.5, 4.2). */
export const skipping1: Ruleset = {
  name: "skipping@1",
  pad: "tally",
  defaults: {
    measure: "count",
    direction: "more",
    durationMs: 60_000,
    capMs: null,
    faults: {},
    failedOrder: "none",
    missesBreakTies: true,
    precisionMs: 1,
    sheets: "heat",
  },
  marks: (state, _options, lanes) => lanes.map((lane) => countedLane(lane, state)),
};
