import { and, asc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { EntrantId, MeetId, UnitId } from "#core/ids.ts";
import type { Executor, Tx } from "./client.server.ts";
import { entrant, entry, picture, unit } from "./schema/index.ts";

/** A mask is no person: nothing that lists people of a meet has it (db/masks.ts). */
const nobodysMask = eq(entrant.isMask, false);

export type EntrantRow = typeof entrant.$inferSelect;
export type KnownEntrant = { name: string; bib: number | null; unitId: UnitId; unitName: string; namesake: number };

/** Everybody who is or ever was in the meet, by id: start lists and results name them long after. */
export async function findEntrants(on: Executor, meetId: MeetId): Promise<Map<EntrantId, KnownEntrant>> {
  const rows = await on
    .select({ entrant, unitName: unit.name })
    .from(entrant)
    .innerJoin(unit, eq(unit.id, entrant.unitId))
    .where(and(eq(entrant.meetId, meetId), nobodysMask));
  return new Map(
    rows.map(({ entrant: { id, name, bib, unitId, namesake }, unitName }) => [
      id,
      { name, bib, unitId, unitName, namesake },
    ]),
  );
}

export async function findEntrant(on: Executor, id: EntrantId): Promise<EntrantRow | undefined> {
  return (
    await on
      .select()
      .from(entrant)
      .where(and(eq(entrant.id, id), nobodysMask))
  )[0];
}

/** The people of a unit, removed ones too, in the order they were entered. */
export async function findPeopleOf(on: Executor, unitId: UnitId): Promise<EntrantRow[]> {
  return on.select().from(entrant).where(eq(entrant.unitId, unitId)).orderBy(asc(entrant.createdAt), asc(entrant.id));
}

/** The people of the meet who take part, by unit in the order of entry. */
export async function findPeople(on: Executor, meetId: MeetId): Promise<EntrantRow[]> {
  const rows = await on
    .select({ entrant })
    .from(entrant)
    .innerJoin(unit, eq(unit.id, entrant.unitId))
    .where(and(eq(entrant.meetId, meetId), isNull(entrant.removedAt), nobodysMask))
    .orderBy(asc(unit.sort), asc(unit.createdAt), asc(unit.id), asc(entrant.createdAt), asc(entrant.id));
  return rows.map((row) => row.entrant);
}

/** Those taken out of the meet, by name. */
export async function findRemovedPeople(on: Executor, meetId: MeetId) {
  return on
    .select({ id: entrant.id, name: entrant.name, unitName: unit.name })
    .from(entrant)
    .innerJoin(unit, eq(unit.id, entrant.unitId))
    .where(and(eq(entrant.meetId, meetId), isNotNull(entrant.removedAt), nobodysMask))
    .orderBy(asc(unit.sort), asc(entrant.createdAt), asc(entrant.id));
}

export async function insertEntrants(on: Executor, rows: (typeof entrant.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await on.insert(entrant).values(rows);
}

export async function updateEntrant(
  on: Executor,
  id: EntrantId,
  change: Partial<typeof entrant.$inferInsert>,
): Promise<void> {
  await on.update(entrant).set(change).where(eq(entrant.id, id));
}

/** Deletes people, their entries and their works, for an import that is undone; the log keeps what was imported. */
export async function deleteEntrants(tx: Tx, ids: EntrantId[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.delete(picture).where(inArray(picture.entrantId, ids));
  await tx.delete(entry).where(inArray(entry.entrantId, ids));
  await tx.delete(picture).where(inArray(picture.entrantId, ids));
  await tx.delete(entrant).where(inArray(entrant.id, ids));
}

/** Every number given out in the meet, to removed people too. */
export async function findBibs(on: Executor, meetId: MeetId): Promise<number[]> {
  const rows = await on
    .select({ bib: entrant.bib })
    .from(entrant)
    .where(and(eq(entrant.meetId, meetId), isNotNull(entrant.bib), nobodysMask));
  return rows.flatMap(({ bib }) => (bib === null ? [] : [bib]));
}

/** Takes every number of the meet back. */
export async function clearBibs(on: Executor, meetId: MeetId): Promise<void> {
  await on.update(entrant).set({ bib: null }).where(eq(entrant.meetId, meetId));
  await on.update(unit).set({ bibFrom: null, bibTo: null }).where(eq(unit.meetId, meetId));
}

/** Gives out numbers in one statement. */
export async function updateBibs(on: Executor, bibs: { id: EntrantId; bib: number }[]): Promise<void> {
  if (bibs.length === 0) return;
  const rows = sql.join(
    bibs.map(({ id, bib }) => sql`(${id}::uuid, ${bib}::int)`),
    sql`, `,
  );
  await on.execute(
    sql`update entrant set bib = given.bib from (values ${rows}) as given (id, bib) where entrant.id = given.id`,
  );
}
