import { factsOfFaults } from "../fault-facts.ts";
import type { Ruleset } from "../ruleset.ts";
import { laneRace1 } from "./lane-race@1.ts";

/** [SC12] A race of many without lanes; numbers stand for lanes (domain 6.4, distance run and hill walk). */
export const massStart1: Ruleset = {
  name: "mass-start@1",
  pad: "finish",
  defaults: {
    ...laneRace1.defaults,
    faults: { lane: { kind: "fail" }, help: { kind: "fail" }, hindered: { kind: "fail" } },
  },
  marks: (state, options, lanes) => laneRace1.marks(state, options, lanes),
  facts: factsOfFaults,
};
