import { type Column, headers } from "../catalogue/synonyms.ts";

const bare = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/[\s\u3000:：*＊]/g, "")
    .replace(/[（(].*?[)）]/g, "")
    .toLowerCase();

/** Cells of one separator, quotes as spreadsheets copy them ("a tab or line inside", "" for a quote). */
function split(text: string, separator: string): string[][] {
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
  if (cell !== "" || row.length > 0) rows.push([...row, cell]);
  return rows;
}

/**
 * [EN6] The cells of what was pasted: tab-separated as Excel and WPS copy it, else comma-separated, else lines whose cells
 * stand apart by two or more spaces. Row n of the answer is row n of the paste.
 */
export function parseTable(text: string): string[][] {
  const clean = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const rows = clean.includes("\t")
    ? split(clean, "\t")
    : clean.includes(",")
      ? split(clean, ",")
      : clean.split("\n").map((line) => line.split(/ {2,}|\u3000{2,}/));
  return rows.map((row) => row.map((cell) => cell.trim()));
}

/** [EN6] Which column holds what, by the header row; `header` is its index, null where there is none. */
export function findColumns(rows: readonly string[][]): {
  header: number | null;
  columns: Partial<Record<Column, number>>;
} {
  const known = Object.entries(headers) as [Column, readonly string[]][];
  for (const [header, row] of rows.slice(0, 15).entries()) {
    const columns: Partial<Record<Column, number>> = {};
    row.forEach((cell, at) => {
      const word = bare(cell);
      const found = known.find(([, words]) => words.includes(word))?.[0];
      if (found && columns[found] === undefined) columns[found] = at;
    });
    const count = Object.keys(columns).length;
    if (columns.name !== undefined && count >= 2) return { header, columns };
    if (columns.unit !== undefined && columns.leader !== undefined) return { header, columns };
  }
  return { header: null, columns: {} };
}
