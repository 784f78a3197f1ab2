import type { OpId } from "../ids.ts";
import type { CorrectedMark, Fault, SheetOp, Status } from "./ops.ts";

export interface LaneState {
  count: number;
  misses: number;
  arrivedMs: number | null;
  failed: { fault: Fault; ms: number } | null;
  faults: Fault[];
  set: { value: number; misses: number | null } | null;
  status: Status | null;
  corrected: CorrectedMark | null;
}

export interface SheetState {
  /** the first start that stands; null before */
  started: { op: OpId; at: number; device: string } | null;
  submitted: boolean;
  lanes: Record<number, LaneState>;
}

const blank = (): LaneState => ({
  count: 0,
  misses: 0,
  arrivedMs: null,
  failed: null,
  faults: [],
  set: null,
  status: null,
  corrected: null,
});

/**
 * One order for everybody who folds: by time, but no op earlier than what the same device did before it (clocks are set
 * back), then by device, then by its sequence.
 */
function inOrder(ops: readonly SheetOp[]): SheetOp[] {
  const latest = new Map<string, number>();
  const timed = [...ops]
    .sort((a, b) => a.seq - b.seq)
    .map((op) => {
      const time = Math.max(latest.get(op.device) ?? op.at, op.at);
      latest.set(op.device, time);
      return { op, time };
    });
  const byDevice = (a: SheetOp, b: SheetOp) => (a.device < b.device ? -1 : a.device > b.device ? 1 : a.seq - b.seq);
  return timed.sort((a, b) => a.time - b.time || byDevice(a.op, b.op)).map(({ op }) => op);
}

/** The ops that stand: each once, without those an undo names or a clear of the same device swept away. */
function standing(ops: readonly SheetOp[]): SheetOp[] {
  const once = new Map<OpId, SheetOp>();
  for (const op of ops) if (!once.has(op.id)) once.set(op.id, op);
  const cleared = new Map<string, number>();
  const undone = new Set<OpId>();
  for (const op of once.values()) {
    if (op.kind === "clear") cleared.set(op.device, Math.max(cleared.get(op.device) ?? -1, op.seq));
    if (op.kind === "undo") undone.add(op.target);
  }
  const sticks = (op: SheetOp) => op.kind === "correct" || op.kind === "submit";
  const stands = (op: SheetOp) => !undone.has(op.id) && op.seq > (cleared.get(op.device) ?? -1);
  return inOrder([...once.values()]).filter((op) => sticks(op) || stands(op));
}

/**
 * [SC2] The state of a sheet from its log. Repeats of an op id, and any interleaving of the ops, give the same state:
 * an undo removes the op it names, a clear removes what the same device did before it, and where two entries say
 * different things of one lane the later one stands.
 */
export function foldSheet(ops: readonly SheetOp[]): SheetState {
  const state: SheetState = { started: null, submitted: false, lanes: {} };
  const at = (lane: number): LaneState => {
    state.lanes[lane] ??= blank();
    return state.lanes[lane];
  };
  for (const op of standing(ops)) {
    switch (op.kind) {
      case "start":
        state.started ??= { op: op.id, at: op.at, device: op.device };
        break;
      case "submit":
        state.submitted = true;
        break;
      case "tap":
        at(op.lane).count++;
        break;
      case "miss":
        at(op.lane).misses++;
        break;
      case "arrive":
        Object.assign(at(op.lane), { arrivedMs: op.ms, failed: null });
        break;
      case "fail":
        Object.assign(at(op.lane), { failed: { fault: op.fault, ms: op.ms }, arrivedMs: null });
        break;
      case "fault":
        at(op.lane).faults.push(op.fault);
        break;
      case "set":
        at(op.lane).set = { value: op.value, misses: op.misses ?? null };
        break;
      case "status":
        at(op.lane).status = op.status;
        break;
      case "correct":
        at(op.lane).corrected = op.mark;
        break;
      case "undo":
      case "clear":
        break;
    }
  }
  return state;
}
