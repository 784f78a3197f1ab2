import { accept, type Decision, refuse } from "../decision.ts";
import type { SheetAct } from "./ops.ts";
import { BitReader, BitWriter, type Plain } from "./rescue-bits.ts";
import { checkOf, cleanCode, codeLetters } from "./sheet-code.ts";

// What a tablet could not send, as texts for QR codes and for people who type. Each text is one part of a set. Its letters are
// groups of twelve, shown as three times four: eleven of data and a check. The first group names the part: format, n, m, and a
// sum over the whole set, which is its name at the same time. An id has 122 random bits: about 25 letters an op is the floor.

/** One op as a tablet sends it. */
export interface RescueOp<Act = SheetAct> {
  id: string;
  seq: number;
  sheet: string;
  baseVersion: number;
  at: number;
  offset: number | null;
  by: string | null;
  act: Act;
}

/** What the texts said: not yet looked at, as anything that comes from outside. */
export interface Rescued {
  /** the device that noted it */
  device: string;
  /** the build of its page */
  build: string;
  ops: RescueOp<Plain>[];
}

/** Where in a text: groups from 1. */
export type RescueFlaw =
  | { kind: "rescue-empty" }
  | { kind: "rescue-letter"; group: number; letter: string; letters: string }
  | { kind: "rescue-group"; group: number; letters: string }
  /** it ends too early or is no such text at all */
  | { kind: "rescue-short" }
  /** made by a newer program */
  | { kind: "rescue-format"; format: number };

export type RescueSetFlaw =
  | { kind: "other-set"; parts: number[] }
  | { kind: "parts-missing"; parts: number[]; of: number }
  /** every group is right and the whole is not: two parts of the same number differ, or a wrong letter made a right group */
  | { kind: "rescue-damaged" };

export interface RescuePart {
  set: string;
  part: number;
  of: number;
  fives: readonly number[];
}

const format = 1;
const groupOf = 12;
const inGroup = groupOf - 1;
const textLimit = 700;
const groupsOf = Math.floor(textLimit / groupOf);
const inPart = (groupsOf - 1) * inGroup;
const setLetters = 6;

/** 30 bits over all of it (FNV-1a, cut down), as letters' values. */
function sumOf(fives: readonly number[]): number[] {
  let h = 0x811c9dc5;
  for (const five of fives) h = Math.imul(h ^ five, 0x01000193);
  h ^= h >>> 15;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  return Array.from({ length: setLetters }, (_unused, i) => (h >>> (i * 5)) & 31);
}

const letters = (fives: readonly number[]): string => fives.map((five) => codeLetters.charAt(five)).join("");

function slices<T>(all: readonly T[], length: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / length) }, (_unused, i) =>
    all.slice(i * length, (i + 1) * length),
  );
}

/** Sheets, people, versions and clocks change seldom: said where they change. Taps of one lane say that they are as the one before. */
function writeOps(out: BitWriter, ops: readonly RescueOp[]): void {
  out.whole(ops.length);
  let last: RescueOp | null = null;
  for (const op of ops) {
    out.uuid(op.id);
    if (!out.flag(last !== null && op.seq === last.seq + 1)) out.signed(op.seq - (last?.seq ?? 0));
    out.signed(op.at - (last?.at ?? 0));
    const same =
      last !== null &&
      op.sheet === last.sheet &&
      op.baseVersion === last.baseVersion &&
      op.offset === last.offset &&
      op.by === last.by;
    if (!out.flag(same)) {
      if (!out.flag(op.sheet === last?.sheet)) out.uuid(op.sheet);
      out.whole(op.baseVersion);
      if (out.flag(op.offset !== null)) out.signed(op.offset ?? 0);
      if (out.flag(op.by !== null)) out.uuid(op.by ?? "");
    }
    const { act } = op;
    if (!out.flag(last !== null && JSON.stringify(act) === JSON.stringify(last.act))) out.plain({ ...act });
    last = op;
  }
}

function readOps(bits: BitReader): RescueOp<Plain>[] {
  let last: RescueOp<Plain> | null = null;
  return bits.times(() => {
    const id = bits.uuid();
    const seq: number = bits.flag() ? (last?.seq ?? 0) + 1 : (last?.seq ?? 0) + bits.signed();
    const at: number = (last?.at ?? 0) + bits.signed();
    let { sheet, baseVersion, offset, by } = last ?? { sheet: "", baseVersion: 0, offset: null, by: null };
    if (!bits.flag()) {
      if (!bits.flag()) sheet = bits.uuid();
      baseVersion = bits.whole();
      offset = bits.flag() ? bits.signed() : null;
      by = bits.flag() ? bits.uuid() : null;
    }
    const act: Plain = bits.flag() ? (last?.act ?? null) : bits.plain();
    last = { id, seq, sheet, baseVersion, at, offset, by, act };
    return last;
  });
}

/**
 * The unsent ops of a tablet as texts of at most 700 letters, each good for one QR code; the same ops make the same texts. Ids are
 * lower-case UUIDs, numbers whole. 200 taps of one lane make nine.
 */
export function encodeRescue(ops: readonly RescueOp[], device: string, build: string): string[] {
  const out = new BitWriter();
  out.uuid(device);
  out.text(build);
  writeOps(out, ops);
  const all = out.fives();
  const set = sumOf(all);
  const count = Math.ceil(all.length / inPart);
  const parts = slices(all, Math.ceil(all.length / count));
  return parts.map((part, i) => {
    const head = [format, ...pair(i + 1), ...pair(count), ...set];
    return slices([...head, ...part], inGroup)
      .map((group) => letters([...group, checkOf(group)]))
      .join("");
  });
}

const pair = (value: number): [number, number] => [Math.floor(value / 32), value % 32];

/** In threes of four, as a tablet shows it and messages quote it. */
export const inFours = (text: string): string => text.replace(/(.{4})(?=.)/g, "$1 ");

/** One text as it was scanned or typed, an address before a # left out: which part it is, or the first group that is wrong. */
export function readRescuePart(text: string): Decision<RescuePart, RescueFlaw> {
  const all = cleanCode(text.slice(text.indexOf("#") + 1));
  if (all === "") return refuse({ kind: "rescue-empty" });
  const fives: number[] = [];
  const groups = slices([...all], groupOf);
  for (const [i, group] of groups.entries()) {
    const where = { group: i + 1, letters: inFours(group.join("")) };
    const values = group.map((letter) => codeLetters.indexOf(letter));
    const strange = values.indexOf(-1);
    if (strange >= 0) return refuse({ kind: "rescue-letter", ...where, letter: group[strange] ?? "" });
    if (group.length < 2 || checkOf(values.slice(0, -1)) !== values[values.length - 1])
      return refuse({ kind: "rescue-group", ...where });
    fives.push(...values.slice(0, -1));
  }
  const [made = 0, n = 0, nn = 0, m = 0, mm = 0] = fives;
  if (fives.length < inGroup) return refuse({ kind: "rescue-short" });
  if (made !== format) return refuse({ kind: "rescue-format", format: made });
  const part = { part: n * 32 + nn, of: m * 32 + mm };
  if (part.part < 1 || part.part > part.of) return refuse({ kind: "rescue-short" });
  return accept({ ...part, set: letters(fives.slice(5, inGroup)), fives: fives.slice(inGroup) });
}

/** Parts in any order, the same one as often as it was scanned. */
export function joinRescue(parts: readonly RescuePart[]): Decision<Rescued, RescueSetFlaw> {
  const [first] = parts;
  if (!first) return refuse({ kind: "parts-missing", parts: [1], of: 1 });
  const strangers = parts.filter(({ set, of }) => set !== first.set || of !== first.of);
  if (strangers.length > 0) return refuse({ kind: "other-set", parts: strangers.map(({ part }) => part) });
  const byNumber = new Map(parts.map((one) => [one.part, one]));
  const numbers = Array.from({ length: first.of }, (_unused, i) => i + 1);
  const missing = numbers.filter((number) => !byNumber.has(number));
  if (missing.length > 0) return refuse({ kind: "parts-missing", parts: missing, of: first.of });
  const all = numbers.flatMap((number) => byNumber.get(number)?.fives ?? []);
  if (letters(sumOf(all)) !== first.set) return refuse({ kind: "rescue-damaged" });
  try {
    const bits = new BitReader(all);
    return accept({ device: bits.uuid(), build: bits.text(), ops: readOps(bits) });
  } catch {
    return refuse({ kind: "rescue-damaged" });
  }
}

/** The ops out of all texts of a set; `text` counts the given texts from 1, `repeated` are parts given more than once. */
export function decodeRescue(
  texts: readonly string[],
): Decision<Rescued & { repeated: number[] }, (RescueFlaw & { text: number }) | RescueSetFlaw> {
  const parts: RescuePart[] = [];
  for (const [i, text] of texts.entries()) {
    const read = readRescuePart(text);
    if (!read.ok) return refuse({ ...read.refusal, text: i + 1 });
    parts.push(read.value);
  }
  const joined = joinRescue(parts);
  if (!joined.ok) return joined;
  const numbers = parts.map(({ part }) => part);
  const repeated = [...new Set(numbers.filter((number, i) => numbers.indexOf(number) !== i))];
  return accept({ ...joined.value, repeated });
}
