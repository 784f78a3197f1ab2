import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import type { EntrantId, EventId, HeatId, MeetId, StageId } from "#core/ids.ts";
import type { Executor, Tx } from "./client.server.ts";
import { event, heat, log, round, stage } from "./schema/index.ts";

export type StageRow = typeof stage.$inferSelect;

/** The stages of these events, each event's in their order. */
export async function findStages(on: Executor, events: readonly EventId[]): Promise<StageRow[]> {
  if (events.length === 0) return [];
  return on
    .select()
    .from(stage)
    .where(inArray(stage.eventId, [...events]))
    .orderBy(asc(stage.eventId), asc(stage.number));
}

export async function findStage(on: Executor, id: StageId): Promise<StageRow | undefined> {
  return (await on.select().from(stage).where(eq(stage.id, id)))[0];
}

export async function insertStage(tx: Tx, row: typeof stage.$inferInsert): Promise<void> {
  await tx.insert(stage).values(row);
}

/** Changes a stage: how far it is shown or played, and its draw where it grows. */
export async function updateStage(
  tx: Tx,
  id: StageId,
  change: Partial<Pick<StageRow, "state" | "revealed" | "draw" | "publishedAt" | "officialAt">>,
): Promise<void> {
  await tx.update(stage).set(change).where(eq(stage.id, id));
}

/** Deletes stages with their columns, matches, lanes and sheets. */
export async function deleteStages(tx: Tx, ids: readonly StageId[]): Promise<void> {
  if (ids.length === 0) return;
  const columns = tx
    .select({ id: round.id })
    .from(round)
    .where(inArray(round.stageId, [...ids]));
  await tx.delete(heat).where(inArray(heat.roundId, columns));
  await tx.delete(round).where(inArray(round.stageId, [...ids]));
  await tx.delete(stage).where(inArray(stage.id, [...ids]));
}

/** The lots drawn for people level in tables of these stages, oldest first. */
export async function findGroupLots(on: Executor, stages: readonly StageId[]) {
  if (stages.length === 0) return [];
  return on
    .select({ stage: log.subjectId, payload: log.payload })
    .from(log)
    .where(and(inArray(log.subjectId, [...stages]), eq(log.kind, "group-lot")))
    .orderBy(asc(log.seq));
}

/** Holds these heats until the transaction ends and says how they stand; ask for the event's lock first. */
export async function holdHeats(
  tx: Tx,
  ids: readonly HeatId[],
): Promise<Map<HeatId, (typeof heat.$inferSelect)["state"]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: heat.id, state: heat.state })
    .from(heat)
    .where(inArray(heat.id, [...ids]))
    .orderBy(asc(heat.id))
    .for("no key update");
  return new Map(rows.map(({ id, state }) => [id, state]));
}

/** The first stages of the events of a meet as far as they are not over, in the order of events. */
export async function findOpenStages(on: Executor, meetId: MeetId) {
  return on
    .select({ id: stage.id, draw: stage.draw, eventId: event.id, eventName: event.name, plan: event.plan })
    .from(stage)
    .innerJoin(event, eq(event.id, stage.eventId))
    .where(and(eq(stage.meetId, meetId), eq(stage.number, 1), ne(stage.state, "official")))
    .orderBy(asc(event.sort), asc(event.createdAt));
}

/** Stages of the meet's events in whose draw somebody is named. */
export async function findStagesNaming(on: Executor, meetId: MeetId, entrantId: EntrantId): Promise<StageRow[]> {
  return on
    .select()
    .from(stage)
    .where(and(eq(stage.meetId, meetId), sql`${stage.draw}::text like ${`%${entrantId}%`}`));
}
