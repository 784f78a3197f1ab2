import { headers } from "../catalogue/synonyms.ts";
import { maxNameLength, normaliseName } from "./names.ts";
import { columnsOf, findColumns, parseTable } from "./table.ts";

export interface PastedUnit {
  /** 1-based row of the paste */
  row: number;
  name: string;
  /** "" where none was given */
  leader: string;
  phone: string;
}

export interface UnitProblem {
  row: number;
  kind: "name-empty" | "name-too-long" | "duplicate-row";
  text: string;
}

/** "1、", "（2）", "3." before a name in a numbered list; "1车间" keeps its number. */
const listNumber = /^[（(]?[\d０-９]{1,3}(?:[)）、]|[.．](?![\d０-９]))\s*/;

/**
 * [EN8] Units from a paste: one name a line (numbered or not, then perhaps leader and phone), or a table with a header. A
 * unit may have digits in its name. In a list of people a unit comes again with each of them and is taken once; in a list
 * of units that is told. Source: domain 0 row 5 (units report their leader).
 */
export function readUnits(text: string): { rows: PastedUnit[]; problems: UnitProblem[] } {
  const table = parseTable(text);
  const { header, columns: found } = findColumns(table);
  const columns = header === null ? { unit: 0, leader: 1, phone: 2 } : found;
  const ofPeople = found.name !== undefined && found.unit !== undefined;
  const rows: PastedUnit[] = [];
  const problems: UnitProblem[] = [];
  const seen = new Set<string>();
  table.forEach((cells, index) => {
    const cell = (at: number | undefined) => normaliseName(cells[at ?? -1] ?? "");
    const isHeader = header === null ? index === 0 && isHeading(cells) : index <= header || columnsOf(cells) !== null;
    if (isHeader || cells.every((one) => one === "")) return;
    const row = index + 1;
    const name = normaliseName((cells[columns.unit ?? columns.name ?? 0] ?? "").replace(listNumber, ""));
    if (name === "") {
      // a merged cell: the row belongs to the unit above
      if (!ofPeople) problems.push({ row, kind: "name-empty", text: cells.join(" ").trim() });
      return;
    }
    if ([...name].length > maxNameLength) problems.push({ row, kind: "name-too-long", text: name });
    else if (!seen.has(name)) rows.push({ row, name, leader: cell(columns.leader), phone: cell(columns.phone) });
    else if (!ofPeople) problems.push({ row, kind: "duplicate-row", text: name });
    seen.add(name);
  });
  return { rows, problems };
}

/** The first line of a bare list that only says what the list holds. */
const isHeading = ([first = ""]: readonly string[]) =>
  headers.unit.includes(first.normalize("NFKC").replace(/[\s:]/g, "").toLowerCase());
