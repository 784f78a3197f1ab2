import { plainCell, withoutUnit } from "../catalogue/sheet-words.ts";
import { scaled } from "../number.ts";
import type { Criterion } from "./criteria.ts";

/** Points as people type them (30, 30分, ３０．５) in steps of 10^−digits; null where they cannot be read, or are finer than the steps. */
export function readPoints(text: string, digits: number): number | null {
  const found = /^(\d{1,6})(?:\.(\d+))?$/.exec(withoutUnit(plainCell(text)));
  if (!found || (found[2] ?? "").replace(/0+$/, "").length > digits) return null;
  return scaled(`${found[1]}.${found[2] ?? "0"}`, digits);
}

/** A share as people type it (30%, 30, 0.3 as a spreadsheet holds 30%) in ten-thousandths. */
export function readShare(text: string): number | null {
  const found = /^(\d{1,3}(?:\.\d{1,4})?)(%)?$/.exec(plainCell(text));
  const [, amount = "", sign] = found ?? [];
  if (!found) return null;
  const isPart = sign === undefined && Number(amount) <= 1;
  return scaled(amount, isPart ? 4 : 2);
}

/** Where a value is graded: "0mm:15; 0.5mm:10" is 15 from 0 mm on, and 10 from half a millimetre on. */
export function readGrades(text: string, digits: number): Criterion["grades"] | null {
  const plain = withoutUnit(text.normalize("NFKC").replace(/\s+/g, ""));
  const found = [...plain.matchAll(/(\d+(?:\.\d{1,2})?)([^\d.:;,、；，]*)[:=→](\d+(?:\.\d+)?)/g)];
  const bands = found.map(([, from = "", , mark = ""]) => ({ from: scaled(from, 2), mark: scaled(mark, digits) }));
  const [first, last] = [bands[0], bands[bands.length - 1]];
  if (!first || !last) return null;
  return { unit: found[0]?.[2] ?? "", better: last.mark > first.mark ? "more" : "less", bands };
}
