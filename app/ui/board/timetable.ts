import type { EventView } from "#live/programme.ts";

const dayIn = (at: number, timeZone: string) => new Intl.DateTimeFormat("en-CA", { timeZone }).format(at);

/**
 * The events of the day to show at `now`, by the time they begin: today's, else those of the next day that has any, else of
 * the last one. Null where no event has a time. `day`: when the first begins.
 */
export function dayOf(
  events: readonly EventView[],
  now: number,
  timeZone: string,
): { day: number; events: EventView[] } | null {
  const timed = events
    .flatMap((view) => (view.event.startsAt === null ? [] : [{ view, at: view.event.startsAt }]))
    .map((one) => ({ ...one, day: dayIn(one.at, timeZone) }))
    .sort((a, b) => a.at - b.at || a.view.event.sort - b.view.event.sort);
  const today = dayIn(now, timeZone);
  const shown = timed.find(({ day }) => day >= today) ?? timed[timed.length - 1];
  if (!shown) return null;
  const of = timed.filter(({ day }) => day === shown.day);
  return { day: of[0]?.at ?? shown.at, events: of.map(({ view }) => view) };
}

/** How far an event is: not begun, on, or over. */
export function stateOf({ event, rounds }: EventView): "todo" | "on" | "over" {
  if (event.over) return "over";
  const begun = rounds.some(({ heats }) => heats.some(({ heat }) => heat.state !== "scheduled"));
  return begun ? "on" : "todo";
}
