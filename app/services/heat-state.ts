import type { OpId } from "#core/ids.ts";
import { chairOf } from "#core/judged/judge-number.ts";
import type { LaneState } from "#core/scoring/fold.ts";
import type { SheetOp } from "#core/scoring/ops.ts";
import { stepsDown } from "#core/scoring/panel-sheet.ts";
import type { LaneMark } from "#core/scoring/ruleset.ts";
import type { ScoredHeat } from "#db/sheets.ts";
import { dayMs } from "#live/tablet-protocol.ts";
import { type Filled, stateOf } from "./heat-marks.ts";

// Pure: where a heat stands after a batch of ops.

interface Change {
  before: readonly Filled[];
  /** the same sheets; what the batch brought stands at the end of their logs */
  after: readonly Filled[];
  marks: readonly LaneMark[];
  /** how long before it was sent each op of the batch was made, ms by the device's clock */
  ages: ReadonlyMap<OpId, number>;
  /** server's epoch ms */
  now: number;
}

const startsOf = (filled: readonly Filled[]): OpId[] => filled.flatMap((one) => stateOf(one).started?.op ?? []);

const isStart = ({ kind }: SheetOp) => kind === "start";
const movesStarts = ({ kind }: SheetOp) => kind === "start" || kind === "undo" || kind === "clear";

/** Which of a sheet's starts stood before the batch. Folds that log only where it can be another than stands now. */
function stoodBefore(before: Filled, after: Filled): OpId[] {
  const one = after.ops.filter(isStart).length < 2;
  return startsOf([one && !after.ops.slice(before.ops.length).some(movesStarts) ? after : before]);
}

const isTouched = (mark: LaneMark) => mark.outcome !== "none" || mark.misses > 0 || mark.faults.length > 0;

/** Whether somebody of a panel has noted anything, or handed in: their marks are told only once all of them are in. */
function isBegun(one: Filled): boolean {
  if (chairOf(one.sheet.judge).module === 0) return false;
  const { submitted, excused, lanes } = stateOf(one);
  const noted = Object.values(lanes).some((lane) => !stepsDown(lane) && isNoted(lane));
  return noted || (submitted && !excused);
}

const isNoted = ({ criteria, scores, set, status }: LaneState): boolean =>
  Object.keys(criteria).length + Object.keys(scores).length > 0 || set !== null || status !== null;

/**
 * scheduled → running with the first start or mark; back again when nothing is left of it; provisional once all sheets
 * are submitted. `startedAt` is when the start that stands was given: the server's time less the op's age.
 */
export function heatAfter(
  heat: Pick<ScoredHeat, "startedAt" | "closedAt">,
  { before, after, marks, ages, now }: Change,
): Pick<ScoredHeat, "state" | "startedAt" | "closedAt"> {
  const starts = startsOf(after);
  if (starts.length === 0 && !marks.some(isTouched) && !after.some(isBegun))
    return { state: "scheduled", startedAt: null, closedAt: null };

  const heard = new Map(after.flatMap((one) => [...one.heard]));
  const madeAt = (id: OpId): number => {
    const age = ages.get(id);
    if (age === undefined) return heard.get(id) ?? now;
    return age <= dayMs ? now - age : now;
  };
  const earliest = (ids: readonly OpId[]) => new Date(Math.min(now, ...ids.map(madeAt)));
  const stood = () => after.flatMap((one, index) => (before[index] ? stoodBefore(before[index], one) : []));
  const keeps = heat.startedAt !== null && (starts.length === 0 || stood().some((id) => starts.includes(id)));
  const startedAt = keeps ? heat.startedAt : earliest(starts.length > 0 ? starts : [...ages.keys()]);

  const over = after.every(({ sheet }) => sheet.state === "submitted");
  return over
    ? { state: "provisional", startedAt, closedAt: heat.closedAt ?? new Date(now) }
    : { state: "running", startedAt, closedAt: null };
}
