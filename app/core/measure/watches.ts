import { accept, type Decision, refuse } from "../decision.ts";
import { inSteps, precisions } from "./rounding.ts";

/**
 * [RK11] The official time of one finisher from one, two or three hand watches in ms, up to the next tenth: three watches: the
 * time two of them agree on, else the middle one; two: the slower; one: that one. Refused with no watch or more than three.
 * Source: domain 3.2 ([MINOR], [CONS-RU]; athletics TR19 from memory); R07–R10.
 */
export function handTime(
  watchesMs: readonly number[],
): Decision<number, { kind: "watches-one-to-three"; got: number }> {
  const sorted = [...watchesMs].sort((a, b) => a - b);
  // the middle of three is also the time that two of them agree on
  const official = sorted[1] ?? sorted[0];
  if (official === undefined || sorted.length > 3) return refuse({ kind: "watches-one-to-three", got: sorted.length });
  const { step, rounding } = precisions.hand;
  return accept(inSteps(official, step, rounding));
}
