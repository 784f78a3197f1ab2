import { Booking } from "./booking.ts";
import type { Needs, Timed, Venue } from "./item.ts";

/** What has to be found time for. */
export interface Placeable {
  people: readonly string[];
  judges: readonly string[];
  venues: readonly string[];
  duration: number;
  turnover: number;
}

interface Start {
  venue: string;
  from: number;
}

/** [SH3] Who and what is taken when, while a schedule is made. */
export class Diary {
  private readonly people = new Map<string, Booking>();
  private readonly judges = new Map<string, Booking>();
  private readonly places = new Map<string, Booking[]>();
  private readonly venues: ReadonlyMap<string, Venue>;
  private readonly needed: number;

  constructor(venues: ReadonlyMap<string, Venue>, { rest, call }: Needs) {
    this.venues = venues;
    this.needed = Math.max(rest, call);
    for (const { id, capacity } of venues.values())
      this.places.set(
        id,
        Array.from({ length: capacity }, () => new Booking()),
      );
  }

  /** Enters an item at its time, in the place of its venue that is free then. */
  enter(item: Timed): void {
    const length = item.to + item.turnover - item.from;
    const held = this.places.get(item.venue)?.find((one) => one.free(item.from, length) === item.from);
    held?.add({ from: item.from, to: item.to + item.turnover });
    for (const who of item.people) bookingOf(this.people, who).add({ from: item.from, to: item.to + this.needed });
    for (const who of item.judges) bookingOf(this.judges, who).add({ from: item.from, to: item.to });
  }

  /**
   * The earliest start from `from` on at any of the item's venues while they are open, the first named of equally early ones;
   * null where none is. With `late` the last opening of a venue has no end.
   */
  earliest(item: Placeable, from: number, late = false): Start | null {
    let best: Start | null = null;
    for (const venue of item.venues) {
      const open = this.venues.get(venue)?.open ?? [];
      const last = open.reduce((latest, span) => Math.max(latest, span.to), -Infinity);
      for (const span of open)
        for (const held of this.places.get(venue) ?? []) {
          const start = this.free(item, held, Math.max(from, span.from));
          const closes = late && span.to === last ? Infinity : span.to;
          if (start + item.duration <= closes && (!best || start < best.from)) best = { venue, from: start };
        }
    }
    return best;
  }

  private free({ people, judges, duration, turnover }: Placeable, held: Booking, from: number): number {
    for (let start = from; ; ) {
      let later = held.free(start, duration + turnover);
      for (const who of people) later = bookingOf(this.people, who).free(later, duration + this.needed);
      for (const who of judges) later = bookingOf(this.judges, who).free(later, duration);
      if (later === start) return start;
      start = later;
    }
  }
}

function bookingOf(bookings: Map<string, Booking>, who: string): Booking {
  const found = bookings.get(who) ?? new Booking();
  bookings.set(who, found);
  return found;
}
