import type { EventId, UnitId } from "../ids.ts";
import { divide } from "../number.ts";
import { orderUnits, type SeparatedByPlaces } from "./order.ts";
import { pointsOf } from "./scale.ts";

export { POINT_SCALE } from "./scale.ts";

/** How a tie is paid: the places it takes are added up and shared, or each gets the whole place. */
export type TieShare = "share" | "full";

/**
 * [TP2] What each of `count` who share `place` gets of `worth` (of a place): share adds up what the places they take are worth
 * and divides it equally, rounded towards the smaller amount, so that no more is given than there is.
 */
export function shareOf(place: number, count: number, worth: (place: number) => number, tie: TieShare): number {
  if (tie === "full") return worth(place);
  let total = 0;
  for (let i = 0; i < count; i++) total += worth(place + i);
  return divide(total, count, "floor");
}

/** How many stand at each place; null is no place. */
export function sharers(places: readonly (number | null)[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const place of places) if (place !== null) counts.set(place, (counts.get(place) ?? 0) + 1);
  return counts;
}

/**
 * [TP1] Points (on the scale) of one event's places, in their order, by a table (first place first, in points); null and
 * places beyond the table get 0. [TP2] "share": a tie adds up the points of the places it takes and shares them equally (9 7
 * 6 → two at second 6.5 each), with 0 beyond the table: exact up to 16 people, else never more than there is; "full": each
 * gets the points of the place. Source: domain 11.1 ([YYVTC] table, [XXB] sharing); T01–T06.
 */
export function placePoints(places: readonly (number | null)[], table: readonly number[], tie: TieShare): number[] {
  const worth = (place: number) => pointsOf(table[place - 1] ?? 0);
  const won = new Map<number, number>();
  for (const [place, count] of sharers(places)) won.set(place, shareOf(place, count, worth, tie));
  return places.map((place) => (place === null ? 0 : (won.get(place) ?? 0)));
}

export interface UnitTotal {
  unit: UnitId;
  /** on the scale */
  points: number;
  firsts: number;
  seconds: number;
  thirds: number;
  place: number;
  /** what stood it before the next unit where their points did not */
  before: SeparatedByPlaces | null;
}

interface PointRow {
  unit: UnitId;
  event: EventId;
  place: number | null;
  /** on the scale */
  points: number;
}

/**
 * [TP6] The units best first, every one of `units` once: by points, then by the number of firsts, of seconds, and so on, also
 * of places that won no points; all equal share the place and stand in the order of `units`. A shared first counts as a
 * first. Rows of other units do not count. Source: domain 11.3 ([UPC], [ZAFU], [LIUAN]; sharing P); T17, T18, T23, T25.
 */
export function unitTotals(rows: readonly PointRow[], units: readonly UnitId[]): UnitTotal[] {
  const tallies = new Map(units.map((unit) => [unit, { unit, points: 0, won: [] as number[] }]));
  for (const { unit, place, points } of rows) {
    const tally = tallies.get(unit);
    if (!tally) continue;
    tally.points += points;
    if (place === null) continue;
    while (tally.won.length < place) tally.won.push(0);
    tally.won[place - 1] = (tally.won[place - 1] ?? 0) + 1;
  }
  return orderUnits([...tallies.values()]).map(({ won, ...one }) => {
    const [firsts = 0, seconds = 0, thirds = 0] = won;
    return { ...one, firsts, seconds, thirds };
  });
}
