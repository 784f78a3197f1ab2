import { accept, type Decision, refuse } from "../decision.ts";

/** [HT8] Where the heats stand that have one person more. */
export type LargerHeats = "first" | "last";

/** [HT8] The most that start together in a long run split into groups. Source: domain 1.1 [ZGD]. */
export const mostInMassStart = 15;

/**
 * [HT1] The sizes of even heats: as few heats as `lanes` (or the most in a mass start, [HT8]) allow, none more than one
 * larger than another, the larger ones first or last; [] for nobody. Throws where there is no lane.
 * Source: domain 1.1 (P; even heats as [ZGD] wants them); H01–H06.
 */
export function heatSizes(n: number, lanes: number, larger: LargerHeats = "first"): number[] {
  if (!(lanes >= 1)) throw new RangeError(`heats of ${lanes} lanes`);
  return n > 0 ? evenSizes(n, Math.ceil(n / lanes), larger) : [];
}

/** [HT1] `n` people in a given number of heats, none more than one larger than another. No heat throws. */
export function evenSizes(n: number, heats: number, larger: LargerHeats = "first"): number[] {
  if (!(heats >= 1)) throw new RangeError(`${n} people in ${heats} heats`);
  const base = Math.floor(n / heats);
  const extra = n % heats;
  const sizes = Array.from({ length: heats }, (_unused, i) => (i < extra ? base + 1 : base));
  return larger === "first" ? sizes : sizes.reverse();
}

export interface MinimumInfeasible {
  kind: "minimum-infeasible";
  n: number;
  lanes: number;
  minimum: number;
  /** what can be had instead: a lower minimum, or more lanes where that helps */
  choices: { minimum: number; lanes: number; sizes: number[] }[];
}

/**
 * [HT1] Even heats, none smaller than `minimum`: as few as the lanes allow, or as many as are given. More heats only make
 * smaller ones, so where the fewest even heats break the minimum nothing keeps it: refused with the choices left (6 people,
 * 5 lanes, minimum 4 → 3,3 or 6 lanes). H07, H08.
 */
export function heatSizesWithMinimum(
  n: number,
  lanes: number,
  minimum: number,
  larger: LargerHeats = "first",
  heats: number = Math.ceil(n / lanes),
): Decision<number[], MinimumInfeasible> {
  if (!(lanes >= 1)) throw new RangeError(`heats of ${lanes} lanes`);
  if (n <= 0) return accept([]);
  const sizes = evenSizes(n, heats, larger);
  const smallest = Math.floor(n / heats);
  if (smallest >= minimum) return accept(sizes);
  const choices = smallest > 0 ? [{ minimum: smallest, lanes, sizes }] : [];
  const fewer = Math.floor(n / minimum);
  if (fewer >= 1) {
    const kept = evenSizes(n, fewer, larger);
    choices.push({ minimum, lanes: Math.max(lanes, Math.ceil(n / fewer)), sizes: kept });
  }
  return refuse({ kind: "minimum-infeasible", n, lanes, minimum, choices });
}
