import { createHash } from "node:crypto";
import type { MeetId } from "#core/ids.ts";
import type { TouchKey } from "#live/protocol.ts";
import { singleton } from "#platform/singleton.server.ts";
import { hubOf } from "#services/hubs.ts";
import { type World, worldOf } from "#services/world.ts";
import { testDatabase } from "./database.ts";

export interface TestWorld extends World {
  /** the time the world shows; set it to let time pass */
  readonly clock: { now: number };
  /** what was told to screens, oldest first */
  readonly published: { meet: MeetId; keys: readonly TouchKey[] }[];
  /** address of its database */
  readonly url: string;
  /** give it to afterAll */
  drop(): Promise<void>;
}

/** The morning of the founding notice: 2026-03-07 09:00 in Shanghai. */
export const morning = Date.parse("2026-03-07T09:00:00+08:00");

/** A world around an empty database of its own, with a clock that stands still and ids that count: `afterAll(world.drop)`. */
export async function testWorld(now = morning): Promise<TestWorld> {
  const { db, drop, url } = await testDatabase();
  const published: TestWorld["published"] = [];
  const clock = { now };
  let counted = 0;
  const next = () => ++counted;
  const made: TestWorld = {
    ...worldOf(db, (meet, version, keys) => {
      published.push({ meet, keys });
      hubOf(made).changed(meet, version);
    }),
    now: () => clock.now,
    id: <Id extends string>() => `00000000-0000-4000-8000-${String(next()).padStart(12, "0")}` as string as Id,
    seed: () => `seed${next()}`,
    secret: (bytes) => {
      const digest = createHash("sha512").update(`${next()}`).digest();
      return digest.subarray(0, bytes).toString("base64url");
    },
    clock,
    published,
    url,
    drop,
  };
  return made;
}

/** From now on routes called in this process find this world behind `world()`; call it before the first request. */
export function serveFrom(world: TestWorld): void {
  singleton("world", () => Promise.resolve<World>(world));
}
