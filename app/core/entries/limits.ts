import type { EntrantId, EventId } from "../ids.ts";

/** How many a unit may send; null = no limit. */
export interface Limits {
  maxEventsPerPerson: number | null;
  maxPerUnitAndEvent: number | null;
  maxPeoplePerUnit: number | null;
}

export interface Entered {
  entrant: EntrantId;
  event: EventId;
}

export type EntryRefusal =
  | { kind: "already-entered"; event: EventId }
  | { kind: "too-many-events"; max: number; events: number }
  | { kind: "event-full-for-unit"; max: number; event: EventId }
  | { kind: "too-many-people"; max: number };

/**
 * [EN1] Why `wanted` may not be added to what its unit has entered so far, or null where it may: entered already; too many
 * events for one person; too many people of the unit in the event; too many people of the unit. Somebody who is entered
 * already takes no further place among the unit's people. Source: domain 12.1 ([YYVTC], [XMU]); E01–E03.
 */
export function checkEntry(current: readonly Entered[], wanted: Entered, limits: Limits): EntryRefusal | null {
  const { entrant, event } = wanted;
  const own = current.filter((one) => one.entrant === entrant);
  if (own.some((one) => one.event === event)) return { kind: "already-entered", event };
  const { maxEventsPerPerson, maxPerUnitAndEvent, maxPeoplePerUnit } = limits;
  if (maxEventsPerPerson !== null && own.length >= maxEventsPerPerson)
    return { kind: "too-many-events", max: maxEventsPerPerson, events: own.length + 1 };
  const inEvent = current.filter((one) => one.event === event).length;
  if (maxPerUnitAndEvent !== null && inEvent >= maxPerUnitAndEvent)
    return { kind: "event-full-for-unit", max: maxPerUnitAndEvent, event };
  const people = new Set(current.map((one) => one.entrant)).size;
  if (maxPeoplePerUnit !== null && own.length === 0 && people >= maxPeoplePerUnit)
    return { kind: "too-many-people", max: maxPeoplePerUnit };
  return null;
}
