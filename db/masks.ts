import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { EntrantId, HeatId, MeetId, RoundId, UnitId } from "#core/ids.ts";
import { inChunks } from "./chunks.ts";
import type { Executor, Tx } from "./client.server.ts";
import { entrant, lane, mask, unit } from "./schema/index.ts";

export type MaskRow = typeof mask.$inferSelect;

/** What a mask's unit is called; the blank keeps it apart from every name a person can type. */
const nobodysUnit = "— ";

/** A number as it is written on a work or a station: 017. */
export const maskName = (number: number): string => String(number).padStart(3, "0");

/** The unit under which a meet's masks stand, made where there is none; `linkToken` opens nothing. */
export async function maskUnitOf(tx: Tx, row: { id: UnitId; meetId: MeetId; linkToken: string }): Promise<UnitId> {
  await tx
    .insert(unit)
    .values({ ...row, name: nobodysUnit, sort: 0, isMask: true })
    .onConflictDoNothing();
  const rows = await tx
    .select({ id: unit.id })
    .from(unit)
    .where(and(eq(unit.meetId, row.meetId), eq(unit.isMask, true)));
  return rows[0]?.id ?? row.id;
}

/** Puts people behind the numbers of a round; the masks' ids are what its lanes name. */
export async function insertMasks(
  tx: Tx,
  place: { meetId: MeetId; unitId: UnitId; roundId: RoundId },
  masks: readonly { id: EntrantId; number: number; entrantId: EntrantId }[],
): Promise<void> {
  const { meetId, unitId, roundId } = place;
  for (const some of inChunks(masks)) {
    const rows = some.map(({ id, number }) => ({ id, meetId, unitId, name: maskName(number), isMask: true }));
    await tx.insert(entrant).values(rows);
    await tx.insert(mask).values(some.map((one) => ({ ...one, roundId })));
  }
}

/** The masks of a round by number. */
export async function findMasks(on: Executor, roundId: RoundId): Promise<MaskRow[]> {
  return on.select().from(mask).where(eq(mask.roundId, roundId)).orderBy(asc(mask.number));
}

/** The masks of a round with who is behind each; for organizers, and never without a line in the log. */
export async function findCodes(on: Executor, roundId: RoundId) {
  return on
    .select({
      id: mask.id,
      number: mask.number,
      entrant: entrant.id,
      name: entrant.name,
      bib: entrant.bib,
      unit: unit.name,
    })
    .from(mask)
    .innerJoin(entrant, eq(entrant.id, mask.entrantId))
    .innerJoin(unit, eq(unit.id, entrant.unitId))
    .where(eq(mask.roundId, roundId))
    .orderBy(asc(mask.number));
}

const person = alias(entrant, "person");

/** Of which unit everybody in the lanes of these rounds is, masks looked through; for decisions, never to be shown. */
export async function findUnitsOfLanes(on: Executor, rounds: readonly RoundId[]) {
  if (rounds.length === 0) return [];
  return on
    .select({
      heatId: lane.heatId,
      lane: lane.lane,
      unit: sql<UnitId>`coalesce(${person.unitId}, ${entrant.unitId})`,
    })
    .from(lane)
    .innerJoin(entrant, eq(entrant.id, lane.entrantId))
    .leftJoin(mask, eq(mask.id, lane.entrantId))
    .leftJoin(person, eq(person.id, mask.entrantId))
    .where(inArray(lane.roundId, [...rounds]))
    .orderBy(asc(lane.heatId), asc(lane.lane));
}

/** Puts the people into the lanes of a heat in which their masks stand; answers whom. */
export async function openMasks(tx: Tx, heatId: HeatId, at: Date) {
  const worn = await tx
    .select({ id: mask.id, number: mask.number, entrant: mask.entrantId })
    .from(lane)
    .innerJoin(mask, eq(mask.id, lane.entrantId))
    .where(and(eq(lane.heatId, heatId), isNull(mask.openedAt)))
    .orderBy(asc(mask.number));
  if (worn.length === 0) return [];
  await tx
    .update(lane)
    .set({ entrantId: sql`(select ${mask.entrantId} from ${mask} where ${mask.id} = ${lane.entrantId})` })
    .where(
      and(
        eq(lane.heatId, heatId),
        inArray(
          lane.entrantId,
          worn.map(({ id }) => id),
        ),
      ),
    );
  await tx
    .update(mask)
    .set({ openedAt: at })
    .where(
      inArray(
        mask.id,
        worn.map(({ id }) => id),
      ),
    );
  return worn.map(({ number, entrant: who }) => ({ number: maskName(number), entrant: who }));
}

/** Puts somebody else of the same unit behind a number. */
export async function updateMaskEntrant(tx: Tx, id: EntrantId, entrantId: EntrantId): Promise<void> {
  await tx.update(mask).set({ entrantId }).where(eq(mask.id, id));
}

/** Takes masks away that stand in no lane any more. */
export async function deleteMasks(tx: Tx, ids: readonly EntrantId[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.delete(mask).where(inArray(mask.id, [...ids]));
  await tx.delete(entrant).where(and(inArray(entrant.id, [...ids]), eq(entrant.isMask, true)));
}

/** Takes all masks of a round away whose lanes are gone. */
export async function deleteMasksOf(tx: Tx, roundId: RoundId): Promise<void> {
  const masks = await findMasks(tx, roundId);
  await deleteMasks(
    tx,
    masks.map(({ id }) => id),
  );
}
