import { orderUnits } from "./order.ts";

/** Golds, silvers, bronzes (and further places, where a meet counts them) of a unit. */
export interface Medals<Id extends string> {
  unit: Id;
  medals: readonly number[];
}

export interface MedalRow<Id extends string> extends Medals<Id> {
  total: number;
  place: number;
}

/**
 * [TP11] The medal table: by gold by golds, then silvers, then bronzes; by total by the number of medals, then the same. All
 * equal share the place and stand by id.
 * Source: domain 11.3 ([YAMAB]; by total [FINDRQ]; after equal totals the kinds decide P); T23–T25.
 */
export function medalTable<Id extends string>(rows: readonly Medals<Id>[], by: "gold" | "total"): MedalRow<Id>[] {
  const listed = [...rows].sort((a, b) => (a.unit < b.unit ? -1 : 1));
  const counted = listed.map(({ unit, medals }) => {
    const total = medals.reduce((all, count) => all + count, 0);
    return { unit, medals, total, won: medals, points: by === "total" ? total : 0 };
  });
  return orderUnits(counted).map(({ unit, medals, total, place }) => ({ unit, medals, total, place }));
}
