import type { Span, Timed, Venue } from "#core/schedule/item.ts";
import type { Wished } from "#core/schedule/plan.ts";

/** An item at its time, at venue "hall" unless something else is said. */
export const timed = (id: string, from: number, to: number, rest: Partial<Timed> = {}): Timed => ({
  id,
  from,
  to,
  venue: "hall",
  people: [],
  judges: [],
  turnover: 0,
  after: [],
  pause: 0,
  fixed: false,
  ...rest,
});

/** An item that wants ten minutes in the hall. */
export const wished = (id: string, rest: Partial<Wished> = {}): Wished => ({
  id,
  duration: 10,
  venues: ["hall"],
  people: [],
  judges: [],
  turnover: 0,
  after: [],
  pause: 0,
  earliest: null,
  fixed: null,
  order: 0,
  ...rest,
});

export const venue = (id: string, capacity = 1, open: Span[] = [{ from: 0, to: 1000 }]): Venue => ({
  id,
  capacity,
  open,
});

export const hall = venue("hall");
export const field = venue("field");
export const noNeeds = { rest: 0, call: 0 };
