import { type Column, men, women } from "../catalogue/synonyms.ts";
import { bare, type KnownEvent, readEvents } from "./event-words.ts";

const isSex = (cell: string) => women.includes(bare(cell)) || men.includes(bare(cell));
const isNumber = (cell: string) => /^[\d\s.,/+年月日岁歲()-]+$/.test(cell.normalize("NFKC"));

/**
 * [EN7] Which column holds what in a list without a header: sexes and known events are told by what stands in most cells;
 * numbers (ages, birthdays, phones) are passed over; of the columns left the first is the unit, unless the unit is given,
 * and the next the name. Events nobody knows are looked for in the last column of words.
 */
export function guessColumns(
  rows: readonly (readonly string[])[],
  events: readonly KnownEvent[],
  unitGiven: boolean,
): Partial<Record<Column, number>> {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const kinds = Array.from({ length: width }, (_unused, at) => {
    const cells = rows.map((row) => row[at] ?? "").filter((cell) => cell !== "");
    const mostly = (test: (cell: string) => boolean) => cells.filter(test).length * 2 > cells.length;
    if (mostly(isSex)) return "sex";
    if (mostly((cell) => readEvents(cell, events).ids.length > 0)) return "events";
    return cells.length === 0 || mostly(isNumber) ? "other" : "text";
  });
  const texts = kinds.flatMap((kind, at) => (kind === "text" ? [at] : []));
  const columns: Partial<Record<Column, number>> = {};
  const put = (column: Column, at: number | undefined) => {
    if (at !== undefined && at >= 0) columns[column] = at;
  };
  // a list of nothing but names has no unit in it
  if (!unitGiven && texts.length > 1) put("unit", texts.shift());
  put("name", texts.shift());
  put("sex", kinds.indexOf("sex"));
  put("events", kinds.includes("events") ? kinds.indexOf("events") : texts.at(-1));
  return columns;
}
