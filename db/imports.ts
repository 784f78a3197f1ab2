import { and, desc, eq, inArray } from "drizzle-orm";
import type { MeetId, OpId } from "#core/ids.ts";
import type { Executor } from "./client.server.ts";
import type { LogEntry } from "./log.ts";
import { log } from "./schema/index.ts";

const kinds = ["entries-imported", "import-undone"];

/** The meet's imports and what was undone of them, newest first. */
export async function findImports(on: Executor, meetId: MeetId): Promise<LogEntry[]> {
  return on
    .select()
    .from(log)
    .where(and(eq(log.meetId, meetId), inArray(log.kind, kinds)))
    .orderBy(desc(log.seq));
}

/** The entries about one import: itself, and that it was undone. */
export async function findImport(on: Executor, meetId: MeetId, id: OpId): Promise<LogEntry[]> {
  return on
    .select()
    .from(log)
    .where(and(eq(log.meetId, meetId), eq(log.subjectId, id), inArray(log.kind, kinds)))
    .orderBy(log.seq);
}
