import { accept, type Decision, refuse } from "../decision.ts";
import { portion } from "../number.ts";

/** What was done of what was planned, both in the same whole units. */
export interface Done {
  actual: number;
  target: number;
}

/** Points in whole steps (ten-thousandths, say), the same for all of them. */
export interface CompletionRule {
  /** at exactly 100 % */
  base: number;
  /** for each per cent over the target, together at most `cap`; null = no cap */
  over: { per: number; cap: number | null };
  /** taken off for each per cent short of it, the score never below `floor`; null = no floor */
  under: { per: number; floor: number | null };
  /** each: a part of a per cent counts its part; full: only whole per cents count */
  percents: "each" | "full";
}

export interface Completion {
  score: number;
  /** a cap or a floor held the score */
  held: "cap" | "floor" | null;
}

export interface NoTarget {
  kind: "no-target";
  target: number;
}

/**
 * [CP1] The score of a completion rate: the base at 100 %; base + min(cap, over × a) above it; max(floor, base − under × b)
 * below it; rounded once to the steps, an exact half away from the base. Refused without a target above 0: there is no rate.
 * Source: domain 10.2 (P form of [GW], [6B6C]); L01–L04.
 */
export function completionScore(done: Done, rule: CompletionRule): Decision<Completion, NoTarget> {
  const { actual, target } = done;
  if (target <= 0) return refuse({ kind: "no-target", target });
  const { base, over, under, percents } = rule;
  const beyond = changeOf(Math.abs(actual - target), target, actual >= target ? over.per : under.per, percents);
  if (actual >= target) {
    const held = over.cap !== null && beyond > over.cap;
    return accept({ score: base + (held ? (over.cap ?? 0) : beyond), held: held ? "cap" : null });
  }
  const held = under.floor !== null && base - beyond < under.floor;
  return accept({ score: held ? (under.floor ?? 0) : base - beyond, held: held ? "floor" : null });
}

/** What `by` of `target` is worth at `per` for each per cent. */
function changeOf(by: number, target: number, per: number, percents: "each" | "full"): number {
  if (percents === "full") return portion(by, 100, target, "floor") * per;
  return portion(by * 100, per, target, "half-up");
}
