import { type Band, bandOf } from "../band.ts";
import { accept, type Decision, refuse } from "../decision.ts";

/** Lines of a spirit sheet with the most each can win. */
export type SpiritSheet = Readonly<Record<string, number>>;

/** [TP13] A sheet of 100 points. Source: domain 11.4 ([LNLG]). */
export const spiritSheet = {
  entrance: 10,
  audience: 15,
  onTime: 15,
  bearing: 10,
  cleanliness: 10,
  fieldOrder: 20,
  cheering: 10,
  press: 10,
} as const satisfies SpiritSheet;

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

export type SpiritRefusal =
  | { kind: "line-unknown"; line: string; lines: string[] }
  | { kind: "mark-out-of-line"; line: string; mark: number; max: number }
  | { kind: "marks-missing"; lines: string[] };

/** [TP13] A sheet's total, every line marked from 0 to its most; refused are other lines, marks outside, lines without one. */
export function spiritTotal(
  sheet: SpiritSheet,
  marks: Readonly<Record<string, number>>,
): Decision<number, SpiritRefusal> {
  const lines = Object.keys(sheet).sort();
  let total = 0;
  for (const line of Object.keys(marks).sort()) {
    const [max, mark] = [sheet[line], marks[line] ?? 0];
    if (max === undefined) return refuse({ kind: "line-unknown", line, lines });
    if (mark < 0 || mark > max) return refuse({ kind: "mark-out-of-line", line, mark, max });
    total += mark;
  }
  const missing = lines.filter((line) => marks[line] === undefined);
  return missing.length > 0 ? refuse({ kind: "marks-missing", lines: missing }) : accept(total);
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
