import type { Criterion } from "../judged/criteria.ts";

/** Marks by the line's key; a line without one is left out. */
export type LineMarks = Readonly<Record<string, number>>;

export interface SheetLine {
  key: string;
  /** what the unit gave itself, what the inspection gave it */
  self: number | null;
  checked: number | null;
  counted: number | null;
  /** checked − self where both are there */
  difference: number | null;
}

export interface InspectionSheet {
  lines: SheetLine[];
  /** of the lines that have a mark */
  score: number;
  most: number;
  /** lines nobody marked */
  open: string[];
  /** lines that stand by the unit's own mark alone */
  unchecked: string[];
}

/**
 * [CP5] An inspection sheet with both marks of every line, in its order: the checked mark counts where there is one, else the
 * unit's own; neither is lost, and the difference is said. Marks are in whole steps and within the line (checked when taken).
 * Source: domain 10.1, 10.2 ([ANKANG], [360LD] lines of 1–5; both marks P).
 */
export function inspectionSheet(lines: readonly Criterion[], self: LineMarks, checked: LineMarks): InspectionSheet {
  const read = lines.map(({ key }): SheetLine => {
    const [own, found] = [self[key] ?? null, checked[key] ?? null];
    const difference = own === null || found === null ? null : found - own;
    return { key, self: own, checked: found, counted: found ?? own, difference };
  });
  return {
    lines: read,
    score: read.reduce((all, { counted }) => all + (counted ?? 0), 0),
    most: lines.reduce((all, { most }) => all + most, 0),
    open: read.filter(({ counted }) => counted === null).map(({ key }) => key),
    unchecked: read.filter((one) => one.checked === null && one.self !== null).map(({ key }) => key),
  };
}
