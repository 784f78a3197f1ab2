import { maskName } from "#core/entries/mask.ts";
import { type Delta, type HeatRow, isHeatRow, isLaneRow, type LaneRow } from "../protocol.ts";
import type { TabletState } from "../tablet-protocol.ts";

/** Taps do not concern this tablet; a heat that starts, ends or is drawn anew does. */
export function concerns(state: TabletState | null, { rows, gone }: Delta): boolean {
  if (!state || gone.length > 0) return true;
  return rows.some((row) =>
    isHeatRow(row) ? heatConcerns(state, row) : isLaneRow(row) ? laneConcerns(state, row) : true,
  );
}

function heatConcerns({ heats }: TabletState, { id, state, startedAt, ...row }: HeatRow): boolean {
  const own = heats.find((heat) => heat.id === id);
  if (!own) return state === "scheduled" || state === "running" || state === "provisional";
  // what the public is not told the tablet may know already
  const isKnown = state === "held" ? own.state === "provisional" || own.state === "official" : own.state === state;
  const met = own.match;
  const isMoved = met && (met.court !== row.court || met.calledAt !== row.calledAt || met.notBefore !== row.notBefore);
  return !isKnown || own.startedAt !== startedAt || isMoved === true;
}

function laneConcerns({ heats }: TabletState, { heat, lane, bib, name }: LaneRow): boolean {
  const own = heats.find(({ id }) => id === heat);
  if (!own) return false;
  const person = own.lanes.find((one) => one.lane === lane);
  return person?.bib !== bib || (person.name !== name && maskName(person.name) !== name);
}
