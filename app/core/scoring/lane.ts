import type { LaneState, SheetState } from "./fold.ts";
import type { LaneMark, ScoringOptions } from "./ruleset.ts";

const untouched: LaneState = {
  count: 0,
  misses: 0,
  arrivedMs: null,
  failed: null,
  faults: [],
  set: null,
  status: null,
  corrected: null,
};

const nothing = (lane: number): LaneMark => ({
  lane,
  outcome: "none",
  value: null,
  misses: 0,
  faults: [],
  keptMs: null,
  corrected: false,
});

/**
 * What stands above any reading of the pad, in this order: a correction, a status, a typed value. null where the pad's own
 * reading counts.
 */
function decided(lane: number, state: LaneState): LaneMark | null {
  const base = { ...nothing(lane), misses: state.misses, faults: [...state.faults] };
  const { corrected, status, set } = state;
  if (corrected?.kind === "value")
    return { ...base, outcome: "valid", value: corrected.value, misses: corrected.misses, faults: [], corrected: true };
  if (corrected?.kind === "failed")
    return { ...base, outcome: "failed", faults: [corrected.fault], keptMs: corrected.ms, corrected: true };
  if (corrected?.kind === "status") return { ...base, outcome: corrected.status, corrected: true };
  if (status) return { ...base, outcome: status };
  if (set) return { ...base, outcome: "valid", value: set.value, misses: set.misses ?? state.misses };
  return null;
}

/** [SC5] A counting lane: taps are the mark; once the sheet is submitted, a started lane without a tap has jumped 0. */
export function countedLane(lane: number, sheet: SheetState): LaneMark {
  const state = sheet.lanes[lane] ?? untouched;
  const above = decided(lane, state);
  if (above) return above;
  const touched = state.count > 0 || state.misses > 0 || (sheet.started !== null && sheet.submitted);
  if (!touched) return nothing(lane);
  return { ...nothing(lane), outcome: "valid", value: state.count, misses: state.misses };
}

/** [SC6] A lane with a clock: arrival, failure, or the cap for whoever was still under way when the sheet was submitted. */
export function timedLane(lane: number, sheet: SheetState, options: ScoringOptions): LaneMark {
  const state = sheet.lanes[lane] ?? untouched;
  const above = decided(lane, state);
  if (above) return above;
  const base = { ...nothing(lane), faults: [...state.faults] };
  const failing = state.faults.find((fault) => options.faults[fault]?.kind === "fail");
  if (state.failed)
    return { ...base, outcome: "failed", faults: [state.failed.fault, ...base.faults], keptMs: state.failed.ms };
  if (failing) return { ...base, outcome: "failed", faults: [failing], keptMs: state.arrivedMs };
  const capped = (ms: number) => (options.capMs === null ? ms : Math.min(ms, options.capMs));
  if (state.arrivedMs !== null) return { ...base, outcome: "valid", value: capped(state.arrivedMs) };
  if (options.capMs !== null && sheet.started && sheet.submitted)
    return { ...base, outcome: "valid", value: options.capMs };
  return { ...base, outcome: "none" };
}

/** [SC7] Times turned into places of arrival: 1 for the first over the line, equal times the same place. */
export function inArrivalOrder(marks: readonly LaneMark[]): LaneMark[] {
  const times = marks.flatMap((mark) => (mark.outcome === "valid" && mark.value !== null ? [mark.value] : []));
  return marks.map((mark) =>
    mark.outcome === "valid" && mark.value !== null
      ? { ...mark, value: times.filter((ms) => ms < (mark.value ?? 0)).length + 1 }
      : mark,
  );
}
