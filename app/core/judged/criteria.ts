import { accept, type Decision } from "../decision.ts";
import { divide, divideBig } from "../number.ts";
import { sheetThirds } from "./lines.ts";

/** One line of a judge's sheet; all marks in whole steps (hundredths, say). */
export type Criterion = {
  key: string;
  most: number;
  /** marks go in steps of this many; 1 = any */
  step: number;
  /** as the trade writes it; absent = i18n names it by its key */
  name?: string;
  /** the criterion it is a part of */
  group?: string;
  /** absent = points */
  kind?: CriterionKind;
  /** where it is graded: from this value on this mark, in the value's own order; `unit` in words, mm or s */
  grades?: { unit: string; better: "more" | "less"; bands: readonly { from: number; mark: number }[] };
};

/** A mark from 0 to the most; right or wrong (noted 1 or 0); by a measured value; or judged 0, 1, 2, 3 [JD10]. */
export type CriterionKind = "points" | "yes-no" | "graded" | "judgement";

export type CriterionRefusal =
  | { kind: "mark-missing"; key: string }
  | { kind: "mark-out-of-range"; key: string; most: number; got: number }
  | { kind: "mark-off-step"; key: string; step: number; got: number }
  | { kind: "criterion-unknown"; key: string };

/**
 * [JD4] The total of one judge's sheet, a mark for every criterion from 0 to its most in its steps. Refused with every line that
 * is wrong, so that a judge mends them all at once. Source: domain 8.1 (sheet with a most per criterion [DYWDW]).
 */
export function sheetTotal(
  criteria: readonly Criterion[],
  marks: Readonly<Record<string, number>>,
): Decision<number, { kind: "sheet-wrong"; lines: CriterionRefusal[] }> {
  const total = sheetThirds(criteria, marks);
  return total.ok ? accept(divide(total.value, 3, "half-up")) : total;
}

/** Shares are whole ten-thousandths: 30% is 3000. */
export const SHARE_SCALE = 10_000;

/** A part of a whole result: theory, practice, interview. */
export interface Part {
  key: string;
  share: number;
  /** the largest share this part may have; null = any */
  cap: number | null;
}

export type SharesRefusal =
  | { kind: "share-out-of-range"; key: string; got: number }
  | { kind: "share-over-cap"; key: string; cap: number; got: number }
  | { kind: "shares-not-whole"; got: number };

/**
 * [JD5] What is wrong with the parts' shares, [] where nothing: every share above 0, none above its cap (theory at most 30%
 * where the event follows that rule), all together 100%. Source: domain 8.2 ([MOHURD] theory at most 30%); J11.
 */
export function shareRefusals(parts: readonly Part[]): SharesRefusal[] {
  const refusals: SharesRefusal[] = [];
  for (const { key, share, cap } of parts) {
    if (!Number.isInteger(share) || share <= 0 || share > SHARE_SCALE)
      refusals.push({ kind: "share-out-of-range", key, got: share });
    else if (cap !== null && share > cap) refusals.push({ kind: "share-over-cap", key, cap, got: share });
  }
  const got = parts.reduce((all, { share }) => all + share, 0);
  if (refusals.length === 0 && got !== SHARE_SCALE) refusals.push({ kind: "shares-not-whole", got });
  return refusals;
}

/**
 * [JD5] The weighted total of marks in `digits` more decimals than the marks have, rounded once: 88 × 30% + 91.5 × 70% =
 * 90.45. null where a part has no mark: nobody has a total before everything is in. Source: domain 8.2 ([LIFT]); J11, J12.
 */
export function weightedTotal(
  parts: readonly Pick<Part, "key" | "share">[],
  marks: Readonly<Record<string, number | null>>,
  digits = 0,
): number | null {
  let total = 0n;
  for (const { key, share } of parts) {
    const mark = marks[key];
    if (mark === null || mark === undefined) return null;
    total += BigInt(mark) * BigInt(share);
  }
  return divideBig(total * 10n ** BigInt(digits), BigInt(SHARE_SCALE), "half-up");
}
