import { accept, type Decision, refuse } from "#core/decision.ts";
import type { HeatId, MeetId, OpId } from "#core/ids.ts";
import { entryDifferences } from "#core/scoring/double-entry.ts";
import type { CorrectedMark } from "#core/scoring/ops.ts";
import { type CodeFlaw, readSheetCode, sheetCode } from "#core/scoring/sheet-code.ts";
import type { Executor } from "#db/client.server.ts";
import { findHeatsOf } from "#db/heats.ts";
import { findLogOfHeat } from "#db/log.ts";
import { findRoundsOfMeet } from "#db/rounds.ts";
import type { Author } from "#db/schema/log.ts";
import { findSheetsOfHeats } from "#db/sheets.ts";
import type { DeskMark } from "./heats.ts";

// Which printed sheet a code names, and what people typed of it.

/** A printed sheet: of one heat, and of one judge where several watch the same lanes. */
export interface PaperPlace {
  heat: HeatId;
  judge: number;
}

export type NoPaper = CodeFlaw | { kind: "code-unknown"; code: string };

/** The sheets of a meet with this code as typed; more than one only where two codes happen to be the same. */
export async function findPaper(on: Executor, meet: MeetId, typed: string): Promise<Decision<PaperPlace[], NoPaper>> {
  const read = readSheetCode(typed);
  if (!read.ok) return read;
  const rounds = await findRoundsOfMeet(on, meet);
  const heats = await findHeatsOf(
    on,
    rounds.map(({ id }) => id),
  );
  const sheets = await findSheetsOfHeats(
    on,
    heats.map(({ id }) => id),
  );
  const places = new Map(sheets.map(({ heatId: heat, judge }) => [`${heat} ${judge}`, { heat, judge }]));
  const found = [...places.values()].filter(({ heat, judge }) => sheetCode(heat, judge) === read.value);
  return found.length > 0 ? accept(found) : refuse({ kind: "code-unknown", code: read.value });
}

/** One person's typing of a sheet, as the log holds it. */
export interface Typing {
  op: OpId;
  author: Author;
  at: Date;
  rows: DeskMark[];
  reason: string | null;
}

/** Where a sheet stands that is typed twice; `settled` are the rows after the paper was looked at again. */
export interface Typings {
  first: Typing | null;
  second: Typing | null;
  settled: Typing | null;
}

/** payload of a log entry paper-typed */
export interface TypedPayload {
  judge: number;
  as: keyof Typings;
  rows: DeskMark[];
}

/** What was typed of a sheet so far; a new first typing begins anew. */
export async function typingsOf(on: Executor, { heat, judge }: PaperPlace): Promise<Typings> {
  const typings: Typings = { first: null, second: null, settled: null };
  for (const { opId: op, kind, author, serverAt: at, payload, reason } of await findLogOfHeat(on, heat)) {
    if (kind !== "paper-typed") continue;
    const typed = payload as TypedPayload;
    if (typed.judge !== judge) continue;
    if (typed.as === "first") Object.assign(typings, { second: null, settled: null });
    typings[typed.as] = { op, author, at, rows: typed.rows, reason };
  }
  return typings;
}

const wordOf = (mark: CorrectedMark): string =>
  mark.kind === "value"
    ? `${mark.value} ${mark.misses}`
    : mark.kind === "failed"
      ? `${mark.fault} ${mark.ms}`
      : mark.status;

export interface RowDifference {
  lane: number;
  first: CorrectedMark | null;
  second: CorrectedMark | null;
}

/** [SC29] The lanes that two people read differently from the same sheet. */
export function differencesOf(first: readonly DeskMark[], second: readonly DeskMark[]): RowDifference[] {
  const lanes = [...new Set([...first, ...second].map(({ lane }) => lane))].sort((a, b) => a - b);
  const markOf = (rows: readonly DeskMark[], lane: number) => rows.find((row) => row.lane === lane)?.mark ?? null;
  const words = (rows: readonly DeskMark[]) =>
    lanes.map((lane) => {
      const mark = markOf(rows, lane);
      return mark && wordOf(mark);
    });
  return entryDifferences(words(first), words(second)).map(({ row }) => {
    const lane = lanes[row - 1] ?? 0;
    return { lane, first: markOf(first, lane), second: markOf(second, lane) };
  });
}

/** The rows that will be entered, once both typings are there and nothing differs any more; else null. */
export function agreedRows({ first, second, settled }: Typings): DeskMark[] | null {
  if (settled) return settled.rows;
  return first && second && differencesOf(first.rows, second.rows).length === 0 ? first.rows : null;
}

/** The same account, or the same seat with the same person on it. */
export const isSamePerson = (one: Author, other: Author): boolean =>
  one.kind === other.kind && one.id === other.id && one.person?.id === other.person?.id;
