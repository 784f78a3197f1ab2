import { scaled } from "../number.ts";

/**
 * [TP2] Points are whole numbers of this scale. It holds four decimals, and it divides by every number up to 16 (and 18, 20, 21
 * …), so that a tie of so many shares whole points exactly: 1 point for three is 30,030,000 each.
 */
export const POINT_SCALE = 90_090_000;

/** [TP1] Points as people type them (7, 6.5, "0.25") on the scale; what is finer than four decimals is rounded. */
export function pointsOf(typed: number | string): number {
  return scaled(typed, 4) * (POINT_SCALE / 10_000);
}
