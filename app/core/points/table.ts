import type { EventId, UnitId } from "../ids.ts";

/** Points are integers of this scale: 6.5 points are 65000. */
export const POINT_SCALE = 10_000;

/**
 * [TP1] Scaled points of one event's places, in their order, by a table (first place first, in points); null and places
 * beyond the table get 0. [TP2] "share": a tie adds up the points of the places it takes and shares them equally, to the
 * nearest 1/10000 (9 7 6 → two at second 6.5 each), with 0 beyond the table; "full": each gets the points of the place.
 * Source: domain 11.1 ([YYVTC] table, [XXB] sharing); T01–T06.
 */
export function placePoints(
  places: readonly (number | null)[],
  table: readonly number[],
  tie: "share" | "full",
): number[] {
  const worth = (place: number) => Math.round((table[place - 1] ?? 0) * POINT_SCALE);
  const counts = new Map<number, number>();
  for (const place of places) if (place !== null) counts.set(place, (counts.get(place) ?? 0) + 1);
  const won = new Map<number, number>();
  for (const [place, count] of counts) {
    let total = 0;
    for (let i = 0; i < count; i++) total += worth(place + i);
    won.set(place, tie === "full" ? worth(place) : Math.round(total / count));
  }
  return places.map((place) => (place === null ? 0 : (won.get(place) ?? 0)));
}

export interface UnitTotal {
  unit: UnitId;
  /** scaled */
  points: number;
  firsts: number;
  seconds: number;
  thirds: number;
  place: number;
}

interface PointRow {
  unit: UnitId;
  event: EventId;
  place: number | null;
  /** scaled */
  points: number;
}

interface Tally {
  unit: UnitId;
  points: number;
  /** how often each place was won, by place */
  places: Map<number, number>;
}

/**
 * [TP6] The units best first, every one of `units` once: by points, then by the number of firsts, of seconds, and so on;
 * all equal share the place and stand in the order of `units`. A shared first counts as a first. Rows of other units do
 * not count. Source: domain 11.3 ([UPC], [ZAFU], [LIUAN]; sharing P); T17, T18, T23, T25.
 */
export function unitTotals(rows: readonly PointRow[], units: readonly UnitId[]): UnitTotal[] {
  const tallies = new Map<UnitId, Tally>(units.map((unit) => [unit, { unit, points: 0, places: new Map() }]));
  let highest = 0;
  for (const { unit, place, points } of rows) {
    const tally = tallies.get(unit);
    if (!tally) continue;
    tally.points += points;
    if (place === null) continue;
    tally.places.set(place, (tally.places.get(place) ?? 0) + 1);
    highest = Math.max(highest, place);
  }
  const order = (a: Tally, b: Tally): number => {
    if (a.points !== b.points) return b.points - a.points;
    for (let place = 1; place <= highest; place++) {
      const more = (b.places.get(place) ?? 0) - (a.places.get(place) ?? 0);
      if (more !== 0) return more;
    }
    return 0;
  };
  const sorted = [...tallies.values()].sort(order);
  let place = 0;
  return sorted.map((one, i) => {
    const before = sorted[i - 1];
    if (!before || order(before, one) !== 0) place = i + 1;
    const times = (n: number) => one.places.get(n) ?? 0;
    return { unit: one.unit, points: one.points, firsts: times(1), seconds: times(2), thirds: times(3), place };
  });
}
