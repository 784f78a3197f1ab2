import { accept, type Decision, refuse } from "../decision.ts";
import { portion } from "../number.ts";
import type { Completion, Done, NoTarget } from "./completion.ts";

/**
 * [CP3] The score of an indicator where less is better (cost, accidents per million hours): base × target / actual, at most
 * `cap`; nothing used or nothing happened scores the cap. Points in whole steps, rounded once, an exact half up. Refused without
 * a target above 0. Source: domain 10.2 (P); L14.
 */
export function lowerBetterScore({ actual, target }: Done, base: number, cap: number): Decision<Completion, NoTarget> {
  if (target <= 0) return refuse({ kind: "no-target", target });
  const free = actual <= 0 ? null : portion(base, target, actual, "half-up");
  return free === null || free > cap ? accept({ score: cap, held: "cap" }) : accept({ score: free, held: null });
}
