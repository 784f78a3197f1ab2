import {
  anyPairOver,
  type CounterOptions,
  combineCounts,
  falseDeduction,
  somePairWithin,
  speedResult,
} from "./counters.ts";
import type { LaneState, SheetState } from "./fold.ts";
import { decided, laneOf, nothing } from "./lane.ts";
import type { Fault } from "./ops.ts";
import type { LaneMark, ScoringFact } from "./ruleset.ts";

/** What each counter's device shows; on a counter's own sheet, what was tapped. */
function countsOf({ counts, count, misses }: LaneState): number[] {
  const shown = Object.values(counts);
  return shown.length === 0 && count + misses > 0 ? [count] : shown;
}
const times = ({ faults }: LaneState, kind: Fault) => faults.filter((fault) => fault === kind).length;

/**
 * [SC13] [SC15] A lane with several counters, in hundredths: what their counts come to, less what false starts and switches
 * take off; a typed result stands instead. No mark without a count, nor while two counts need a third look.
 */
export function laneOfCounters(lane: number, sheet: SheetState, options: CounterOptions): LaneMark {
  const state = laneOf(sheet, lane);
  const above = decided(lane, state);
  if (above) return above;
  const { misses, faults, set } = state;
  const valid = { ...nothing(lane), outcome: "valid" as const, misses: set?.misses ?? misses, faults: [...faults] };
  if (set) return { ...valid, value: set.value };
  const average = combineCounts(countsOf(state), options);
  if (!average.ok) return nothing(lane);
  const noted = { falseStarts: times(state, "false-start"), falseSwitches: times(state, "false-switch") };
  return { ...valid, value: speedResult(average.value, falseDeduction(noted, options), options.floorAtZero) };
}

/** [SC14] What has to be said of a lane's counts: too far apart (tell the director), none near another, a third look. */
export function factsOfCounters(lane: number, sheet: SheetState, options: CounterOptions): ScoringFact[] {
  const counts = countsOf(laneOf(sheet, lane));
  const { limit } = options;
  const combined = combineCounts(counts, options);
  if (!combined.ok) return combined.refusal.kind === "third-look" ? [{ kind: "third-look", lane, counts, limit }] : [];
  const apart = anyPairOver(counts, limit);
  const again = counts.length > 1 && !somePairWithin(counts, limit);
  return [
    ...(apart ? [{ kind: "counters-apart" as const, lane, counts, limit }] : []),
    ...(again ? [{ kind: "skip-again-allowed" as const, lane, counts, limit }] : []),
  ];
}
