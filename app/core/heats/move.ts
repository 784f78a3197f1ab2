import { accept, type Decision, refuse } from "../decision.ts";
import type { EntrantId } from "../ids.ts";
import type { Drawable, DrawnHeat, Placed } from "./draw.ts";
import { separationCost } from "./separation.ts";

export type MoveRefusal =
  | { kind: "not-in-draw" }
  | { kind: "no-such-heat" }
  | { kind: "lane-out-of-range"; lanes: number }
  | { kind: "same-place" };

export interface Moved {
  heats: DrawnHeat[];
  costBefore: number;
  costAfter: number;
  swappedWith: EntrantId | null;
}

const inLaneOrder = (lanes: readonly Placed[]) => [...lanes].sort((a, b) => a.lane - b.lane);

/**
 * [HT6] Puts one person into a lane (1..`lanes`) of a heat; whoever stands there takes the place that became free, so that
 * everybody keeps exactly one. The answer has the separation costs before and after, for the one who moves to weigh.
 * Refused: not in the draw, no such heat, no such lane, already there. Source: domain 1.5 (redraw policy, P).
 */
export function moveEntrant(
  heats: readonly DrawnHeat[],
  id: EntrantId,
  to: { heat: number; lane: number },
  lanes: number,
): Decision<Moved, MoveRefusal> {
  const from = heats.find((heat) => heat.lanes.some((one) => one.id === id));
  const mover = from?.lanes.find((one) => one.id === id);
  if (!from || !mover) return refuse({ kind: "not-in-draw" });
  const goal = heats.find((heat) => heat.number === to.heat);
  if (!goal) return refuse({ kind: "no-such-heat" });
  if (!Number.isInteger(to.lane) || to.lane < 1 || to.lane > lanes) return refuse({ kind: "lane-out-of-range", lanes });
  if (goal === from && mover.lane === to.lane) return refuse({ kind: "same-place" });
  const other = goal.lanes.find((one) => one.lane === to.lane) ?? null;
  const moved = heats.map((heat) => {
    const staying = heat.lanes.filter((one) => one.id !== id && one.id !== other?.id);
    if (heat === goal) staying.push({ ...mover, lane: to.lane });
    if (heat === from && other) staying.push({ ...other, lane: mover.lane });
    return { number: heat.number, lanes: inLaneOrder(staying) };
  });
  return accept({
    heats: moved,
    costBefore: separationCost(heats),
    costAfter: separationCost(moved),
    swappedWith: other?.id ?? null,
  });
}

/**
 * [HT7] A reserve takes the lane of somebody who left; without one the lane stays empty. No new draw. Heats without `out`
 * come back as they are; a reserve who already stands in the draw throws. Source: domain 1.5 ([SPORTFT], [INSIDE]).
 */
export function replaceEntrant(heats: readonly DrawnHeat[], out: EntrantId, reserve: Drawable | null): DrawnHeat[] {
  if (reserve && heats.some((heat) => heat.lanes.some((one) => one.id === reserve.id)))
    throw new Error("the reserve already stands in the draw");
  return heats.map((heat) => ({
    number: heat.number,
    lanes: heat.lanes.flatMap((one) => {
      if (one.id !== out) return [one];
      return reserve ? [{ id: reserve.id, unit: reserve.unit, lane: one.lane }] : [];
    }),
  }));
}
