import { accept, type Decision, refuse } from "../decision.ts";
import { divide, sum } from "../number.ts";

/**
 * How the scores of periods become one: sum of those there are; mean of all, which needs all; mean of those present; mean with a
 * missing one as 0.
 */
export type Accumulation = "sum" | "mean" | "mean-present" | "missing-zero";

/** Periods that have no score yet, counted from 1. */
export interface PeriodsMissing {
  kind: "periods-missing";
  periods: number[];
}

/**
 * [CP8] The score over all periods (half-months, months, quarters), null being a missing one, in steps of `step` of the scores'
 * own steps, divided once at the end, an exact half away from 0. Refused are a mean that misses periods, and nothing at all.
 * Source: domain 10.2 ([360LD] half-monthly, [XISAN] monthly, [GW] quarterly; modes P); L11–L13.
 */
export function accumulate(
  scores: readonly (number | null)[],
  mode: Accumulation,
  step = 1,
): Decision<number, PeriodsMissing> {
  const present = scores.filter((score) => score !== null);
  const missing = scores.flatMap((score, i) => (score === null ? [i + 1] : []));
  const count = mode === "mean-present" ? present.length : scores.length;
  if (mode === "sum") return accept(divide(sum(present), step, "half-up") * step);
  if (count === 0 || (mode === "mean" && missing.length > 0))
    return refuse({ kind: "periods-missing", periods: missing });
  return accept(divide(sum(present), count * step, "half-up") * step);
}
