import { portion, type Ratio } from "../number.ts";

/**
 * [RR13] A ratio as it is printed, in whole steps of 10^−digits, rounded once; infinite where nothing was lost, none where
 * nothing was played. Only for showing: tables compare ratios exactly [NU4]. Source: domain 7.5 ([CEV] four decimals); B38, B39.
 */
export function printedRatio({ won, lost }: Ratio, digits: number): number | "infinite" | "none" {
  if (lost === 0) return won > 0 ? "infinite" : "none";
  return portion(won, 10 ** digits, lost, "half-up");
}
