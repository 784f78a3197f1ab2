import type { OpId } from "../ids.ts";
import type { CorrectedMark, Fault, SheetOp, Status } from "./ops.ts";
import { standingOps } from "./undo.ts";

export interface LaneState {
  /** taps */
  count: number;
  misses: number;
  arrivedMs: number | null;
  failed: { fault: Fault; ms: number } | null;
  /** faults that do not end the ride by themselves, in order, each as often as it was noted */
  faults: Fault[];
  /** typed instead of tapped */
  set: { value: number; misses: number | null } | null;
  status: Status | null;
  corrected: CorrectedMark | null;
}

export interface SheetState {
  /** the first start that stands; null before */
  started: { op: OpId; at: number; device: string } | null;
  submitted: boolean;
  /** by lane number; lanes nobody touched are not in it */
  lanes: Record<number, LaneState>;
}

/** A lane nobody touched. */
export const untouched = (): LaneState => ({
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
 * [SC2] The state of a sheet from its log. Repeats of an op id, and any order the ops came in, give the same state: taps add
 * up, [SC9] what was undone or cleared does not count, and where entries say different things of one lane the later one
 * stands (arrived, failed or typed; status; correction). Source: the log is the truth; mark streams with undo [RS], S19.
 */
export function foldSheet(ops: readonly SheetOp[]): SheetState {
  const state: SheetState = { started: null, submitted: false, lanes: {} };
  const at = (lane: number): LaneState => {
    state.lanes[lane] ??= untouched();
    return state.lanes[lane];
  };
  for (const op of standingOps(ops)) {
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
        Object.assign(at(op.lane), { arrivedMs: op.ms, failed: null, set: null });
        break;
      case "fail":
        Object.assign(at(op.lane), { failed: { fault: op.fault, ms: op.ms }, arrivedMs: null, set: null });
        break;
      case "fault":
        at(op.lane).faults.push(op.fault);
        break;
      case "set":
        Object.assign(at(op.lane), { set: { value: op.value, misses: op.misses ?? null }, failed: null });
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
