import { countedLane, failedOnCount } from "../lane.ts";
import type { Ruleset } from "../ruleset.ts";
import { plain } from "./plain.ts";

/** [SC23] A count of anything for a fixed time or of what is left: kicks, balls, bottles, balloons (domain 6.1, 6.4). */
export const count1: Ruleset = {
  name: "count@1",
  pad: "tally",
  defaults: { ...plain, durationMs: 60_000 },
  marks: (state, options, lanes) => lanes.map((lane) => failedOnCount(countedLane(lane, state), state, options)),
};
