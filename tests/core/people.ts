import { parseId } from "#core/ids.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import { laneRace1 } from "#core/scoring/rulesets/lane-race@1.ts";
import { skipping1 } from "#core/scoring/rulesets/skipping@1.ts";
import { slowCycling1 } from "#core/scoring/rulesets/slow-cycling@1.ts";

/** The id of number `n`, of any kind; ids sort as their numbers do. */
export function id<Id extends string>(n: number): Id {
  const made = parseId<Id>(`00000000-0000-4000-8000-${n.toString(16).padStart(12, "0")}`);
  if (!made) throw new Error(`no id for ${n}`);
  return made;
}

/** The number behind an id made by `id`. */
export const numberOf = (made: string) => Number.parseInt(made.slice(-12), 16);

export const skipping: ScoringOptions = skipping1.defaults;
export const slowCycling: ScoringOptions = slowCycling1.defaults;
export const race: ScoringOptions = laneRace1.defaults;
export const arrival: ScoringOptions = { ...race, measure: "order" };

const none: LaneMark = { lane: 1, outcome: "none", value: null, misses: 0, faults: [], keptMs: null, corrected: false };

/** A valid mark, or what is said of it. */
export const mark = (value: number | null, rest: Partial<LaneMark> = {}): LaneMark => ({
  ...none,
  outcome: value === null ? "none" : "valid",
  value,
  ...rest,
});

export const failed = (keptMs: number | null = null): LaneMark => ({
  ...none,
  outcome: "failed",
  faults: ["foot"],
  keptMs,
});
export const status = (outcome: LaneMark["outcome"]): LaneMark => ({ ...none, outcome });
