import { redirect } from "@remix-run/node";
import { type EventId, type MeetId, parseId } from "#core/ids.ts";
import { type EventRow, findEvent } from "#db/events.ts";
import { findMeet, type MeetRow } from "#db/meets.ts";
import type { Author } from "#db/schema/log.ts";
import { asAnnouncer, asLeader, asOfficial, asOrganizer } from "#services/access.ts";
import { world } from "#services/open.ts";
import type { Visitor } from "#services/sessions.ts";
import type { World } from "#services/world.ts";
import { visitor } from "./session.ts";

export const notFound = () => new Response(null, { status: 404 });
export const forbidden = () => new Response(null, { status: 403 });

function signIn(request: Request): Response {
  const url = new URL(request.url);
  const back = request.method === "GET" ? `?next=${encodeURIComponent(url.pathname + url.search)}` : "";
  return redirect(`/sign-in${back}`);
}

export interface Admitted {
  world: World;
  visitor: Visitor;
  author: Author;
}
export interface AtMeet extends Admitted {
  meet: MeetRow;
}

async function atMeet(
  request: Request,
  meetId: string | undefined,
  may: (open: World, who: Visitor, meet: MeetId) => Promise<Author | null>,
): Promise<AtMeet> {
  const open = await world();
  const who = await visitor(request);
  if (!who.account && !who.device && !who.announcer) throw signIn(request);
  const id = parseId<MeetId>(meetId);
  const meet = id && (await findMeet(open.db, id));
  if (!meet) throw notFound();
  const author = await may(open, who, meet.id);
  if (!author) throw who.account ? forbidden() : signIn(request);
  return { world: open, visitor: who, author, meet };
}

/** The organizer of the meet in the address, or a thrown answer: sign in (nobody known), 403, 404. */
export const organizer = (request: Request, meetId: string | undefined) => atMeet(request, meetId, asOrganizer);

/** The chief referee or an organizer of the meet in the address, or a thrown answer. */
export const official = (request: Request, meetId: string | undefined) => atMeet(request, meetId, asOfficial);

/** The announcer, the chief referee or an organizer of the meet in the address, or a thrown answer. */
export const announcer = (request: Request, meetId: string | undefined) => atMeet(request, meetId, asAnnouncer);

type AtEvent = AtMeet & { event: EventRow };
type EventParams = { meetId?: string; eventId?: string };

async function atEvent(at: AtMeet, eventId: string | undefined): Promise<AtEvent> {
  const id = parseId<EventId>(eventId);
  const event = id && (await findEvent(at.world.db, id));
  if (!event || event.meetId !== at.meet.id) throw notFound();
  return { ...at, event };
}

/** As `organizer`, with the event in the address, or a thrown 404. */
export const eventOrganizer = async (request: Request, { meetId, eventId }: EventParams) =>
  atEvent(await organizer(request, meetId), eventId);

/** As `official`, with the event in the address, or a thrown 404. */
export const eventOfficial = async (request: Request, { meetId, eventId }: EventParams) =>
  atEvent(await official(request, meetId), eventId);

/** Anyone signed in with an account, or a thrown answer. */
export async function signedIn(request: Request): Promise<Admitted & { account: NonNullable<Visitor["account"]> }> {
  const who = await visitor(request);
  if (!who.account) throw signIn(request);
  const { account } = who;
  return { world: await world(), visitor: who, account, author: { kind: "organizer", ...account } };
}

/** The leader of a unit, by the private link's session, or 403. */
export async function leader(request: Request): Promise<Admitted & { leader: NonNullable<Visitor["leader"]> }> {
  const who = await visitor(request);
  const author = asLeader(who);
  if (!author || !who.leader) throw forbidden();
  return { world: await world(), visitor: who, leader: who.leader, author };
}

/** The tablet on a seat, or 401: the tablet's page then asks to pair again. */
export async function seated(
  request: Request,
): Promise<{ world: World; visitor: Visitor; device: NonNullable<Visitor["device"]> }> {
  const who = await visitor(request);
  if (!who.device) throw new Response(null, { status: 401 });
  return { world: await world(), visitor: who, device: who.device };
}
