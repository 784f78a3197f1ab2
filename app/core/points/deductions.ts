/** What is taken from a unit (negative), or given to it, beside the points of its places. */
export interface Adjustment<Id extends string> {
  unit: Id;
  /** on the scale */
  points: number;
  /** first places struck off, negative */
  golds: number;
  reason: AdjustmentReason;
}

export type AdjustmentReason =
  | "no-show"
  | "impostor"
  | "cheating"
  | "wrong-line-up"
  | "conduct"
  | "fine"
  | "praise"
  | "bonus";

/** What one case costs; both are amounts, not negative. */
export interface CaseCost {
  points: number;
  golds: number;
}

/**
 * [TP3] Costs found in regulations, in whole points: checked in but not started 2 per team and event, an impostor 5 a case,
 * cheating 9 and a gold a case. Source: domain 11.2 ([UPC] T19, [XMGR] T21, [HUAIN] T20).
 */
export const caseCosts = {
  "no-show": { points: 2, golds: 0 },
  impostor: { points: 5, golds: 0 },
  cheating: { points: 9, golds: 1 },
} as const satisfies Partial<Record<AdjustmentReason, CaseCost>>;

/** [TP3] The row that `cases` of one reason put on a unit's account; costs in the same steps as its points. T19–T21. */
export function deduction<Id extends string>(
  unit: Id,
  reason: AdjustmentReason,
  cases: number,
  { points, golds }: CaseCost,
): Adjustment<Id> {
  return { unit, reason, points: 0 - cases * points, golds: 0 - cases * golds };
}

export interface Account<Id extends string> {
  unit: Id;
  points: number;
  golds: number;
}

export interface Adjusted<Id extends string> extends Account<Id> {
  /** before anything was taken or given */
  from: { points: number; golds: number };
  rows: Adjustment<Id>[];
}

/**
 * [TP3] A unit's points and golds with the rows that are its own, every row kept. Points may fall below 0 unless `least` says
 * how far; there are never fewer than 0 golds. Source: domain 11.2; below 0 and never fewer golds than none P.
 */
export function adjust<Id extends string>(
  account: Account<Id>,
  adjustments: readonly Adjustment<Id>[],
  least: number | null,
): Adjusted<Id> {
  const rows = adjustments.filter((one) => one.unit === account.unit);
  const points = rows.reduce((all, one) => all + one.points, account.points);
  const golds = rows.reduce((all, one) => all + one.golds, account.golds);
  return {
    unit: account.unit,
    points: least === null ? points : Math.max(least, points),
    golds: Math.max(0, golds),
    from: { points: account.points, golds: account.golds },
    rows,
  };
}

/** [TP3] A wrong line-up wins nothing in its event, right ones their points. Source: domain 11.2 ([ZBNC]); T31. */
export function lineUpPoints(points: number, rightLineUp: boolean): number {
  return rightLineUp ? points : 0;
}
