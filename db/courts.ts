import { and, asc, eq, exists, gt, isNotNull, isNull, max, ne, notExists, or, sql } from "drizzle-orm";
import type { CourtId, EntrantId, HeatId, MeetId } from "#core/ids.ts";
import type { Executor, Tx } from "./client.server.ts";
import { court, entrant, entry, event, heat, lane, round, stage, unit } from "./schema/index.ts";

export type CourtRow = typeof court.$inferSelect;

/** The meet's courts in use, in their order. */
export async function findCourts(on: Executor, meetId: MeetId): Promise<CourtRow[]> {
  return on
    .select()
    .from(court)
    .where(and(eq(court.meetId, meetId), isNull(court.removedAt)))
    .orderBy(asc(court.sort), asc(court.id));
}

/** A court, one that is no longer in use too. */
export async function findCourt(on: Executor, id: CourtId): Promise<CourtRow | undefined> {
  return (await on.select().from(court).where(eq(court.id, id)))[0];
}

/** The highest place in the order that a court of the meet ever had, 0 where there was none. */
export async function findLastCourtSort(on: Executor, meetId: MeetId): Promise<number> {
  const rows = await on
    .select({ last: max(court.sort) })
    .from(court)
    .where(eq(court.meetId, meetId));
  return rows[0]?.last ?? 0;
}

export async function insertCourts(tx: Tx, rows: (typeof court.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(court).values(rows);
}

export async function updateCourt(
  tx: Tx,
  id: CourtId,
  change: Partial<Pick<CourtRow, "name" | "venue" | "removedAt">>,
): Promise<void> {
  await tx.update(court).set(change).where(eq(court.id, id));
}

const isMatch = isNotNull(heat.match);
const isPublic = ne(round.state, "drawn");

export type MatchRow = Awaited<ReturnType<typeof findMatchesOfMeet>>[number];

/** All published matches of a meet, in the order of events, columns and numbers. */
export async function findMatchesOfMeet(on: Executor, meetId: MeetId) {
  return on
    .select({
      id: heat.id,
      eventId: heat.eventId,
      number: heat.number,
      match: sql<string>`${heat.match}`,
      state: heat.state,
      calledAt: heat.calledAt,
      startedAt: heat.startedAt,
      closedAt: heat.closedAt,
      marks: heat.marks,
      courtId: heat.courtId,
      notBefore: heat.notBefore,
      round: round.number,
      stageId: stage.id,
      stage: stage.number,
    })
    .from(heat)
    .innerJoin(round, eq(round.id, heat.roundId))
    .innerJoin(stage, eq(stage.id, round.stageId))
    .innerJoin(event, eq(event.id, heat.eventId))
    .where(and(eq(heat.meetId, meetId), isMatch, isPublic))
    .orderBy(asc(event.sort), asc(event.id), asc(round.number), asc(heat.number));
}

/** Who meets in the published matches of a meet, by lane. */
export async function findPlayersOfMeet(on: Executor, meetId: MeetId) {
  return on
    .select({
      heatId: lane.heatId,
      lane: lane.lane,
      entrant: entrant.id,
      name: entrant.name,
      unit: unit.name,
    })
    .from(lane)
    .innerJoin(heat, eq(heat.id, lane.heatId))
    .innerJoin(round, eq(round.id, lane.roundId))
    .innerJoin(entrant, eq(entrant.id, lane.entrantId))
    .innerJoin(unit, eq(unit.id, entrant.unitId))
    .where(and(eq(heat.meetId, meetId), isMatch, isPublic))
    .orderBy(asc(lane.heatId), asc(lane.lane));
}

const peopleOf = (id: typeof lane.entrantId | typeof entry.entrantId) =>
  sql<EntrantId[]>`json_agg(${id} order by ${id})`;

/** The heats of a meet, matches aside, whose people are called or running, with these people. */
export async function findHeatsUnderWay(on: Executor, meetId: MeetId) {
  return on
    .select({
      id: heat.id,
      number: heat.number,
      eventId: heat.eventId,
      calledAt: heat.calledAt,
      startedAt: heat.startedAt,
      people: peopleOf(lane.entrantId),
    })
    .from(heat)
    .innerJoin(round, eq(round.id, heat.roundId))
    .innerJoin(lane, eq(lane.heatId, heat.id))
    .where(
      and(
        eq(heat.meetId, meetId),
        isNull(heat.match),
        isPublic,
        or(eq(heat.state, "running"), and(eq(heat.state, "scheduled"), isNotNull(heat.calledAt))),
      ),
    )
    .groupBy(heat.id)
    .orderBy(asc(heat.id));
}

/** The events of a meet that are planned for an hour after `since` and have not begun, matches aside, with those entered. */
export async function findPlannedEvents(on: Executor, meetId: MeetId, since: Date) {
  const begun = on
    .select({ id: heat.id })
    .from(heat)
    .where(and(eq(heat.eventId, event.id), ne(heat.state, "scheduled")));
  const met = on.select({ id: stage.id }).from(stage).where(eq(stage.eventId, event.id));
  return on
    .select({ id: event.id, startsAt: event.startsAt, people: peopleOf(entry.entrantId) })
    .from(event)
    .innerJoin(entry, and(eq(entry.eventId, event.id), eq(entry.state, "entered")))
    .where(and(eq(event.meetId, meetId), gt(event.startsAt, since), notExists(begun), notExists(met)))
    .groupBy(event.id)
    .orderBy(asc(event.startsAt), asc(event.id));
}

/** The draws of a meet's stages that are shown. */
export async function findDrawsOfMeet(on: Executor, meetId: MeetId) {
  const shown = on
    .select({ id: round.id })
    .from(round)
    .where(and(eq(round.stageId, stage.id), isPublic));
  return on
    .select({ id: stage.id, eventId: stage.eventId, number: stage.number, draw: stage.draw })
    .from(stage)
    .where(and(eq(stage.meetId, meetId), exists(shown)))
    .orderBy(asc(stage.eventId), asc(stage.number));
}

/** Where a match stands, held until the transaction ends; undefined where it is none of the meet's published ones. */
export async function holdMatch(tx: Tx, meetId: MeetId, id: HeatId) {
  const rows = await tx
    .select({
      id: heat.id,
      number: heat.number,
      state: heat.state,
      calledAt: heat.calledAt,
      courtId: heat.courtId,
      notBefore: heat.notBefore,
    })
    .from(heat)
    .innerJoin(round, eq(round.id, heat.roundId))
    .where(and(eq(heat.id, id), eq(heat.meetId, meetId), isMatch, isPublic))
    .for("no key update", { of: heat });
  return rows[0];
}

/** Says where and when a match is played, and whether its people are called. */
export async function updateMatch(
  tx: Tx,
  id: HeatId,
  change: { courtId?: CourtId | null; notBefore?: Date | null; calledAt?: Date | null },
): Promise<void> {
  await tx.update(heat).set(change).where(eq(heat.id, id));
}

/** Takes every match that waits for a court off it; answers which. */
export async function clearCourt(tx: Tx, id: CourtId): Promise<HeatId[]> {
  const rows = await tx
    .update(heat)
    .set({ courtId: null })
    .where(and(eq(heat.courtId, id), eq(heat.state, "scheduled")))
    .returning({ id: heat.id });
  return rows.map((row) => row.id);
}
