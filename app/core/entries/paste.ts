import { type Column, men, nicknames, totals, women } from "../catalogue/synonyms.ts";
import type { EventId } from "../ids.ts";
import { checkName, normaliseName } from "./names.ts";
import { findColumns, parseTable } from "./table.ts";

export interface KnownEvent {
  id: EventId;
  /** its name and other names people write for it */
  names: readonly string[];
}

export interface PastedEntry {
  /** 1-based row of the paste */
  row: number;
  unit: string;
  name: string;
  sex: "F" | "M" | null;
  events: EventId[];
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
  /** blank rows, titles, the header and totals */
  skipped: number[];
}

const bare = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/[\s\u3000\-_]/g, "")
    .toLowerCase();

/** [EN7] Names an event is known by: its own, and what people write for its template. */
export function namesOfEvent(name: string, template: string): string[] {
  return [name, ...(nicknames[template] ?? [])];
}

function eventNamed(text: string, events: readonly KnownEvent[]): EventId | null {
  const word = bare(text);
  const named = (test: (name: string) => boolean) =>
    events.find((one) => one.names.some((name) => test(bare(name))))?.id;
  return (
    named((name) => name === word) ??
    (word.length >= 2 ? named((name) => name.includes(word) || word.includes(name)) : null) ??
    null
  );
}

function readEvents(cell: string, events: readonly KnownEvent[]): { ids: EventId[]; unknown: string[] } {
  const whole = eventNamed(cell, events);
  const exact = events.some((one) => one.names.some((name) => bare(name) === bare(cell)));
  if (whole && exact) return { ids: [whole], unknown: [] };
  const parts = cell.split(/[、，,;；/|＋+]/).map((part) => part.trim());
  // "跳绳 慢骑" is two events, "跳 绳" is one
  const words = parts
    .flatMap((part) => (eventNamed(part, events) ? [part] : part.split(/[\s\u3000]+/)))
    .filter(Boolean);
  const found = words.map((word) => ({ word, id: eventNamed(word, events) }));
  return {
    ids: [...new Set(found.flatMap(({ id }) => (id ? [id] : [])))],
    unknown: found.flatMap(({ word, id }) => (id ? [] : [word])),
  };
}

function readSex(cell: string): "F" | "M" | null | "unreadable" {
  const word = bare(cell);
  if (word === "") return null;
  if (women.includes(word)) return "F";
  return men.includes(word) ? "M" : "unreadable";
}

const fallback: Partial<Record<Column, number>> = { unit: 0, name: 1, sex: 2, events: 3 };
const ownFallback: Partial<Record<Column, number>> = { name: 0, sex: 1, events: 2 };

/**
 * [EN7] Entries from a paste. Titles, blank rows and totals are skipped; a merged (empty) unit cell takes the one above;
 * every wrong cell is told by row and column, and its row is left out of `rows`. With `unit` given all rows are of that unit.
 */
export function readEntries(
  text: string,
  known: { events: readonly KnownEvent[]; unit: string | null },
): PastedEntries {
  const table = parseTable(text);
  const { header, columns: found } = findColumns(table);
  const columns = header === null ? (known.unit === null ? fallback : ownFallback) : found;
  const out: PastedEntries = { rows: [], problems: [], skipped: [] };
  const seen = new Set<string>();
  let above = "";
  table.forEach((cells, index) => {
    const row = index + 1;
    const cell = (column: Column) => cells[columns[column] ?? -1] ?? "";
    const isTotal = cells.some((one) => totals.includes(bare(one)));
    if ((header !== null && index <= header) || cells.every((one) => one === "") || isTotal) {
      out.skipped.push(row);
      return;
    }
    const unit = known.unit ?? (normaliseName(cell("unit")) || above);
    above = unit;
    const name = normaliseName(cell("name"));
    const sex = readSex(cell("sex"));
    const events = readEvents(cell("events"), known.events);
    const problems: PasteProblem[] = [];
    const wrong = (column: Column, kind: PasteProblem["kind"], said = cell(column)) =>
      problems.push({ row, column, kind, text: said });
    const noName = checkName(cell("name"));
    if (noName) wrong("name", noName.kind);
    if (unit === "") wrong("unit", "unit-empty");
    if (sex === "unreadable") wrong("sex", "sex-unreadable");
    for (const word of events.unknown) wrong("events", "unknown-event", word);
    if (events.ids.length === 0 && events.unknown.length === 0) wrong("events", "events-empty");
    const key = `${unit}\u0000${name}`;
    if (!noName && seen.has(key)) wrong("name", "duplicate-row");
    seen.add(key);
    out.problems.push(...problems);
    if (problems.length === 0 && sex !== "unreadable")
      out.rows.push({ row, unit, name, sex, events: events.ids, leader: normaliseName(cell("leader")) });
  });
  return out;
}

export interface PastedUnit {
  row: number;
  name: string;
  leader: string;
  phone: string;
}

export interface UnitProblem {
  row: number;
  kind: "name-empty" | "name-too-long" | "duplicate-row";
  text: string;
}

/** [EN8] Units from a paste: one name a line, or a table with unit, leader and phone. A unit may have digits in its name. */
export function readUnits(text: string): { rows: PastedUnit[]; problems: UnitProblem[] } {
  const table = parseTable(text);
  const { header, columns: found } = findColumns(table);
  const columns = header === null ? { unit: 0, leader: 1, phone: 2 } : found;
  const rows: PastedUnit[] = [];
  const problems: UnitProblem[] = [];
  const seen = new Set<string>();
  table.forEach((cells, index) => {
    const cell = (at: number | undefined) => normaliseName(cells[at ?? -1] ?? "");
    const isHeader = header === null ? index === 0 && findHeaderWord(cells[0] ?? "") : index <= header;
    if (isHeader || cells.every((one) => one === "")) return;
    const row = index + 1;
    const name = cell(columns.unit ?? columns.name);
    if (name === "") problems.push({ row, kind: "name-empty", text: cells.join(" ") });
    else if ([...name].length > 40) problems.push({ row, kind: "name-too-long", text: name });
    // merged lists repeat a unit for each of its people: the same unit again is no news, in a bare list it is a slip
    else if (seen.has(name)) {
      if (columns.name === undefined || columns.unit === undefined)
        problems.push({ row, kind: "duplicate-row", text: name });
    } else rows.push({ row, name, leader: cell(columns.leader), phone: cell(columns.phone) });
    seen.add(name);
  });
  return { rows, problems };
}

function findHeaderWord(cell: string): boolean {
  return findColumns([[cell, "姓名"]]).columns.unit === 0;
}
