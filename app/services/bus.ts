import { type MeetId, parseId } from "#core/ids.ts";
import { databaseChannel } from "#db/channel.server.ts";
import type { Database } from "#db/client.server.ts";
import { keepSetting } from "#db/settings.ts";
import type { Channel } from "#platform/channel.ts";
import { redisChannel } from "#platform/redis.server.ts";

/** Tells the other processes of the program that a meet has a new version. */
export interface Bus {
  /** never waits and never throws; whoever does not hear it finds the version in the database soon */
  tell(meet: MeetId, version: number): void;
  close(): Promise<void>;
}

type Hear = (meet: MeetId, version: number) => void;

const silent: Bus = { tell: () => {}, close: async () => {} };

const channelName = "fieldday";

/**
 * The bus of the processes that share a database: Redis where `redisUrl` is given, else the database's own NOTIFY. The
 * built-in database has one process only, and nobody to tell. `hear` may be called with what this process said itself.
 */
export async function openBus({ sql, db, where }: Database, redisUrl: string | undefined, hear: Hear): Promise<Bus> {
  if (where === "embedded") return silent;
  const take = (text: string) => {
    const [id, version] = text.split(" ");
    const meet = parseId<MeetId>(id);
    if (meet && version && /^\d+$/.test(version)) hear(meet, Number(version));
  };
  const channel: Channel = redisUrl
    ? // a Redis may carry several installations: each has a name of its own, kept in its database
      redisChannel(redisUrl, `${channelName}:${await keepSetting(db, "installation", crypto.randomUUID())}`, take)
    : await databaseChannel(sql, channelName, take);
  return { tell: (meet, version) => channel.say(`${meet} ${version}`), close: channel.close };
}
