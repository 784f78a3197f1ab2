import type { Sql } from "postgres";
import type { Channel } from "#platform/channel.ts";
import { log } from "#platform/log.server.ts";

/**
 * PostgreSQL's NOTIFY: `hear` gets what any process said, this one included. The driver's own connection for listening
 * comes back by itself after an outage of the server and listens again.
 */
export async function databaseChannel(sql: Sql, name: string, hear: (text: string) => void): Promise<Channel> {
  const { unlisten } = await sql.listen(name, hear);
  return {
    say: (text) => void sql.notify(name, text).catch((error: unknown) => log().warn({ event: "notify", err: error })),
    close: () => unlisten().catch(() => {}),
  };
}
