import { accept, type Decision, refuse } from "../decision.ts";
import type { Drawable, DrawnHeat } from "./draw.ts";
import { byUnit, leastSeparation, separationCost } from "./separation.ts";

export interface Place {
  /** its number */
  heat: number;
  lane: number;
}

export interface PlacedLate {
  heats: DrawnHeat[];
  at: Place;
  costBefore: number;
  costAfter: number;
  /** the least a draw of all these people could cost */
  least: number;
}

export type LateRefusal =
  | { kind: "already-in-draw"; heat: number; lane: number }
  | { kind: "no-such-heat" }
  | { kind: "lane-out-of-range"; lanes: number }
  | { kind: "heat-begun"; heat: number }
  | { kind: "lane-taken"; heat: number; lane: number }
  | { kind: "no-free-lane" };

/** [HT22] Lanes 1..`lanes` that nobody stands in, of the heats that were not started. */
export function freePlaces(heats: readonly DrawnHeat[], lanes: number, started: readonly number[]): Place[] {
  return heats
    .filter(({ number }) => !started.includes(number))
    .flatMap((heat) => {
      const taken = new Set(heat.lanes.map(({ lane }) => lane));
      const all = Array.from({ length: lanes }, (_unused, i) => i + 1);
      return all.filter((lane) => !taken.has(lane)).map((lane) => ({ heat: heat.number, lane }));
    });
}

/**
 * [HT22] Puts somebody who came after the draw into a free lane: `to`, or the lowest of the smallest heat that has one (of
 * several the one with the fewest of the same unit, then the first). Nobody else moves, and nobody stands twice. Refused: who
 * stands in the draw, a heat that is not there or was started, a lane that is not there or is taken, where nothing is free.
 * Source: P.
 */
export function placeLate(
  heats: readonly DrawnHeat[],
  one: Drawable,
  to: Place | null,
  lanes: number,
  started: readonly number[],
): Decision<PlacedLate, LateRefusal> {
  const stands = heats.find((heat) => heat.lanes.some(({ id }) => id === one.id));
  const there = stands?.lanes.find(({ id }) => id === one.id);
  if (stands && there) return refuse({ kind: "already-in-draw", heat: stands.number, lane: there.lane });
  const free = freePlaces(heats, lanes, started);
  if (to) {
    if (!heats.some(({ number }) => number === to.heat)) return refuse({ kind: "no-such-heat" });
    if (!Number.isInteger(to.lane) || to.lane < 1 || to.lane > lanes)
      return refuse({ kind: "lane-out-of-range", lanes });
    if (started.includes(to.heat)) return refuse({ kind: "heat-begun", heat: to.heat });
    if (!free.some(({ heat, lane }) => heat === to.heat && lane === to.lane))
      return refuse({ kind: "lane-taken", heat: to.heat, lane: to.lane });
  }
  const at = to ?? smallest(heats, free, one);
  if (!at) return refuse({ kind: "no-free-lane" });
  const after = heats.map((heat) => ({
    number: heat.number,
    lanes:
      heat.number === at.heat
        ? [...heat.lanes, { id: one.id, unit: one.unit, lane: at.lane }].sort((a, b) => a.lane - b.lane)
        : [...heat.lanes],
  }));
  const units = [...byUnit(after.flatMap((heat) => heat.lanes)).values()].map(({ length }) => length);
  return accept({
    heats: after,
    at: { heat: at.heat, lane: at.lane },
    costBefore: separationCost(heats),
    costAfter: separationCost(after),
    least: leastSeparation(units, after.length),
  });
}

function smallest(heats: readonly DrawnHeat[], free: readonly Place[], { unit }: Drawable): Place | undefined {
  const ranked = heats.flatMap(({ number, lanes }) => {
    const first = free.find(({ heat }) => heat === number);
    return first ? [{ at: first, size: lanes.length, same: lanes.filter((one) => one.unit === unit).length }] : [];
  });
  return ranked.sort((a, b) => a.size - b.size || a.same - b.same || a.at.heat - b.at.heat)[0]?.at;
}
