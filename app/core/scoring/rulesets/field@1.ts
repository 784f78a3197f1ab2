import type { Ruleset } from "../ruleset.ts";
import { bestOfThree } from "../tries.ts";
import { factsOfTries, laneOfTries } from "../try-lane.ts";
import { plain } from "./plain.ts";

/** [SC20] Jumps for distance and throws: the best of the attempts, read in whole centimetres (domain 3.1, 6.2). */
export const field1: Ruleset = {
  name: "field@1",
  pad: "attempts",
  defaults: { ...plain, measure: "distance", stepMm: 10, tries: bestOfThree },
  marks: (state, options, lanes) =>
    lanes.map((lane) => laneOfTries(lane, state, options, options.tries ?? bestOfThree)),
  facts: (state, options, lanes) => factsOfTries(state, options, lanes, options.tries ?? bestOfThree),
};
