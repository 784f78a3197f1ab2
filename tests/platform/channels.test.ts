import { EventEmitter, once } from "node:events";
import { createServer } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { databaseChannel } from "#db/channel.server.ts";
import { addressOf, connectTo } from "#db/connect.server.ts";
import type { Channel } from "#platform/channel.ts";
import { redisChannel } from "#platform/redis.server.ts";
import { newFolder } from "../support/database-folder.ts";
import { startTcpServer } from "../support/database-tcp.ts";
import { hasRedis, startRedis } from "../support/redis-server.ts";

interface Carrier {
  port: number;
  open(name: string, hear: (text: string) => void): Promise<Channel>;
  down(): Promise<void>;
  up(): Promise<unknown>;
  end(): Promise<void>;
}

async function redisCarrier(): Promise<Carrier> {
  const server = await startRedis();
  const open: Carrier["open"] = async (name, hear) => redisChannel(server.url, name, hear);
  return { port: Number(new URL(server.url).port), open, down: server.kill, up: server.start, end: server.end };
}

async function databaseCarrier(): Promise<Carrier> {
  const dir = newFolder(path.join(inject("database").folder, "channel-"));
  const server = await startTcpServer(dir, { fsync: "off" });
  const pools: ReturnType<typeof connectTo>[] = [];
  return {
    port: server.connection.port,
    open: async (name, hear) => {
      const sql = connectTo(addressOf(server.connection), { max: 2, onnotice: () => {}, connect_timeout: 10 });
      pools.push(sql);
      return databaseChannel(sql, name, hear);
    },
    down: server.stop,
    up: server.start,
    end: async () => {
      await Promise.all(pools.map((sql) => sql.end({ timeout: 1 })));
      await server.stop();
    },
  };
}

/** Two processes' ends of a channel, and what waits until the second has heard what the first says again and again. */
async function pair(carrier: Carrier) {
  const heard = new EventEmitter();
  const one = await carrier.open("changes", () => {});
  const other = await carrier.open("changes", (text) => heard.emit("text", text));
  const reaches = async (text: string) => {
    const saying = setInterval(() => one.say(text), 20);
    try {
      for (;;) {
        const [got] = await once(heard, "text");
        if (got === text) return;
      }
    } finally {
      clearInterval(saying);
    }
  };
  return { reaches, one, close: () => Promise.all([one.close(), other.close()]) };
}

/** Resolves once somebody has tried in vain that often to come back to the server that is away. */
async function failedAttempts(port: number, count: number) {
  const wall = createServer((socket) => socket.destroy());
  wall.listen(port, "127.0.0.1");
  for (let n = 0; n < count; n += 1) await once(wall, "connection");
  wall.close();
  await once(wall, "close");
}

const carriers = [
  { name: "PostgreSQL", make: databaseCarrier, here: true },
  { name: "Redis", make: redisCarrier, here: hasRedis },
];

describe.each(carriers)("a channel over $name", ({ make, here }) => {
  let carrier: Carrier;
  beforeAll(async () => {
    if (here) carrier = await make();
  });
  afterAll(async () => carrier?.end());

  test.runIf(here)("carries what one process says to another", async () => {
    const { reaches, close } = await pair(carrier);
    await reaches("m1 7");
    await close();
  });

  test.runIf(here)("is silent while its server is away, and carries again by itself when it is back", async () => {
    const { reaches, one, close } = await pair(carrier);
    await reaches("before");
    for (let n = 0; n < 2; n += 1) {
      await carrier.down();
      expect(() => one.say("lost")).not.toThrow();
      await failedAttempts(carrier.port, 4);
      await carrier.up();
      await reaches(`after ${n}`);
    }
    await close();
  });
});
