import { type Band, bandOf } from "../band.ts";
import type { Criterion } from "../judged/criteria.ts";

/** [TP13] A sheet of 100 points; its total is a sheet's like any other's (JD4). Source: domain 11.4 ([LNLG]). */
export const spiritSheet: readonly Criterion[] = [
  { key: "entrance", most: 10, step: 1 },
  { key: "audience", most: 15, step: 1 },
  { key: "on-time", most: 15, step: 1 },
  { key: "bearing", most: 10, step: 1 },
  { key: "cleanliness", most: 10, step: 1 },
  { key: "field-order", most: 20, step: 1 },
  { key: "cheering", most: 10, step: 1 },
  { key: "press", most: 10, step: 1 },
];

/** What an attendance of so many per cent wins. [TP13] Source: domain 11.4 ([LNLG], of 15); T26–T29. */
export const attendanceBands: readonly Band<number>[] = [
  { from: 90, value: 15 },
  { from: 85, value: 10 },
  { from: 80, value: 5 },
  { from: null, value: 0 },
];

/** [TP13] Points for `came` of `called` on the stands, compared exactly with bands in per cent; nobody called is all of them. */
export function attendancePoints(came: number, called: number, bands: readonly Band<number>[]): number {
  if (called === 0) return attendancePoints(1, 1, bands);
  // came / called ≥ from / 100, compared without dividing
  const limits = bands.map((band) => ({ ...band, from: band.from === null ? null : band.from * called }));
  return bandOf(came * 100, limits) ?? 0;
}

export type SpiritLoss = "forfeit" | "cheating" | "fight";

export interface SpiritCandidate<Id extends string> {
  unit: Id;
  total: number;
  /** what cost it the prize */
  lost: readonly SpiritLoss[];
}

/**
 * [TP14] Units by their sheet's total, best first, shared places in competition numbering, those level by id; a unit that
 * forfeited, cheated or fought stands at the end without a place, whatever its total.
 * Source: domain 11.4 ([LIUAN], [HUAIN]).
 */
export function spiritOrder<Id extends string>(
  candidates: readonly SpiritCandidate<Id>[],
): (SpiritCandidate<Id> & { place: number | null })[] {
  const out = (one: SpiritCandidate<Id>) => (one.lost.length > 0 ? 1 : 0);
  const sorted = [...candidates].sort((a, b) => out(a) - out(b) || b.total - a.total || (a.unit < b.unit ? -1 : 1));
  let place = 0;
  return sorted.map((one, i) => {
    if (sorted[i - 1]?.total !== one.total) place = i + 1;
    return { ...one, place: one.lost.length > 0 ? null : place };
  });
}
