import { inTime, type Timed, type Venue } from "./item.ts";

interface Place {
  items: Timed[];
  /** when the last of its items is over and cleared away */
  free: number;
}

/**
 * [SH4] The items of each place, in the order of time: a venue that takes several at once has as many places, and each item
 * stands in the first that is free when it starts; where none is, in the one that is free first.
 */
export function placesOf(items: readonly Timed[], venues: readonly Venue[]): Timed[][] {
  const capacities = new Map(venues.map(({ id, capacity }) => [id, capacity]));
  const places = new Map<string, Place[]>();
  for (const item of [...items].sort(inTime)) {
    const theirs = places.get(item.venue) ?? [];
    places.set(item.venue, theirs);
    const place = placeFor(item, theirs, capacities.get(item.venue) ?? 1);
    place.items.push(item);
    place.free = Math.max(place.free, item.to + item.turnover);
  }
  return [...places.values()].flat().map((place) => place.items);
}

function placeFor(item: Timed, places: Place[], capacity: number): Place {
  const free = places.find((place) => place.free <= item.from);
  if (free) return free;
  const [first] = places;
  if (first && places.length >= capacity)
    return places.reduce((one, other) => (other.free < one.free ? other : one), first);
  const opened = { items: [], free: item.from };
  places.push(opened);
  return opened;
}
