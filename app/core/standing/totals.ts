import type { EntrantId, EventId, UnitId } from "../ids.ts";
import { medalTable } from "../points/medals.ts";
import { POINT_SCALE } from "../points/scale.ts";
import { placePoints, unitTotals } from "../points/table.ts";
import type { EventPlan } from "../rounds/plan.ts";

/** Somebody's place in an event that is over, and what it wins the unit. */
export interface WonPlace {
  event: EventId;
  entrant: EntrantId;
  unit: UnitId;
  place: number;
  /** on the scale */
  points: number;
}

/** [TP1] What the places of one event that is over win, in points on the scale; whoever has no place is left out. */
export function wonPlaces(
  event: EventId,
  places: readonly { id: EntrantId; place: number | null }[],
  { points, pointsTie }: EventPlan,
  unitOf: (entrant: EntrantId) => UnitId | undefined,
): WonPlace[] {
  const won = placePoints(
    places.map((one) => one.place),
    points,
    pointsTie,
  );
  return places.flatMap(({ id: entrant, place }, i) => {
    const unit = unitOf(entrant);
    return unit && place !== null ? [{ event, entrant, unit, place, points: won[i] ?? 0 }] : [];
  });
}

export interface NamedUnit {
  id: UnitId;
  name: string;
}

/** [TP6] The units best first over what their people won, by name. */
export function totalsOf<Unit extends NamedUnit>(won: readonly WonPlace[], units: readonly Unit[]) {
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  return unitTotals(
    won,
    units.map((unit) => unit.id),
  ).map((one) => ({ ...one, name: names.get(one.unit) ?? "" }));
}

/** [TP11] The units by golds, then silvers, then bronzes; a shared first is a gold for each. */
export function medalsOf(won: readonly WonPlace[], units: readonly NamedUnit[]) {
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  const counted = new Map(units.map((unit) => [unit.id, [0, 0, 0] as [number, number, number]]));
  for (const { unit, place } of won) {
    const medals = counted.get(unit);
    if (medals && place >= 1 && place <= 3) medals[place - 1] = (medals[place - 1] ?? 0) + 1;
  }
  const rows = [...counted].map(([unit, medals]) => ({ unit, medals }));
  return medalTable(rows, "gold").map(({ unit, place, total, medals: [golds = 0, silvers = 0, bronzes = 0] }) => ({
    unit,
    name: names.get(unit) ?? "",
    place,
    total,
    medals: [golds, silvers, bronzes] as const,
  }));
}

/** [TP2] Points on the scale as they are printed: hundredths at most, without zeros that say nothing. */
export const printedPoints = (points: number): number => Math.round(points / (POINT_SCALE / 100)) / 100;
