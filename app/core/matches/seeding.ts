import { bracketSize, roundsOf } from "./size.ts";

/**
 * [KO2] The seeds from the top line to the bottom line: 1 and 2 meet in the final, 1 to 4 in the semi-finals, and every pair
 * of the first round adds up to size + 1. `size` is a power of two. Source: domain 7.1 ([BM]); B01–B04.
 */
export function seedOrder(size: number): number[] {
  roundsOf(size);
  let order = [1];
  while (order.length < size) {
    const sum = order.length * 2 + 1;
    const next: number[] = [];
    for (const seed of order) next.push(seed, sum - seed);
    order = next;
  }
  return order;
}

/**
 * [KO2] Entrants, the best first, on the lines of the standard order; null is a bye. The byes fall to the top.
 * Source: domain 7.1; B05–B07.
 */
export function standardLines<T>(entrants: readonly T[]): (T | null)[] {
  if (entrants.length === 0) return [];
  return seedOrder(bracketSize(entrants.length)).map((seed) => entrants[seed - 1] ?? null);
}

/** [KO3] How many are seeded among `n` entrants. Source: domain 7.1 ([USAB]); sixteen from 64 on from memory (BWF). */
export function seedCount(n: number): number {
  const usual = n < 16 ? 2 : n < 32 ? 4 : n < 64 ? 8 : 16;
  return Math.min(n, usual);
}

/**
 * [KO3] The lines where drawn seeds may stand, from 1, by group: seed 1; seed 2; 3–4; 5–8; 9–16 … until `seeds` have one.
 * A group shares out the sections that have no seed yet: the top line of a section in the upper half, the bottom line in the
 * lower. Source: domain 7.1 ([BWF12.9], [USAB]); B31.
 */
export function seedLines(size: number, seeds: number): number[][] {
  const rounds = roundsOf(size);
  const groups: number[][] = [];
  if (seeds >= 1) groups.push([1]);
  for (let level = 1; level <= rounds && 2 ** (level - 1) < seeds; level++) {
    const section = size / 2 ** level;
    const group: number[] = [];
    // of two neighbouring sections the outer one has its seed already
    for (let from = 0; from < size; from += 2 * section)
      group.push(from < size / 2 && level > 1 ? from + section + 1 : from + section);
    groups.push(level === 1 ? [size] : group);
  }
  return groups;
}
