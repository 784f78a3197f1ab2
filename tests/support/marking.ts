import { randomUUID } from "node:crypto";
import type { DeviceId, MeetId, SeatId } from "#core/ids.ts";
import { device, seat } from "#db/schema/index.ts";
import { grantSession, nobody } from "#services/sessions.ts";
import type { World } from "#services/world.ts";

/** Sends acts on a sheet; throws where the server took one of them not. */
export type Marking = (sheet: string, ...acts: Record<string, unknown>[]) => Promise<void>;

/** A referee's tablet at the meet that marks by HTTP at `url`, as a tablet does. */
export async function markingTablet(world: World, url: string, meetId: MeetId): Promise<Marking> {
  const seatId = world.id<SeatId>();
  const id = world.id<DeviceId>();
  const code = String(100000 + Math.floor(Math.random() * 900000));
  await world.db.insert(seat).values({ id: seatId, meetId, kind: "referee", name: "A", token: world.secret(16), code });
  await world.db.insert(device).values({ id, meetId, seatId });
  return markingOn(world, url, id);
}

/** The tablet of this device, which marks by HTTP at `url`. */
export async function markingOn(world: World, url: string, id: DeviceId): Promise<Marking> {
  const token = await grantSession(world, nobody, { kind: "device", id });
  let seq = 0;
  return async (sheet, ...acts) => {
    const ops = acts.map((act) => ({ id: randomUUID(), seq: ++seq, sheet, baseVersion: 0, at: Date.now(), act }));
    const response = await fetch(`${url}/api/tablet/ops`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Cookie: `fieldday=${token}`, Origin: url },
      body: JSON.stringify({ sentAt: Date.now(), ops }),
    });
    const { answers } = (await response.json()) as { answers: { ok: boolean }[] };
    if (!answers.every((answer) => answer.ok)) throw new Error(`refused: ${JSON.stringify(answers)}`);
  };
}
