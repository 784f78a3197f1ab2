import { swissDefaults } from "../swiss/options.ts";
import { usualTieBreaks } from "../swiss/tie-breaks.ts";
import type { StagePlan } from "./plan.ts";

const minute = 60_000;

/** [ST1] What an event that is met two by two begins with. Source: P, out of what domain 7 names as usual. */
export const stageDefaults: StagePlan = {
  format: "knock-out",
  seeding: "drawn",
  settle: 4,
  reset: true,
  redraw: { pairing: "lot", byes: "each-round", stopAt: 1 },
  groups: {
    size: 4,
    draw: "pots",
    heads: "drawn",
    times: 1,
    rules: "union@1",
    qualifiers: 2,
    // biome-ignore lint/suspicious/noThenProperty: the word of the plan, not a promise
    then: "knock-out",
    cross: "crossed",
  },
  swiss: { rounds: null, options: swissDefaults, tieBreaks: usualTieBreaks, byePoints: 2 },
  take: 8,
  prizesBy: "place",
  restMs: 15 * minute,
  matchMs: 20 * minute,
};
