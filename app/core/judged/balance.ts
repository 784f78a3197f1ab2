import { divideBig, squareRoot } from "../number.ts";

/** A panel's marks, added up in whole steps. */
export interface PanelSum {
  sum: number;
  count: number;
}

/** grand-mean: the mean of all entrants ÷ the panel's; mean-of-means: the mean of the panels' means ÷ the panel's. */
export type FactorMethod = "grand-mean" | "mean-of-means";

/** A fraction of whole numbers of any size. */
interface Fraction {
  top: bigint;
  bottom: bigint;
}

const meanOf = ({ sum, count }: PanelSum): Fraction => ({ top: BigInt(sum), bottom: BigInt(count) });
const rounded = ({ top, bottom }: Fraction, digits: number) =>
  divideBig(top * 10n ** BigInt(digits), bottom, "half-up");

/**
 * [JD8] The factor of every panel, in steps of 10^−digits, that brings panels of different strictness to one mean; and that mean
 * in the marks' own steps with `meanDigits` more decimals. Every panel needs at least one mark and a sum above 0, or this throws.
 * Fair only where lots gave the panels equal groups. Source: domain 8.5 ([ERCI] two-step mean, [TEGANG] grand mean); J22, J23.
 */
export function panelFactors(
  panels: readonly PanelSum[],
  method: FactorMethod,
  digits: number,
  meanDigits = 0,
): { mean: number; factors: number[] } {
  if (panels.length === 0 || panels.some(({ sum, count }) => sum <= 0 || count <= 0))
    throw new RangeError("a panel without marks has no factor");
  const target = method === "grand-mean" ? grandMean(panels) : meanOfMeans(panels);
  const factors = panels.map((panel) => {
    const own = meanOf(panel);
    return rounded({ top: target.top * own.bottom, bottom: target.bottom * own.top }, digits);
  });
  return { mean: rounded(target, meanDigits), factors };
}

const grandMean = (panels: readonly PanelSum[]): Fraction =>
  panels.reduce(({ top, bottom }, { sum, count }) => ({ top: top + BigInt(sum), bottom: bottom + BigInt(count) }), {
    top: 0n,
    bottom: 0n,
  });

function meanOfMeans(panels: readonly PanelSum[]): Fraction {
  const total = panels
    .map(meanOf)
    .reduce((a, b) => ({ top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom }));
  return { top: total.top, bottom: total.bottom * BigInt(panels.length) };
}

/** [JD8] A raw mark times its panel's factor (in steps of 10^−digits), with `more` decimals more than the mark has. */
export function balanced(mark: number, factor: number, digits: number, more = 0): number {
  return rounded({ top: BigInt(mark) * BigInt(factor), bottom: 10n ** BigInt(digits) }, more);
}

/** Mean and standard deviation, both in the same whole steps; fine ones, since the deviation is rounded to them. */
export interface Spread {
  mean: number;
  deviation: number;
}

/**
 * [JD9] A mark of one panel as it would stand in another spread: M + S·(x − m)/s, in the same steps, rounded once. In a panel
 * without any spread everybody gets M. Source: domain 8.5 (z-score form, P); J35–J37.
 */
export function respread(mark: number, panel: Spread, target: Spread): number {
  if (panel.deviation === 0) return target.mean;
  const top = BigInt(target.deviation) * BigInt(mark - panel.mean);
  return divideBig(BigInt(target.mean) * BigInt(panel.deviation) + top, BigInt(panel.deviation), "half-up");
}

/**
 * [JD9] The spread of marks, all of them being the whole (not a sample), in steps `more` decimals finer than the marks'.
 * null of none. Source: domain 8.5 (P).
 */
export function spreadOf(marks: readonly number[], more: number): Spread | null {
  if (marks.length === 0) return null;
  const n = BigInt(marks.length);
  const total = marks.reduce((all, mark) => all + BigInt(mark), 0n);
  const squares = marks.reduce((all, mark) => all + BigInt(mark) * BigInt(mark), 0n);
  const scale = 10n ** BigInt(more);
  // n·Σx² − (Σx)² is n²·variance; its root ÷ n is the deviation, with four guard digits for the division
  const root = squareRoot((n * squares - total * total) * (scale * 10_000n) ** 2n);
  return {
    mean: divideBig(total * scale, n, "half-up"),
    deviation: divideBig(root, n * 10_000n, "half-up"),
  };
}

/**
 * [JD9] Standard scores 50 + 10·(x − mean)/deviation in steps of 10^−digits, in the marks' order; 50 for all where there is no
 * spread. Comparable over contests of different strictness. Source: domain 8.3 (neutral scale, P); J24, J25.
 */
export function standardScores(marks: readonly number[], digits: number): number[] {
  const more = 6;
  const spread = spreadOf(marks, more);
  if (!spread) return [];
  const one = 10 ** digits;
  const scale = 10 ** more;
  return marks.map((mark) => {
    if (spread.deviation === 0) return 50 * one;
    const off = BigInt(mark * scale - spread.mean) * BigInt(10 * one);
    return divideBig(BigInt(50 * one) * BigInt(spread.deviation) + off, BigInt(spread.deviation), "half-up");
  });
}
