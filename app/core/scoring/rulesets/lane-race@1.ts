import { allFailed, factsOfFaults } from "../fault-facts.ts";
import { inArrivalOrder, timedLane } from "../lane.ts";
import type { Ruleset } from "../ruleset.ts";

/** [SC12] A race in lanes: the first over the line wins; faults fail, add time or are noted, as the event says (domain 6.2). */
export const laneRace1: Ruleset = {
  name: "lane-race@1",
  pad: "lanes",
  defaults: {
    measure: "time",
    direction: "less",
    durationMs: null,
    capMs: null,
    faults: {
      lane: { kind: "fail" },
      hindered: { kind: "fail" },
      "one-foot": { kind: "note" },
      apart: { kind: "note" },
      "false-start": { kind: "note" },
    },
    failedOrder: "none",
    missesBreakTies: false,
    precisionMs: 100,
    sheets: "heat",
  },
  marks(state, options, lanes) {
    const marks = lanes.map((lane) => timedLane(lane, state, options));
    return options.measure === "order" ? inArrivalOrder(marks, state) : marks;
  },
  facts(state, options, lanes) {
    const marks = lanes.map((lane) => timedLane(lane, state, options));
    return [...factsOfFaults(state, options, lanes), ...allFailed(marks, state, options)];
  },
};
