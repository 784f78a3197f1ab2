import type { OpId } from "../ids.ts";
import { lateOps } from "./late.ts";
import type { SheetOp, Stamp } from "./ops.ts";

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
/** By device, then as each device counted. */
export const inSequence = (a: Stamp, b: Stamp) => compare(a.device, b.device) || a.seq - b.seq || compare(a.id, b.id);

/**
 * A sheet that was handed in stays so, and a correction is only replaced by the next one, or withdrawn by who made it. What
 * the chief picked stays, and so does that a clock was interrupted.
 */
const sticking: readonly SheetOp["kind"][] = ["submit", "reopen", "correct", "settle", "ask", "interrupted"];
const sticks = ({ kind }: SheetOp) => sticking.includes(kind);
const takesBack = ({ kind }: SheetOp) => kind === "undo" || kind === "clear" || kind === "withdraw";
/** What says a mark, and so can be withdrawn; what adds up can only be undone. */
const saysMark: readonly SheetOp["kind"][] = [
  "arrive",
  "fail",
  "set",
  "status",
  "correct",
  "count",
  "attempt",
  "bar",
  "member",
  "game",
  "score",
  "ask",
];

/** What has been taken back, by entries that came in time or late. */
interface Taken {
  undone: Set<OpId>;
  withdrawn: Set<OpId>;
  cleared: boolean;
}
const nothingTaken = (): Taken => ({ undone: new Set(), withdrawn: new Set(), cleared: false });

/**
 * What one device's ops leave of themselves, read from its last op back to its first: so an undo that was itself undone,
 * or a clear that was, takes nothing back, and a withdrawal only reaches what its own device did before.
 */
function left<Op extends SheetOp>(ops: readonly Op[], late: ReadonlySet<OpId>): Op[] {
  const inTimeTaken = nothingTaken();
  const lateTaken = nothingTaken();
  // slice and reverse: old tablets fold too, and know no newer way
  return ops
    .slice()
    .reverse()
    .filter((op) => {
      const isLate = late.has(op.id);
      const taken = isLate ? [inTimeTaken, lateTaken] : [inTimeTaken];
      const own = isLate ? lateTaken : inTimeTaken;
      if (op.kind === "withdraw") own.withdrawn.add(op.target);
      if (saysMark.includes(op.kind) && taken.some(({ withdrawn }) => withdrawn.has(op.id))) return false;
      if (sticks(op)) return true;
      if (taken.some(({ cleared, undone }) => cleared || undone.has(op.id))) return false;
      if (op.kind === "undo") own.undone.add(op.target);
      if (op.kind === "clear") own.cleared = true;
      return true;
    });
}

/**
 * [SC9] The ops that stand, each once, in one order for everybody who folds. An undo removes the op it names, also another
 * device's, but not another device's undo or clear; a clear removes all that its device did before; both can be undone.
 * Nothing takes a submit back. [SC22] A withdrawal removes the entry of its own device that it names, where that says a mark
 * (a correction too); it stays, whatever is undone or cleared. Only a device's own numbers decide this: tablets' clocks may
 * be wrong. The order is by clock, but no op before an earlier one of its device, then by device and number. [SC36] What was
 * taken back too late only reaches what came too late itself. Time: n log n.
 */
export function standingOps<Op extends SheetOp>(ops: readonly Op[]): Op[] {
  const once = new Map<OpId, Op>();
  const byDevice = new Map<string, Op[]>();
  for (const op of [...ops].sort(inSequence)) {
    if (once.has(op.id)) continue;
    once.set(op.id, op);
    const before = byDevice.get(op.device) ?? [];
    before.push(op);
    byDevice.set(op.device, before);
  }
  const late = lateOps(ops);
  const kept = [...byDevice.values()].flatMap((own) => left(own, late));
  const undoneBy = (some: (op: Op) => boolean) =>
    new Set(kept.flatMap((op) => (op.kind === "undo" && some(op) ? [op.target] : [])));
  const undone = undoneBy(({ id }) => !late.has(id));
  const undoneLate = undoneBy(({ id }) => late.has(id));
  const isUndone = ({ id }: Op) => undone.has(id) || (undoneLate.has(id) && late.has(id));
  const standing = kept.filter((op) => !takesBack(op) && (sticks(op) || !isUndone(op)));
  return inTime(standing.sort(inSequence));
}

/** [SC36] What takes back too late and was not itself taken back: it reaches nothing that stands, but it says something. */
export function takenBackLate<Op extends SheetOp>(ops: readonly Op[], late: ReadonlySet<OpId>): Op[] {
  if (!ops.some((op) => takesBack(op) && late.has(op.id))) return [];
  const byDevice = new Map<string, Op[]>();
  for (const op of [...new Map(ops.map((one) => [one.id, one])).values()].sort(inSequence))
    byDevice.set(op.device, [...(byDevice.get(op.device) ?? []), op]);
  return [...byDevice.values()].flatMap((own) => left(own, late).filter((op) => takesBack(op) && late.has(op.id)));
}

/** Ops that come device by device, in the order of their clocks; only those that stand hold a later one of theirs back. */
export function inTime<Op extends Stamp>(standing: readonly Op[]): Op[] {
  let device = "";
  let latest = 0;
  const timed = standing.map((op) => {
    latest = op.device === device ? Math.max(latest, op.at) : op.at;
    device = op.device;
    return { op, time: latest };
  });
  return timed.sort((a, b) => a.time - b.time || inSequence(a.op, b.op)).map(({ op }) => op);
}
