import { and, asc, count, eq, inArray, isNull, max, sql } from "drizzle-orm";
import type { MeetId, UnitId } from "#core/ids.ts";
import type { Executor, Tx } from "./client.server.ts";
import { entrant, entry, lane, official, picture, unit } from "./schema/index.ts";

export type UnitRow = typeof unit.$inferSelect;
export type UnitCount = { people: number; entries: number };

/** The meet's units in their order. */
export async function findUnits(on: Executor, meetId: MeetId): Promise<UnitRow[]> {
  return on
    .select()
    .from(unit)
    .where(and(eq(unit.meetId, meetId), eq(unit.isMask, false)))
    .orderBy(asc(unit.sort), asc(unit.createdAt), asc(unit.id));
}

export async function findUnit(on: Executor, id: UnitId): Promise<UnitRow | undefined> {
  return (
    await on
      .select()
      .from(unit)
      .where(and(eq(unit.id, id), eq(unit.isMask, false)))
  )[0];
}

/** The unit whose private link carries `token` now; a replaced token finds nothing. */
export async function findUnitByToken(on: Executor, token: string): Promise<UnitRow | undefined> {
  return (
    await on
      .select()
      .from(unit)
      .where(and(eq(unit.linkToken, token), eq(unit.isMask, false)))
  )[0];
}

/** Holds every unit of the meet until the transaction ends; ask for the meet's lock first. */
export async function lockUnits(tx: Tx, meetId: MeetId): Promise<UnitRow[]> {
  await tx.select({ id: unit.id }).from(unit).where(eq(unit.meetId, meetId)).orderBy(asc(unit.id)).for("no key update");
  return findUnits(tx, meetId);
}

/** People and entries of each unit of the meet; a unit without people is absent. */
export async function countByUnit(on: Executor, meetId: MeetId): Promise<Map<UnitId, UnitCount>> {
  const rows = await on
    .select({ id: entrant.unitId, people: sql<number>`count(distinct ${entrant.id})::int`, entries: count(entry.id) })
    .from(entrant)
    .leftJoin(entry, and(eq(entry.entrantId, entrant.id), eq(entry.state, "entered")))
    .where(and(eq(entrant.meetId, meetId), isNull(entrant.removedAt), eq(entrant.isMask, false)))
    .groupBy(entrant.unitId);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** The highest place in the meet's order of units; 0 where there is none. */
export async function findLastSort(on: Executor, meetId: MeetId): Promise<number> {
  const rows = await on
    .select({ last: max(unit.sort) })
    .from(unit)
    .where(eq(unit.meetId, meetId));
  return rows[0]?.last ?? 0;
}

export async function insertUnits(on: Executor, rows: (typeof unit.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await on.insert(unit).values(rows);
}

export async function updateUnit(on: Executor, id: UnitId, change: Partial<typeof unit.$inferInsert>): Promise<void> {
  await on.update(unit).set(change).where(eq(unit.id, id));
}

/** Whether somebody of the unit, present or removed, ever stood in a draw. */
export async function isUnitDrawn(on: Executor, id: UnitId): Promise<boolean> {
  const rows = await on
    .select({ id: lane.entrantId })
    .from(lane)
    .innerJoin(entrant, eq(entrant.id, lane.entrantId))
    .where(eq(entrant.unitId, id))
    .limit(1);
  return rows.length > 0;
}

/** Deletes the unit with the people who were removed from it; their names stay in the log. */
export async function deleteUnit(tx: Tx, id: UnitId): Promise<void> {
  const people = tx.select({ id: entrant.id }).from(entrant).where(eq(entrant.unitId, id));
  await tx.delete(entry).where(inArray(entry.entrantId, people));
  await tx.delete(picture).where(inArray(picture.entrantId, people));
  await tx.delete(entrant).where(eq(entrant.unitId, id));
  await tx.update(official).set({ unitId: null }).where(eq(official.unitId, id));
  await tx.delete(unit).where(eq(unit.id, id));
}
