import { oneAway } from "../judge-lane.ts";
import { marksOfOneSheet, panelMarks } from "../panel.ts";
import { unfinished } from "../panel-sheet.ts";
import type { Ruleset } from "../ruleset.ts";
import { plain } from "./plain.ts";

/** [SC40] A panel with lines of every kind, a clerk, and nothing told before all sheets are in. */
export const judged2: Ruleset = {
  name: "judged@2",
  pad: "judges",
  defaults: { ...plain, measure: "points", digits: 2, panel: oneAway },
  marks: marksOfOneSheet,
  combine: panelMarks,
  missing: unfinished,
};
