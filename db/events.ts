import { and, asc, count, eq, isNull, max, ne } from "drizzle-orm";
import type { EventId, MeetId } from "#core/ids.ts";
import type { Executor, Tx } from "./client.server.ts";
import { ballot, entrant, entry, event, heat, picture, round, seat, vote } from "./schema/index.ts";

export type EventRow = typeof event.$inferSelect;

/** The meet's events in their order. */
export async function findEvents(on: Executor, meetId: MeetId): Promise<EventRow[]> {
  return on.select().from(event).where(eq(event.meetId, meetId)).orderBy(asc(event.sort), asc(event.createdAt));
}

export async function findEvent(on: Executor, id: EventId): Promise<EventRow | undefined> {
  return (await on.select().from(event).where(eq(event.id, id)))[0];
}

export async function insertEvent(on: Executor, row: typeof event.$inferInsert): Promise<void> {
  await on.insert(event).values(row);
}

export async function updateEvent(
  on: Executor,
  id: EventId,
  change: Partial<Pick<EventRow, "name" | "venue" | "sort" | "options" | "plan" | "startsAt" | "release" | "record">>,
): Promise<void> {
  await on.update(event).set(change).where(eq(event.id, id));
}

/** Deletes an event; its entries and works go with it and its seats close at `at`. Ask first whether anything is drawn. */
export async function deleteEvent(tx: Tx, id: EventId, at: Date): Promise<void> {
  await tx.update(seat).set({ eventId: null, revokedAt: at }).where(eq(seat.eventId, id));
  for (const table of [vote, ballot, picture, entry]) await tx.delete(table).where(eq(table.eventId, id));
  await tx.delete(event).where(eq(event.id, id));
}

/** The highest place in the meet's order of events; 0 where there is none. */
export async function findLastEventSort(on: Executor, meetId: MeetId): Promise<number> {
  const rows = await on
    .select({ last: max(event.sort) })
    .from(event)
    .where(eq(event.meetId, meetId));
  return rows[0]?.last ?? 0;
}

/** How many people stand entered in each event of the meet; an event without any is absent. */
export async function countEntriesByEvent(on: Executor, meetId: MeetId): Promise<Map<EventId, number>> {
  const rows = await on
    .select({ id: entry.eventId, n: count() })
    .from(entry)
    .innerJoin(entrant, eq(entrant.id, entry.entrantId))
    .where(and(eq(entrant.meetId, meetId), eq(entry.state, "entered"), isNull(entrant.removedAt)))
    .groupBy(entry.eventId);
  return new Map(rows.map(({ id, n }) => [id, n]));
}

export type EventProgress = { drawn: boolean; published: boolean; started: boolean };

/** How far an event has come: a round drawn, one published, a heat started. */
export async function findEventProgress(on: Executor, id: EventId): Promise<EventProgress> {
  const rounds = await on.select({ state: round.state }).from(round).where(eq(round.eventId, id));
  const started = await on
    .select({ id: heat.id })
    .from(heat)
    .where(and(eq(heat.eventId, id), ne(heat.state, "scheduled")))
    .limit(1);
  return {
    drawn: rounds.length > 0,
    published: rounds.some(({ state }) => state !== "drawn"),
    started: started.length > 0,
  };
}

/** Holds the event's heats until the transaction ends; ask for the event's lock first. */
export async function lockHeatsOfEvent(tx: Tx, id: EventId): Promise<void> {
  await tx.select({ id: heat.id }).from(heat).where(eq(heat.eventId, id)).orderBy(asc(heat.id)).for("no key update");
}
