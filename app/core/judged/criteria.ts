import { accept, type Decision, refuse } from "../decision.ts";
import { divideBig, sum } from "../number.ts";

/** One line of a judge's sheet; all marks in whole steps (hundredths, say). */
export type Criterion = {
  key: string;
  most: number;
  /** marks go in steps of this many; 1 = any */
  step: number;
};

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
  const lines: CriterionRefusal[] = Object.keys(marks)
    .filter((key) => !criteria.some((one) => one.key === key))
    .sort()
    .map((key) => ({ kind: "criterion-unknown", key }));
  for (const { key, most, step } of criteria) {
    const got = marks[key];
    if (got === undefined) lines.push({ kind: "mark-missing", key });
    else if (!Number.isInteger(got) || got < 0 || got > most) lines.push({ kind: "mark-out-of-range", key, most, got });
    else if (got % step !== 0) lines.push({ kind: "mark-off-step", key, step, got });
  }
  return lines.length > 0
    ? refuse({ kind: "sheet-wrong", lines })
    : accept(sum(criteria.map(({ key }) => marks[key] ?? 0)));
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
