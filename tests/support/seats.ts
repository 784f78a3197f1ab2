import type { DeviceId, EventId, MeetId, OpId, SheetId } from "#core/ids.ts";
import type { Author } from "#db/schema/log.ts";
import { findDevice, findSeat } from "#db/seats.ts";
import type { RefereeAct, SentOp } from "#live/tablet-protocol.ts";
import { addSeat, type NewSeat, takeSeat } from "#services/seats.ts";
import { nobody, type Visitor } from "#services/sessions.ts";
import type { World } from "#services/world.ts";

export type SeatedVisitor = Visitor & { device: NonNullable<Visitor["device"]> };

/** A tablet of its own on a new seat of the meet. */
export async function makeTablet(
  world: World,
  meet: { id: MeetId },
  author: Author,
  over: Partial<NewSeat> = {},
): Promise<SeatedVisitor> {
  const seat = await addSeat(world, author, meet.id, {
    kind: "referee",
    name: "Area",
    event: null,
    slot: null,
    ...over,
  });
  if (!seat.ok) throw new Error(`no seat: ${seat.refusal.kind}`);
  const row = await findSeat(world.db, seat.value);
  const taken = await takeSeat(world, nobody, row?.token ?? "");
  if (!taken.ok) throw new Error(`not seated: ${taken.refusal.kind}`);
  return visitorOn(world, taken.value.device);
}

/** Whoever holds this device's session. */
export async function visitorOn(world: World, id: DeviceId): Promise<SeatedVisitor> {
  const device = await findDevice(world.db, id);
  const seat = device && (await findSeat(world.db, device.seatId));
  if (!seat) throw new Error("the device sits nowhere");
  const { kind, name, eventId, venue, slot, judge, meetId: meet } = seat;
  const event = eventId as EventId | null;
  return { ...nobody, device: { id, meet, seat: seat.id, kind, name, event, venue, slot, judge, person: null } };
}

/** A tablet's pen: ops with ids and sequence numbers of their own, made `agoMs` before the world's now. */
export function pen(world: World, firstSeq = 1) {
  let seq = firstSeq - 1;
  return (sheet: { id: SheetId }, act: RefereeAct, agoMs = 0): SentOp => ({
    id: world.id<OpId>(),
    seq: ++seq,
    sheet: sheet.id,
    baseVersion: 0,
    at: world.now() - agoMs,
    offset: 0,
    by: null,
    act,
  });
}
