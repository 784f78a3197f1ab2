import { bestBar } from "../ranking/bar-trials.ts";
import type { SheetState } from "./fold.ts";
import { decided, laneOf, nothing } from "./lane.ts";
import type { Trial } from "./ops.ts";
import type { LaneMark } from "./ruleset.ts";

interface Height {
  mm: number;
  trials: Trial[];
}

function heightsOf(bars: Readonly<Record<number, Readonly<Record<number, Trial>>>>): Height[] {
  // numbers are keys in ascending order
  return Object.entries(bars).map(([mm, trials]) => ({ mm: Number(mm), trials: Object.values(trials) }));
}

/** Whether the last three trials, over one height or several, were failures. */
function isOut(heights: readonly Height[]): boolean {
  const jumped = heights.flatMap(({ trials }) => trials).filter((one) => one !== "passed");
  return jumped.length >= 3 && jumped.slice(-3).every((one) => one === "failed");
}

/**
 * [SC24] A high jumper: the highest bar cleared, in mm; to separate equals the failures at that height, then all failures
 * up to it, fewer first. Three failures in a row end it; without a bar cleared there is then no mark (NM).
 * Source: [SOSO]; R25.
 */
export function laneOfBars(lane: number, sheet: SheetState): LaneMark {
  const state = laneOf(sheet, lane);
  const above = decided(lane, state);
  if (above) return above;
  if (state.set) return { ...nothing(lane), outcome: "valid", value: state.set.value };
  const heights = heightsOf(state.bars);
  const best = bestBar(heights);
  if (!best)
    return { ...nothing(lane), outcome: heights.length > 0 && (sheet.submitted || isOut(heights)) ? "NM" : "none" };
  return {
    ...nothing(lane),
    outcome: "valid",
    value: best.mm,
    countback: [
      { value: best.failuresThere, direction: "less" },
      { value: best.failures, direction: "less" },
    ],
  };
}
