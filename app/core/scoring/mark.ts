import type { SheetState } from "./fold.ts";
import type { FaultEffect, LaneMark, Ruleset, ScoringOptions } from "./ruleset.ts";

const addedMs = (effect: FaultEffect | undefined) => (effect?.kind === "add" ? effect.ms : 0);

/**
 * [SC3] The number that is ranked: a count or a place of arrival as it is; a time in ms with what its faults add, then in
 * whole steps of the event's precision, a race up and a time held down, so that nobody gains by rounding. It may fall
 * below 0 where faults take off more than was ridden. null without a valid mark.
 * Source: domain 3.2 (hand times up, TR19 from memory), 5.1 [PINGC]; C04, F01, F02, R13, R14.
 */
export function netMark(mark: LaneMark, options: ScoringOptions): number | null {
  if (mark.outcome !== "valid" || mark.value === null) return null;
  if (options.measure !== "time") return mark.value;
  const raw = mark.value + mark.faults.reduce((sum, fault) => sum + addedMs(options.faults[fault]), 0);
  const step = Math.max(1, options.precisionMs);
  // + 0: rounding −50 up to tenths is 0, not −0
  return (options.direction === "less" ? Math.ceil(raw / step) : Math.floor(raw / step)) * step + 0;
}

/** [SC4] The lanes that nothing was entered for: a sheet cannot be handed in while there are any. */
export function missingLanes(marks: readonly LaneMark[]): number[] {
  return marks.filter((mark) => mark.outcome === "none").map((mark) => mark.lane);
}

/** [SC4] The lanes of one judge's sheet that keep it from being handed in. */
export const missingOf = (
  rules: Pick<Ruleset, "marks" | "missing">,
  options: ScoringOptions,
  judge: number,
  state: SheetState,
  lanes: readonly number[],
): number[] => rules.missing?.(judge, state, options, lanes) ?? missingLanes(rules.marks(state, options, lanes));
