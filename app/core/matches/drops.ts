import { roundsOf } from "./size.ts";

/** In which order the losers of a winners' round come into the losers' bracket. */
export type Drop = "natural" | "reverse" | "half-shift" | "reverse-half-shift" | "pair-flip";

/** [KO8] The items in the order of a drop. Source: domain 7.2 ([BM]); B16. */
export function dropped<T>(items: readonly T[], drop: Drop): T[] {
  const half = items.length >> 1;
  const [top, bottom] = [items.slice(0, half), items.slice(half)];
  switch (drop) {
    case "natural":
      return [...items];
    case "reverse":
      return [...items].reverse();
    case "half-shift":
      return [...bottom, ...top];
    case "reverse-half-shift":
      return [...top.reverse(), ...bottom.reverse()];
    case "pair-flip":
      return items.map((item, i) => items[i ^ 1] ?? item);
  }
}

const [straight, turned, shifted, crossed, flipped] = [
  "natural",
  "reverse",
  "half-shift",
  "reverse-half-shift",
  "pair-flip",
] as const;

/** By rounds of the winners' bracket; its final comes down alone, so its order is not told. */
const patterns: Record<number, readonly Drop[]> = {
  3: [turned],
  4: [turned, straight],
  5: [crossed, turned, straight],
  6: [turned, shifted, flipped, turned],
  7: [crossed, turned, shifted, straight, turned],
  8: [shifted, crossed, turned, flipped, shifted, straight],
  9: [crossed, shifted, turned, flipped, crossed, shifted, straight],
  10: [crossed, shifted, turned, flipped, crossed, shifted, straight, turned],
};

/**
 * [KO8] The drops of the winners' rounds 2, 3 … in a double elimination of `size` lines, a power of two. Up to 128 lines no
 * list of these patterns puts off the first possible rematch longer; among equals the one with fewest rematches at even
 * chances. Beyond 1,024 lines the last rounds come down as they stand.
 * Source: domain 7.2 (own simulation, up to 32); from 64 on the same, done for this project (P).
 */
export const dropPattern = (size: number): readonly Drop[] => patterns[Math.min(10, roundsOf(size))] ?? [];
