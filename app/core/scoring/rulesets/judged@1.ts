import { laneOfJudges, oneAway } from "../judge-lane.ts";
import type { Ruleset } from "../ruleset.ts";
import { plain } from "./plain.ts";

/** [SC27] A panel's mark from its judges' total marks, one highest and one lowest away (domain 8.1). */
export const judged1: Ruleset = {
  name: "judged@1",
  pad: "judges",
  defaults: { ...plain, measure: "points", digits: 2, panel: oneAway },
  marks: (state, options, lanes) => lanes.map((lane) => laneOfJudges(lane, state, options)),
};
