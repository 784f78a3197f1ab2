import { and, count, eq, isNull, sql } from "drizzle-orm";
import type { MeetId } from "#core/ids.ts";
import type { Executor } from "./client.server.ts";
import { entrant, event, heat, round, seat, stage, unit } from "./schema/index.ts";

/** How many modules a judged event has; null in others. */
const modules = sql`jsonb_array_length(${event.plan}->'judged'->'modules')`;

/** Rounds and heats of every event of the meet, in the events' order; zeros where nothing is drawn. */
export async function countPlay(on: Executor, meetId: MeetId) {
  const heats = on
    .select({
      eventId: heat.eventId,
      heats: sql<number>`count(*)::int`.as("heats"),
      started: sql<number>`(count(*) filter (where ${heat.state} <> 'scheduled'))::int`.as("started"),
      official: sql<number>`(count(*) filter (where ${heat.state} = 'official'))::int`.as("official"),
      waiting: sql<number>`(count(*) filter (where ${heat.state} = 'provisional'))::int`.as("waiting"),
    })
    .from(heat)
    .where(eq(heat.meetId, meetId))
    .groupBy(heat.eventId)
    .as("heats");
  const rounds = on
    .select({
      eventId: round.eventId,
      rounds: sql<number>`count(*)::int`.as("rounds"),
      unpublished: sql<number>`(count(*) filter (where ${round.state} = 'drawn'))::int`.as("unpublished"),
      finished: sql<boolean>`bool_or(${round.final} and ${round.state} = 'official')`.as("finished"),
      done: sql<number>`(count(*) filter (where ${round.state} = 'official'))::int`.as("done"),
    })
    .from(round)
    .where(eq(round.meetId, meetId))
    .groupBy(round.eventId)
    .as("rounds");
  const stages = on
    .select({ eventId: stage.eventId, over: sql<boolean>`bool_and(${stage.state} = 'official')`.as("over") })
    .from(stage)
    .where(eq(stage.meetId, meetId))
    .groupBy(stage.eventId)
    .as("stages");
  return on
    .select({
      id: event.id,
      name: event.name,
      rounds: sql<number>`coalesce(${rounds.rounds}, 0)`,
      unpublished: sql<number>`coalesce(${rounds.unpublished}, 0)`,
      finished: sql<boolean>`coalesce(${stages.over}, ${rounds.done} = ${modules}, ${rounds.finished}, false)`,
      heats: sql<number>`coalesce(${heats.heats}, 0)`,
      started: sql<number>`coalesce(${heats.started}, 0)`,
      official: sql<number>`coalesce(${heats.official}, 0)`,
      waiting: sql<number>`coalesce(${heats.waiting}, 0)`,
    })
    .from(event)
    .leftJoin(rounds, eq(rounds.eventId, event.id))
    .leftJoin(heats, eq(heats.eventId, event.id))
    .leftJoin(stages, eq(stages.eventId, event.id))
    .where(eq(event.meetId, meetId))
    .orderBy(event.sort, event.createdAt);
}

/** How many people each unit of the meet has, in the units' order. */
export async function countPeopleByUnit(on: Executor, meetId: MeetId) {
  return on
    .select({
      id: unit.id,
      name: unit.name,
      people: count(entrant.id),
      unnumbered: sql<number>`(count(${entrant.id}) filter (where ${entrant.bib} is null))::int`,
    })
    .from(unit)
    .leftJoin(entrant, and(eq(entrant.unitId, unit.id), isNull(entrant.removedAt)))
    .where(and(eq(unit.meetId, meetId), eq(unit.isMask, false)))
    .groupBy(unit.id)
    .orderBy(unit.sort, unit.createdAt);
}

/** How many seats of the meet are open. */
export async function countSeats(on: Executor, meetId: MeetId): Promise<number> {
  const rows = await on
    .select({ n: count() })
    .from(seat)
    .where(and(eq(seat.meetId, meetId), isNull(seat.revokedAt)));
  return rows[0]?.n ?? 0;
}
