import { accept, type Decision, refuse } from "../decision.ts";
import { evenSizes } from "./sizes.ts";

/** [HT12] How many of the last heats are circled: three, or the last two alone for distance events. */
export type Circled = 2 | 3;

export interface CircleWishes {
  lanes: number;
  /** at least so many in every heat where there are two or more; 3 in the rule read */
  minimum: number;
  circled: Circled;
}

export interface CircleMinimum {
  kind: "circle-minimum";
  n: number;
  lanes: number;
  minimum: number;
  /** the largest minimum that this number of heats can keep */
  choices: { minimum: number; lanes: number }[];
}

/**
 * [HT12] The sizes of circle-seeded heats, slowest first: the last heats full, the first takes the rest; a heat under the
 * minimum is filled up from the next faster one. The circled heats together are then cut evenly, the last one largest.
 * Refused where the minimum cannot be kept, with the minimum that can, and with lanes for one heat fewer.
 * Source: domain 1.2, 1.1 ([FINA-SW3], [SWIMSTD]); H12–H14; from which heat is filled up: P.
 */
export function circleSizes(
  n: number,
  { lanes, minimum, circled }: CircleWishes,
  heats: number = Math.ceil(n / lanes),
): Decision<number[], CircleMinimum> {
  if (!(lanes >= 1)) throw new RangeError(`heats of ${lanes} lanes`);
  if (n <= 0) return accept([]);
  if (heats === 1) return accept([n]);
  if (n < minimum * heats) {
    const lower = { minimum: Math.floor(n / heats), lanes };
    return refuse({
      kind: "circle-minimum",
      n,
      lanes,
      minimum,
      choices: [lower, { minimum, lanes: Math.ceil(n / Math.max(1, Math.floor(n / minimum))) }],
    });
  }
  const sizes = filledFromTheLast(n, heats, lanes, minimum);
  const plain = sizes.slice(0, Math.max(0, heats - circled));
  const rest = n - plain.reduce((sum, size) => sum + size, 0);
  return accept([...plain, ...evenSizes(rest, heats - plain.length, "last")]);
}

function filledFromTheLast(n: number, heats: number, lanes: number, minimum: number): number[] {
  const sizes = Array.from({ length: heats }, (_unused, i) => (i === 0 ? n - lanes * (heats - 1) : lanes));
  for (let i = 0; i + 1 < heats; i++) {
    const missing = Math.max(0, minimum - (sizes[i] ?? 0));
    sizes[i] = (sizes[i] ?? 0) + missing;
    sizes[i + 1] = (sizes[i + 1] ?? 0) - missing;
  }
  return sizes;
}

/**
 * [HT12] The ranked (best first) in circle-seeded heats of `circleSizes`, heat 1 first, each best first: the fastest in the
 * last heat, the next in the one before, in turn over the circled heats; the heats before take the next fastest in blocks.
 */
export function circle<T>(ranked: readonly T[], sizes: readonly number[], circled: Circled): T[][] {
  const heats = sizes.length;
  const turning = Math.min(circled, heats);
  const piles: T[][] = sizes.map(() => []);
  let at = 0;
  const inTurn = sizes.slice(heats - turning).reduce((sum, size) => sum + size, 0);
  for (; at < inTurn; at++) piles[heats - 1 - (at % turning)]?.push(...ranked.slice(at, at + 1));
  for (let heat = heats - turning - 1; heat >= 0; heat--) {
    const block = ranked.slice(at, at + (sizes[heat] ?? 0));
    piles[heat] = block;
    at += block.length;
  }
  return piles;
}
