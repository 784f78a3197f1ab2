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

/**
 * [SC2] The state of a sheet from its log. Repeats of an op id, and any interleaving of the ops, give the same state:
 * an undo removes the op it names, a clear removes what the same device did before it (lower seq), and where two
 * entries say different things of one lane the later one by (seq of the same device, else at, device, seq) stands.
 */
export declare function foldSheet(ops: readonly SheetOp[]): SheetState;
