import { divide, sum } from "../number.ts";
import type { TimedAttempt } from "./attempts.ts";

/** An average in hundredths of a second, DNF, or null while an attempt is missing. */
export type Average = number | "DNF" | null;

const tenMinutes = 60_000;

/**
 * [RK16] A time or an average (`cs` / `of`) in hundredths of a second, rounded once: to the nearest hundredth; over ten minutes
 * to the nearest second, .50 up. Source: domain 3.2 ([WCA 9f1–9f2]); R16–R19.
 */
export function cubingTime(cs: number, of = 1): number {
  return cs > tenMinutes * of ? divide(cs, 100 * of, "half-up") * 100 : divide(cs, of, "half-up");
}

/** How many count and how many are dropped at each end. */
function averageOf(attempts: readonly TimedAttempt[], size: number, drop: number): Average {
  if (attempts.length !== size) throw new RangeError(`${attempts.length} attempts of ${size}`);
  if (attempts.includes(null)) return null;
  const marks = attempts.filter((one) => typeof one === "number").sort((a, b) => a - b);
  // whoever has no mark is the worst, and there is room for `drop` of the worst
  const counting = marks.slice(drop, size - drop);
  const counted = size - 2 * drop;
  return counting.length < counted ? "DNF" : cubingTime(sum(counting), counted);
}

/** [RK16] The mean of three attempts in hundredths; one without a mark makes it DNF. Not three throws. Source: domain 3.2 [WCA 9f1]; R16, R17. */
export const meanOfThree = (attempts: readonly TimedAttempt[]): Average => averageOf(attempts, 3, 0);

/**
 * [RK16] The average of five: the best and the worst are dropped, the mean of the other three is taken. One without a mark is
 * the dropped worst; two make it DNF. Not five throws. Source: domain 3.2 ([WCA 9f8–9f9]); R20, R21.
 */
export const averageOfFive = (attempts: readonly TimedAttempt[]): Average => averageOf(attempts, 5, 1);
