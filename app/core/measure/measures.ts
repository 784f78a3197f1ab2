import type { Direction } from "../scoring/ruleset.ts";

/** What is measured, in which whole unit it is stored, and which way is better. `steps` are of 10^−digits, as the event says. */
export interface MeasureKind {
  stored: "ms" | "mm" | "count" | "steps" | "place";
  better: Direction;
}

/**
 * [RK18] What events measure. Averaged counts and points are kept in steps; where the last to arrive wins, the later place is
 * the better one. Source: domain 3.1.
 */
export const measures = {
  time: { stored: "ms", better: "less" },
  "time-held": { stored: "ms", better: "more" },
  count: { stored: "count", better: "more" },
  "averaged-count": { stored: "steps", better: "more" },
  distance: { stored: "mm", better: "more" },
  height: { stored: "mm", better: "more" },
  points: { stored: "steps", better: "more" },
  "first-to-arrive": { stored: "place", better: "less" },
  "last-to-arrive": { stored: "place", better: "more" },
  faults: { stored: "count", better: "less" },
} as const satisfies Record<string, MeasureKind>;
