import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createClient } from "@redis/client";
import { freePort } from "./program.ts";

/** Whether this computer has a Redis to start; where it has none, what needs one is not tested and says so. */
export const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;
if (!hasRedis) console.log("no redis-server on this computer: what needs one is not tested");

export interface RedisServer {
  url: string;
  start(): Promise<void>;
  /** ends it at once, as a crash does */
  kill(): Promise<void>;
  /** kills it and removes its folder */
  end(): Promise<void>;
}

/** A Redis of the test's own on 127.0.0.1, without a file on the disk. */
export async function startRedis(): Promise<RedisServer> {
  const dir = mkdtempSync(path.join(tmpdir(), "fieldday-redis-"));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  const kill = async () => {
    const ended = child;
    child = undefined;
    if (!ended || ended.exitCode !== null) return;
    const gone = new Promise((resolve) => ended.once("exit", resolve));
    ended.kill("SIGKILL");
    await gone;
  };
  const start = async () => {
    const args = ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", dir];
    child = spawn("redis-server", args, { stdio: "ignore" });
    const client = createClient({ url, socket: { reconnectStrategy: 20 } }).on("error", () => {});
    await client.connect();
    client.destroy();
  };
  await start();
  return {
    url,
    start,
    kill,
    end: async () => {
      await kill();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
