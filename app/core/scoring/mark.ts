import type { FaultEffect, LaneMark, ScoringOptions } from "./ruleset.ts";

const addedMs = (effect: FaultEffect | undefined) => (effect?.kind === "add" ? effect.ms : 0);

/**
 * [SC3] The number that is ranked: a count as it is, a place of arrival as it is, a time with the seconds its faults add
 * and rounded to the event's precision: a race up, a time held down, so that nobody gains by rounding. null without a mark.
 */
export function netMark(mark: LaneMark, options: ScoringOptions): number | null {
  if (mark.outcome !== "valid" || mark.value === null) return null;
  if (options.measure !== "time") return mark.value;
  const raw = mark.value + mark.faults.reduce((sum, fault) => sum + addedMs(options.faults[fault]), 0);
  const step = Math.max(1, options.precisionMs);
  return (options.direction === "less" ? Math.ceil(raw / step) : Math.floor(raw / step)) * step;
}

/** [SC4] Lanes that nothing was entered for: a sheet is not complete while there are any. */
export function missingLanes(marks: readonly LaneMark[]): number[] {
  return marks.filter((mark) => mark.outcome === "none").map((mark) => mark.lane);
}
