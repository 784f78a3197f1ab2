import { and, desc, eq, inArray, lt, ne, or, sql } from "drizzle-orm";
import type { HeatId, MeetId, OpId } from "#core/ids.ts";
import type { Executor, Tx } from "./client.server.ts";
import { log } from "./schema/index.ts";

export type NewEntry = typeof log.$inferInsert;
export type LogEntry = typeof log.$inferSelect;

/** Appends one entry. Throws a unique violation on `log_op` when the op id is already there. */
export async function insertLog(tx: Tx, entry: NewEntry): Promise<void> {
  await tx.insert(log).values(entry);
}

/** The entry a wish made. */
export async function findLogOfOp(on: Executor, op: OpId): Promise<LogEntry | undefined> {
  return (await on.select().from(log).where(eq(log.opId, op)))[0];
}

/** The entries about one thing, oldest first. */
export async function findLogOf(on: Executor, subjectId: string): Promise<LogEntry[]> {
  return on.select().from(log).where(eq(log.subjectId, subjectId)).orderBy(log.seq);
}

/**
 * The meet's newest entries before `before` (exclusive; null = the newest), at most `limit`; `brief` leaves out what
 * referees noted on their sheets, save the start and the submit.
 */
export async function findLogPage(
  on: Executor,
  meetId: MeetId,
  before: number | null,
  limit: number,
  brief = false,
): Promise<LogEntry[]> {
  const older = before === null ? undefined : lt(log.seq, before);
  const act = sql`${log.payload}->>'kind'`;
  const told = brief ? or(ne(log.kind, "sheet-op"), inArray(act, ["start", "submit"])) : undefined;
  return on
    .select()
    .from(log)
    .where(and(eq(log.meetId, meetId), older, told))
    .orderBy(desc(log.seq))
    .limit(limit);
}

/** The entries of one heat and its sheets, oldest first. */
export async function findLogOfHeat(on: Executor, heatId: HeatId): Promise<LogEntry[]> {
  return on.select().from(log).where(eq(log.heatId, heatId)).orderBy(log.seq);
}
