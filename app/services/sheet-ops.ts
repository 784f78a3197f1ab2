import type { DeviceId, OpId, SheetId } from "#core/ids.ts";
import { foldSheet } from "#core/scoring/fold.ts";
import { missingLanes } from "#core/scoring/mark.ts";
import type { SheetAct, SheetOp } from "#core/scoring/ops.ts";
import { countLimit, type OpAnswer, type OpRefusal, type SentOp } from "#live/tablet-protocol.ts";
import { type Filled, marksOfSheet, type Scoring } from "./heat-marks.ts";

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
  /** nothing more is taken once the heat is official */
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

export const opOf = (sent: SentOp, device: DeviceId): SheetOp => ({
  ...sent.act,
  id: sent.id,
  device,
  seq: sent.seq,
  at: sent.at,
});

const laneOf = (act: SheetAct): number | null => ("lane" in act ? act.lane : null);

const isPlausible = (act: SheetAct, { options }: Scoring): boolean =>
  act.kind !== "set" || options.measure === "time" || act.value <= countLimit;

/**
 * Judges a batch op by op in the device's own order. An op the log knows gets the answer it got; everything accepted of
 * one sheet makes one new version of it; a submit closes the sheet for what follows it in the batch.
 */
export function judgeOps(bench: Bench, ops: readonly SentOp[]): Judged {
  const { scoring, device, known } = bench;
  const versions = new Map(known.map((one) => [one.id, one]));
  const numbers = new Map(known.filter((one) => one.deviceId === device).map((one) => [one.seq, one.id]));
  const sheets = new Map(
    bench.filled.map((one) => [one.sheet.id, { before: one, ops: [...one.ops], taken: 0, closed: false }]),
  );
  const accepted: SentOp[] = [];

  const refusalOf = (op: SentOp): OpRefusal | null => {
    const sheet = sheets.get(op.sheet);
    if (!sheet) return { kind: "no-such-sheet" };
    const { before } = sheet;
    if (!bench.may(before.sheet)) return { kind: "not-your-seat" };
    const holder = numbers.get(op.seq);
    if (versions.has(op.id) || (holder !== undefined && holder !== op.id)) return { kind: "sequence-reused" };
    if (bench.official || before.sheet.state === "submitted" || sheet.closed) return { kind: "sheet-closed" };
    const lane = laneOf(op.act);
    if (lane !== null && !before.sheet.lanes.includes(lane)) return { kind: "no-such-lane", lane };
    if (!isPlausible(op.act, scoring)) return { kind: "implausible" };
    if (op.act.kind !== "submit") return null;
    const state = foldSheet([...sheet.ops, opOf(op, device)]);
    const lanes = missingLanes(marksOfSheet(scoring, state, before.sheet.lanes));
    return lanes.length > 0 ? { kind: "lanes-missing", lanes } : null;
  };

  const judge = (op: SentOp): OpAnswer => {
    const { id } = op;
    const old = versions.get(id);
    if (old && old.sheetId === op.sheet) return { id, ok: true, version: old.version ?? 0 };
    const refusal = refusalOf(op);
    const sheet = sheets.get(op.sheet);
    if (refusal || !sheet) return { id, ok: false, refusal: refusal ?? { kind: "no-such-sheet" } };
    const version = sheet.before.sheet.version + 1;
    sheet.ops.push(opOf(op, device));
    sheet.taken += 1;
    sheet.closed = op.act.kind === "submit";
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
  return { answers, accepted, filled };
}
