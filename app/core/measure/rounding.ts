import { divide, type Rounding } from "../number.ts";

/** [RK12] A value in whole steps: up, down or to the nearest with an exact half up. inSteps(10111, 10, "ceil") = 10120. R11–R15. */
export const inSteps = (value: number, step: number, rounding: Rounding): number =>
  divide(value, step, rounding) * step;

/** How something is published: in steps of so many ms, rounded this way. */
export interface Precision {
  step: number;
  rounding: Rounding;
}

/**
 * [RK12] The precisions that published rules use: hand times up to the next tenth, photo finish up to the next hundredth (over
 * 10,000 m a tenth), speedcubing's single cut to the hundredth and its average to the nearest one.
 * Source: domain 3.2 (athletics TR19 from memory; [WCA 9f1]); R11–R16.
 */
export const precisions = {
  hand: { step: 100, rounding: "ceil" },
  "photo-finish": { step: 10, rounding: "ceil" },
  "photo-finish-long": { step: 100, rounding: "ceil" },
  "cubing-single": { step: 10, rounding: "floor" },
  "cubing-average": { step: 10, rounding: "half-up" },
} as const satisfies Record<string, Precision>;

/** A time as it was read, and as it is published; the published one is never changed by a finer comparison. */
export interface ReadTime {
  publishedMs: number;
  thousandths: number;
}

/**
 * [RK13] A time read to the thousandth (ms) and published with this precision, for the chain `track`: equal published times are
 * compared by their thousandths. Source: domain 3.2, 3.5 ([IAAF167], TR19 from memory); R14.
 */
export const readTime = (ms: number, { step, rounding }: Precision): ReadTime => ({
  publishedMs: inSteps(ms, step, rounding),
  thousandths: ms,
});
