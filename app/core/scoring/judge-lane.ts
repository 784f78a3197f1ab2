import { panelMark, published } from "../judged/panel.ts";
import type { SheetState } from "./fold.ts";
import { decided, laneOf, nothing } from "./lane.ts";
import type { LaneMark, ScoringOptions } from "./ruleset.ts";

/** How judges' marks become one; the marks have the decimals of the event's points. */
export type PanelOptions = {
  /** so many of the lowest and of the highest marks do not count [JD1] */
  drop: number;
};
export const oneAway: PanelOptions = { drop: 1 };

/** [SC27] A lane before judges: the panel's mark [JD1] [JD3] from those who have marked; a typed one stands instead. */
export function laneOfJudges(
  lane: number,
  sheet: SheetState,
  { digits = 0, panel = oneAway }: ScoringOptions,
): LaneMark {
  const state = laneOf(sheet, lane);
  const above = decided(lane, state);
  if (above) return above;
  if (state.set) return { ...nothing(lane), outcome: "valid", value: state.set.value };
  const mark = panelMark(Object.values(state.scores), panel.drop);
  return mark ? { ...nothing(lane), outcome: "valid", value: published(mark, digits, digits) } : nothing(lane);
}
