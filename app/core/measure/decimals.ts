import { divideBig, type Rounding } from "../number.ts";

/** An exact decimal: steps of 10^−digits. */
export interface Decimal {
  steps: bigint;
  digits: number;
}

/**
 * [RK17] A number as people typed it, with all its written digits: 101.25 is 10125 steps of a hundredth. Source: P.
 */
export function decimal(value: number | string): Decimal {
  const found = /^(-?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(String(value).trim());
  const [, sign = "", whole = "", fraction = "", power = "0"] = found ?? [];
  if (!found || whole + fraction === "") throw new RangeError(`${value} is not a decimal`);
  const digits = fraction.length - Number(power);
  const size = BigInt(whole + fraction) * 10n ** BigInt(Math.max(0, -digits));
  return { steps: sign === "-" ? -size : size, digits: Math.max(0, digits) };
}

const widened = ({ steps, digits }: Decimal, to: number): bigint => steps * 10n ** BigInt(to - digits);

function total(values: readonly Decimal[]): Decimal {
  const digits = values.reduce((most, one) => Math.max(most, one.digits), 0);
  return { steps: values.reduce((all, one) => all + widened(one, digits), 0n), digits };
}

/** `value` / `by` in whole steps of 10^−digits, rounded once. */
const rounded = ({ steps, digits: has }: Decimal, by: number, digits: number, rounding: Rounding) =>
  divideBig(steps * 10n ** BigInt(digits), BigInt(by) * 10n ** BigInt(has), rounding);

/** A rounded answer: value = steps × 10^−digits. */
export interface Rounded {
  steps: number;
  digits: number;
}

/** [RK17] The exact sum of typed decimals, with as many digits as the finest of them: 180 + 60 + 101.25 = 341.25. Source: P; R31, S21, S22, F05. */
export function decimalSum(values: readonly (number | string)[]): Rounded {
  const all = total(values.map(decimal));
  return { steps: rounded(all, 1, all.digits, "half-up"), digits: all.digits };
}

/** [RK17] The mean of typed decimals in `digits`, added exactly and rounded once; null of none. Source: P (1.00 and 1.01 are 1.01); R32. */
export function decimalMean(
  values: readonly (number | string)[],
  digits: number,
  rounding: Rounding = "half-up",
): Rounded | null {
  if (values.length === 0) return null;
  return { steps: rounded(total(values.map(decimal)), values.length, digits, rounding), digits };
}

/**
 * [RK17] Typed marks times typed weights, added exactly and rounded once: 88 × 0.3 + 91.5 × 0.7 = 90.45. The weights are taken as
 * they are. Source: domain 8.2 ([MOHURD], [LIFT]), 10.2 [WUHAN]; J11, J12, L10.
 */
export function weightedSum(
  parts: readonly (readonly [mark: number | string, weight: number | string])[],
  digits: number,
  rounding: Rounding = "half-up",
): Rounded {
  const products = parts.map(([mark, weight]) => {
    const [one, times] = [decimal(mark), decimal(weight)];
    return { steps: one.steps * times.steps, digits: one.digits + times.digits };
  });
  return { steps: rounded(total(products), 1, digits, rounding), digits };
}
