import type { Ruleset } from "../ruleset.ts";
import { bestOfThree } from "../tries.ts";
import { factsOfTries, laneOfTries } from "../try-lane.ts";
import { plain } from "./plain.ts";

const defaults = { ...bestOfThree, countback: false };

/** [SC20] Counts in several tries, the best one counts: bounces, the longest run of a rope (domain 4.2, 6.4). */
export const tries1: Ruleset = {
  name: "tries@1",
  pad: "attempts",
  defaults: { ...plain, tries: defaults },
  marks: (state, options, lanes) => lanes.map((lane) => laneOfTries(lane, state, options, options.tries ?? defaults)),
  facts: (state, options, lanes) => factsOfTries(state, options, lanes, options.tries ?? defaults),
};
