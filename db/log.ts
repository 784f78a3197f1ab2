import { and, desc, eq, lt } from "drizzle-orm";
import type { HeatId, MeetId } from "#core/ids.ts";
import type { Executor, Tx } from "./client.server.ts";
import { log } from "./schema/index.ts";

export type NewEntry = typeof log.$inferInsert;
export type LogEntry = typeof log.$inferSelect;

/** Appends one entry. Throws a unique violation on `log_op` when the op id is already there. */
export async function insertLog(tx: Tx, entry: NewEntry): Promise<void> {
  await tx.insert(log).values(entry);
}

/** The entries about one thing, oldest first. */
export async function findLogOf(on: Executor, subjectId: string): Promise<LogEntry[]> {
  return on.select().from(log).where(eq(log.subjectId, subjectId)).orderBy(log.seq);
}

/** The meet's newest entries before `before` (exclusive; null = the newest), at most `limit`. */
export async function findLogPage(
  on: Executor,
  meetId: MeetId,
  before: number | null,
  limit: number,
): Promise<LogEntry[]> {
  const where = before === null ? eq(log.meetId, meetId) : and(eq(log.meetId, meetId), lt(log.seq, before));
  return on.select().from(log).where(where).orderBy(desc(log.seq)).limit(limit);
}

/** The entries of one heat and its sheets, oldest first. */
export async function findLogOfHeat(on: Executor, heatId: HeatId): Promise<LogEntry[]> {
  return on.select().from(log).where(eq(log.heatId, heatId)).orderBy(log.seq);
}
