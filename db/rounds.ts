import { and, asc, eq, inArray } from "drizzle-orm";
import type { EventId, MeetId, RoundId, StageId } from "#core/ids.ts";
import type { Executor, Tx } from "./client.server.ts";
import { event, round } from "./schema/index.ts";

export type RoundRow = typeof round.$inferSelect;

/** The rounds of an event, first one first, drawn ones too. */
export async function findRounds(on: Executor, eventId: EventId): Promise<RoundRow[]> {
  return on.select().from(round).where(eq(round.eventId, eventId)).orderBy(asc(round.number));
}

/** The rounds of a meet in the order of its events. */
export async function findRoundsOfMeet(on: Executor, meetId: MeetId): Promise<RoundRow[]> {
  const rows = await on
    .select({ round })
    .from(round)
    .innerJoin(event, eq(event.id, round.eventId))
    .where(eq(round.meetId, meetId))
    .orderBy(asc(event.sort), asc(round.number));
  return rows.map((row) => row.round);
}

export async function findRound(on: Executor, id: RoundId): Promise<RoundRow | undefined> {
  return (await on.select().from(round).where(eq(round.id, id)))[0];
}

export async function insertRound(tx: Tx, row: typeof round.$inferInsert): Promise<void> {
  await tx.insert(round).values(row);
}

/** Changes a round's state, its times, or the draw as moved by hand. */
export async function updateRound(
  tx: Tx,
  id: RoundId,
  change: Partial<Pick<RoundRow, "state" | "publishedAt" | "officialAt" | "draw">>,
): Promise<void> {
  await tx.update(round).set(change).where(eq(round.id, id));
}

/** Publishes the columns of these stages. */
export async function publishColumns(tx: Tx, stages: readonly StageId[], at: Date): Promise<void> {
  if (stages.length === 0) return;
  await tx
    .update(round)
    .set({ state: "published", publishedAt: at })
    .where(and(inArray(round.stageId, [...stages]), eq(round.state, "drawn")));
}

/** Deletes a round nothing was started in; its heats must be gone. */
export async function deleteRound(tx: Tx, id: RoundId): Promise<void> {
  await tx.delete(round).where(eq(round.id, id));
}
