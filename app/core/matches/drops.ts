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

/**
 * [KO8] The drops of the winners' rounds 2, 3 … in a double elimination of `size` lines: those of all simple patterns that
 * put off the first possible rematch longest, and make it least likely then. Each line of the table is one size.
 * Source: domain 7.2 (own simulation); from 64 lines on the same simulation, done again for this project.
 */
export function dropPattern(size: number): Drop[] {
  const rounds = roundsOf(size);
  return rounds < 3 ? [] : [...(patterns[rounds] ?? []), "natural"];
}

const patterns: Record<number, readonly Drop[]> = {
  3: ["reverse"],
  4: ["reverse", "natural"],
  5: ["reverse-half-shift", "reverse", "natural"],
};
