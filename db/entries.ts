import { and, asc, eq, gt, inArray, isNull, lt, ne, notExists, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { EntrantId, EntryId, EventId, HeatId, MeetId, RoundId, UnitId } from "#core/ids.ts";
import type { EventPlan } from "#core/rounds/plan.ts";
import type { Executor, Tx } from "./client.server.ts";
import { entrant, entry, event, heat, lane, mask, round, unit } from "./schema/index.ts";

export type EntryRow = typeof entry.$inferSelect;
export type EntryOfEvent = {
  entrantId: EntrantId;
  unitId: UnitId;
  name: string;
  bib: number | null;
  unitName: string;
  state: EntryRow["state"];
};

/** Who is entered in an event, withdrawn ones too, in the order of units and entry. */
export async function findEntries(on: Executor, eventId: EventId): Promise<EntryOfEvent[]> {
  return on
    .select({
      entrantId: entrant.id,
      unitId: entrant.unitId,
      name: entrant.name,
      bib: entrant.bib,
      unitName: unit.name,
      state: entry.state,
    })
    .from(entry)
    .innerJoin(entrant, eq(entrant.id, entry.entrantId))
    .innerJoin(unit, eq(unit.id, entrant.unitId))
    .where(eq(entry.eventId, eventId))
    .orderBy(asc(unit.sort), asc(unit.id), asc(entrant.createdAt), asc(entrant.id));
}

/** The entries that stand in the meet, of people who take part. */
export async function findEntriesOfMeet(on: Executor, meetId: MeetId) {
  return on
    .select({ entrantId: entry.entrantId, eventId: entry.eventId, unitId: entrant.unitId })
    .from(entry)
    .innerJoin(entrant, eq(entrant.id, entry.entrantId))
    .where(and(eq(entrant.meetId, meetId), eq(entry.state, "entered"), isNull(entrant.removedAt)));
}

/** All entries of a unit's people, in either state. */
export async function findEntriesOfUnit(on: Executor, unitId: UnitId): Promise<EntryRow[]> {
  const rows = await on
    .select({ entry })
    .from(entry)
    .innerJoin(entrant, eq(entrant.id, entry.entrantId))
    .where(eq(entrant.unitId, unitId));
  return rows.map((row) => row.entry);
}

/** Enters somebody in an event, or again where the entry was withdrawn. */
export async function insertEntry(on: Executor, id: EntryId, entrantId: EntrantId, eventId: EventId): Promise<void> {
  await on
    .insert(entry)
    .values({ id, entrantId, eventId })
    .onConflictDoUpdate({ target: [entry.eventId, entry.entrantId], set: { state: "entered" } });
}

/** Changes the state of somebody's entries in these events. */
export async function updateEntries(
  on: Executor,
  entrantId: EntrantId,
  events: EventId[],
  state: EntryRow["state"],
): Promise<void> {
  if (events.length === 0) return;
  await on
    .update(entry)
    .set({ state })
    .where(and(eq(entry.entrantId, entrantId), inArray(entry.eventId, events)));
}

export type Stand = {
  entrantId: EntrantId;
  eventId: EventId;
  eventName: string;
  plan: EventPlan;
  roundId: RoundId;
  roundState: (typeof round.$inferSelect)["state"];
  roundNumber: number;
  roundOf: number;
  final: boolean;
  heatId: HeatId;
  heatNumber: number;
  heatState: (typeof heat.$inferSelect)["state"];
  lane: number;
  /** the mask that stands there for them; where and under which number is not for showing */
  mask: EntrantId | null;
};

const standing = (on: Executor) =>
  on
    .select({
      entrantId: sql<EntrantId>`coalesce(${mask.entrantId}, ${lane.entrantId})`,
      eventId: heat.eventId,
      eventName: event.name,
      plan: event.plan,
      roundId: lane.roundId,
      roundState: round.state,
      roundNumber: round.number,
      roundOf: round.of,
      final: round.final,
      heatId: heat.id,
      heatNumber: heat.number,
      heatState: heat.state,
      lane: lane.lane,
      mask: mask.id,
    })
    .from(lane)
    .leftJoin(mask, eq(mask.id, lane.entrantId))
    .innerJoin(heat, eq(heat.id, lane.heatId))
    .innerJoin(round, eq(round.id, lane.roundId))
    .innerJoin(event, eq(event.id, heat.eventId));

/** Every lane these people were drawn into, behind a number too, in the order of events and rounds. */
export async function findStands(on: Executor, entrants: EntrantId[]): Promise<Stand[]> {
  if (entrants.length === 0) return [];
  return standing(on)
    .where(or(inArray(lane.entrantId, entrants), inArray(mask.entrantId, entrants)))
    .orderBy(asc(event.sort), asc(round.number));
}

/** Heats of earlier rounds of the same event that are not told to everybody: [VL1] of core/standing/veil.ts. */
function heldBefore(on: Executor) {
  const earlier = alias(heat, "earlier");
  const earlierRound = alias(round, "earlier_round");
  return on
    .select({ id: earlier.id })
    .from(earlier)
    .innerJoin(earlierRound, eq(earlierRound.id, earlier.roundId))
    .where(
      and(
        eq(earlier.eventId, heat.eventId),
        lt(earlierRound.number, round.number),
        ne(event.release, "live"),
        or(ne(earlier.state, "official"), and(eq(event.release, "announced"), isNull(earlier.releasedAt))),
      ),
    );
}

/** The places of a unit's people in the start lists that are published and say nothing of a result that is held. */
export async function findPublishedStands(on: Executor, unitId: UnitId): Promise<Stand[]> {
  const people = on.select({ id: entrant.id }).from(entrant).where(eq(entrant.unitId, unitId));
  return standing(on)
    .where(and(inArray(lane.entrantId, people), ne(round.state, "drawn"), notExists(heldBefore(on))))
    .orderBy(asc(event.sort), asc(round.number), asc(heat.number), asc(lane.lane));
}

/** Holds every event of the meet until the transaction ends, so that none is drawn meanwhile; ask for units' locks first. */
export async function lockEvents(tx: Tx, meetId: MeetId): Promise<void> {
  await tx
    .select({ id: event.id })
    .from(event)
    .where(eq(event.meetId, meetId))
    .orderBy(asc(event.id))
    .for("no key update");
}

/** Holds the heats somebody stands in until the transaction ends; ask for the events' locks first. */
export async function lockHeatsOf(tx: Tx, entrantId: EntrantId): Promise<void> {
  const heats = tx
    .select({ id: lane.heatId })
    .from(lane)
    .leftJoin(mask, eq(mask.id, lane.entrantId))
    .where(or(eq(lane.entrantId, entrantId), eq(mask.entrantId, entrantId)));
  await tx.select({ id: heat.id }).from(heat).where(inArray(heat.id, heats)).orderBy(asc(heat.id)).for("no key update");
}

/** Puts somebody else into the same lane. */
export async function updateLaneEntrant(tx: Tx, heatId: HeatId, number: number, entrantId: EntrantId): Promise<void> {
  await tx
    .update(lane)
    .set({ entrantId })
    .where(and(eq(lane.heatId, heatId), eq(lane.lane, number)));
}

/** Whether any start list of the meet is published. */
export async function hasPublishedRound(on: Executor, meetId: MeetId): Promise<boolean> {
  const rows = await on
    .select({ id: round.id })
    .from(round)
    .where(and(eq(round.meetId, meetId), ne(round.state, "drawn")))
    .limit(1);
  return rows.length > 0;
}

/** The rounds of these events that exist, as a set of events: drawn events. */
export async function findDrawnEvents(on: Executor, meetId: MeetId): Promise<Set<EventId>> {
  const rows = await on.selectDistinct({ id: round.eventId }).from(round).where(eq(round.meetId, meetId));
  return new Set(rows.map(({ id }) => id));
}

/**
 * Who is entered in an event whose first round in heats is drawn without them and is still being played, in the order of
 * events and units; `waiting`: whether a heat of that round has not started.
 */
export async function findWithoutLane(on: Executor, meetId: MeetId) {
  const later = alias(round, "later");
  return on
    .select({
      eventId: event.id,
      eventName: event.name,
      roundId: round.id,
      id: entrant.id,
      unitId: unit.id,
      name: entrant.name,
      bib: entrant.bib,
      unitName: unit.name,
      waiting: sql<boolean>`exists (select 1 from ${heat} where ${heat.roundId} = ${round.id} and ${heat.state} = 'scheduled')`,
    })
    .from(entry)
    .innerJoin(entrant, eq(entrant.id, entry.entrantId))
    .innerJoin(unit, eq(unit.id, entrant.unitId))
    .innerJoin(event, eq(event.id, entry.eventId))
    .innerJoin(
      round,
      and(eq(round.eventId, entry.eventId), eq(round.number, 1), ne(round.state, "official"), isNull(round.stageId)),
    )
    .leftJoin(lane, and(eq(lane.roundId, round.id), eq(lane.entrantId, entrant.id)))
    .leftJoin(mask, and(eq(mask.roundId, round.id), eq(mask.entrantId, entrant.id)))
    .where(
      and(
        eq(entrant.meetId, meetId),
        isNull(entrant.removedAt),
        eq(entry.state, "entered"),
        isNull(lane.entrantId),
        isNull(mask.id),
        notExists(
          on
            .select({ id: later.id })
            .from(later)
            .where(and(eq(later.eventId, event.id), gt(later.number, 1), isNull(later.stageId))),
        ),
      ),
    )
    .orderBy(asc(event.sort), asc(event.createdAt), asc(unit.sort), asc(unit.id), asc(entrant.createdAt));
}
