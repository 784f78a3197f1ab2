import { laneOfBars } from "../bars.ts";
import type { Ruleset } from "../ruleset.ts";
import { plain } from "./plain.ts";

/** [SC24] High jump: the highest bar cleared; tries at that height, then failures in all, separate equals (domain 3.5). */
export const highJump1: Ruleset = {
  name: "high-jump@1",
  pad: "bars",
  defaults: { ...plain, measure: "distance" },
  marks: (state, _options, lanes) => lanes.map((lane) => laneOfBars(lane, state)),
};
