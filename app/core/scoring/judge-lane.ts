import { mean } from "../number.ts";
import type { SheetState } from "./fold.ts";
import { decided, laneOf, nothing } from "./lane.ts";
import type { LaneMark } from "./ruleset.ts";

/** [SC27] A lane before judges: the typed mark of the panel, else the mean of the judges' marks, rounded to a step, a half up. */
export function laneOfJudges(lane: number, sheet: SheetState): LaneMark {
  const state = laneOf(sheet, lane);
  const above = decided(lane, state);
  if (above) return above;
  const value = state.set?.value ?? mean(Object.values(state.scores));
  return value === null ? nothing(lane) : { ...nothing(lane), outcome: "valid", value };
}
