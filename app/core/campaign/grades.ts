import type { Band } from "../band.ts";

/**
 * [CP11] Grades by score out of 100, the best being 1: from 90, from 85, from 80, from 70; below that no grade. Their names
 * belong to the meet. Source: domain 10.2 ([TWMOL]); L22, L23.
 */
export const fourGrades: readonly Band<number>[] = [
  { from: 90, value: 1 },
  { from: 85, value: 2 },
  { from: 80, value: 3 },
  { from: 70, value: 4 },
];
