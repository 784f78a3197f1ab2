import { and, asc, eq, inArray } from "drizzle-orm";
import type { EntrantId, HeatId, RoundId, SheetId } from "#core/ids.ts";
import { inChunks } from "./chunks.ts";
import type { Executor, Tx } from "./client.server.ts";
import { entrant, heat, lane, sheet, unit } from "./schema/index.ts";

export type HeatRow = typeof heat.$inferSelect;

/** The heats of these rounds by number. */
export async function findHeatsOf(on: Executor, rounds: RoundId[]): Promise<HeatRow[]> {
  if (rounds.length === 0) return [];
  return on.select().from(heat).where(inArray(heat.roundId, rounds)).orderBy(asc(heat.number));
}

/** The heats of a round by number. */
export const findHeats = (on: Executor, roundId: RoundId): Promise<HeatRow[]> => findHeatsOf(on, [roundId]);

export async function findHeat(on: Executor, id: HeatId): Promise<HeatRow | undefined> {
  return (await on.select().from(heat).where(eq(heat.id, id)))[0];
}

export async function insertHeat(tx: Tx, row: typeof heat.$inferInsert): Promise<void> {
  await tx.insert(heat).values(row);
}

export async function insertHeats(tx: Tx, rows: readonly (typeof heat.$inferInsert)[]): Promise<void> {
  for (const some of inChunks(rows)) await tx.insert(heat).values(some);
}

export async function updateHeat(
  tx: Tx,
  id: HeatId,
  change: Partial<Pick<HeatRow, "state" | "startedAt" | "closedAt" | "officialAt" | "calledAt" | "releasedAt">>,
): Promise<void> {
  await tx.update(heat).set(change).where(eq(heat.id, id));
}

/** Deletes heats; their lanes and sheets go with them. */
export async function deleteHeats(tx: Tx, ids: HeatId[]): Promise<void> {
  if (ids.length > 0) await tx.delete(heat).where(inArray(heat.id, ids));
}

/** Holds a round's heats until the transaction ends; ask for the event's lock first. */
export async function lockHeats(tx: Tx, roundId: RoundId): Promise<void> {
  await tx
    .select({ id: heat.id })
    .from(heat)
    .where(eq(heat.roundId, roundId))
    .orderBy(asc(heat.id))
    .for("no key update");
}

export type LaneRow = Awaited<ReturnType<typeof findLanesOf>>[number];

/** Who stands where in these rounds, by lane. */
export async function findLanesOf(on: Executor, rounds: RoundId[]) {
  if (rounds.length === 0) return [];
  return on
    .select({
      heatId: lane.heatId,
      roundId: lane.roundId,
      lane: lane.lane,
      entrant: entrant.id,
      name: entrant.name,
      bib: entrant.bib,
      unit: unit.id,
      unitName: unit.name,
    })
    .from(lane)
    .innerJoin(entrant, eq(entrant.id, lane.entrantId))
    .innerJoin(unit, eq(unit.id, entrant.unitId))
    .where(inArray(lane.roundId, rounds))
    .orderBy(asc(lane.lane));
}

/** Who stands where in a round, by lane. */
export const findLanes = (on: Executor, roundId: RoundId): Promise<LaneRow[]> => findLanesOf(on, [roundId]);

export async function insertLanes(tx: Tx, rows: readonly (typeof lane.$inferInsert)[]): Promise<void> {
  for (const some of inChunks(rows)) await tx.insert(lane).values(some);
}

/** Empties all lanes of these heats. */
export async function deleteLanes(tx: Tx, heats: HeatId[]): Promise<void> {
  if (heats.length > 0) await tx.delete(lane).where(inArray(lane.heatId, heats));
}

/** Empties one lane. */
export async function deleteLane(tx: Tx, heatId: HeatId, number: number): Promise<void> {
  await tx.delete(lane).where(and(eq(lane.heatId, heatId), eq(lane.lane, number)));
}

/** Where somebody stands in a round, or undefined. */
export async function findLaneOf(on: Executor, roundId: RoundId, entrantId: EntrantId) {
  const rows = await on
    .select({ heatId: lane.heatId, lane: lane.lane, state: heat.state })
    .from(lane)
    .innerJoin(heat, eq(heat.id, lane.heatId))
    .where(and(eq(lane.roundId, roundId), eq(lane.entrantId, entrantId)));
  return rows[0];
}

/** Takes a sheet away whose last lane was emptied, or leaves it the lanes it still has. */
export async function updateSheetLanes(tx: Tx, id: SheetId, lanes: number[]): Promise<void> {
  if (lanes.length === 0) await tx.delete(sheet).where(eq(sheet.id, id));
  else await tx.update(sheet).set({ lanes }).where(eq(sheet.id, id));
}

/** Deletes all sheets of these heats. */
export async function deleteSheets(tx: Tx, heats: HeatId[]): Promise<void> {
  if (heats.length > 0) await tx.delete(sheet).where(inArray(sheet.heatId, heats));
}
