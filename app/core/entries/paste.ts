import { type Column, footers, men, negations, totals, women } from "../catalogue/synonyms.ts";
import type { EventId } from "../ids.ts";
import { bare, eventNamed, type KnownEvent, readEvents } from "./event-words.ts";
import { guessColumns } from "./guess.ts";
import { checkName, normaliseName } from "./names.ts";
import { columnsOf, findColumns, parseTable } from "./table.ts";

export { type KnownEvent, namesOfEvent } from "./event-words.ts";
export { readUnits } from "./unit-list.ts";

export interface PastedEntry {
  /** 1-based row of the paste */
  row: number;
  unit: string;
  name: string;
  sex: "F" | "M" | null;
  events: EventId[];
  /** "" where none was given */
  leader: string;
}

export interface PasteProblem {
  row: number;
  column: Column;
  kind:
    | "name-empty"
    | "name-too-long"
    | "name-has-digits"
    | "unit-empty"
    | "unknown-event"
    | "events-empty"
    | "sex-unreadable"
    | "duplicate-row";
  /** what stands in the cell */
  text: string;
}

export interface PastedEntries {
  rows: PastedEntry[];
  problems: PasteProblem[];
  /** blank rows, titles, headers, totals and the lines under a sheet */
  skipped: number[];
}

function readSex(cell: string): "F" | "M" | null | "unreadable" {
  const word = bare(cell);
  if (word === "") return null;
  if (women.includes(word)) return "F";
  return men.includes(word) ? "M" : "unreadable";
}

const isHan = (text: string) => /\p{Script=Han}/u.test(text);

function isAside(cells: readonly string[]): boolean {
  const [first = ""] = cells.filter((cell) => cell !== "");
  const word = bare(first);
  const sums = totals.some((total) => word === total || (isHan(total) && word.startsWith(total)));
  return first === "" || sums || footers.some((footer) => word.startsWith(footer)) || columnsOf(cells) !== null;
}

/** A list whose cells stand apart by single spaces: told by every line being one cell of several words. */
function tableOf(text: string): string[][] {
  const table = parseTable(text);
  if (table.some((cells) => cells.filter((cell) => cell !== "").length > 1)) return table;
  return table.map(([only = ""]) => only.split(/[\s\u3000]+/));
}

const isTick = (cell: string) => bare(cell) !== "" && !negations.includes(bare(cell));

/** The columns that are an event each, ticked where somebody takes part. */
function tickedColumns(header: readonly string[], columns: readonly number[], events: readonly KnownEvent[]) {
  return header.flatMap((cell, at) => {
    const id = columns.includes(at) ? null : eventNamed(cell, events);
    return id ? [{ at, id }] : [];
  });
}

/**
 * [EN7] Entries from a paste. Titles, blank rows, repeated headers, totals and the lines under a sheet are skipped; a merged
 * (empty) unit cell takes the one above; events stand in one column or in a column each, ticked. Every wrong cell is told
 * by row and column, and its row is left out of `rows`; the second row of one name in one unit is asked about, not taken.
 * With `unit` given all rows are of that unit. Limits are not checked here. Source: domain 0 row 5, 12.1 (P).
 */
export function readEntries(
  text: string,
  known: { events: readonly KnownEvent[]; unit: string | null },
): PastedEntries {
  const table = tableOf(text);
  const { header, columns: found } = findColumns(table);
  const columns = header === null ? guessColumns(table, known.events, known.unit !== null) : found;
  const ticked =
    columns.events === undefined ? tickedColumns(table[header ?? -1] ?? [], Object.values(columns), known.events) : [];
  const out: PastedEntries = { rows: [], problems: [], skipped: [] };
  const seen = new Set<string>();
  let above = "";
  table.forEach((cells, index) => {
    const row = index + 1;
    if ((header !== null && index <= header) || isAside(cells)) {
      out.skipped.push(row);
      return;
    }
    const cell = (column: Column) => cells[columns[column] ?? -1] ?? "";
    const unit = known.unit ?? (normaliseName(cell("unit")) || above);
    above = unit;
    const name = normaliseName(cell("name"));
    const sex = readSex(cell("sex"));
    const read = readEvents(cell("events"), known.events);
    const ticks = ticked.filter(({ at }) => isTick(cells[at] ?? ""));
    const events = [...new Set([...read.ids, ...ticks.map(({ id }) => id)])];
    const problems: PasteProblem[] = [];
    const wrong = (column: Column, kind: PasteProblem["kind"], said = cell(column)) =>
      problems.push({ row, column, kind, text: said });
    const noName = checkName(cell("name"));
    if (noName) wrong("name", noName.kind);
    if (unit === "") wrong("unit", "unit-empty");
    if (sex === "unreadable") wrong("sex", "sex-unreadable");
    for (const word of read.unknown) wrong("events", "unknown-event", word);
    if (events.length === 0 && read.unknown.length === 0) wrong("events", "events-empty");
    const key = `${unit}\u0000${name}`;
    if (!noName && seen.has(key)) wrong("name", "duplicate-row");
    seen.add(key);
    out.problems.push(...problems);
    if (problems.length === 0 && sex !== "unreadable")
      out.rows.push({ row, unit, name, sex, events, leader: normaliseName(cell("leader")) });
  });
  return out;
}
