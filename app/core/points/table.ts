import type { EventId, UnitId } from "../ids.ts";

/** Points are integers of this scale: 6.5 points are 65000. */
export const POINT_SCALE = 10_000;

/**
 * [TP1] Scaled points of each place by a table (first place first); null and places beyond the table get 0. Ties share the
 * points of the places they take (9 7 6 → two at second get 6.5 each), or each get the full points of their place.
 */
export function placePoints(
  places: readonly (number | null)[],
  table: readonly number[],
  tie: "share" | "full",
): number[] {
  const worth = (place: number) => Math.round((table[place - 1] ?? 0) * POINT_SCALE);
  return places.map((place) => {
    if (place === null) return 0;
    if (tie === "full") return worth(place);
    const count = places.filter((other) => other === place).length;
    const total = Array.from({ length: count }, (_unused, i) => worth(place + i)).reduce((a, b) => a + b, 0);
    return Math.round(total / count);
  });
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
  points: number;
}

/** [TP6] Unit totals: by points, then by number of firsts, of seconds, and so on; all equal share the place. */
export function unitTotals(rows: readonly PointRow[], units: readonly UnitId[]): UnitTotal[] {
  const highest = Math.max(0, ...rows.map((row) => row.place ?? 0));
  const totals = units.map((unit) => {
    const own = rows.filter((row) => row.unit === unit);
    const counts = Array.from({ length: highest }, (_unused, i) => own.filter((row) => row.place === i + 1).length);
    return { unit, points: own.reduce((sum, row) => sum + row.points, 0), counts };
  });
  const order = (a: (typeof totals)[number], b: (typeof totals)[number]): number => {
    if (a.points !== b.points) return b.points - a.points;
    const at = a.counts.findIndex((n, i) => n !== b.counts[i]);
    return at < 0 ? 0 : (b.counts[at] ?? 0) - (a.counts[at] ?? 0);
  };
  const sorted = totals.sort((a, b) => order(a, b) || units.indexOf(a.unit) - units.indexOf(b.unit));
  let place = 0;
  return sorted.map((one, i) => {
    const before = sorted[i - 1];
    if (!before || order(before, one) !== 0) place = i + 1;
    const [firsts = 0, seconds = 0, thirds = 0] = one.counts;
    return { unit: one.unit, points: one.points, firsts, seconds, thirds, place };
  });
}
