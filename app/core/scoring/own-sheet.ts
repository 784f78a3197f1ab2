import { laneOf } from "./lane.ts";
import { ownMark } from "./panel-lane.ts";
import { unfinished } from "./panel-sheet.ts";
import type { Ruleset } from "./ruleset.ts";

/** [SC40] Of a panel what a judge's tablet knows: the own sheet, and nothing of what the others' make of it. */
export const ownSheet: Omit<Ruleset, "name" | "defaults"> = {
  pad: "judges",
  marks: (sheet, options, lanes) => lanes.map((lane) => ownMark(laneOf(sheet, lane), lane, options)),
  missing: unfinished,
};
