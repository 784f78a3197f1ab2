import { and, asc, eq, isNull } from "drizzle-orm";
import type { MeetId, ScreenId } from "#core/ids.ts";
import type { Executor, Tx } from "./client.server.ts";
import { screen } from "./schema/index.ts";
import type { ScreenReport } from "./schema/live.ts";

export type ScreenRow = typeof screen.$inferSelect;

/** The meet's screens that were not taken away, in the order they were made. */
export async function findScreens(on: Executor, meetId: MeetId): Promise<ScreenRow[]> {
  return on
    .select()
    .from(screen)
    .where(and(eq(screen.meetId, meetId), isNull(screen.removedAt)))
    .orderBy(asc(screen.createdAt), asc(screen.id));
}

/** A screen, taken away ones too. */
export async function findScreen(on: Executor, id: ScreenId): Promise<ScreenRow | undefined> {
  return (await on.select().from(screen).where(eq(screen.id, id)))[0];
}

/** The screen whose browser holds this secret. */
export async function findScreenByToken(on: Executor, token: string): Promise<ScreenRow | undefined> {
  return (
    await on
      .select()
      .from(screen)
      .where(and(eq(screen.token, token), isNull(screen.removedAt)))
  )[0];
}

/** The screen that waits for a browser with these six digits. */
export async function findScreenByCode(on: Executor, code: string): Promise<ScreenRow | undefined> {
  return (
    await on
      .select()
      .from(screen)
      .where(and(eq(screen.code, code), isNull(screen.removedAt)))
  )[0];
}

/** Inserts a screen; false where its token or code is taken. */
export async function insertScreen(tx: Tx, row: typeof screen.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(screen).values(row).onConflictDoNothing().returning({ id: screen.id });
  return rows.length > 0;
}

export async function updateScreen(
  tx: Tx,
  id: ScreenId,
  change: Partial<Pick<ScreenRow, "name" | "code" | "settings" | "identifyAt" | "removedAt">>,
): Promise<void> {
  await tx.update(screen).set(change).where(eq(screen.id, id));
}

/** Uses six digits up for a browser that holds `token` from now on; false where they were used up meanwhile. */
export async function pairScreenRow(tx: Tx, id: ScreenId, code: string, token: string, at: Date): Promise<boolean> {
  const rows = await tx
    .update(screen)
    .set({ code: null, token, lastHeardAt: at, report: null })
    .where(and(eq(screen.id, id), eq(screen.code, code), isNull(screen.removedAt)))
    .returning({ id: screen.id });
  return rows.length > 0;
}

/** Keeps what a screen last said of itself. */
export async function updateScreenReport(on: Executor, id: ScreenId, report: ScreenReport, at: Date): Promise<void> {
  await on.update(screen).set({ report, lastHeardAt: at }).where(eq(screen.id, id));
}
