import { figureOfEight } from "../long-rope.ts";
import type { Ruleset } from "../ruleset.ts";
import { factsOfTurns, laneOfTurns } from "../turn-lane.ts";
import { plain } from "./plain.ts";

/** [SC17] A long rope: everybody through (figure-of-eight), all together (joint jump), or the longest run of it (domain 4.2). */
export const longRope1: Ruleset = {
  name: "long-rope@1",
  pad: "turns",
  defaults: { ...plain, durationMs: 180_000, missesBreakTies: true, sheets: "lane", turns: figureOfEight },
  marks: (state, options, lanes) => lanes.map((lane) => laneOfTurns(lane, state, options.turns ?? figureOfEight)),
  facts: (state, options, lanes) => lanes.flatMap((lane) => factsOfTurns(lane, state, options.turns ?? figureOfEight)),
};
