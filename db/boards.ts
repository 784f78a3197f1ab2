import { and, asc, eq, inArray, ne, or, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { EventId, HeatId, MeetId, RoundId } from "#core/ids.ts";
import type { Executor } from "./client.server.ts";
import { court, entrant, entry, event, heat, lane, log, mask, round, stage } from "./schema/index.ts";

// What screens show, read in whole sets: the number of statements does not grow with the meet.

/** All of a meet, or these of it. */
export type Wanted<Ids> = "all" | Ids;
/** Everything under these. */
export type Under = { events: EventId[]; rounds: RoundId[]; heats: HeatId[] };

export type BoardEvent = typeof event.$inferSelect;
export type BoardRound = Awaited<ReturnType<typeof findPublicRounds>>[number];
export type BoardStage = Awaited<ReturnType<typeof findPublicStages>>[number];
export type BoardPerson = Awaited<ReturnType<typeof findStagePeople>>[number];
export type BoardHeat = Awaited<ReturnType<typeof findPublicHeats>>[number];
export type BoardLane = Awaited<ReturnType<typeof findPublicLanes>>[number];

/** The heats of these and all heats of these rounds, with where they belong; what is not (or no longer) of the meet is absent. */
export async function findPlaces(on: Executor, meetId: MeetId, heats: HeatId[], rounds: RoundId[]) {
  if (heats.length + rounds.length === 0) return [];
  return on
    .select({ heat: heat.id, round: round.id, event: event.id, release: event.release })
    .from(round)
    .innerJoin(event, eq(event.id, round.eventId))
    .leftJoin(heat, eq(heat.roundId, round.id))
    .where(and(eq(round.meetId, meetId), or(inArray(heat.id, heats), inArray(round.id, rounds))));
}

/** Events of the meet in its order. */
export async function findBoardEvents(on: Executor, meetId: MeetId, ids: Wanted<EventId[]>): Promise<BoardEvent[]> {
  return on
    .select()
    .from(event)
    .where(and(eq(event.meetId, meetId), ids === "all" ? undefined : inArray(event.id, ids)))
    .orderBy(asc(event.sort), asc(event.id));
}

const isPublic = ne(round.state, "drawn");
const under = (wanted: Wanted<Under>, or: (under: Under) => SQL | undefined) =>
  wanted === "all" ? undefined : or(wanted);

/** The meet's rounds that are for everybody to see: all of these events, and these; in order. */
export async function findPublicRounds(
  on: Executor,
  meetId: MeetId,
  wanted: Wanted<{ events: EventId[]; rounds: RoundId[] }>,
) {
  const which =
    wanted === "all" ? undefined : or(inArray(round.eventId, wanted.events), inArray(round.id, wanted.rounds));
  return on
    .select({
      id: round.id,
      eventId: round.eventId,
      stageId: round.stageId,
      number: round.number,
      of: round.of,
      final: round.final,
      state: round.state,
      advance: round.advance,
    })
    .from(round)
    .where(and(eq(round.meetId, meetId), isPublic, which))
    .orderBy(asc(round.number));
}

const heatsUnder = (wanted: Wanted<Under>) =>
  under(wanted, ({ events, rounds, heats }) =>
    or(inArray(heat.eventId, events), inArray(heat.roundId, rounds), inArray(heat.id, heats)),
  );

/** The heats of public rounds, in order. */
export async function findPublicHeats(on: Executor, meetId: MeetId, wanted: Wanted<Under>) {
  return on
    .select({
      id: heat.id,
      eventId: heat.eventId,
      roundId: heat.roundId,
      number: heat.number,
      state: heat.state,
      calledAt: heat.calledAt,
      startedAt: heat.startedAt,
      closedAt: heat.closedAt,
      releasedAt: heat.releasedAt,
      match: heat.match,
      notBefore: heat.notBefore,
      panel: heat.panel,
      station: heat.station,
      court: court.name,
      marks: heat.marks,
    })
    .from(heat)
    .innerJoin(round, eq(round.id, heat.roundId))
    .leftJoin(court, eq(court.id, heat.courtId))
    .where(and(eq(heat.meetId, meetId), isPublic, heatsUnder(wanted)))
    .orderBy(asc(heat.number));
}

const worn = alias(entrant, "worn");

/** Who stands in which lane of the heats of public rounds, by lane; with the number they were judged under where that is open. */
export async function findPublicLanes(on: Executor, meetId: MeetId, wanted: Wanted<Under>) {
  return on
    .select({
      heatId: lane.heatId,
      lane: lane.lane,
      entrant: entrant.id,
      name: entrant.name,
      bib: entrant.bib,
      unit: entrant.unitId,
      mask: { entrant: worn.id, name: worn.name, bib: worn.bib, unit: worn.unitId },
    })
    .from(lane)
    .innerJoin(heat, eq(heat.id, lane.heatId))
    .innerJoin(round, eq(round.id, lane.roundId))
    .innerJoin(entrant, eq(entrant.id, lane.entrantId))
    .leftJoin(mask, and(eq(mask.roundId, lane.roundId), eq(mask.entrantId, lane.entrantId)))
    .leftJoin(worn, eq(worn.id, mask.id))
    .where(and(eq(heat.meetId, meetId), isPublic, heatsUnder(wanted)))
    .orderBy(asc(lane.lane));
}

/** Who withdrew from these events. */
export async function findWithdrawn(on: Executor, events: EventId[]) {
  if (events.length === 0) return [];
  return on
    .select({ event: entry.eventId, entrant: entry.entrantId })
    .from(entry)
    .where(and(inArray(entry.eventId, events), eq(entry.state, "withdrawn")))
    .orderBy(asc(entry.entrantId));
}

/** The rulings on ties in these rounds, oldest first. */
export async function findTieRulings(on: Executor, rounds: RoundId[]) {
  if (rounds.length === 0) return [];
  return on
    .select({ round: log.subjectId, payload: log.payload })
    .from(log)
    .where(and(inArray(log.subjectId, rounds), eq(log.kind, "tie-ruled")))
    .orderBy(asc(log.seq));
}

/** The stages of these events that are for everybody to see, also while their draw is being shown; in order. */
export async function findPublicStages(on: Executor, meetId: MeetId, events: Wanted<EventId[]>) {
  return on
    .select({
      id: stage.id,
      eventId: stage.eventId,
      number: stage.number,
      state: stage.state,
      revealed: stage.revealed,
      draw: stage.draw,
    })
    .from(stage)
    .where(
      and(
        eq(stage.meetId, meetId),
        ne(stage.state, "drawn"),
        events === "all" ? undefined : inArray(stage.eventId, events),
      ),
    )
    .orderBy(asc(stage.number));
}

/** Everybody who entered events that have stages. */
export async function findStagePeople(on: Executor, events: EventId[]) {
  if (events.length === 0) return [];
  return on
    .select({
      event: entry.eventId,
      entrant: entrant.id,
      name: entrant.name,
      bib: entrant.bib,
      unit: entrant.unitId,
    })
    .from(entry)
    .innerJoin(entrant, eq(entrant.id, entry.entrantId))
    .where(inArray(entry.eventId, events))
    .orderBy(asc(entrant.id));
}
