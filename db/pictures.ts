import { and, asc, eq, inArray, isNull, max } from "drizzle-orm";
import type { EntrantId, EventId, HeatId, PictureId, RoundId } from "#core/ids.ts";
import type { Executor, Tx } from "./client.server.ts";
import { ballot, entrant, entry, heat, lane, mask, picture, unit } from "./schema/index.ts";

type PictureRow = typeof picture.$inferSelect;
/** A picture without its bytes. */
export type PictureFacts = Omit<PictureRow, "data" | "small" | "createdAt">;

const facts = {
  id: picture.id,
  meetId: picture.meetId,
  eventId: picture.eventId,
  entrantId: picture.entrantId,
  sort: picture.sort,
  title: picture.title,
  type: picture.type,
  width: picture.width,
  height: picture.height,
  hash: picture.hash,
};

/** The pictures of these events, each work's in their order. */
export async function findPicturesOf(on: Executor, events: readonly EventId[]): Promise<PictureFacts[]> {
  if (events.length === 0) return [];
  return on
    .select(facts)
    .from(picture)
    .where(inArray(picture.eventId, [...events]))
    .orderBy(asc(picture.sort), asc(picture.createdAt), asc(picture.id));
}

/** A picture without its bytes, whose it is, and since when everybody may see it. */
export async function findPicture(on: Executor, id: PictureId) {
  const rows = await on
    .select({ ...facts, unitId: entrant.unitId, galleryAt: ballot.galleryAt })
    .from(picture)
    .innerJoin(entrant, eq(entrant.id, picture.entrantId))
    .leftJoin(ballot, eq(ballot.eventId, picture.eventId))
    .where(eq(picture.id, id));
  return rows[0];
}

/** A picture's bytes; the preview where that is asked for and there is one. */
export async function findPictureBytes(on: Executor, id: PictureId, small: boolean) {
  const [found] = small
    ? await on.select({ type: picture.type, data: picture.small }).from(picture).where(eq(picture.id, id))
    : [];
  if (found?.data) return { type: "image/jpeg" as const, data: found.data };
  return (await on.select({ type: picture.type, data: picture.data }).from(picture).where(eq(picture.id, id)))[0];
}

export async function insertPicture(tx: Tx, row: typeof picture.$inferInsert): Promise<void> {
  await tx.insert(picture).values(row);
}

export async function updatePicture(
  tx: Tx,
  id: PictureId,
  change: Partial<Pick<PictureRow, "title" | "sort">>,
): Promise<void> {
  await tx.update(picture).set(change).where(eq(picture.id, id));
}

export async function deletePicture(tx: Tx, id: PictureId): Promise<void> {
  await tx.delete(picture).where(eq(picture.id, id));
}

/** Where the last of somebody's pictures in an event stands; 0 where there is none. */
export async function findLastPictureSort(on: Executor, eventId: EventId, entrantId: EntrantId): Promise<number> {
  const rows = await on
    .select({ last: max(picture.sort) })
    .from(picture)
    .where(and(eq(picture.eventId, eventId), eq(picture.entrantId, entrantId)));
  return rows[0]?.last ?? 0;
}

/** Who stands entered in an event, in the order of units and entry. */
export async function findMakers(on: Executor, eventId: EventId) {
  return on
    .select({ id: entrant.id, name: entrant.name, unitId: unit.id, unitName: unit.name })
    .from(entry)
    .innerJoin(entrant, eq(entrant.id, entry.entrantId))
    .innerJoin(unit, eq(unit.id, entrant.unitId))
    .where(and(eq(entry.eventId, eventId), eq(entry.state, "entered"), isNull(entrant.removedAt)))
    .orderBy(asc(unit.sort), asc(unit.id), asc(entrant.createdAt), asc(entrant.id));
}

export type Hanging = {
  eventId: EventId;
  heatId: HeatId;
  heatNumber: number;
  lane: number;
  /** whose it is, seen through a mask */
  entrantId: EntrantId;
  /** the number it is judged under; null where it is not judged blind */
  number: number | null;
};

async function hangingOf(on: Executor, lanes: readonly (Omit<Hanging, "number"> & { roundId: RoundId })[]) {
  const rounds = [...new Set(lanes.map(({ roundId }) => roundId))];
  if (rounds.length === 0) return [];
  const masks = await on.select().from(mask).where(inArray(mask.roundId, rounds));
  return lanes.map(({ roundId, ...one }): Hanging => {
    // before a result is confirmed the lane names the mask, after it the one behind it
    const behind = masks.find(
      (other) => other.roundId === roundId && (other.id === one.entrantId || other.entrantId === one.entrantId),
    );
    return { ...one, entrantId: behind?.entrantId ?? one.entrantId, number: behind?.number ?? null };
  });
}

const place = {
  eventId: heat.eventId,
  heatId: lane.heatId,
  heatNumber: heat.number,
  roundId: lane.roundId,
  lane: lane.lane,
  entrantId: lane.entrantId,
};

/** Whose works are in a round, by heat and lane, masks seen through. */
export async function findHanging(on: Executor, roundId: RoundId): Promise<Hanging[]> {
  const lanes = await on
    .select(place)
    .from(lane)
    .innerJoin(heat, eq(heat.id, lane.heatId))
    .where(eq(lane.roundId, roundId))
    .orderBy(asc(heat.number), asc(lane.lane));
  return hangingOf(on, lanes);
}

/** The same of these heats. */
export async function findHangingIn(on: Executor, heats: readonly HeatId[]): Promise<Hanging[]> {
  if (heats.length === 0) return [];
  const lanes = await on
    .select(place)
    .from(lane)
    .innerJoin(heat, eq(heat.id, lane.heatId))
    .where(inArray(lane.heatId, [...heats]));
  return hangingOf(on, lanes);
}
