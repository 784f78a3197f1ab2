import { divideBig } from "../number.ts";

/** A number not divided yet; `bottom` is above 0. */
export interface Fraction {
  top: bigint;
  bottom: bigint;
}

export const whole = (value: number): Fraction => ({ top: BigInt(value), bottom: 1n });

export const plus = (a: Fraction, b: Fraction): Fraction => ({
  top: a.top * b.bottom + b.top * a.bottom,
  bottom: a.bottom * b.bottom,
});

export const times = (a: Fraction, by: number, over = 1): Fraction => ({
  top: a.top * BigInt(by),
  bottom: a.bottom * BigInt(over),
});

/** Negative where `a` is the smaller one. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const [left, right] = [a.top * b.bottom, b.top * a.bottom];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** [JD3] The first decimal behind `digits` in which two fractions of steps of 10^−digits differ as published; at most 15. */
export function decidingDigit(a: Fraction, b: Fraction, digits: number): number | null {
  const shown = ({ top, bottom }: Fraction, more: number) => (2n * top * 10n ** BigInt(more) + bottom) / (2n * bottom);
  for (let more = 0; more + digits <= 15; more++) if (shown(a, more) !== shown(b, more)) return digits + more;
  return null;
}

/** To the nearest step. */
export const nearest = ({ top, bottom }: Fraction): number => divideBig(top, bottom, "half-up");
