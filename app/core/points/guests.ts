export interface Listed<Id extends string> {
  id: Id;
  /** competition numbering; null is no place */
  place: number | null;
  /** takes part out of competition */
  guest: boolean;
}

export interface Counted<Id extends string> extends Listed<Id> {
  /** the place that points are paid for; null for guests */
  counts: number | null;
}

/**
 * Guests out of competition. level: listed level with the next competitor, whose place they do not take; occupy: the place is
 * theirs and its points go to nobody; unplaced: listed without a place, the others move up.
 */
export type GuestRule = "level" | "occupy" | "unplaced";

/**
 * [TP9] Everybody by place, guests marked, with the place that is shown and the one that is paid. A guest never wins points.
 * Those level stand by id. Source: domain 11.1 ([YYVTC] takes the place; [JT2006] listed level with the next; without a place P).
 */
export function placeGuests<Id extends string>(listed: readonly Listed<Id>[], rule: GuestRule): Counted<Id>[] {
  const sorted = [...listed].sort((a, b) => rank(a.place) - rank(b.place) || (a.id < b.id ? -1 : 1));
  let ahead = 0;
  let level = 0;
  return sorted.map((one, i) => {
    const { place, guest } = one;
    if (sorted[i - 1]?.place !== place) {
      ahead += level;
      level = 0;
    }
    if (guest) level++;
    if (rule === "occupy" || place === null) return { ...one, counts: guest ? null : place };
    const shown = guest && rule === "unplaced" ? null : place - ahead;
    return { ...one, place: shown, counts: guest ? null : shown };
  });
}

const rank = (place: number | null) => place ?? Number.POSITIVE_INFINITY;
