import { allFailed, factsOfFaults } from "../fault-facts.ts";
import { inArrivalOrder, timedLane } from "../lane.ts";
import type { Ruleset } from "../ruleset.ts";

/** [SC11] Slow cycling: the last to arrive wins; a foot down, a stop, a line crossed or a fall fails (domain 5). */
export const slowCycling1: Ruleset = {
  name: "slow-cycling@1",
  pad: "lanes",
  defaults: {
    measure: "time",
    direction: "more",
    durationMs: null,
    capMs: null,
    faults: { foot: { kind: "fail" }, stopped: { kind: "fail" }, lane: { kind: "fail" }, fell: { kind: "fail" } },
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
