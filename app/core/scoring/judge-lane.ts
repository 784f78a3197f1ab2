import { sheetTotal } from "../judged/criteria.ts";
import { panelMark, published } from "../judged/panel.ts";
import type { PanelMethod } from "../judged/plan.ts";
import type { LaneState, SheetState } from "./fold.ts";
import { decided, laneOf, nothing } from "./lane.ts";
import type { LaneMark, ScoringOptions } from "./ruleset.ts";

/** How judges' marks become one; the marks have the decimals of the event's points. */
export type PanelOptions = {
  /** so many of the lowest and of the highest marks do not count [JD1] */
  drop: number;
  /** the most a judge may give, in steps of the event's points; absent = not looked at */
  most?: number;
  /** as the module says [JD16] */
  method?: PanelMethod;
  spread?: number | null;
};
export const oneAway: PanelOptions = { drop: 1 };

/** [JD4] What each judge gives a lane: one mark, or the sum of a sheet that is whole and in range; others give none yet. */
function marksGiven({ scores, criteria }: LaneState, options: ScoringOptions): number[] {
  const { criteria: lines, panel = oneAway } = options;
  if (!lines) return Object.values(scores).filter((value) => panel.most === undefined || value <= panel.most);
  const judges = new Set([...Object.keys(scores), ...Object.keys(criteria)].map(Number));
  return [...judges].flatMap((judge) => {
    const total = sheetTotal(lines, criteria[judge] ?? {});
    return total.ok ? [total.value] : (scores[judge] ?? []);
  });
}

/** [SC27] A lane before judges: the panel's mark [JD1] [JD3] from those who have marked; a typed one stands instead. */
export function laneOfJudges(lane: number, sheet: SheetState, options: ScoringOptions): LaneMark {
  const { digits = 0, panel = oneAway } = options;
  const state = laneOf(sheet, lane);
  const above = decided(lane, state);
  if (above) return above;
  if (state.set) return { ...nothing(lane), outcome: "valid", value: state.set.value };
  const mark = panelMark(marksGiven(state, options), panel.drop);
  return mark ? { ...nothing(lane), outcome: "valid", value: published(mark, digits, digits) } : nothing(lane);
}
