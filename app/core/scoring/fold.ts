import type { OpId } from "../ids.ts";
import { reconcile } from "./contest.ts";
import type { Attempt, CorrectedMark, Fault, SheetOp, Status, Trial, Turn } from "./ops.ts";
import { isOfPad } from "./pad.ts";
import type { Ruleset } from "./ruleset.ts";

export interface LaneState {
  /** taps */
  count: number;
  misses: number;
  arrivedMs: number | null;
  failed: { fault: Fault; ms: number; mm?: number } | null;
  /** faults that do not end the ride by themselves, in order, each as often as it was noted */
  faults: Fault[];
  /** how long each of `faults` lasted in ms; null where nobody took it */
  faultMs: (number | null)[];
  /** typed instead of tapped */
  set: { value: number; misses: number | null; points?: number[] } | null;
  status: Status | null;
  corrected: CorrectedMark | null;
  /** what each counter's device shows */
  counts: Record<number, number>;
  turns: Turn[];
  /** by number */
  attempts: Record<number, Attempt>;
  /** trials by height in mm, then by number */
  bars: Record<number, Record<number, Trial>>;
  /** ms at the line by member */
  members: Record<number, number>;
  cautions: number;
  /** by judge */
  scores: Record<number, number>;
  /** by judge, then by criterion, where a judge's sheet has several */
  criteria: Record<number, Record<string, number>>;
  /** taps by game: the points of this side of a match [SC26] */
  points: Record<number, number>;
}

export interface Game {
  /** a lane; null where it is played again */
  winner: number | null;
  score: [number, number] | null;
}

export interface SheetState {
  /** the first start that stands; null before */
  started: { op: OpId; at: number; device: string } | null;
  submitted: boolean;
  /** the chief closed the sheet of a judge who was not there, or steps down: nothing on it counts */
  excused: boolean | "own-unit";
  /** [SC38] when a tablet's clock stood still or was lost while it ran, and for how long; null = nobody knows */
  interrupted: { device: string; at: number; gapMs: number | null }[];
  /** by lane number; lanes nobody touched are not in it */
  lanes: Record<number, LaneState>;
  /** games and pulls by number */
  games: Record<number, Game>;
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
  faultMs: [],
  counts: {},
  turns: [],
  attempts: {},
  bars: {},
  members: {},
  cautions: 0,
  scores: {},
  criteria: {},
  points: {},
});

/**
 * [SC2] The state of a sheet from its log. Repeats of an op id, and any order the ops came in, give the same state: taps add
 * up, [SC9] what was undone or cleared does not count, and where entries say different things of one lane the later one
 * stands (arrived, failed or typed; status; correction; each attempt, trial, member, counter, judge and game by its
 * number). [SC36] Of several devices' entries only what stands counts. With a ruleset, what its pad cannot note is left
 * out. Time: n log n.
 * Source: the log is the truth; mark streams with undo [RS], S19.
 */
export function foldSheet(ops: readonly SheetOp[]): SheetState;
export function foldSheet(ruleset: Pick<Ruleset, "pad">, ops: readonly SheetOp[]): SheetState;
export function foldSheet(...given: [readonly SheetOp[]] | [Pick<Ruleset, "pad">, readonly SheetOp[]]): SheetState {
  const ops = given.length === 1 ? given[0] : given[1].filter(({ kind }) => isOfPad(given[0].pad, kind));
  return foldStanding(reconcile(ops).standing);
}

/** [SC2] The state of a sheet from the ops that count on it, in their order. */
export function foldStanding(standing: readonly SheetOp[]): SheetState {
  const state: SheetState = { started: null, submitted: false, excused: false, interrupted: [], lanes: {}, games: {} };
  for (const op of standing) {
    if (op.kind === "start") state.started ??= { op: op.id, at: op.at, device: op.device };
    else if (op.kind === "interrupted") state.interrupted.push({ device: op.device, at: op.at, gapMs: op.gapMs });
    else if (op.kind === "game") state.games[op.game] = { winner: op.winner, score: op.score ?? null };
    else if ("lane" in op && op.kind !== "ask" && op.kind !== "settle") {
      state.lanes[op.lane] ??= untouched();
      note(state.lanes[op.lane] ?? untouched(), op);
    }
  }
  for (const op of closings(standing)) {
    state.submitted = op.kind === "submit";
    if (op.kind === "reopen") state.excused = false;
    else if (op.excused) state.excused = op.excused;
  }
  return state;
}

/** Hand-ins and what opened a sheet again, in the order in which the server got them: clocks do not decide between two devices. */
function closings(standing: readonly SheetOp[]) {
  const heard = ({ version }: SheetOp) => version ?? Number.POSITIVE_INFINITY;
  return standing
    .flatMap((op) => (op.kind === "submit" || op.kind === "reopen" ? [op] : []))
    .sort((a, b) => (heard(a) === heard(b) ? 0 : heard(a) - heard(b)));
}

/** One entry of a lane on top of what stood before. */
function note(lane: LaneState, op: Extract<SheetOp, { lane: number }>): void {
  switch (op.kind) {
    case "tap":
      lane.count++;
      if (op.game !== undefined) lane.points[op.game] = (lane.points[op.game] ?? 0) + 1;
      break;
    case "miss":
      lane.misses++;
      break;
    case "arrive":
      Object.assign(lane, { arrivedMs: op.ms, failed: null, set: null });
      break;
    case "fail": {
      const { fault, ms, mm } = op;
      Object.assign(lane, { failed: { fault, ms, ...(mm !== undefined && { mm }) }, arrivedMs: null, set: null });
      break;
    }
    case "fault":
      lane.faults.push(op.fault);
      lane.faultMs.push(op.lastedMs ?? null);
      break;
    case "set":
      lane.set = { value: op.value, misses: op.misses ?? null, ...(op.points && { points: op.points }) };
      lane.failed = null;
      break;
    case "status":
      lane.status = op.status;
      break;
    case "correct":
      lane.corrected = op.mark;
      break;
    case "count":
      lane.counts[op.counter] = op.value;
      break;
    case "turn":
      lane.turns.push(op.turn);
      break;
    case "attempt":
      lane.attempts[op.attempt] = op.result;
      break;
    case "bar":
      lane.bars[op.mm] = { ...lane.bars[op.mm], [op.trial]: op.result };
      break;
    case "member":
      lane.members[op.member] = op.ms;
      break;
    case "caution":
      lane.cautions++;
      break;
    case "score":
      if (op.criterion === undefined) lane.scores[op.judge] = op.value;
      else lane.criteria[op.judge] = { ...lane.criteria[op.judge], [op.criterion]: op.value };
      break;
  }
}
