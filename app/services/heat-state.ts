import type { OpId } from "#core/ids.ts";
import { foldSheet } from "#core/scoring/fold.ts";
import type { LaneMark } from "#core/scoring/ruleset.ts";
import type { ScoredHeat } from "#db/sheets.ts";
import { dayMs } from "#live/tablet-protocol.ts";
import type { Filled } from "./heat-marks.ts";

// Pure: where a heat stands after a batch of ops.

interface Change {
  before: readonly Filled[];
  after: readonly Filled[];
  marks: readonly LaneMark[];
  /** how long before it was sent each op of the batch was made, ms by the device's clock */
  ages: ReadonlyMap<OpId, number>;
  /** server's epoch ms */
  now: number;
}

const startsOf = (filled: readonly Filled[]): OpId[] => filled.flatMap(({ ops }) => foldSheet(ops).started?.op ?? []);

const isTouched = (mark: LaneMark) => mark.outcome !== "none" || mark.misses > 0 || mark.faults.length > 0;

/**
 * scheduled → running with the first start or mark; back again when nothing is left of it; provisional once all sheets
 * are submitted. `startedAt` is when the start that stands was given: the server's time less the op's age.
 */
export function heatAfter(
  heat: Pick<ScoredHeat, "startedAt" | "closedAt">,
  { before, after, marks, ages, now }: Change,
): Pick<ScoredHeat, "state" | "startedAt" | "closedAt"> {
  const starts = startsOf(after);
  if (starts.length === 0 && !marks.some(isTouched)) return { state: "scheduled", startedAt: null, closedAt: null };

  const heard = new Map(after.flatMap((one) => [...one.heard]));
  const madeAt = (id: OpId): number => {
    const age = ages.get(id);
    if (age === undefined) return heard.get(id) ?? now;
    return age <= dayMs ? now - age : now;
  };
  const earliest = (ids: readonly OpId[]) => new Date(Math.min(now, ...ids.map(madeAt)));
  const stood = startsOf(before);
  const keeps = heat.startedAt !== null && (starts.length === 0 || starts.some((id) => stood.includes(id)));
  const startedAt = keeps ? heat.startedAt : earliest(starts.length > 0 ? starts : [...ages.keys()]);

  const over = after.every(({ sheet }) => sheet.state === "submitted");
  return over
    ? { state: "provisional", startedAt, closedAt: heat.closedAt ?? new Date(now) }
    : { state: "running", startedAt, closedAt: null };
}
