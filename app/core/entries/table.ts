import { type Column, columns as columnNames, headers } from "../catalogue/synonyms.ts";

/** A header as it is compared: no spaces, colons, stars or remarks in brackets. */
const bare = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/[\s\u3000:：*＊]/g, "")
    .replace(/[（(].*?[)）]/g, "")
    .toLowerCase();

/** Cells of one separator, quotes as spreadsheets copy them ("a tab or line inside", "" for a quote); null where a quote never ends. */
function split(text: string, separator: string): string[][] | null {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? "";
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (char === '"' && cell === "") quoted = true;
    else if (char === separator) {
      row.push(cell);
      cell = "";
    } else if (char === "\n") {
      rows.push([...row, cell]);
      row = [];
      cell = "";
    } else cell += char;
  }
  if (quoted) return null;
  if (cell !== "" || row.length > 0) rows.push([...row, cell]);
  return rows;
}

/** A sheet saved with commas may have tabs inside its cells: put before long numbers, they keep a spreadsheet from rounding them. */
const isTabbed = (text: string) => text.replace(/,\t|\t(?=,)/g, ",").includes("\t");

/**
 * [EN6] The cells of what was pasted, trimmed: tab-separated as Excel and WPS copy it, else comma-separated, else lines whose
 * cells stand apart by two or more spaces. Row n of the answer is row n of the paste; a quoted cell may have lines in it.
 * A quote that never ends is no quote: nothing is swallowed. Source: domain 12.1 (entry sheets as they come, P).
 */
export function parseTable(text: string): string[][] {
  const clean = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const lines = clean.replace(/\n$/, "").split("\n");
  const separator = isTabbed(clean) ? "\t" : clean.includes(",") ? "," : null;
  const rows =
    separator === null
      ? lines.map((line) => line.split(/ {2,}|\u3000{2,}/))
      : (split(clean, separator) ?? lines.map((line) => line.split(separator)));
  return rows.map((row) => row.map((cell) => cell.trim()));
}

/** Which column a header's text means: a known header, else (Chinese ones only) a longer one that ends in it. */
function columnOf(cell: string): { column: Column; exact: boolean } | null {
  const word = bare(cell);
  if (word === "") return null;
  const exact = columnNames.find((column) => headers[column].includes(word));
  if (exact) return { column: exact, exact: true };
  const ends = (known: string) => /\p{Script=Han}/u.test(known) && word.length <= 12 && word.endsWith(known);
  const loose = columnNames.find((column) => headers[column].some(ends));
  return loose ? { column: loose, exact: false } : null;
}

export interface FoundColumns {
  /** index of the header row, null where there is none */
  header: number | null;
  columns: Partial<Record<Column, number>>;
}

/** The columns a row names, if it is a header. */
export function columnsOf(row: readonly string[]): Partial<Record<Column, number>> | null {
  const columns: Partial<Record<Column, number>> = {};
  const named = row.map(columnOf);
  for (const wanted of [true, false])
    named.forEach((found, at) => {
      if (found?.exact === wanted) columns[found.column] ??= at;
    });
  const count = Object.keys(columns).length;
  const isHeader =
    (columns.name !== undefined && count >= 2) || (columns.unit !== undefined && columns.leader !== undefined);
  return isHeader ? columns : null;
}

/** [EN6] Which column holds what, by the first header row among the first 15 rows; titles may stand above it. */
export function findColumns(rows: readonly (readonly string[])[]): FoundColumns {
  for (const [header, row] of rows.slice(0, 15).entries()) {
    const columns = columnsOf(row);
    if (columns) return { header, columns };
  }
  return { header: null, columns: {} };
}
