import type { MeetId } from "#core/ids.ts";
import { openDatabase } from "#db/client.server.ts";
import { env } from "#platform/env.server.ts";
import { forget, singleton } from "#platform/singleton.server.ts";
import { openBus } from "./bus.ts";
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

const bus = () =>
  once("bus", async () =>
    openBus(await database(), env().REDIS_URL, (meet, version) => void heard(meet, version).catch(() => {})),
  );

const heard = async (meet: MeetId, version: number) => hubOf(await world()).changed(meet, version);

/** The world of this process; what it commits, the other processes on its database are told. */
export const world = (): Promise<World> =>
  once("world", async () => {
    const [{ db }, { tell }] = await Promise.all([database(), bus()]);
    const made: World = worldOf(db, (meet, version) => {
      hubOf(made).changed(meet, version);
      tell(meet, version);
    });
    return made;
  });

/** Lets go of the other processes and of the database, once nothing is asked any more. */
export async function close(): Promise<void> {
  await (await bus()).close();
  await (await database()).close();
}
