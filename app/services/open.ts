import { openDatabase } from "#db/client.server.ts";
import { hub } from "#live/hub.server.ts";
import { env } from "#platform/env.server.ts";
import { singleton } from "#platform/singleton.server.ts";
import { type World, worldOf } from "./world.ts";

/** The database of this process, opened (and migrated) at the first call; every later call, and every dev reload, gets the same. */
export const database = () =>
  singleton("database", () => {
    const { DATABASE_URL, FIELDDAY_DATA_DIR } = env();
    return openDatabase({ url: DATABASE_URL, dataDir: FIELDDAY_DATA_DIR });
  });

/** The world of this process. */
export const world = (): Promise<World> =>
  singleton("world", async () => {
    const { db } = await database();
    return worldOf(db, (meet, keys) => hub().changed(meet, keys));
  });
