import { laneOfJudges } from "../judge-lane.ts";
import type { Ruleset } from "../ruleset.ts";
import { plain } from "./plain.ts";

/** [SC27] A panel's mark as the judging rules work it out and it is typed; judges' marks alone make their mean (domain 8.1). */
export const judged1: Ruleset = {
  name: "judged@1",
  pad: "judges",
  defaults: { ...plain, measure: "points", digits: 2 },
  marks: (state, _options, lanes) => lanes.map((lane) => laneOfJudges(lane, state)),
};
