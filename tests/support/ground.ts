import type { DeviceId, HeatId, SheetId } from "#core/ids.ts";
import type { EventRow } from "#db/events.ts";
import type { MeetRow } from "#db/meets.ts";
import type { Author } from "#db/schema/log.ts";
import { findSeat } from "#db/seats.ts";
import { findSheetsOfHeat } from "#db/sheets.ts";
import { addSeat, takeSeat } from "#services/seats.ts";
import { cookieName, grantSession, nobody } from "#services/sessions.ts";
import type { World } from "#services/world.ts";
import { makeEvent, makeMeet } from "./meets.ts";
import { makeRound } from "./rounds.ts";
import { makeEntrant, makeUnit } from "./units.ts";

export interface GroundHeat {
  id: HeatId;
  sheets: { id: SheetId; judge: number; slot: number; lanes: number[] }[];
}

/** An event whose first round is published, and a seat for it. */
export interface Ground {
  meet: MeetRow;
  author: Author;
  event: EventRow;
  heats: GroundHeat[];
  /** the secret of the seat's QR code: as many tablets as one likes */
  token: string;
}

export interface GroundTablet {
  device: DeviceId;
  /** what its browser sends along */
  cookie: string;
}

export async function makeGround(
  world: World,
  template: Parameters<typeof makeEvent>[2],
  { heats, people, ...over }: { heats: number; people: number } & Parameters<typeof makeEvent>[3],
): Promise<Ground> {
  const { meet, author } = await makeMeet(world);
  const event = await makeEvent(world, meet, template, over);
  const unit = await makeUnit(world, meet);
  const drawn = [];
  for (let n = 0; n < heats; n += 1) {
    const all = [];
    for (let m = 0; m < people; m += 1) all.push(await makeEntrant(world, meet, unit, { events: [event] }));
    drawn.push({ people: all });
  }
  const made = await makeRound(world, event, { heats: drawn });
  const filled = await Promise.all(
    made.heats.map(async (id) => ({ id, sheets: await findSheetsOfHeat(world.db, id) })),
  );
  const seat = await addSeat(world, author, meet.id, {
    kind: "referee",
    name: "一号场地",
    event: event.id,
    slot: null,
  });
  const row = seat.ok && (await findSeat(world.db, seat.value));
  if (!row) throw new Error("no seat");
  return { meet, author, event, heats: filled, token: row.token };
}

/** Another tablet that scans the code of this seat. */
export async function sitDown(world: World, { token }: Pick<Ground, "token">): Promise<GroundTablet> {
  const taken = await takeSeat(world, nobody, token);
  if (!taken.ok) throw new Error(`not seated: ${taken.refusal.kind}`);
  const { device } = taken.value;
  const session = await grantSession(world, nobody, { kind: "device", id: device });
  return { device, cookie: `${cookieName}=${session}` };
}
