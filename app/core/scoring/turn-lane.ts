import type { SheetState } from "./fold.ts";
import { decided, laneOf, nothing } from "./lane.ts";
import { countTurns, type TurnOptions } from "./long-rope.ts";
import type { LaneMark, ScoringFact } from "./ruleset.ts";

/** [SC17] A team at a long rope: what its turns count, misses beside it; no valid mark with too many violations. A typed count stands. */
export function laneOfTurns(lane: number, sheet: SheetState, options: TurnOptions): LaneMark {
  const state = laneOf(sheet, lane);
  const above = decided(lane, state);
  if (above) return above;
  const { set, turns } = state;
  if (!set && turns.length === 0) return nothing(lane);
  const counted = countTurns(turns, options);
  const base = { ...nothing(lane), misses: set?.misses ?? counted.misses };
  if (counted.void) return { ...base, outcome: "NM" };
  return { ...base, outcome: "valid", value: set?.value ?? counted.count };
}

/** [SC17] That a team's result is void, and by how many violations. */
export function factsOfTurns(lane: number, sheet: SheetState, options: TurnOptions): ScoringFact[] {
  const { void: isVoid, violations } = countTurns(laneOf(sheet, lane).turns, options);
  const limit = options.violationLimit;
  return isVoid && limit !== null ? [{ kind: "void-by-violations", lane, violations, limit }] : [];
}
