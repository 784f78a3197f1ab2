import { createHash } from "node:crypto";
import type { AccountId, DeviceId, EventId, MeetId, OfficialId, ScreenId, SeatId, UnitId } from "#core/ids.ts";
import { findVisitor, insertSession, updateSession } from "#db/accounts.ts";
import { findMeetByAnnouncerToken } from "#db/meets.ts";
import { findScreenByToken } from "#db/screens.ts";
import { dayIn } from "./today.ts";
import type { World } from "./world.ts";

/** Whoever sent a request. One browser may be several people at once: an organizer who also tries a tablet. */
export interface Visitor {
  session: string | null;
  account: { id: AccountId; name: string } | null;
  leader: { unit: UnitId; meet: MeetId; name: string } | null;
  device: {
    id: DeviceId;
    meet: MeetId;
    seat: SeatId;
    kind: "referee" | "chief";
    name: string;
    event: EventId | null;
    venue: string | null;
    slot: number | null;
    judge: number | null;
    /** who signed in on it today, in the meet's time zone */
    person: { id: OfficialId; name: string } | null;
  } | null;
  /** what a projector's browser is, by a cookie of its own */
  screen: { id: ScreenId; meet: MeetId; name: string } | null;
  /** whose announcer's private link the browser was opened by, by a cookie of its own */
  announcer: { meet: MeetId } | null;
}

export const nobody: Visitor = {
  session: null,
  account: null,
  leader: null,
  device: null,
  screen: null,
  announcer: null,
};

export type Grant =
  | { kind: "account"; id: AccountId }
  | { kind: "unit"; id: UnitId }
  | { kind: "device"; id: DeviceId };

const days = 24 * 3600 * 1000;
/** A month: entries run over weeks, and a tablet keeps its seat for the day and the next ones. */
export const sessionMs = 30 * days;

export const cookieName = "fieldday";

/** The cookie's token in a raw Cookie header, or null: of a request as of a socket's handshake. */
export function tokenOf(header: string | null | undefined): string | null {
  return new RegExp(`(?:^|;\\s*)${cookieName}=([A-Za-z0-9_-]{20,})`).exec(header ?? "")?.[1] ?? null;
}

export const screenCookieName = "screen";
/** Half a year: a projector's computer that comes back for the next meet still knows who it was. */
export const screenCookieMs = 180 * days;

/** The screen's secret in a raw Cookie header, or null. */
export function screenTokenOf(header: string | null | undefined): string | null {
  return new RegExp(`(?:^|;\\s*)${screenCookieName}=([A-Za-z0-9_-]{20,64})(?:;|$)`).exec(header ?? "")?.[1] ?? null;
}

export const announcerCookieName = "announcer";

/** The announcer's secret in a raw Cookie header, or null. */
export function announcerTokenOf(header: string | null | undefined): string | null {
  return new RegExp(`(?:^|;\\s*)${announcerCookieName}=([A-Za-z0-9_-]{20,64})(?:;|$)`).exec(header ?? "")?.[1] ?? null;
}

const idOf = (token: string) => createHash("sha256").update(token).digest("hex");

const columnOf = (grant: Grant) =>
  grant.kind === "account"
    ? { accountId: grant.id }
    : grant.kind === "unit"
      ? { unitId: grant.id }
      : { deviceId: grant.id };

/** Who holds these cookies' tokens; nobody where they are unknown, expired or revoked. */
export async function visitorOf(
  world: World,
  token: string | null,
  screenToken: string | null = null,
  announcerToken: string | null = null,
): Promise<Visitor> {
  const [known, screen, announced] = await Promise.all([
    visitorOfSession(world, token),
    screenToken ? findScreenByToken(world.db, screenToken) : undefined,
    announcerToken ? findMeetByAnnouncerToken(world.db, announcerToken) : undefined,
  ]);
  return {
    ...known,
    screen: screen ? { id: screen.id, meet: screen.meetId, name: screen.name } : null,
    announcer: announced ? { meet: announced.id } : null,
  };
}

async function visitorOfSession(world: World, token: string | null): Promise<Visitor> {
  if (!token) return nobody;
  const found = await findVisitor(world.db, idOf(token), new Date(world.now()));
  if (!found) return nobody;
  const { session, account, unit, device, seat, official, timeZone } = found;
  // who signed in on a tablet did so for that day
  const isToday = (at: Date | null) =>
    at !== null && timeZone !== null && dayIn(timeZone, at.getTime()) === dayIn(timeZone, world.now());
  return {
    screen: null,
    announcer: null,
    session: session.id,
    account: account && { id: account.id, name: account.name },
    leader: unit && { unit: unit.id, meet: unit.meetId, name: unit.name },
    device:
      device && seat
        ? {
            id: device.id,
            meet: device.meetId,
            seat: device.seatId,
            kind: seat.kind,
            name: seat.name,
            event: seat.eventId,
            venue: seat.venue,
            slot: seat.slot,
            judge: seat.judge,
            person: official && isToday(device.officialAt) ? { id: official.id, name: official.name } : null,
          }
        : null,
  };
}

/**
 * Adds `grant` to the visitor's session, or opens a new one. A password sign-in always opens a new one (a token known
 * before it must not gain from it), taking the visitor's other grants along. Returns the token for a new cookie, or null.
 */
export async function grantSession(world: World, visitor: Visitor, grant: Grant): Promise<string | null> {
  if (visitor.session && grant.kind !== "account") {
    await updateSession(world.db, visitor.session, columnOf(grant));
    return null;
  }
  const token = world.secret(32);
  await insertSession(world.db, {
    id: idOf(token),
    accountId: null,
    unitId: visitor.leader?.unit ?? null,
    deviceId: visitor.device?.id ?? null,
    ...columnOf(grant),
    expiresAt: new Date(world.now() + sessionMs),
  });
  if (visitor.session) await endSession(world, visitor);
  return token;
}

/** Ends the visitor's session for good. */
export async function endSession(world: World, visitor: Visitor): Promise<void> {
  if (visitor.session) await updateSession(world.db, visitor.session, { revokedAt: new Date(world.now()) });
}
