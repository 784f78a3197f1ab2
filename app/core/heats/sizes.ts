import { accept, type Decision, refuse } from "../decision.ts";

/**
 * [HT1] The sizes of even heats: as few heats as `lanes` allow, none more than one larger than another, the larger ones
 * first; [] for nobody. Throws where there is no lane. Source: domain 1.1 (P; even heats as [ZGD] wants them); H01–H06.
 */
export function heatSizes(n: number, lanes: number): number[] {
  if (!(lanes >= 1)) throw new RangeError(`heats of ${lanes} lanes`);
  return n > 0 ? split(n, Math.ceil(n / lanes)) : [];
}

function split(n: number, heats: number): number[] {
  const base = Math.floor(n / heats);
  const extra = n % heats;
  return Array.from({ length: heats }, (_unused, i) => (i < extra ? base + 1 : base));
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
 * [HT1] Even heats, none smaller than `minimum`. More heats only make smaller ones, so where the fewest even heats break the
 * minimum nothing keeps it: refused with the choices left (6 people, 5 lanes, minimum 4 → 3,3 or 6 lanes). H07, H08.
 */
export function heatSizesWithMinimum(n: number, lanes: number, minimum: number): Decision<number[], MinimumInfeasible> {
  const sizes = heatSizes(n, lanes);
  const smallest = sizes.at(-1);
  if (smallest === undefined || smallest >= minimum) return accept(sizes);
  const choices = [{ minimum: smallest, lanes, sizes }];
  const heats = Math.floor(n / minimum);
  if (heats >= 1) choices.push({ minimum, lanes: Math.ceil(n / heats), sizes: split(n, heats) });
  return refuse({ kind: "minimum-infeasible", n, lanes, minimum, choices });
}
