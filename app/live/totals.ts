import type { UnitId } from "#core/ids.ts";
import { medalsOf, printedPoints, totalsOf, type WonPlace } from "#core/standing/totals.ts";
import type { HeatView, Programme } from "./programme.ts";
import type { MeetRow } from "./protocol.ts";
import { memory, remember } from "./remember.ts";
import type { LaneLine, ShownEvent } from "./shown.ts";

export interface UnitLine {
  unit: UnitId;
  name: string;
  place: number;
  /** as it is printed */
  points: string;
  /** firsts, seconds and thirds */
  medals: readonly [number, number, number];
}

const totals = memory<MeetRow["units"], UnitLine[]>();
const tables = memory<MeetRow["units"], UnitLine[]>();

const wonIn = ({ events }: Programme): WonPlace[] =>
  events.flatMap(({ event: { id: event, places } }) =>
    places.flatMap(({ entrant, unit, place, points }) =>
      place === null ? [] : [{ event, entrant, unit, place, points }],
    ),
  );

const placesOf = ({ events }: Programme) => events.map(({ event }) => event.places);

/** [TP6] Every unit of the meet, best first, over the events that are over. */
export function unitTotals(programme: Programme): UnitLine[] {
  const units = programme.meet?.units ?? [];
  return remember(totals, units, placesOf(programme), () =>
    totalsOf(wonIn(programme), units).map(({ unit, name, place, points, firsts, seconds, thirds }) => ({
      ...{ unit, name, place },
      points: String(printedPoints(points)),
      medals: [firsts, seconds, thirds],
    })),
  );
}

/** [TP11] Every unit of the meet by golds, then silvers, then bronzes. */
export function medals(programme: Programme): UnitLine[] {
  const units = programme.meet?.units ?? [];
  return remember(tables, units, placesOf(programme), () => {
    const points = new Map(unitTotals(programme).map((one) => [one.unit, one.points]));
    return medalsOf(wonIn(programme), units).map(({ unit, name, place, medals: won }) => ({
      ...{ unit, name, place },
      points: points.get(unit) ?? "0",
      medals: won,
    }));
  });
}

/** The lanes whose marks, as they stand, are better than the event's record. */
export function recordsOf({ lanes }: HeatView["heat"], { record, direction, measure }: ShownEvent): LaneLine[] {
  if (!record || measure === "order") return [];
  return lanes.filter(({ mark: { value } }) =>
    value === null ? false : direction === "more" ? value > record.value : value < record.value,
  );
}
