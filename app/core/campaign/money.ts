import { sharers } from "../points/table.ts";

/** Money for a place, in fen; a fine is negative. */
export interface PlaceMoney {
  amounts: number[];
  /** what could not be shared equally and stays in the till; never negative */
  left: number;
}

/** [CP10] First 5000 yuan, second 3000, third nothing, fourth a fine of 2000. Source: domain 10.2 ([360LD]); L20. */
export const fourTeams: readonly number[] = [500_000, 300_000, 0, -200_000];

/**
 * [CP10] Money of places, in their order, by a table in fen; no place, and places beyond the table, get none. A tie adds up the
 * places it takes and shares them in whole fen (share), rounded down, so that a prize is never more than there is and a fine
 * never less; or each gets the whole place (full). Source: domain 10.2 ([360LD], [ZT17]; sharing P); L20.
 */
export function placeMoney(
  places: readonly (number | null)[],
  table: readonly number[],
  tie: "share" | "full",
): PlaceMoney {
  const paid = new Map<number, number>();
  let left = 0;
  for (const [place, count] of sharers(places)) {
    const worth = Array.from({ length: count }, (_unused, i) => table[place - 1 + i] ?? 0);
    const total = worth.reduce((all, one) => all + one, 0);
    const each = tie === "full" ? (table[place - 1] ?? 0) : Math.floor(total / count);
    if (tie === "share") left += total - each * count;
    paid.set(place, each);
  }
  return { amounts: places.map((place) => (place === null ? 0 : (paid.get(place) ?? 0))), left };
}
