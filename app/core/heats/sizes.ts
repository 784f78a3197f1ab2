import { accept, type Decision, refuse } from "../decision.ts";

/** [HT1] The sizes of even heats, larger ones first; they differ by one at most. `n` people, at most `lanes` a heat. */
export function heatSizes(n: number, lanes: number): number[] {
  if (n <= 0) return [];
  const heats = Math.ceil(n / lanes);
  return split(n, heats);
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
  /** what can be had instead: a lower minimum, or more lanes */
  choices: { minimum: number; lanes: number; sizes: number[] }[];
}

/** [HT1] Even heats none smaller than `minimum`, or the choices left where that cannot be (6 people, 5 lanes, minimum 4). */
export function heatSizesWithMinimum(n: number, lanes: number, minimum: number): Decision<number[], MinimumInfeasible> {
  const sizes = heatSizes(n, lanes);
  const smallest = sizes.at(-1) ?? 0;
  if (n === 0 || smallest >= minimum) return accept(sizes);
  const fewer = Math.max(1, sizes.length - 1);
  const wide = Math.ceil(n / fewer);
  return refuse({
    kind: "minimum-infeasible",
    n,
    lanes,
    minimum,
    choices: [
      { minimum: smallest, lanes, sizes },
      { minimum: Math.min(minimum, Math.floor(n / fewer)), lanes: wide, sizes: split(n, fewer) },
    ],
  });
}
