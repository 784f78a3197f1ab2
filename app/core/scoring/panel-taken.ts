import { timeDeduction } from "../judged/deductions.ts";
import type { StageTime } from "../judged/plan.ts";
import type { LaneState } from "./fold.ts";
import { deductionLine, notedOf } from "./panel-sheet.ts";
import type { PanelMarks, ScoringOptions } from "./ruleset.ts";
import { timeLine } from "./time-line.ts";

/** [JD18] What whole stretches of time under the most bring. */
function bonusOf(ms: number, { bonus, leastMs, mostMs }: StageTime): number {
  if (!bonus || ms < leastMs || ms >= mostMs) return 0;
  return Math.min(bonus.most, Math.floor((mostMs - ms) / bonus.everyMs) * bonus.give);
}

/** [JD6] [JD7] [JD18] What the clerk's sheet takes off a mean, never more than the mean itself; a bonus makes it negative. */
export function takenFrom(
  mean: number,
  clerk: LaneState | null,
  { stageTime, deductions = [] }: ScoringOptions,
): Pick<PanelMarks, "taken" | "lines" | "timeMs"> {
  const noted = clerk ? notedOf(clerk) : {};
  const timeMs = stageTime ? noted[timeLine] : undefined;
  const lines: PanelMarks["lines"] = [];
  if (stageTime && timeMs !== undefined) {
    const take = timeDeduction(timeMs, stageTime).take - bonusOf(timeMs, stageTime);
    if (take !== 0) lines.push({ key: timeLine, times: 1, take });
  }
  for (const { key, each, most } of deductions) {
    const times = noted[deductionLine(key)] ?? 0;
    if (times > 0) lines.push({ key, times, take: Math.min(times * each, most ?? Number.POSITIVE_INFINITY) });
  }
  const asked = lines.reduce((all, { take }) => all + take, 0);
  return { taken: Math.min(asked, mean), lines, ...(timeMs !== undefined && { timeMs }) };
}
