import { portion, type Share } from "../number.ts";

/**
 * [TP12] A unit's points with a share of what it won in earlier meets, all on one scale; the share of the sum is rounded once,
 * an exact half up. Source: domain 11.3 ([WEIF] 15 %).
 */
export function withEarlier(points: number, earlier: readonly number[], { part, whole }: Share): number {
  const before = earlier.reduce((all, one) => all + one, 0);
  return points + portion(before, part, whole, "half-up");
}
