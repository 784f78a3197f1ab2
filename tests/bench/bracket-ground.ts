import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import type { AccountId } from "#core/ids.ts";
import { openDatabase } from "#db/client.server.ts";
import { cookieName, grantSession, nobody } from "#services/sessions.ts";
import { type World, worldOf } from "#services/world.ts";
import { addressOf, connectTo } from "../../db/connect.server.ts";
import { startEmbedded } from "../../db/embedded/supervisor.server.ts";
import * as schema from "../../db/schema/index.ts";
import { type Stage, there } from "../support/play.ts";
import { type Program, startProgram } from "../support/program.ts";

/** A durable built-in database with a world around it, and the built program on the same rows once it is started. */
export interface BracketGround {
  world: World;
  sql: ReturnType<typeof connectTo>;
  start(): Promise<void>;
  url(): string;
  /** of the meet's organizer */
  cookieOf(stage: Stage): Promise<string>;
  end(): Promise<void>;
}

export async function bracketGround(): Promise<BracketGround> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "fieldday-bench-"));
  const embedded = await startEmbedded({ dataDir });
  const url = addressOf(embedded.connection);
  // brings the tables
  await (await openDatabase({ url, dataDir })).close();
  const sql = connectTo(url, { max: 4, onnotice: () => {} });
  const world = worldOf(drizzle(sql, { schema }), () => {});
  const cookies = new Map<string, string>();
  let program: Program | null = null;
  return {
    world,
    sql,
    async start() {
      program = await startProgram({ DATABASE_URL: url });
    },
    url: () => there(program).url,
    async cookieOf({ meet, author }) {
      const kept = cookies.get(meet.id);
      if (kept) return kept;
      const token = await grantSession(world, nobody, { kind: "account", id: author.id as AccountId });
      const cookie = `${cookieName}=${there(token)}`;
      cookies.set(meet.id, cookie);
      return cookie;
    },
    async end() {
      await program?.end();
      await sql.end({ timeout: 1 });
      await embedded.stop();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
