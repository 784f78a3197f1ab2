import { portion, type Rounding, scaled } from "../number.ts";

/**
 * [AW3] How many of `n` win each tier, best tier first: its share in per cent (12.5 too) of all `n`, rounded as said; tiers
 * together never more than `n`, what is left going to the better tiers first. 47 at 10 20 30: 4 9 14 down, 5 9 14 nearest.
 * Source: domain 8.2 ([MOHRSS]); the rounding is not written there, so it is the organizer's; J20, J21.
 */
export function tierCounts(n: number, percents: readonly (number | string)[], rounding: Rounding): number[] {
  let left = n;
  return percents.map((percent) => {
    const count = Math.min(left, portion(n, scaled(percent, 4), 1_000_000, rounding));
    left -= count;
    return count;
  });
}
