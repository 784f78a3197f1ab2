import { accept, type Decision, refuse } from "../decision.ts";
import type { HeatId } from "../ids.ts";
import { seededRandom } from "../random.ts";

/**
 * Letters and digits that people read to each other and type again: no 0 and O, no 1 and I. Each is one of 32 values, five
 * bits; a QR code holds them in its alphanumeric form.
 */
export const codeLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** Times α in GF(32), the field of 32 numbers over x⁵ + x² + 1: its powers 1, α, α², … α³⁰ are all different. */
const timesAlpha = (value: number): number => ((value << 1) & 31) ^ (value & 16 ? 5 : 0);

/**
 * The check of up to 30 values: the sum of value n times αⁿ, counted from the last. Every single wrong letter shows, because no
 * weight is 0; every swap of two letters shows, because no two weights are equal, the check's own weight 1 included.
 */
export function checkOf(values: readonly number[]): number {
  return values.reduce((sum, value) => timesAlpha(sum ^ value), 0);
}

/** What people type between letters, and full-width letters, taken off. */
export const cleanCode = (text: string): string =>
  text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-–—_.·]/g, "");

const lettersOf = (values: readonly number[]): string => values.map((value) => codeLetters.charAt(value)).join("");

const data = 5;
const bits = 5;

/**
 * The code printed on a heat's sheet: five letters out of the heat's id and the judge's number, and a check letter. Two sheets of a
 * meet may, once in many thousand meets, have the same one: whoever looks it up has to ask which.
 */
export function sheetCode(heat: HeatId, judge: number): string {
  const number = seededRandom(`sheet ${heat} ${judge}`).below(2 ** (data * bits));
  const values = Array.from({ length: data }, (_unused, i) => Math.floor(number / 32 ** i) % 32);
  return lettersOf([...values, checkOf(values)]);
}

export type CodeFlaw =
  | { kind: "code-empty" }
  | { kind: "code-letter"; letter: string; position: number }
  | { kind: "code-length"; length: number }
  /** the check letter of the first five is another */
  | { kind: "code-check"; typed: string; expected: string };

/** A sheet's code as somebody typed it, or what is wrong with it; positions from 1. */
export function readSheetCode(text: string): Decision<string, CodeFlaw> {
  const code = cleanCode(text);
  const letters = [...code];
  if (code === "") return refuse({ kind: "code-empty" });
  const strange = letters.findIndex((letter) => !codeLetters.includes(letter));
  if (strange >= 0) return refuse({ kind: "code-letter", letter: letters[strange] ?? "", position: strange + 1 });
  if (letters.length !== data + 1) return refuse({ kind: "code-length", length: letters.length });
  const expected = codeLetters.charAt(checkOf(letters.slice(0, data).map((letter) => codeLetters.indexOf(letter))));
  const typed = code.charAt(data);
  return typed === expected ? accept(code) : refuse({ kind: "code-check", typed, expected });
}
