import { and, count, eq, gte, sql } from "drizzle-orm";
import type { EventId } from "#core/ids.ts";
import type { Executor, Tx } from "./client.server.ts";
import { ballot, vote } from "./schema/index.ts";

export type BallotRow = typeof ballot.$inferSelect;
export type VoteRow = typeof vote.$inferSelect;

export async function findBallot(on: Executor, eventId: EventId): Promise<BallotRow | undefined> {
  return (await on.select().from(ballot).where(eq(ballot.eventId, eventId)))[0];
}

/** An event's gallery and vote, held until the transaction ends: "share" lets others vote too, "update" nobody. */
export async function holdBallot(tx: Tx, eventId: EventId, how: "share" | "update"): Promise<BallotRow | undefined> {
  return (await tx.select().from(ballot).where(eq(ballot.eventId, eventId)).for(how))[0];
}

/** Makes an event's gallery and vote, or changes them; `code` is for one that is made. */
export async function upsertBallot(
  tx: Tx,
  eventId: EventId,
  code: string,
  change: Partial<Omit<BallotRow, "eventId">>,
): Promise<void> {
  await tx.insert(ballot).values({ eventId, code }).onConflictDoNothing();
  if (Object.keys(change).length > 0) await tx.update(ballot).set(change).where(eq(ballot.eventId, eventId));
}

/** What a device voted on a day. */
export async function findVote(
  on: Executor,
  { eventId, voter, day }: Pick<VoteRow, "eventId" | "voter" | "day">,
): Promise<VoteRow | undefined> {
  const rows = await on
    .select()
    .from(vote)
    .where(and(eq(vote.eventId, eventId), eq(vote.voter, voter), eq(vote.day, day)));
  return rows[0];
}

/** Takes a vote; false where this device has voted on that day. */
export async function insertVote(tx: Tx, row: typeof vote.$inferInsert): Promise<boolean> {
  return (await tx.insert(vote).values(row).onConflictDoNothing().returning({ id: vote.id })).length > 0;
}

/** What was voted since `since`. */
export async function findVotes(on: Executor, eventId: EventId, since: Date): Promise<number[][]> {
  const rows = await on
    .select({ picks: vote.picks })
    .from(vote)
    .where(and(eq(vote.eventId, eventId), gte(vote.createdAt, since)));
  return rows.map(({ picks }) => picks);
}

export async function countVotesOf(on: Executor, eventId: EventId, since: Date): Promise<number> {
  const rows = await on
    .select({ n: count(sql`1`) })
    .from(vote)
    .where(and(eq(vote.eventId, eventId), gte(vote.createdAt, since)));
  return rows[0]?.n ?? 0;
}
