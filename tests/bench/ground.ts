import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { DeviceId, EntrantId, HeatId, RoundId, SeatId, SheetId } from "#core/ids.ts";
import { type Database, openDatabase } from "#db/client.server.ts";
import { device, heat, lane, round, seat, sheet } from "#db/schema/index.ts";
import { hubOf } from "#services/hubs.ts";
import { cookieName, grantSession, nobody, type Visitor, visitorOf } from "#services/sessions.ts";
import { type World, worldOf } from "#services/world.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";

export interface BenchSheet {
  id: SheetId;
  heat: HeatId;
}

export interface Ground {
  database: Database;
  world: World;
  slug: string;
  /** a referee of every event, and the cookie of that tablet */
  referee: Visitor & { device: NonNullable<Visitor["device"]> };
  cookie: string;
  /** the sheets of published heats, five lanes each */
  sheets: BenchSheet[];
  end(): Promise<void>;
}

const lanes = [1, 2, 3, 4, 5];

/** A meet of one counting event on the built-in database as it ships (durable), with `heats` published heats. */
export async function prepareGround(heats: number): Promise<Ground> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "fieldday-bench-"));
  const database = await openDatabase({ dataDir });
  const world: World = worldOf(database.db, (meetId, version) => hubOf(world).changed(meetId, version));
  const { meet } = await makeMeet(world);
  const event = await makeEvent(world, meet, "skipping-1min");
  const unit = await makeUnit(world, meet);
  const people: EntrantId[] = [];
  for (const _ of lanes) people.push((await makeEntrant(world, meet, unit, { events: [event] })).id);
  const sheets: BenchSheet[] = [];
  for (let number = 1; number <= heats; number++) {
    // nobody is twice in a round: every heat is a round of its own here
    const ids = { round: world.id<RoundId>(), heat: world.id<HeatId>(), sheet: world.id<SheetId>() };
    const at = { meetId: meet.id, eventId: event.id };
    const draw = { edition: "draw@1", seed: "bench", input: [], heats: [], cost: 0, least: 0, meetings: [] } as const;
    const state = { final: false, state: "published" as const, advance: { perHeat: 2, nextBest: 0 } };
    await database.db
      .insert(round)
      .values({ id: ids.round, ...at, number, of: heats, ...state, draw: structuredClone(draw) as never });
    await database.db.insert(heat).values({ id: ids.heat, ...at, roundId: ids.round, number: 1 });
    await database.db
      .insert(lane)
      .values(people.map((entrantId, index) => ({ heatId: ids.heat, roundId: ids.round, lane: index + 1, entrantId })));
    await database.db.insert(sheet).values({ id: ids.sheet, heatId: ids.heat, slot: 0, lanes });
    sheets.push({ id: ids.sheet, heat: ids.heat });
  }
  const ids = { seat: world.id<SeatId>(), device: world.id<DeviceId>() };
  const secrets = { token: world.secret(18), code: "123456" };
  await database.db.insert(seat).values({ id: ids.seat, meetId: meet.id, kind: "referee", name: "Bench", ...secrets });
  await database.db.insert(device).values({ id: ids.device, meetId: meet.id, seatId: ids.seat });
  const token = await grantSession(world, nobody, { kind: "device", id: ids.device });
  const { device: seated, ...visitor } = await visitorOf(world, token);
  if (!seated) throw new Error("the bench's referee has no seat");
  const end = async () => {
    // what the hub still reads
    await pause(300);
    await database.close();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
  };
  const cookie = `${cookieName}=${token}`;
  return { database, world, slug: meet.slug, referee: { ...visitor, device: seated }, cookie, sheets, end };
}
