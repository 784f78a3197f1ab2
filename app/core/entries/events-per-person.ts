import { accept, type Decision, refuse } from "../decision.ts";

export interface EventEntered<Event extends string> {
  event: Event;
  team: boolean;
}

/** Whether team events count against the number, or are free beside it. */
export type EventsCounted = "all" | "single-only";

export interface TooManyEvents<Event extends string> {
  kind: "too-many-events";
  max: number;
  count: number;
  /** the counted events, by id: at least count − max of them must go */
  counted: Event[];
}

/**
 * [EN9] Whether one person's events keep the most that is allowed, and how many count. An event named twice counts once.
 * Source: domain 12.1 (2 without team events [XMU] E01; 2 with them [JIAAN] E02; 3 with them [JIUZH]).
 */
export function keepsMaxEvents<Event extends string>(
  entered: readonly EventEntered<Event>[],
  max: number,
  counted: EventsCounted,
): Decision<number, TooManyEvents<Event>> {
  const counting = entered.filter(({ team }) => counted === "all" || !team);
  const events = [...new Set(counting.map(({ event }) => event))].sort();
  const count = events.length;
  return count > max ? refuse({ kind: "too-many-events", max, count, counted: events }) : accept(count);
}
