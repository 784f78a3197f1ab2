import { parseTable } from "#core/entries/table.ts";
import { openZip } from "./unzip.ts";

/** Cells of a spreadsheet, row by row; row n of the answer is row n of the file. */
export type Grid = string[][];

const mostRows = 2000;
const mostColumns = 60;

/**
 * The cells of a file as an office sends it: xlsx (its first sheet), or text apart by commas or tabs in UTF-8, UTF-16 or
 * GB 18030. null where it is none of these.
 */
export function readSpreadsheet(bytes: Buffer): Grid | null {
  if (bytes.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004", "latin1"))) return readWorkbook(bytes);
  const text = decoded(bytes);
  return text === null ? null : parseTable(text);
}

function decoded(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

function readWorkbook(bytes: Buffer): Grid | null {
  const open = openZip(bytes);
  // prefixes of names are a writer's taste
  const xml = (name: string) =>
    open?.(name)
      ?.toString("utf8")
      .replace(/<(\/?)\w+:/g, "<$1") ?? "";
  const sheet = xml(firstSheet(xml("xl/workbook.xml"), xml("xl/_rels/workbook.xml.rels")));
  if (!sheet.includes("<sheetData")) return null;
  const strings = [...xml("xl/sharedStrings.xml").matchAll(/<si\b[^>]*?(?:\/>|>([\s\S]*?)<\/si>)/g)].map(([, one]) =>
    textOf(one ?? ""),
  );
  return gridOf(sheet, strings, percentStyles(xml("xl/styles.xml")));
}

const attribute = (tag: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? "";

/** The first sheet that is not hidden. */
function firstSheet(workbook: string, relations: string): string {
  const sheets = [...workbook.matchAll(/<sheet\b[^>]*>/g)].map(([tag]) => tag);
  const id = attribute(sheets.find((tag) => !/\bstate="\w*[hH]idden"/.test(tag)) ?? "", "r:id");
  const relation = [...relations.matchAll(/<Relationship\b[^>]*>/g)].find(([tag]) => attribute(tag, "Id") === id);
  const target = attribute(relation?.[0] ?? "", "Target") || "worksheets/sheet1.xml";
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}

/** Which cell styles show a number as a percent. */
function percentStyles(styles: string): boolean[] {
  const own = new Set(
    [...styles.matchAll(/<numFmt\b[^>]*>/g)]
      .filter(([tag]) => attribute(tag, "formatCode").includes("%"))
      .map(([tag]) => attribute(tag, "numFmtId")),
  );
  const formats = /<cellXfs\b[\s\S]*?<\/cellXfs>/.exec(styles)?.[0] ?? "";
  return [...formats.matchAll(/<xf\b[^>]*>/g)].map(([tag]) => {
    const id = attribute(tag, "numFmtId");
    return id === "9" || id === "10" || own.has(id);
  });
}

function gridOf(sheet: string, strings: readonly string[], percent: readonly boolean[]): Grid {
  const grid: Grid = [];
  for (const [, tag = "", inner = ""] of sheet.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
    const [, letters = "", row = ""] = /^([A-Z]{1,3})(\d{1,7})$/.exec(attribute(tag, "r")) ?? [];
    const [x, y] = [columnOf(letters), Number(row) - 1];
    if (letters === "" || y >= mostRows || x >= mostColumns) continue;
    while (grid.length <= y) grid.push([]);
    const cells = grid[y] ?? [];
    while (cells.length <= x) cells.push("");
    cells[x] = cellOf(attribute(tag, "t"), inner, strings, percent[Number(attribute(tag, "s") || "0")] ?? false);
  }
  return grid;
}

const columnOf = (letters: string): number =>
  [...letters].reduce((all, letter) => all * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function cellOf(type: string, inner: string, strings: readonly string[], percent: boolean): string {
  if (type === "inlineStr") return textOf(inner);
  const value = plain(/<v\b[^>]*>([\s\S]*?)<\/v>/.exec(inner)?.[1] ?? "").trim();
  if (type === "s") return strings[Number(value)] ?? "";
  const number = Number(value);
  if (type !== "" && type !== "n") return value;
  if (value === "" || !Number.isFinite(number)) return value;
  // what a spreadsheet calculates ends in noise behind the twelfth digit
  const shown = (amount: number) => String(Number(amount.toPrecision(12)));
  return percent ? `${shown(number * 100)}%` : shown(number);
}

/** The text of a string with its runs, without the readings some writers put beside it. */
const textOf = (xml: string): string =>
  plain(
    [...xml.replace(/<rPh\b[\s\S]*?<\/rPh>/g, "").matchAll(/<t\b[^>]*?(?:\/>|>([\s\S]*?)<\/t>)/g)]
      .map(([, text]) => text ?? "")
      .join(""),
  ).trim();

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const plain = (text: string): string =>
  text.replace(/&(?:#x([\da-fA-F]{1,6})|#(\d{1,7})|(\w+));/g, (all, hex?: string, decimal?: string, name?: string) => {
    if (name) return named[name] ?? all;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
