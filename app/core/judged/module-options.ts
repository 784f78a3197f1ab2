import type { ScoringOptions } from "../scoring/ruleset.ts";
import type { EventFacts } from "../standing/played.ts";
import { chairOf, judgeNumber } from "./judge-number.ts";
import type { JudgedModule, PanelMethod } from "./plan.ts";

/** Whether a panel of this module has somebody who takes the time and counts what is taken off. */
export const hasClerk = ({ time, deductions }: Pick<JudgedModule, "time" | "deductions">): boolean =>
  time !== null || deductions.length > 0;

/** [JD17] Whether a judge's number is a clerk's. */
export const isClerk = (judge: number): boolean => judge >= 100 && chairOf(judge).chair === 0;

/** [JD17] The numbers of a panel's chairs, in order; the clerk's last, where there is one. */
export function judgesOf(module: JudgedModule, number: number, panel: number): number[] {
  const chairs = Array.from({ length: module.judges }, (_unused, i) => i + 1);
  return [...chairs, ...(hasClerk(module) ? [0] : [])].map((chair) => judgeNumber({ module: number, panel, chair }));
}

const lowestWins: readonly PanelMethod[] = ["majority", "rank-sum"];

/** [JD16] How module `number` of an event is scored; an event without modules is scored as it says itself. */
export function moduleOptions({ options, plan }: EventFacts, number: number): ScoringOptions {
  const module = plan.judged?.modules[number - 1];
  if (!module) return options;
  const { criteria: _lines, stageTime: _time, deductions: _deductions, ...rest } = options;
  const { drop, most, method, spread, lines, time, deductions } = module;
  return {
    ...rest,
    measure: "points",
    direction: lowestWins.includes(method) ? "less" : "more",
    judges: judgesOf(module, number, 1).length,
    panel: { drop, most, method, spread },
    ...(lines.length > 0 && { criteria: [...lines] }),
    ...(time && { stageTime: time }),
    ...(deductions.length > 0 && { deductions }),
  };
}
