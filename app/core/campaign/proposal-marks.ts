import type { Band } from "../band.ts";
import type { Criterion } from "../judged/criteria.ts";

/**
 * [CP14] The assessment of a suggestion, out of 100: technical level 30, economic benefit 30, range of use 20, practicality 20.
 * Source: domain 10.3 ([HLH]).
 */
export const suggestionSheet: readonly Criterion[] = [
  { key: "technique", most: 30, step: 1 },
  { key: "benefit", most: 30, step: 1 },
  { key: "range", most: 20, step: 1 },
  { key: "practicality", most: 20, step: 1 },
];

/** The marks that a yearly benefit leaves to choose from, both included. */
export interface MarkRange {
  least: number;
  most: number;
}

/**
 * [CP14] Marks for the benefit of a year, in yuan: above 500,000 26–30; 100,000 to 500,000 15–25; below 100,000 10–14.
 * Source: domain 10.3 ([HLH]); L16–L18.
 */
export const benefitMarks: readonly Band<MarkRange>[] = [
  { from: null, value: { least: 10, most: 14 } },
  { from: 100_000, value: { least: 15, most: 25 } },
  { from: 500_000, above: true, value: { least: 26, most: 30 } },
];

/** [CP14] The prize of a suggestion by its points: 18 first, 15 second, 13 third, below none. Source: domain 10.3 ([QIQI]); L19. */
export const suggestionPrizes: readonly Band<number>[] = [
  { from: 18, value: 1 },
  { from: 15, value: 2 },
  { from: 13, value: 3 },
];
