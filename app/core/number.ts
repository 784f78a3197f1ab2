/** How a quotient becomes whole: towards −∞, to the nearest with an exact half away from 0, or towards +∞. */
export type Rounding = "floor" | "half-up" | "ceil";

/**
 * [NU1] a / b as a whole number, rounded once and exactly, for integers up to 2⁵³. b = 0 throws. Never −0.
 * Source: domain 3.1, floating point rounds the wrong way (1.005 becomes 1); R13, R32.
 */
export function divide(a: number, b: number, rounding: Rounding): number {
  if (b === 0) throw new RangeError(`${a} divided by 0`);
  if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b)) throw new RangeError(`${a} / ${b} are not whole numbers`);
  const [top, bottom] = b < 0 ? [-a, -b] : [a, b];
  // the remainder of integers is exact; a quotient of floats is not
  const rest = ((top % bottom) + bottom) % bottom;
  const floor = (top - rest) / bottom;
  if (rest === 0 || rounding === "floor") return floor + 0;
  if (rounding === "ceil") return floor + 1 + 0;
  const past = 2 * rest - bottom;
  return (past > 0 || (past === 0 && top > 0) ? floor + 1 : floor) + 0;
}

/** A share of a whole, exact: 15 % is { part: 15, whole: 100 }. */
export interface Share {
  part: number;
  whole: number;
}

/**
 * [NU1] amount × part / whole, rounded once and exactly, also where the product is beyond 2⁵³: portion(50, 120, 100) = 60.
 * whole = 0 and numbers that are not whole throw, as an answer beyond 2⁵³ does. Never −0.
 */
export function portion(amount: number, part: number, whole: number, rounding: Rounding): number {
  return divideBig(BigInt(amount) * BigInt(part), BigInt(whole), rounding);
}

/** [NU1] As `divide`, for integers of any size; the answer itself must be below 2⁵³. */
export function divideBig(a: bigint, b: bigint, rounding: Rounding): number {
  if (b === 0n) throw new RangeError(`${a} divided by 0`);
  const [top, bottom] = b < 0n ? [-a, -b] : [a, b];
  const rest = ((top % bottom) + bottom) % bottom;
  const floor = (top - rest) / bottom;
  const past = 2n * rest - bottom;
  const up = rounding === "ceil" ? rest > 0n : rounding === "half-up" && (past > 0n || (past === 0n && top > 0n));
  const answer = Number(up ? floor + 1n : floor);
  if (!Number.isSafeInteger(answer)) throw new RangeError(`${a} / ${b} is too large`);
  return answer;
}

/**
 * [NU2] A decimal as people type it (9.25, "0.3333") in whole steps of 10^−digits: scaled(9.25, 2) = 925. What is finer than
 * the steps is rounded by its written digits, an exact half away from 0: scaled(1.005, 2) = 101. Not a finite decimal throws.
 */
export function scaled(value: number | string, digits: number): number {
  const found = /^(-?)(\d*)(?:\.(\d*))?$/.exec(plain(value));
  const [, sign = "", whole = "", fraction = ""] = found ?? [];
  if (!found || whole + fraction === "") throw new RangeError(`${value} is not a decimal`);
  const kept = Number(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  const amount = Number(fraction.charAt(digits) || "0") >= 5 ? kept + 1 : kept;
  return sign === "-" && amount !== 0 ? -amount : amount;
}

/** A number's shortest digits without an exponent. */
function plain(value: number | string): string {
  const text = String(value).trim();
  const found = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!found) return text;
  const [, sign = "", whole = "", fraction = "", power = "0"] = found;
  const digits = whole + fraction;
  const point = whole.length + Number(power);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return `${sign}${digits.slice(0, point).padEnd(point, "0")}.${digits.slice(point)}`;
}

/** [NU2] Whole steps of 10^−digits as the nearest number, for showing: unscaled(925, 2) = 9.25. */
export function unscaled(steps: number, digits: number): number {
  return steps / 10 ** digits;
}

/** [NU3] The sum of whole numbers; 0 of none. A sum beyond 2⁵³ throws. */
export function sum(values: readonly number[]): number {
  const total = values.reduce((all, value) => all + value, 0);
  if (!Number.isSafeInteger(total)) throw new RangeError("the sum is not a whole number");
  return total;
}

/** [NU3] The mean of whole numbers in their own steps, added first and divided last; null of none. R32. */
export function mean(values: readonly number[], rounding: Rounding = "half-up"): number | null {
  return values.length === 0 ? null : divide(sum(values), values.length, rounding);
}

/**
 * [NU4] Negative where a's ratio won : lost is the smaller one, compared exactly by cross-multiplying. With nothing lost a
 * ratio is infinite, and above all others; nothing won and nothing lost is no ratio, and below all others.
 * Source: domain 7.5 (a set ratio with no set lost sorts as infinite); B39.
 */
export function compareRatios(a: Ratio, b: Ratio): number {
  const [one, other] = [rankOf(a), rankOf(b)];
  if (one !== other) return one - other;
  if (one !== 0) return 0;
  const left = BigInt(a.won) * BigInt(b.lost);
  const right = BigInt(b.won) * BigInt(a.lost);
  return left < right ? -1 : left > right ? 1 : 0;
}

export interface Ratio {
  won: number;
  lost: number;
}

const rankOf = ({ won, lost }: Ratio) => (lost > 0 ? 0 : won > 0 ? 1 : -1);

/** [NU5] The square root of a whole number, to the nearest whole number; a negative one throws. Newton's method on integers. */
export function squareRoot(n: bigint): bigint {
  if (n < 0n) throw new RangeError(`the square root of ${n}`);
  if (n < 2n) return n;
  let root = 1n << BigInt(Math.ceil(n.toString(2).length / 2));
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) break;
    root = next;
  }
  // root² ≤ n < (root + 1)²; past the middle between both the upper one is nearer
  return n - root * root > root ? root + 1n : root;
}
