import { stepOf } from "#core/awards/steps.ts";
import { accept, type Decision, refuse } from "#core/decision.ts";
import type { EventId, MeetId, OpId } from "#core/ids.ts";
import { isTold } from "#core/standing/veil.ts";
import type { Tx } from "#db/client.server.ts";
import { findMeet, findMeetByAnnouncerToken, type MeetRow, updateMeet } from "#db/meets.ts";
import type { Author } from "#db/schema/log.ts";
import { type AlreadyDone, act, type Deed } from "./act.ts";
import { type EventResult, eventResult } from "./results.ts";
import type { World } from "./world.ts";

// What the announcer says to the whole meet: one text, a prize ceremony; and the private link they do it by.

export type AnnouncingRefusal =
  | { kind: "notice-too-long"; most: number }
  | { kind: "no-such-event" }
  /** not over, or not all of it told to everybody */
  | { kind: "event-not-told" }
  | { kind: "no-such-step" }
  | { kind: "no-link" };

const tokenBytes = 24;
/** what a board shows in two lines */
export const noticeLength = 200;

const atMeet = (
  world: World,
  author: Author,
  id: MeetId,
  op: OpId | undefined,
  work: (deed: Deed, meet: MeetRow) => Promise<AnnouncingRefusal | null>,
): Promise<Decision<MeetId, AnnouncingRefusal | AlreadyDone>> =>
  act<MeetId, AnnouncingRefusal>(
    world,
    { meet: id, author, lock: { kind: "meet", id }, ...(op ? { op } : {}) },
    async (deed) => {
      const meet = await findMeet(deed.tx, id);
      if (!meet) throw new Error("a meet that its author may touch is gone");
      const refusal = await work(deed, meet);
      return refusal ? refuse(refusal) : accept(id);
    },
  );

/** Puts one text on every board and phone; an empty one takes it off. */
export function setNotice(world: World, author: Author, meetId: MeetId, wish: string, op?: OpId) {
  const notice = wish.trim();
  return atMeet(world, author, meetId, op, async (deed, meet) => {
    if (Array.from(notice).length > noticeLength) return { kind: "notice-too-long", most: noticeLength };
    if (notice === meet.notice) return null;
    // a form opened before would put the old text back
    await updateMeet(deed.tx, meetId, { notice, version: meet.version + 1 });
    await deed.log({
      kind: "notice-set",
      subject: "meet",
      subjectId: meetId,
      payload: { before: meet.notice, after: notice },
    });
    deed.touch("meet");
    return null;
  });
}

/** How many steps the ceremony of an event has: one for every prize place, or tier, that was won, those who share one together. */
export const stepsOf = ({ prizes, played }: Pick<EventResult, "prizes" | "played">): number =>
  new Set(prizes.lines.map((line) => stepOf(line, played.event.plan))).size;

/** Whether everything an event brought is told to everybody, so that its ceremony says nothing new. */
export const isWhollyTold = ({ over, played }: Pick<EventResult, "over" | "played">): boolean =>
  over && played.rounds.every(({ heats }) => heats.every(({ heat }) => isTold(played.event.release, heat)));

async function stepRefused(tx: Tx, meet: MeetId, event: EventId, shown: number): Promise<AnnouncingRefusal | null> {
  const result = await eventResult(tx, event);
  if (!result || result.played.event.meetId !== meet) return { kind: "no-such-event" };
  if (!isWhollyTold(result)) return { kind: "event-not-told" };
  return Number.isInteger(shown) && shown >= 0 && shown <= stepsOf(result) ? null : { kind: "no-such-step" };
}

/** Begins a prize ceremony, takes it a step forward or back, or ends it (null). */
export function setPodium(world: World, author: Author, meetId: MeetId, podium: MeetRow["podium"], op?: OpId) {
  return atMeet(world, author, meetId, op, async (deed, meet) => {
    const refusal = podium && (await stepRefused(deed.tx, meetId, podium.event, podium.shown));
    if (refusal) return refusal;
    if (podium?.event === meet.podium?.event && podium?.shown === meet.podium?.shown) return null;
    await updateMeet(deed.tx, meetId, { podium });
    const subject = podium ? { subject: "event", subjectId: podium.event } : { subject: "meet", subjectId: meetId };
    await deed.log({ kind: "podium-set", ...subject, payload: { before: meet.podium, after: podium } });
    deed.touch("meet");
    return null;
  });
}

/** Makes the announcer's private link; one that was given out before opens nothing any more. */
export function makeAnnouncerLink(world: World, author: Author, meetId: MeetId, op?: OpId) {
  return atMeet(world, author, meetId, op, async (deed) => {
    await updateMeet(deed.tx, meetId, { announcerToken: world.secret(tokenBytes) });
    await deed.log({ kind: "announcer-link-made", subject: "meet", subjectId: meetId });
    return null;
  });
}

/** Takes the announcer's link back: every browser that came by it is nobody again. */
export function endAnnouncerLink(world: World, author: Author, meetId: MeetId, op?: OpId) {
  return atMeet(world, author, meetId, op, async (deed, meet) => {
    if (meet.announcerToken === null) return { kind: "no-link" };
    await updateMeet(deed.tx, meetId, { announcerToken: null });
    await deed.log({ kind: "announcer-link-ended", subject: "meet", subjectId: meetId });
    return null;
  });
}

/** The meet whose announcer holds this secret, or null. */
export async function meetOfAnnouncer(world: World, token: string): Promise<MeetRow | null> {
  return (token.length >= 20 && token.length <= 64 && (await findMeetByAnnouncerToken(world.db, token))) || null;
}
