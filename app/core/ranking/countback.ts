import type { Direction } from "../scoring/ruleset.ts";

/**
 * [RK8] Attempts as a chain compares them: the best first, then the second best and so on, without a mark (null) last.
 * Nothing is left out, so whoever has one mark more stands before whoever is level with them so far.
 * Source: domain 3.5 ([SOSO], [WAPI] field events); R23, R24.
 */
export function countback(attempts: readonly (number | null)[], direction: Direction): (number | null)[] {
  return [...attempts].sort((a, b) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return direction === "more" ? b - a : a - b;
  });
}
