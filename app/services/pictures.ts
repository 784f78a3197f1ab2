import { createHash } from "node:crypto";
import { accept, type Decision, refuse } from "#core/decision.ts";
import type { EntrantId, EventId, OpId, PictureId } from "#core/ids.ts";
import { type PictureRefusal, readPicture } from "#core/judged/picture-bytes.ts";
import type { Tx } from "#db/client.server.ts";
import { type EventRow, findEvent } from "#db/events.ts";
import { findMeet } from "#db/meets.ts";
import {
  deletePicture,
  findLastPictureSort,
  findMakers,
  findPicture,
  findPicturesOf,
  insertPicture,
  type PictureFacts,
  updatePicture,
} from "#db/pictures.ts";
import type { Author } from "#db/schema/log.ts";
import { type AlreadyDone, act, type Deed } from "./act.ts";
import { type AccessRefusal, windowOf } from "./roster.ts";
import type { World } from "./world.ts";

export type WorksRefusal =
  | PictureRefusal
  | Extract<AccessRefusal, { kind: "not-your-unit" | "entries-not-open" | "entries-closed" }>
  | { kind: "no-such-event" }
  | { kind: "no-such-work" }
  | { kind: "no-such-picture" }
  | { kind: "too-many-pictures"; most: number }
  | { kind: "title-too-long"; most: number };

export type Answer<Value> = Decision<Value, WorksRefusal | AlreadyDone>;

/** of one work */
export const mostPictures = 10;
export const titleLength = 40;
/** a preview's longer side, as browsers make it */
const smallSide = 960;

/** Leaders touch the works of their own people while entries are open; organizers all works at any time. */
async function mayTouch(
  deed: Deed,
  event: EventRow,
  author: Author,
  entrantId: EntrantId,
): Promise<WorksRefusal | null> {
  const maker = (await findMakers(deed.tx, event.id)).find(({ id }) => id === entrantId);
  if (!maker) return { kind: "no-such-work" };
  if (author.kind !== "leader") return null;
  if (author.id !== maker.unitId) return { kind: "not-your-unit" };
  const meet = await findMeet(deed.tx, event.meetId);
  if (!meet) return { kind: "no-such-event" };
  const window = windowOf(meet, deed.at.getTime());
  if (window === "not-open") return { kind: "entries-not-open", opens: meet.entryOpensAt };
  return window === "closed" ? { kind: "entries-closed", closed: meet.entryClosesAt } : null;
}

/** A deed on the works of somebody in an event, by whoever may. */
async function atWork<Value>(
  world: World,
  author: Author,
  of: { eventId: EventId; entrantId: EntrantId },
  op: OpId | undefined,
  work: (deed: Deed, event: EventRow) => Promise<Decision<Value, WorksRefusal>>,
): Promise<Answer<Value>> {
  const found = await findEvent(world.db, of.eventId);
  if (!found) return refuse({ kind: "no-such-event" });
  const lock = { kind: "event" as const, id: of.eventId };
  return act<Value, WorksRefusal>(world, { meet: found.meetId, author, lock, ...(op ? { op } : {}) }, async (deed) => {
    const refusal = await mayTouch(deed, found, author, of.entrantId);
    return refusal ? refuse(refusal) : work(deed, found);
  });
}

const hashOf = (data: Uint8Array) => createHash("sha256").update(data).digest("hex");

const entry = (kind: string, eventId: EventId, payload: object) => ({
  kind,
  subject: "event",
  subjectId: eventId,
  payload,
});

/** The preview a browser made, where it is one: anything else is as if it had not come. */
function previewOf(bytes: Uint8Array | null): Buffer | null {
  const read = bytes && readPicture(bytes);
  if (!read?.ok) return null;
  const { type, width, height, data } = read.value;
  return type === "image/jpeg" && Math.max(width, height) <= smallSide ? Buffer.from(data) : null;
}

const tooLong = (title: string): WorksRefusal | null =>
  Array.from(title).length > titleLength ? { kind: "title-too-long", most: titleLength } : null;

/** [JD30] Adds a picture to somebody's work, without metadata. The same picture a second time changes nothing. */
export async function addPicture(
  world: World,
  author: Author,
  of: { eventId: EventId; entrantId: EntrantId },
  wish: { bytes: Uint8Array; small?: Uint8Array | null; title?: string },
  op?: OpId,
): Promise<Answer<PictureId>> {
  const read = readPicture(wish.bytes);
  if (!read.ok) return read;
  const { data, ...picture } = read.value;
  const title = (wish.title ?? "").trim();
  const hash = hashOf(data);
  return atWork(world, author, of, op, async (deed, event) => {
    const long = tooLong(title);
    if (long) return refuse(long);
    const own = (await findPicturesOf(deed.tx, [event.id])).filter(({ entrantId }) => entrantId === of.entrantId);
    const same = own.find((one) => one.hash === hash);
    if (same) return accept(same.id);
    if (own.length >= mostPictures) return refuse({ kind: "too-many-pictures", most: mostPictures });
    const id = world.id<PictureId>();
    await insertPicture(deed.tx, {
      ...{ ...picture, ...of, id, hash, title, meetId: event.meetId, createdAt: deed.at },
      sort: (await findLastPictureSort(deed.tx, event.id, of.entrantId)) + 1,
      data: Buffer.from(data),
      small: previewOf(wish.small ?? null),
    });
    await deed.log(entry("picture-added", event.id, { picture: id, entrant: of.entrantId, title, hash, ...picture }));
    deed.touch(`event:${event.id}`);
    return accept(id);
  });
}

/** A deed on one picture of an event, by whoever may touch the work. */
async function atPicture(
  world: World,
  author: Author,
  at: { eventId: EventId; id: PictureId },
  op: OpId | undefined,
  work: (deed: Deed, picture: PictureFacts) => Promise<WorksRefusal | null>,
): Promise<Answer<PictureId>> {
  const found = await findPicture(world.db, at.id);
  if (found?.eventId !== at.eventId) return refuse({ kind: "no-such-picture" });
  return atWork(world, author, found, op, async (deed) => {
    const picture = await findPicture(deed.tx, at.id);
    if (!picture) return refuse({ kind: "no-such-picture" });
    const refusal = await work(deed, picture);
    if (refusal) return refuse(refusal);
    deed.touch(`event:${at.eventId}`);
    return accept(at.id);
  });
}

type At = { eventId: EventId; id: PictureId };

/** Gives a picture a title; an empty one takes it away. */
export function titlePicture(world: World, author: Author, at: At, wish: string, op?: OpId) {
  const title = wish.trim();
  return atPicture(world, author, at, op, async (deed, picture) => {
    const long = tooLong(title);
    if (long || title === picture.title) return long;
    await updatePicture(deed.tx, at.id, { title });
    await deed.log(entry("picture-titled", at.eventId, { picture: at.id, before: picture.title, after: title }));
    return null;
  });
}

/** Takes a picture away for good; the log keeps what it was. */
export function removePicture(world: World, author: Author, at: At, op?: OpId) {
  return atPicture(world, author, at, op, async (deed, { entrantId, title, hash }) => {
    await deletePicture(deed.tx, at.id);
    await deed.log(entry("picture-removed", at.eventId, { picture: at.id, entrant: entrantId, title, hash }));
    return null;
  });
}

/** Moves a picture one place up among those of its work. */
export function movePicture(world: World, author: Author, at: At, op?: OpId) {
  return atPicture(world, author, at, op, async (deed, picture) => {
    const before = await neighbourOf(deed.tx, picture);
    if (!before) return null;
    await updatePicture(deed.tx, picture.id, { sort: before.sort });
    await updatePicture(deed.tx, before.id, { sort: picture.sort });
    await deed.log(entry("picture-moved", at.eventId, { picture: at.id, before: before.id }));
    return null;
  });
}

async function neighbourOf(tx: Tx, { id, eventId, entrantId }: PictureFacts): Promise<PictureFacts | undefined> {
  const own = (await findPicturesOf(tx, [eventId])).filter((one) => one.entrantId === entrantId);
  return own[own.findIndex((one) => one.id === id) - 1];
}
