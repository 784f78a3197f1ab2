import { and, asc, eq, inArray, ne, or, type SQL } from "drizzle-orm";
import type { EventId, HeatId, MeetId, RoundId } from "#core/ids.ts";
import type { Executor } from "./client.server.ts";
import { entrant, entry, event, heat, lane, log, round, unit } from "./schema/index.ts";

// What screens show, read in whole sets: the number of statements does not grow with the meet.

export type BoardEvent = typeof event.$inferSelect;
export type BoardRound = Pick<
  typeof round.$inferSelect,
  "id" | "eventId" | "number" | "of" | "final" | "state" | "advance"
>;
export type BoardHeat = Pick<
  typeof heat.$inferSelect,
  "id" | "eventId" | "roundId" | "number" | "state" | "calledAt" | "startedAt" | "closedAt" | "marks"
>;
export type BoardLane = Awaited<ReturnType<typeof findBoardLanes>>[number];

/** Where these heats and rounds of the meet belong; ids of other meets and of nothing are left out. */
export async function findEventsOf(on: Executor, meetId: MeetId, heats: HeatId[], rounds: RoundId[]) {
  const wanted: SQL[] = [];
  if (heats.length > 0) wanted.push(inArray(heat.id, heats));
  if (rounds.length > 0) wanted.push(inArray(round.id, rounds));
  if (wanted.length === 0) return [];
  return on
    .select({ event: round.eventId, round: round.id, heat: heat.id, state: heat.state })
    .from(round)
    .leftJoin(heat, eq(heat.roundId, round.id))
    .where(and(eq(round.meetId, meetId), or(...wanted)));
}

/** Events of the meet in its order: all, or these. */
export async function findBoardEvents(on: Executor, meetId: MeetId, ids: EventId[] | "all"): Promise<BoardEvent[]> {
  const which = ids === "all" ? undefined : inArray(event.id, ids);
  return on
    .select()
    .from(event)
    .where(and(eq(event.meetId, meetId), which))
    .orderBy(asc(event.sort), asc(event.id));
}

/** The rounds of these events that are for everybody to see, in order. */
export async function findPublicRounds(on: Executor, events: EventId[]): Promise<BoardRound[]> {
  if (events.length === 0) return [];
  return on
    .select({
      id: round.id,
      eventId: round.eventId,
      number: round.number,
      of: round.of,
      final: round.final,
      state: round.state,
      advance: round.advance,
    })
    .from(round)
    .where(and(inArray(round.eventId, events), ne(round.state, "drawn")))
    .orderBy(asc(round.number));
}

const heatColumns = {
  id: heat.id,
  eventId: heat.eventId,
  roundId: heat.roundId,
  number: heat.number,
  state: heat.state,
  calledAt: heat.calledAt,
  startedAt: heat.startedAt,
  closedAt: heat.closedAt,
  marks: heat.marks,
};

/** The heats of these rounds, in order. */
export async function findBoardHeats(on: Executor, rounds: RoundId[]): Promise<BoardHeat[]> {
  if (rounds.length === 0) return [];
  return on.select(heatColumns).from(heat).where(inArray(heat.roundId, rounds)).orderBy(asc(heat.number));
}

/** Of these heats, those whose round is for everybody to see. */
export async function findPublicHeats(on: Executor, heats: HeatId[]): Promise<BoardHeat[]> {
  if (heats.length === 0) return [];
  return on
    .select(heatColumns)
    .from(heat)
    .innerJoin(round, eq(round.id, heat.roundId))
    .where(and(inArray(heat.id, heats), ne(round.state, "drawn")));
}

/** Who stands in which lane of these heats, by lane. */
export async function findBoardLanes(on: Executor, heats: HeatId[]) {
  if (heats.length === 0) return [];
  return on
    .select({
      heatId: lane.heatId,
      lane: lane.lane,
      entrant: entrant.id,
      name: entrant.name,
      bib: entrant.bib,
      unit: unit.id,
      unitName: unit.name,
    })
    .from(lane)
    .innerJoin(entrant, eq(entrant.id, lane.entrantId))
    .innerJoin(unit, eq(unit.id, entrant.unitId))
    .where(inArray(lane.heatId, heats))
    .orderBy(asc(lane.lane));
}

/** Who withdrew from these events. */
export async function findWithdrawn(on: Executor, events: EventId[]) {
  if (events.length === 0) return [];
  return on
    .select({ event: entry.eventId, entrant: entry.entrantId })
    .from(entry)
    .where(and(inArray(entry.eventId, events), eq(entry.state, "withdrawn")));
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
