import type { GroupMethod } from "./method.ts";

/** Who of a score group is taken where somebody must meet another group. */
export type Pulled = "top" | "bottom" | "random";

/** What an organizer chooses about the pairings of a Swiss contest. */
export interface SwissOptions {
  readonly method: GroupMethod;
  /** who of the upper group floats down */
  readonly floatDown: Pulled;
  /** who of the lower group is pulled up to meet them */
  readonly pullUp: Pulled;
  /** people of one unit meet only where scores allow nothing else */
  readonly unitsApart: boolean;
  /** sides, ends or colours are given out evenly */
  readonly sides: boolean;
  /** what may be broken, and only where there is no legal pairing; empty at first */
  readonly relaxed: readonly Relaxation[];
}

/** A rule of pairing that an organizer may give up: somebody meets again, or has a second bye. */
export type Relaxation = "rematch" | "second-bye";

/** [SW4] Slide; the last of a group floats down, the first of the next one is pulled up. */
export const swissDefaults: SwissOptions = {
  method: "slide",
  floatDown: "bottom",
  pullUp: "top",
  unitsApart: false,
  sides: false,
  relaxed: [],
};
