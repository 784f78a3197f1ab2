import { factsOfPulls, marksOfPulls } from "../pull-lanes.ts";
import { bestOfThreePulls } from "../pulls.ts";
import type { Ruleset } from "../ruleset.ts";
import { plain } from "./plain.ts";

/** [SC25] Tug-of-war: the pulls won in a match of two teams (domain 6.3). */
export const tugOfWar1: Ruleset = {
  name: "tug-of-war@1",
  pad: "pulls",
  defaults: { ...plain, measure: "games", pulls: bestOfThreePulls },
  marks: (state, options, lanes) => marksOfPulls(state, options.pulls ?? bestOfThreePulls, lanes),
  facts: (state, options, lanes) => factsOfPulls(state, options.pulls ?? bestOfThreePulls, lanes),
};
