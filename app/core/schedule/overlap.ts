import type { Span } from "./item.ts";

/**
 * [SH2] Whether two stretches of time share a moment: [9:00, 10:00) and [10:00, 11:00) touch and do not. A stretch of no
 * length is a moment, which overlaps what it lies strictly inside of, and no other moment. Source: P.
 */
export const overlaps = (a: Span, b: Span) => a.from < b.to && b.from < a.to;

/**
 * [SH2] Calls `found` for every pair of stretches that overlap, once, the one that starts first named first. The stretches
 * come in the order of their starts, the shorter of equal starts first. Costs as many steps as there are stretches and pairs.
 */
export function eachOverlap<T extends Span>(inOrder: readonly T[], found: (first: T, second: T) => void): void {
  let running: T[] = [];
  for (const next of inOrder) {
    running = running.filter((one) => one.to > next.from);
    for (const one of running) found(one, next);
    running.push(next);
  }
}
