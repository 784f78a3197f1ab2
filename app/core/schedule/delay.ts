import { type Clash, clashes, clashKey } from "./clashes.ts";
import { inTime, type Needs, type Timed, type Venue } from "./item.ts";
import { overlaps } from "./overlap.ts";
import { placesOf } from "./places.ts";

export interface Delayed {
  items: Timed[];
  /** who moved, and by how much, in the order of time */
  moved: { id: string; by: number }[];
  /** what clashes now and did not before */
  clashes: Clash[];
}

/**
 * [SH4] An item starts `delay` later, and so does what comes after it at its venue, or at all of them: nothing that was to
 * start from then on starts before the delayed item's new time, and each waits for the one before it in its place. Gaps absorb
 * the delay. Fixed items stay, and what would run into one waits until it is over; what already ran into another before moves
 * no further than that one. Nothing starts earlier than it was to. An id that is not there throws, a delay under 0 too.
 * In the order of time, with the clashes (SH2) that are new. n log n, the fixed items of a place for each, and the clashes.
 * Source: P (domain 12.4 names no rule for delays).
 */
export function shiftAfterDelay(
  items: readonly Timed[],
  { id, delay, scope }: { id: string; delay: number; scope: "venue" | "all" },
  venues: readonly Venue[],
  needs: Needs,
): Delayed {
  const late = items.find((item) => item.id === id);
  if (!late) throw new Error(`item ${id} is not in the schedule`);
  if (!(delay >= 0)) throw new RangeError(`a delay of ${delay}`);
  const before = new Map(items.map((item) => [item.id, item.from]));
  const starts = new Map<string, number>();
  for (const place of placesOf(items, venues))
    if (scope === "all" || place[0]?.venue === late.venue) shiftPlace(place, late, delay, starts);
  const after = items.map((item) => {
    const from = starts.get(item.id) ?? item.from;
    return { ...item, from, to: from + item.to - item.from };
  });
  const inOrder = after.sort(inTime);
  const known = new Set(clashes(items, venues, needs).map(clashKey));
  return {
    items: inOrder,
    moved: inOrder
      .map((item) => ({ id: item.id, by: item.from - (before.get(item.id) ?? item.from) }))
      .filter(({ by }) => by > 0),
    clashes: clashes(after, venues, needs).filter((clash) => !known.has(clashKey(clash))),
  };
}

/** Writes the new starts of the items of one place that come to start later. */
function shiftPlace(place: readonly Timed[], late: Timed, delay: number, starts: Map<string, number>): void {
  const fixed = place.filter((item) => item.fixed && item !== late);
  let moved: { end: number; by: number }[] = [];
  for (const item of place) {
    if (item.from < late.from || (item.fixed && item !== late)) continue;
    // who is over before the next one starts pushes nobody any more
    moved = moved.filter(({ end }) => end > item.from);
    let from = Math.max(item.from, late.from + delay);
    for (const { end, by } of moved) from = Math.max(from, Math.min(end, item.from + by));
    if (from > item.from && item !== late) from = pastFixed(item, from, fixed);
    if (from === item.from) continue;
    starts.set(item.id, from);
    moved.push({ end: from + heldFor(item), by: from - item.from });
  }
}

const heldFor = ({ from, to, turnover }: Timed) => to + turnover - from;

/** The start after the fixed items that the item would newly run into. */
function pastFixed(item: Timed, from: number, fixed: readonly Timed[]): number {
  const held = (of: Timed, start: number) => ({ from: start, to: start + heldFor(of) });
  return fixed.reduce((start, one) => {
    const there = held(one, one.from);
    const runsInto = overlaps(held(item, start), there) && !overlaps(held(item, item.from), there);
    return runsInto ? there.to : start;
  }, from);
}
