import { accept, type Decision, refuse } from "#core/decision.ts";
import type { DeviceId, EventId, MeetId, OpId, SeatId } from "#core/ids.ts";
import { findEvent, findEvents } from "#db/events.ts";
import type { Author } from "#db/schema/log.ts";
import {
  findDevice,
  findDevices,
  findSeat,
  findSeatByCode,
  findSeatByToken,
  findSeats,
  insertDevice,
  insertSeat,
  revokeDeviceRow,
  type SeatRow,
  updateHeard,
  updateSeat,
} from "#db/seats.ts";
import { type AlreadyDone, act, type Deed } from "./act.ts";
import type { Visitor } from "./sessions.ts";
import type { World } from "./world.ts";

export interface NewSeat {
  kind: "referee" | "chief";
  /** what stands on the poster: an area, a lane */
  name: string;
  event: EventId | null;
  /** null = whole heats */
  slot: number | null;
}

export type SeatRefusal =
  | { kind: "seat-name-empty" }
  | { kind: "no-such-event" }
  | { kind: "no-such-seat" }
  | { kind: "no-such-device" }
  | { kind: "slot-needs-lanes" }
  | { kind: "slot-out-of-range"; lanes: number };

export type TakeRefusal = { kind: "code-unknown" } | { kind: "seat-revoked" };

const tokenBytes = 18;

/** Six digits by lot. */
const lotOf = (world: World): string =>
  String(Buffer.from(world.secret(6), "base64url").readUIntBE(0, 6) % 1_000_000).padStart(6, "0");

async function insertWithCode(world: World, { tx, at }: Deed, meet: MeetId, seat: NewSeat): Promise<SeatRow> {
  const id = world.id<SeatId>();
  const { kind, event, slot } = seat;
  const row = {
    id,
    meetId: meet,
    kind,
    name: seat.name.trim(),
    eventId: event,
    venue: null,
    slot,
    judge: null,
    createdAt: at,
  };
  for (;;) {
    const secrets = { token: world.secret(tokenBytes), code: lotOf(world) };
    if (await insertSeat(tx, { ...row, ...secrets })) return { ...row, ...secrets, revokedAt: null };
  }
}

const noteOf = ({ kind, name, event, slot }: NewSeat) => ({ kind, name, event, slot });

/** Makes a seat with its own address and six-digit code. A chief's seat always covers the whole meet. */
export async function addSeat(
  world: World,
  author: Author,
  meet: MeetId,
  wish: NewSeat,
  op?: OpId,
): Promise<Decision<SeatId, SeatRefusal | AlreadyDone>> {
  const seat = wish.kind === "chief" ? { ...wish, event: null, slot: null } : wish;
  const request = { meet, author, lock: { kind: "meet" as const, id: meet }, ...(op ? { op } : {}) };
  return act<SeatId, SeatRefusal>(world, request, async (deed) => {
    if (seat.name.trim() === "") return refuse({ kind: "seat-name-empty" });
    const event = seat.event === null ? undefined : await findEvent(deed.tx, seat.event);
    if (seat.event !== null && event?.meetId !== meet) return refuse({ kind: "no-such-event" });
    if (seat.slot !== null) {
      if (event?.options.sheets !== "lane") return refuse({ kind: "slot-needs-lanes" });
      const { lanes } = event.plan;
      if (seat.slot < 1 || seat.slot > lanes) return refuse({ kind: "slot-out-of-range", lanes });
    }
    const { id } = await insertWithCode(world, deed, meet, seat);
    await deed.log({ kind: "seat-added", subject: "seat", subjectId: id, payload: noteOf(seat) });
    return accept(id);
  });
}

/** How the usual seats are named: in the organizer's language. */
export interface SeatNames {
  chief: string;
  event(name: string): string;
  lane(name: string, lane: number): string;
}

/**
 * Makes the seats a meet usually has, leaving out those there are: one for each event (one a lane where it counts lane
 * by lane) and one for the chief referee. Answers how many are new.
 */
export async function addUsualSeats(
  world: World,
  author: Author,
  meet: MeetId,
  names: SeatNames,
): Promise<Decision<number, AlreadyDone>> {
  return act<number, never>(world, { meet, author, lock: { kind: "meet", id: meet } }, async (deed) => {
    const there = (await findSeats(deed.tx, meet)).map(({ seat }) => seat);
    const wanted = (await findEvents(deed.tx, meet)).flatMap(({ id, name, options, plan }): NewSeat[] =>
      options.sheets === "heat"
        ? [{ kind: "referee", name: names.event(name), event: id, slot: null }]
        : Array.from({ length: plan.lanes }, (_, index) => {
            const slot = index + 1;
            return { kind: "referee", name: names.lane(name, slot), event: id, slot };
          }),
    );
    const chief: NewSeat = { kind: "chief", name: names.chief, event: null, slot: null };
    const missing = [...wanted, chief].filter(
      (seat) => !there.some((one) => one.kind === seat.kind && one.eventId === seat.event && one.slot === seat.slot),
    );
    for (const seat of missing) {
      const { id } = await insertWithCode(world, deed, meet, seat);
      await deed.log({ kind: "seat-added", subject: "seat", subjectId: id, payload: noteOf(seat) });
    }
    return accept(missing.length);
  });
}

const atSeat = (
  world: World,
  author: Author,
  meet: MeetId,
  id: SeatId,
  work: (deed: Deed, seat: SeatRow) => Promise<void>,
) =>
  act<null, SeatRefusal>(world, { meet, author, lock: { kind: "meet", id: meet } }, async (deed) => {
    const seat = await findSeat(deed.tx, id);
    if (seat?.meetId !== meet || seat.revokedAt) return refuse({ kind: "no-such-seat" });
    await work(deed, seat);
    return accept(null);
  });

/** Ends a seat: its code, its address and every tablet on it stop working at once. */
export function revokeSeat(world: World, author: Author, meet: MeetId, id: SeatId) {
  return atSeat(world, author, meet, id, async (deed, { name }) => {
    // the six digits become free; the token stays, so that its poster can say what happened
    await updateSeat(deed.tx, id, { revokedAt: deed.at, code: `revoked ${id}` });
    await deed.log({ kind: "seat-revoked", subject: "seat", subjectId: id, payload: { name } });
  });
}

/** Gives a seat a new address and code, for a poster that was lost; tablets on the seat stay. */
export function newSeatCode(world: World, author: Author, meet: MeetId, id: SeatId) {
  return atSeat(world, author, meet, id, async (deed, { name }) => {
    for (let code = lotOf(world); ; code = lotOf(world)) {
      if (await findSeatByCode(deed.tx, code)) continue;
      await updateSeat(deed.tx, id, { code, token: world.secret(tokenBytes) });
      break;
    }
    await deed.log({ kind: "seat-code-renewed", subject: "seat", subjectId: id, payload: { name } });
  });
}

/** Takes one tablet from its seat. */
export async function revokeDevice(
  world: World,
  author: Author,
  meet: MeetId,
  id: DeviceId,
): Promise<Decision<null, SeatRefusal | AlreadyDone>> {
  return act<null, SeatRefusal>(world, { meet, author, lock: { kind: "meet", id: meet } }, async (deed) => {
    const device = await findDevice(deed.tx, id);
    if (device?.meetId !== meet || device.revokedAt) return refuse({ kind: "no-such-device" });
    await revokeDeviceRow(deed.tx, id, deed.at);
    await deed.log({ kind: "device-revoked", subject: "seat", subjectId: device.seatId, payload: { device: id } });
    return accept(null);
  });
}

const isCode = (text: string) => /^\d{6}$/.test(text);

/**
 * Sits a visitor's browser down on the seat of a poster's address or of six typed digits: the device to grant to its
 * session. A browser that sits there already keeps its device; one that sat elsewhere leaves that seat.
 */
export async function takeSeat(
  world: World,
  visitor: Visitor,
  tokenOrCode: string,
): Promise<Decision<{ device: DeviceId; kind: SeatRow["kind"]; meet: MeetId }, TakeRefusal | AlreadyDone>> {
  const seat = isCode(tokenOrCode)
    ? await findSeatByCode(world.db, tokenOrCode)
    : /^[\w-]{16,64}$/.test(tokenOrCode)
      ? await findSeatByToken(world.db, tokenOrCode)
      : undefined;
  if (!seat) return refuse({ kind: "code-unknown" });
  if (seat.revokedAt) return refuse({ kind: "seat-revoked" });
  const { id, kind, meetId, name } = seat;
  const held = visitor.device;
  if (held?.seat === id) return accept({ device: held.id, kind, meet: meetId });
  const author: Author = { kind, id, name };
  return act<{ device: DeviceId; kind: SeatRow["kind"]; meet: MeetId }, TakeRefusal>(
    world,
    { meet: meetId, author, lock: [] },
    async (deed) => {
      const device = world.id<DeviceId>();
      if (held) await revokeDeviceRow(deed.tx, held.id, deed.at);
      await insertDevice(deed.tx, { id: device, meetId, seatId: id, createdAt: deed.at, lastHeardAt: deed.at });
      await deed.log({ kind: "device-seated", subject: "seat", subjectId: id, payload: { device, name } });
      return accept({ device, kind, meet: meetId });
    },
  );
}

const heardEveryMs = 15_000;

/** Notes that a tablet was heard from, at most every 15 seconds. */
export async function hear(world: World, device: DeviceId): Promise<void> {
  const now = world.now();
  await updateHeard(world.db, device, new Date(now), new Date(now - heardEveryMs));
}

/** The meet's seats with the tablets on each, for the organizer. */
export async function seatList(world: World, meet: MeetId) {
  const [seats, devices] = await Promise.all([findSeats(world.db, meet), findDevices(world.db, meet)]);
  return seats.map(({ seat, eventName }) => ({
    id: seat.id,
    kind: seat.kind,
    name: seat.name,
    event: eventName,
    slot: seat.slot,
    token: seat.token,
    code: seat.code,
    devices: devices
      .filter((device) => device.seatId === seat.id)
      .map(({ id, createdAt, lastHeardAt }) => ({ id, since: createdAt, heard: lastHeardAt })),
  }));
}
