import { divide, type Rounding, sum } from "../number.ts";

/** One judge's mark in whole steps, or why there is none. */
export type JudgeMark = number | { missing: "absent" | "own-unit" };

/** A mean that is not divided yet, so that marks can be compared exactly and published with any number of decimals. */
export interface Mean {
  sum: number;
  /** marks that counted; above 0 */
  count: number;
}

export interface PanelMark extends Mean {
  /** positions in the panel of the marks that were dropped as lowest and highest, one of several equal ones each */
  lowest: number[];
  highest: number[];
  /** positions of the judges without a mark */
  missing: number[];
}

/**
 * [JD1] The mean of a panel without its `drop` lowest and `drop` highest marks; of several equal extremes only one goes. Where
 * at most 2 × `drop` marks are there nothing is dropped. [JD2] Judges who are absent or stand back for their own unit do not
 * count, and the panel is trimmed as the smaller one it is. null without a single mark.
 * Source: domain 8.1 ([SYF], [W024]; the smaller panel P); J01–J05.
 */
export function panelMark(marks: readonly JudgeMark[], drop: number): PanelMark | null {
  const given = marks.flatMap((mark, at) => (typeof mark === "number" ? [{ mark, at }] : []));
  if (given.length === 0) return null;
  const sorted = given.sort((a, b) => a.mark - b.mark || a.at - b.at);
  const away = sorted.length > 2 * drop ? drop : 0;
  const counted = sorted.slice(away, sorted.length - away);
  return {
    sum: sum(counted.map(({ mark }) => mark)),
    count: counted.length,
    lowest: sorted.slice(0, away).map(({ at }) => at),
    highest: sorted.slice(sorted.length - away).map(({ at }) => at),
    missing: marks.flatMap((mark, at) => (typeof mark === "number" ? [] : [at])),
  };
}

/**
 * [JD3] A mean as it is published: marks kept in `from` decimals, shown in `to` decimals, rounded once to the nearest.
 * Source: domain 8.1 (two decimals [SYF], [W024]).
 */
export function published(
  { sum: total, count }: Mean,
  from: number,
  to: number,
  rounding: Rounding = "half-up",
): number {
  return to >= from
    ? divide(total * 10 ** (to - from), count, rounding)
    : divide(total, count * 10 ** (from - to), rounding);
}

/**
 * [JD3] Negative where `a` is the lower mean, compared exactly: what computing to the third decimal, the fourth and so on
 * until they differ comes to. Source: domain 8.1 ([SYF] equal at two decimals: to the third, and so on).
 */
export function compareMeans(a: Mean, b: Mean): number {
  const [left, right] = [BigInt(a.sum) * BigInt(b.count), BigInt(b.sum) * BigInt(a.count)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** [JD3] The first decimal, from `digits` on, in which two means differ as published; null where they are equal. At most 15. */
export function decisiveDigits(a: Mean, b: Mean, from: number, digits: number): number | null {
  if (compareMeans(a, b) === 0) return null;
  for (let to = digits; to <= 15; to++) if (shown(a, from, to) !== shown(b, from, to)) return to;
  return null;
}

const shown = ({ sum: total, count }: Mean, from: number, to: number) => {
  const top = BigInt(total) * 10n ** BigInt(Math.max(0, to - from));
  const bottom = BigInt(count) * 10n ** BigInt(Math.max(0, from - to));
  return (2n * top + bottom) / (2n * bottom);
};
