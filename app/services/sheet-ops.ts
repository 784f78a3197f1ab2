import type { DeviceId, OpId, SheetId } from "#core/ids.ts";
import { chairOf } from "#core/judged/judge-number.ts";
import { foldSheet } from "#core/scoring/fold.ts";
import { closingOf, isLate, type Said } from "#core/scoring/late.ts";
import type { SheetAct, SheetOp } from "#core/scoring/ops.ts";
import { scoreAllowed } from "#core/scoring/panel-sheet.ts";
import { countLimit, type OpAnswer, type OpRefusal, type SentOp } from "#live/tablet-protocol.ts";
import { type Filled, missingOnSheet, reconciledOf, type Scoring } from "./heat-marks.ts";

// Pure: what becomes of a tablet's ops on the sheets of one heat.

/** What the log held before: by op id, and by the device's own numbers. */
export interface KnownOp {
  id: OpId;
  sheetId: SheetId | null;
  deviceId: DeviceId | null;
  seq: number | null;
  version: number | null;
}

export interface Bench {
  scoring: Scoring;
  /** once the heat is official only what is held is taken */
  official: boolean;
  device: DeviceId;
  /** whether the device's seat may write this sheet */
  may(sheet: { slot: number; judge: number }): boolean;
  known: readonly KnownOp[];
  filled: readonly Filled[];
}

export interface Judged {
  /** in the order of the ops given */
  answers: OpAnswer[];
  /** what is new, in the device's order */
  accepted: SentOp[];
  /** the sheets after it */
  filled: Filled[];
}

/** A tablet's op as the log will give it back: its moment by the server's clock, as far as the device knew it. */
export const opOf = (sent: SentOp, device: DeviceId, version: number): Said => ({
  ...sent.act,
  id: sent.id,
  device,
  seq: sent.seq,
  at: sent.at + (sent.offset ?? 0),
  base: sent.baseVersion,
  version,
});

interface Written {
  before: Filled;
  ops: SheetOp[];
  taken: number;
  closed: boolean;
}

/**
 * [SC36] Whether a sheet that is handed in takes this op: what its device did before its own hand-in, what another device
 * did before it knew (held), a request to correct it, the withdrawal of an own entry that is held.
 */
function isTakenClosed({ before, ops }: Written, op: Said, official: boolean): boolean {
  if (op.kind === "ask") return true;
  const closing = closingOf(ops);
  if (isLate(closing, op)) return true;
  if (op.kind === "withdraw") {
    const own = ops.find(({ id, device }) => id === op.target && device === op.device);
    return own?.kind === "ask" || (own !== undefined && reconciledOf({ ...before, ops }).held.has(own.id));
  }
  return !official && closing?.device === op.device && op.seq < closing.seq;
}

const laneOf = (act: SheetAct): number | null => ("lane" in act ? act.lane : null);

/** [JD4] [JD17] Of a panel everybody notes what the module has, under the own number. */
function isPlausible(act: SheetAct, { options }: Scoring, judge: number): boolean {
  if (act.kind === "set") return options.measure === "time" || act.value <= countLimit;
  if (act.kind !== "score" || chairOf(judge).module === 0) return true;
  return act.judge === judge && scoreAllowed(options, act);
}

/**
 * Judges a batch op by op in the device's own order. An op the log knows gets the answer it got; everything accepted of
 * one sheet makes one new version of it; a submit closes the sheet for what follows it in the batch. Whether an op is held
 * [SC36] is said as it is now, also of one that was sent before.
 */
export function judgeOps(bench: Bench, ops: readonly SentOp[]): Judged {
  const { scoring, device, known } = bench;
  const versions = new Map(known.map((one) => [one.id, one]));
  const numbers = new Map(known.filter((one) => one.deviceId === device).map((one) => [one.seq, one.id]));
  const sheets = new Map<SheetId, Written>(
    bench.filled.map((one) => [one.sheet.id, { before: one, ops: [...one.ops], taken: 0, closed: false }]),
  );
  const accepted: SentOp[] = [];

  const refusalOf = (sheet: Written, op: SentOp, said: Said): OpRefusal | null => {
    const { before } = sheet;
    if (!bench.may(before.sheet)) return { kind: "not-your-seat" };
    const holder = numbers.get(op.seq);
    if (versions.has(op.id) || (holder !== undefined && holder !== op.id)) return { kind: "sequence-reused" };
    const closed = bench.official || before.sheet.state === "submitted" || sheet.closed;
    if (closed && !isTakenClosed(sheet, said, bench.official)) return { kind: "sheet-closed" };
    const lane = laneOf(op.act);
    if (lane !== null && !before.sheet.lanes.includes(lane)) return { kind: "no-such-lane", lane };
    if (!isPlausible(op.act, scoring, before.sheet.judge)) return { kind: "implausible" };
    if (op.act.kind !== "submit" || closed) return null;
    const state = foldSheet([...sheet.ops, said]);
    const lanes = missingOnSheet(scoring, before.sheet, state);
    return lanes.length > 0 ? { kind: "lanes-missing", lanes } : null;
  };

  const judge = (sent: SentOp): OpAnswer => {
    const { id } = sent;
    const old = versions.get(id);
    if (old && old.sheetId === sent.sheet) return { id, ok: true, version: old.version ?? 0 };
    const sheet = sheets.get(sent.sheet);
    if (!sheet) return { id, ok: false, refusal: { kind: "no-such-sheet" } };
    const { version: seen } = sheet.before.sheet;
    // nobody has seen a version that is not there yet
    const op = { ...sent, baseVersion: Math.min(sent.baseVersion, seen) };
    const version = seen + 1;
    const said = opOf(op, device, version);
    const refusal = refusalOf(sheet, op, said);
    if (refusal) return { id, ok: false, refusal };
    sheet.ops.push(said);
    sheet.taken += 1;
    sheet.closed ||= op.act.kind === "submit";
    numbers.set(op.seq, id);
    versions.set(id, { id, sheetId: op.sheet, deviceId: device, seq: op.seq, version });
    accepted.push(op);
    return { id, ok: true, version };
  };

  const inOrder = ops.map((op, index) => ({ op, index })).sort((a, b) => a.op.seq - b.op.seq || a.index - b.index);
  const answers: OpAnswer[] = [];
  for (const { op, index } of inOrder) answers[index] = judge(op);
  const filled = [...sheets.values()].map(({ before, ops: all, taken, closed }) => ({
    ...before,
    ops: all,
    sheet: {
      ...before.sheet,
      version: before.sheet.version + (taken > 0 ? 1 : 0),
      state: closed ? ("submitted" as const) : before.sheet.state,
    },
  }));
  const bySheet = new Map(filled.map((one) => [one.sheet.id, one]));
  const told = ops.map((op, at): OpAnswer => {
    const answer = answers[at] ?? { id: op.id, ok: false, refusal: { kind: "no-such-sheet" } };
    const sheet = answer.ok ? bySheet.get(op.sheet) : undefined;
    const held = sheet && reconciledOf(sheet).held.get(op.id);
    return answer.ok && held ? { ...answer, held } : answer;
  });
  return { answers: told, accepted, filled };
}
