import type { Ruleset } from "../ruleset.ts";
import { targetTries } from "../tries.ts";
import { factsOfTries, laneOfTries } from "../try-lane.ts";
import { plain } from "./plain.ts";

/** [SC20] Throwing, shooting and bowling at something: the points of all attempts, a line foul 0 (domain 6.1). */
export const target1: Ruleset = {
  name: "target@1",
  pad: "attempts",
  defaults: { ...plain, measure: "points", tries: targetTries },
  marks: (state, options, lanes) =>
    lanes.map((lane) => laneOfTries(lane, state, options, options.tries ?? targetTries)),
  facts: (state, options, lanes) => factsOfTries(state, options, lanes, options.tries ?? targetTries),
};
