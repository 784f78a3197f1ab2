import { and, eq, inArray, ne, or, sql } from "drizzle-orm";
import type { HeatId, MeetId, OpId, SheetId } from "#core/ids.ts";
import type { Executor } from "./client.server.ts";
import { heat, log, sheet } from "./schema/index.ts";
import type { Author } from "./schema/log.ts";
import { sheetKinds } from "./sheets.ts";

/** How much of a sheet can be in question: how many devices wrote on it (the desk is one), how many corrections were asked for. */
export interface Noted {
  sheetId: SheetId;
  devices: number;
  asks: number;
}

/** What was noted on these sheets; those nobody wrote on are left out. */
export async function findNoted(on: Executor, ids: readonly SheetId[]): Promise<Noted[]> {
  if (ids.length === 0) return [];
  const rows = await on
    .select({
      sheetId: log.sheetId,
      devices: sql<number>`count(distinct coalesce(${log.deviceId}::text, 'desk'))::int`,
      asks: sql<number>`(count(*) filter (where ${log.payload}->>'kind' = 'ask'))::int`,
    })
    .from(log)
    .where(and(inArray(log.sheetId, [...ids]), inArray(log.kind, [...sheetKinds])))
    .groupBy(log.sheetId);
  return rows.flatMap(({ sheetId, ...rest }) => (sheetId === null ? [] : [{ sheetId, ...rest }]));
}

/**
 * The sheets of a meet that something may be open on: of heats that have begun and are not official, and of official ones
 * on which something was noted since.
 */
export async function findSheetsInQuestion(on: Executor, meetId: MeetId): Promise<{ id: SheetId; heatId: HeatId }[]> {
  const lastAt = sql`(select l.server_at from ${log} l where l.sheet_id = ${sheet.id} order by l.seq desc limit 1)`;
  return on
    .select({ id: sheet.id, heatId: sheet.heatId })
    .from(sheet)
    .innerJoin(heat, eq(heat.id, sheet.heatId))
    .where(
      and(
        eq(heat.meetId, meetId),
        ne(heat.state, "scheduled"),
        or(ne(heat.state, "official"), sql`${lastAt} > ${heat.officialAt}`),
      ),
    );
}

/** Who made these entries, and when the server got them. */
export async function findAuthors(
  on: Executor,
  ids: readonly OpId[],
): Promise<{ op: OpId; author: Author; at: Date }[]> {
  if (ids.length === 0) return [];
  return on
    .select({ op: log.opId, author: log.author, at: log.serverAt })
    .from(log)
    .where(inArray(log.opId, [...ids]));
}

/** The answers to requests for correction on these sheets. */
export async function findAskAnswers(on: Executor, ids: readonly SheetId[]) {
  if (ids.length === 0) return [];
  return on
    .select({
      ask: sql<OpId>`${log.payload}->>'ask'`,
      granted: sql<boolean>`(${log.payload}->>'granted')::boolean`,
    })
    .from(log)
    .where(and(inArray(log.sheetId, [...ids]), eq(log.kind, "ask-answered")))
    .orderBy(log.seq);
}
