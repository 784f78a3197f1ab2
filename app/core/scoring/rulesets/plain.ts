import type { ScoringOptions } from "../ruleset.ts";

/** What the later rulesets' defaults begin with: nothing chosen. */
export const plain: ScoringOptions = {
  measure: "count",
  direction: "more",
  durationMs: null,
  capMs: null,
  faults: {},
  failedOrder: "none",
  missesBreakTies: false,
  precisionMs: 1,
  sheets: "heat",
};
