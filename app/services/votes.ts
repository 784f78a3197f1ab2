import { createHash } from "node:crypto";
import { accept, type Decision, refuse } from "#core/decision.ts";
import type { EventId, OpId } from "#core/ids.ts";
import { countVotes, type PicksRefusal, spellCode, votePicks } from "#core/judged/vote.ts";
import type { Executor } from "#db/client.server.ts";
import { type EventRow, findEvent } from "#db/events.ts";
import { findMeet } from "#db/meets.ts";
import type { Author } from "#db/schema/log.ts";
import { type BallotRow, findBallot, findVote, findVotes, holdBallot, insertVote, upsertBallot } from "#db/votes.ts";
import { type Answer, atGallery, entry, voteState } from "./gallery.ts";
import { dayIn } from "./today.ts";
import { mayTryCode, mayVote, missedCode } from "./vote-attempts.ts";
import { readWorks, type Works } from "./works.ts";
import type { World } from "./world.ts";

export type VoteRefusal =
  | PicksRefusal
  | { kind: "vote-not-open" }
  | { kind: "vote-closed" }
  | { kind: "code-wrong" }
  /** too many wrong codes, or votes, from one address */
  | { kind: "slow-down" }
  /** this device has voted today */
  | { kind: "voted-today" }
  /** the browser keeps no cookies: nobody could say that it votes once */
  | { kind: "no-cookie" };

/** Numbers of the works that hang in an event's gallery. */
export const hangingIn = ({ works }: Works): Set<number> =>
  new Set(works.flatMap(({ number }) => (number === null ? [] : [number])));

/** [JD32] Votes count from the vote's opening on, and from when the numbers they name were drawn. */
const countsSince = ({ opensAt }: BallotRow, { since }: Works): Date =>
  new Date(Math.max(opensAt?.getTime() ?? 0, since?.getTime() ?? 0));

/** A device's secret as it is kept: not the same in two events. */
const voterOf = (eventId: EventId, secret: string) => createHash("sha256").update(`${eventId} ${secret}`).digest("hex");

export interface Voting {
  /** out of the device's cookie; null where it sent none */
  secret: string | null;
  code: string;
  chosen: readonly number[];
  ip: string;
}

/** What this device voted today, or null. */
export async function votedToday(world: World, event: EventRow, secret: string | null): Promise<number[] | null> {
  const meet = secret && (await findMeet(world.db, event.meetId));
  if (!meet) return null;
  const day = dayIn(meet.timeZone, world.now());
  return (await findVote(world.db, { eventId: event.id, voter: voterOf(event.id, secret), day }))?.picks ?? null;
}

const closedTo = (ballot: BallotRow | undefined): VoteRefusal | null => {
  if (!ballot?.opensAt || !ballot.galleryAt) return { kind: "vote-not-open" };
  return ballot.closesAt ? { kind: "vote-closed" } : null;
};

/**
 * [JD32] Takes a device's vote of the day. The same vote sent twice is one; another one on the same day is refused. Wrong codes
 * and votes of one address are limited. `again`: it was there already.
 */
export async function castVote(
  world: World,
  eventId: EventId,
  { secret, code, chosen, ip }: Voting,
): Promise<Decision<{ picks: number[]; again: boolean }, VoteRefusal>> {
  const [event, ballot] = await Promise.all([findEvent(world.db, eventId), findBallot(world.db, eventId)]);
  const closed = closedTo(ballot);
  if (!event || !ballot || closed) return refuse(closed ?? { kind: "vote-not-open" });
  if (!(await mayTryCode(world, ip))) return refuse({ kind: "slow-down" });
  if (spellCode(code) !== ballot.code) {
    await missedCode(world, ip);
    return refuse({ kind: "code-wrong" });
  }
  if (!secret) return refuse({ kind: "no-cookie" });
  const works = hangingIn(await readWorks(world.db, event));
  const read = votePicks(chosen, { most: ballot.picks, works });
  const before = await votedToday(world, event, secret);
  if (before) return again(before, read.ok ? read.value : null);
  if (!read.ok) return read;
  if (!(await mayVote(world, ip))) return refuse({ kind: "slow-down" });
  const picks = read.value;
  const meet = await findMeet(world.db, event.meetId);
  const day = dayIn(meet?.timeZone ?? "UTC", world.now());
  const row = { id: world.id<string>(), eventId, voter: voterOf(eventId, secret), day, picks };
  return world.db.transaction(async (tx) => {
    const refusal = closedTo(await holdBallot(tx, eventId, "share"));
    if (refusal) return refuse(refusal);
    if (await insertVote(tx, { ...row, createdAt: new Date(world.now()) })) return accept({ picks, again: false });
    return again((await findVote(tx, row))?.picks ?? [], picks);
  });
}

const again = (before: number[], picks: number[] | null) =>
  picks && before.join() === picks.join() ? accept({ picks, again: true }) : refuse({ kind: "voted-today" as const });

/** Opens the vote, for good until it is closed for good. It takes an open gallery with numbers that stay. */
export function openVote(world: World, author: Author, eventId: EventId, op?: OpId): Promise<Answer<EventId>> {
  return atGallery(world, author, eventId, op, async (deed, ballot, event) => {
    const state = voteState(ballot);
    if (state !== "planned") return refuse({ kind: state === "open" ? "vote-open" : "vote-closed" });
    if (!ballot.galleryAt) return refuse({ kind: "gallery-closed" });
    if (!(await readWorks(deed.tx, event)).since) return refuse({ kind: "numbers-not-drawn" });
    await upsertBallot(deed.tx, eventId, ballot.code, { opensAt: deed.at });
    await deed.log(entry("vote-opened", eventId, { code: ballot.code, picks: ballot.picks }));
    return accept(eventId);
  });
}

/** What an event's vote came to, by the works' numbers; whether that may be seen is for the caller to say. */
export async function voteCounts(on: Executor, event: EventRow, ballot: BallotRow) {
  const works = await readWorks(on, event);
  const votes = await findVotes(on, event.id, countsSince(ballot, works));
  return { votes: votes.length, counts: countVotes(hangingIn(works), votes), works };
}

/** Closes the vote: who votes in the same moment is in it, or is told that it is over. The log keeps the counts. */
export function closeVote(world: World, author: Author, eventId: EventId, op?: OpId): Promise<Answer<EventId>> {
  return atGallery(world, author, eventId, op, async (deed, ballot, event) => {
    const state = voteState(ballot);
    if (state !== "open") return refuse({ kind: state === "closed" ? "vote-closed" : "vote-not-open" });
    await upsertBallot(deed.tx, eventId, ballot.code, { closesAt: deed.at });
    const { votes, counts } = await voteCounts(deed.tx, event, ballot);
    await deed.log(entry("vote-closed", eventId, { votes, counts: Object.fromEntries(counts) }));
    return accept(eventId);
  });
}
