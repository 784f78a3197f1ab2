import { openDatabase } from "#db/client.server.ts";
import { env } from "#platform/env.server.ts";
import { forget, singleton } from "#platform/singleton.server.ts";
import { hubOf } from "./hubs.ts";
import { type World, worldOf } from "./world.ts";

/** Kept for the life of the process and over dev reloads; a failure is not kept, so that the next call tries again. */
function once<Value>(name: string, make: () => Promise<Value>): Promise<Value> {
  return singleton(name, () =>
    make().catch((error: unknown) => {
      forget(name);
      throw error;
    }),
  );
}

/** The database of this process, opened (and migrated) at the first call. Throws DatabaseProblem. */
export const database = () =>
  once("database", async () => {
    const { DATABASE_URL, FIELDDAY_DATA_DIR } = env();
    return openDatabase({ url: DATABASE_URL, dataDir: FIELDDAY_DATA_DIR });
  });

/** The world of this process. */
export const world = (): Promise<World> =>
  once("world", async () => {
    const { db } = await database();
    const made: World = worldOf(db, (meet, version) => hubOf(made).changed(meet, version));
    return made;
  });
