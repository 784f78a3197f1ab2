import { accept, type Decision, refuse } from "#core/decision.ts";
import type { EventId, OpId } from "#core/ids.ts";
import { spellCode } from "#core/judged/vote.ts";
import type { Executor } from "#db/client.server.ts";
import { type EventRow, findEvent } from "#db/events.ts";
import type { Author } from "#db/schema/log.ts";
import { type BallotRow, findBallot, holdBallot, upsertBallot } from "#db/votes.ts";
import { type AlreadyDone, act, type Deed } from "./act.ts";
import { readWorks } from "./works.ts";
import type { World } from "./world.ts";

// An event's gallery for everybody, and what its public vote goes by.

export { worksOfHeats } from "./works.ts";

export type GalleryState = {
  gallery: boolean;
  vote: "none" | "planned" | "open" | "closed";
  picks: number;
};

export type GalleryRefusal =
  | { kind: "no-such-event" }
  /** the works are blind, and their numbers are not drawn and published */
  | { kind: "numbers-not-drawn" }
  | { kind: "nothing-to-show" }
  | { kind: "gallery-open" }
  | { kind: "gallery-closed" }
  | { kind: "vote-open" }
  | { kind: "vote-not-open" }
  | { kind: "vote-closed" }
  | { kind: "code-too-short"; least: number }
  | { kind: "code-too-long"; most: number }
  | { kind: "picks-out-of-range"; most: number };

export type Answer<Value> = Decision<Value, GalleryRefusal | AlreadyDone>;

export const codeLength = { least: 4, most: 12 };
export const mostPicks = 20;

/** How a vote stands. */
export const voteState = ({
  opensAt,
  closesAt,
}: Pick<BallotRow, "opensAt" | "closesAt">): "planned" | "open" | "closed" =>
  closesAt ? "closed" : opensAt ? "open" : "planned";

const stateOf = (ballot: BallotRow): GalleryState => ({
  gallery: ballot.galleryAt !== null,
  vote: voteState(ballot),
  picks: ballot.picks,
});

/** Whether an event's gallery is open, and how its vote stands; null where it has neither. Nothing in it is secret. */
export async function galleryOf(on: Executor, eventId: EventId): Promise<GalleryState | null> {
  const found = await findBallot(on, eventId);
  return found ? stateOf(found) : null;
}

/** Six digits that are easy to type. */
const freshCode = (world: World) =>
  [...Buffer.from(world.secret(6), "base64url")].map((byte) => String(byte % 10)).join("");

/** A deed on an event's gallery, which is made where there is none; `work` answers what changes, or why not. */
export async function atGallery<Value>(
  world: World,
  author: Author,
  eventId: EventId,
  op: OpId | undefined,
  work: (deed: Deed, ballot: BallotRow, event: EventRow) => Promise<Decision<Value, GalleryRefusal>>,
): Promise<Answer<Value>> {
  const found = await findEvent(world.db, eventId);
  if (!found) return refuse({ kind: "no-such-event" });
  const request = { meet: found.meetId, author, lock: { kind: "event" as const, id: eventId }, ...(op ? { op } : {}) };
  return act<Value, GalleryRefusal>(world, request, async (deed) => {
    const event = await findEvent(deed.tx, eventId);
    await upsertBallot(deed.tx, eventId, freshCode(world), {});
    const ballot = await holdBallot(deed.tx, eventId, "update");
    if (!event || !ballot) return refuse({ kind: "no-such-event" });
    const decision = await work(deed, ballot, event);
    if (decision.ok) deed.touch(`event:${eventId}`);
    return decision;
  });
}

export const entry = (kind: string, eventId: EventId, payload: object = {}) => ({
  kind,
  subject: "event",
  subjectId: eventId,
  payload,
});

/** Says what a voter types, how many works one vote names, and whether titles are shown while names are not. */
export function planVote(
  world: World,
  author: Author,
  eventId: EventId,
  wish: { code: string; picks: number; titles: boolean },
  op?: OpId,
): Promise<Answer<EventId>> {
  return atGallery(world, author, eventId, op, async (deed, ballot) => {
    const after = { ...wish, code: spellCode(wish.code) };
    const length = Array.from(after.code).length;
    if (length < codeLength.least) return refuse({ kind: "code-too-short", least: codeLength.least });
    if (length > codeLength.most) return refuse({ kind: "code-too-long", most: codeLength.most });
    if (!Number.isInteger(wish.picks) || wish.picks < 1 || wish.picks > mostPicks)
      return refuse({ kind: "picks-out-of-range", most: mostPicks });
    const { code, picks, titles } = ballot;
    const before = { code, picks, titles };
    if (voteState(ballot) === "open" && picks !== after.picks) return refuse({ kind: "vote-open" });
    if (JSON.stringify(before) === JSON.stringify({ code: after.code, picks: after.picks, titles: after.titles }))
      return accept(eventId);
    await upsertBallot(deed.tx, eventId, code, after);
    await deed.log(entry("vote-planned", eventId, { before, after }));
    return accept(eventId);
  });
}

/** Lets everybody see the works. While they are blind that takes their numbers: names would have to stand instead. */
export function openGallery(world: World, author: Author, eventId: EventId, op?: OpId): Promise<Answer<EventId>> {
  return atGallery(world, author, eventId, op, async (deed, ballot, event) => {
    if (ballot.galleryAt) return refuse({ kind: "gallery-open" });
    const { blind, since, works } = await readWorks(deed.tx, event);
    if (blind && !since) return refuse({ kind: "numbers-not-drawn" });
    if (works.every(({ pictures }) => pictures.length === 0)) return refuse({ kind: "nothing-to-show" });
    await upsertBallot(deed.tx, eventId, ballot.code, { galleryAt: deed.at });
    await deed.log(entry("gallery-opened", eventId));
    return accept(eventId);
  });
}

/** Nobody sees the works any more; not while a vote is open. */
export function closeGallery(world: World, author: Author, eventId: EventId, op?: OpId): Promise<Answer<EventId>> {
  return atGallery(world, author, eventId, op, async (deed, ballot) => {
    if (!ballot.galleryAt) return refuse({ kind: "gallery-closed" });
    if (voteState(ballot) === "open") return refuse({ kind: "vote-open" });
    await upsertBallot(deed.tx, eventId, ballot.code, { galleryAt: null });
    await deed.log(entry("gallery-closed", eventId));
    return accept(eventId);
  });
}
