import { accept, type Decision, refuse } from "#core/decision.ts";
import type { DeviceId, MeetId, OpId, SeatId } from "#core/ids.ts";
import type { Executor } from "#db/client.server.ts";
import { findEvents } from "#db/events.ts";
import { findLogOfOp } from "#db/log.ts";
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
  replaceCode,
  revokeDeviceRow,
  type SeatRow,
  updateHeard,
  updateSeat,
} from "#db/seats.ts";
import { type AlreadyDone, act, type Deed } from "./act.ts";
import {
  isSameSeat,
  judgeScope,
  type NewSeat,
  type ScopeRefusal,
  type SeatNames,
  usualSeats,
  wholeSeat,
} from "./seat-scope.ts";
import type { Visitor } from "./sessions.ts";
import type { World } from "./world.ts";

export type { NewSeat, SeatNames };

export type SeatRefusal =
  | { kind: "seat-name-empty" }
  | { kind: "no-such-seat" }
  | { kind: "no-such-device" }
  | ScopeRefusal;

export type TakeRefusal = { kind: "code-unknown" } | { kind: "seat-revoked" };

const tokenBytes = 18;

/** Six digits by lot. */
const lotOf = (world: World): string =>
  String(Buffer.from(world.secret(6), "base64url").readUIntBE(0, 6) % 1_000_000).padStart(6, "0");

/** Six digits that open no seat now. */
async function freeCode(world: World, on: Executor): Promise<string> {
  for (;;) {
    const code = lotOf(world);
    if (!(await findSeatByCode(on, code))) return code;
  }
}

/** Makes one seat inside a deed that holds the meet. */
export async function makeSeat(world: World, deed: Deed, meet: MeetId, seat: Required<NewSeat>): Promise<SeatId> {
  const id = world.id<SeatId>();
  const { event, ...scope } = seat;
  const row = { ...scope, id, meetId: meet, eventId: event, createdAt: deed.at };
  while (!(await insertSeat(deed.tx, { ...row, token: world.secret(tokenBytes), code: lotOf(world) })));
  await deed.log({ kind: "seat-added", subject: "seat", subjectId: id, payload: seat });
  return id;
}

/** Makes a seat with its own address and six-digit code. A chief's seat always covers the whole meet. */
export async function addSeat(
  world: World,
  author: Author,
  meet: MeetId,
  wish: NewSeat,
  op?: OpId,
): Promise<Decision<SeatId, SeatRefusal | AlreadyDone>> {
  const seat = wholeSeat(wish);
  const request = { meet, author, lock: { kind: "meet" as const, id: meet }, ...(op ? { op } : {}) };
  return act<SeatId, SeatRefusal>(world, request, async (deed) => {
    if (seat.name === "") return refuse({ kind: "seat-name-empty" });
    const refusal = judgeScope(await findEvents(deed.tx, meet), seat);
    return refusal ? refuse(refusal) : accept(await makeSeat(world, deed, meet, seat));
  });
}

/**
 * Makes the seats a meet usually has, leaving out those there are: one for each event (one for every lane and every judge
 * where it has them) and one for the chief referee. Answers how many are new.
 */
export async function addUsualSeats(
  world: World,
  author: Author,
  meet: MeetId,
  names: SeatNames,
): Promise<Decision<number, AlreadyDone>> {
  return act<number, never>(world, { meet, author, lock: { kind: "meet", id: meet } }, async (deed) => {
    const there = (await findSeats(deed.tx, meet)).map(({ seat }) => seat);
    const missing = usualSeats(await findEvents(deed.tx, meet), names).filter(
      (wish) => !there.some((one) => isSameSeat(one, wish)),
    );
    for (const seat of missing) await makeSeat(world, deed, meet, seat);
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
    await updateSeat(deed.tx, id, { code: await freeCode(world, deed.tx), token: world.secret(tokenBytes) });
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

export interface Taken {
  device: DeviceId;
  kind: SeatRow["kind"];
  meet: MeetId;
}

/** What the same wish was given before: its answer may have been lost, and its six digits are used up. */
async function takenBefore(world: World, op: OpId | undefined): Promise<Taken | null> {
  const entry = op && (await findLogOfOp(world.db, op));
  if (entry?.kind !== "device-seated" || entry.deviceId === null) return null;
  const device = await findDevice(world.db, entry.deviceId);
  const seat = device && !device.revokedAt && (await findSeat(world.db, device.seatId));
  return seat && !seat.revokedAt ? { device: device.id, kind: seat.kind, meet: seat.meetId } : null;
}

/**
 * Sits a visitor's browser down on the seat of a poster's address or of six typed digits: the device to grant to its
 * session. The digits are used up by it, the seat gets others; the address stays good. A browser that sits there already
 * keeps its device; one that sat elsewhere leaves that seat. The same wish twice (`op`) is one device.
 */
export async function takeSeat(
  world: World,
  visitor: Visitor,
  tokenOrCode: string,
  op?: OpId,
): Promise<Decision<Taken, TakeRefusal>> {
  const taken = await tryToTake(world, visitor, tokenOrCode, op);
  if (taken.ok) return taken;
  const before = await takenBefore(world, op);
  if (before) return accept(before);
  return refuse(taken.refusal.kind === "already-done" ? { kind: "code-unknown" } : taken.refusal);
}

async function tryToTake(
  world: World,
  visitor: Visitor,
  tokenOrCode: string,
  op?: OpId,
): Promise<Decision<Taken, TakeRefusal | AlreadyDone>> {
  const byCode = isCode(tokenOrCode);
  const seat = byCode
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
  const request = { meet: meetId, author, lock: [], ...(op ? { op } : {}) };
  return act<Taken, TakeRefusal>(world, request, async (deed) => {
    // of two with the same digits at the same time one is first
    if (byCode && !(await replaceCode(deed.tx, id, tokenOrCode, await freeCode(world, deed.tx))))
      return refuse({ kind: "code-unknown" });
    const device = world.id<DeviceId>();
    if (held) await revokeDeviceRow(deed.tx, held.id, deed.at);
    await insertDevice(deed.tx, { id: device, meetId, seatId: id, createdAt: deed.at, lastHeardAt: deed.at });
    const payload = { device, name };
    await deed.log({ kind: "device-seated", subject: "seat", subjectId: id, deviceId: device, payload });
    return accept({ device, kind, meet: meetId });
  });
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
    venue: seat.venue,
    slot: seat.slot,
    judge: seat.judge,
    token: seat.token,
    code: seat.code,
    devices: devices
      .filter((device) => device.seatId === seat.id)
      .map(({ id, createdAt, lastHeardAt }) => ({ id, since: createdAt, heard: lastHeardAt })),
  }));
}
