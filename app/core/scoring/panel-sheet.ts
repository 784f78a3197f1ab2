import { lineRefusal, sheetThirds } from "../judged/lines.ts";
import { isClerk } from "../judged/module-options.ts";
import type { LaneState, SheetState } from "./fold.ts";
import { laneOf } from "./lane.ts";
import { mostOf } from "./plausible.ts";
import type { ScoringOptions } from "./ruleset.ts";
import { timeLine } from "./time-line.ts";

/** [JD2] The line, noted 1 by the chief, by which a judge steps down from one lane of a list. */
export const ownUnitLine = "own-unit";
/** The clerk's line for something that is taken off, as often as it happened. */
export const deductionLine = (key: string): string => `deduction:${key}`;

/** What was noted of a lane on one sheet, by line. */
export const notedOf = ({ criteria }: LaneState): Record<string, number> =>
  Object.assign({}, ...Object.values(criteria));

/** [JD2] Whether the judge of this sheet steps down from the lane alone. */
export const stepsDown = (state: LaneState): boolean => (notedOf(state)[ownUnitLine] ?? 0) > 0;

/** [JD4] What a judge's lines of a lane come to in thirds of a step, or one mark typed instead; null while there is none. */
export function givenThirds(state: LaneState, { criteria: lines, panel }: ScoringOptions): number | null {
  const { set, scores } = state;
  if (set) return 3 * set.value;
  const { [ownUnitLine]: _steps, ...marks } = notedOf(state);
  const total = lines ? sheetThirds(lines, marks) : null;
  if (total?.ok) return total.value;
  const [typed] = Object.values(scores);
  const most = panel?.most ?? mostOf.points;
  return typed === undefined || typed > most ? null : 3 * typed;
}

/** [SC4] The lanes of a judge's or a clerk's own sheet that are not finished. */
export function unfinished(
  judge: number,
  sheet: SheetState,
  options: ScoringOptions,
  lanes: readonly number[],
): number[] {
  return lanes.filter((lane) => {
    const state = laneOf(sheet, lane);
    if (state.status || state.corrected || stepsDown(state)) return false;
    if (isClerk(judge)) return options.stageTime !== undefined && notedOf(state)[timeLine] === undefined;
    return givenThirds(state, options) === null;
  });
}

/** [JD4] [JD18] Whether a judge or a clerk can note this on a sheet of these options. */
export function scoreAllowed(
  options: ScoringOptions,
  { judge, value, criterion }: { judge: number; value: number; criterion?: string | undefined },
): boolean {
  if (!Number.isSafeInteger(value) || value < 0) return false;
  if (isClerk(judge)) {
    if (criterion === timeLine) return options.stageTime !== undefined && value <= mostOf.time;
    const known = (options.deductions ?? []).some(({ key }) => deductionLine(key) === criterion);
    return known && value <= mostOf.games;
  }
  if (criterion === undefined) return value <= (options.panel?.most ?? mostOf.points);
  const line = options.criteria?.find(({ key }) => key === criterion);
  return line !== undefined && lineRefusal(line, value) === null;
}
