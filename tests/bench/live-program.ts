import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openDatabase } from "#db/client.server.ts";
import { worldOf } from "#services/world.ts";
import { addressOf } from "../../db/connect.server.ts";
import { startEmbedded } from "../../db/embedded/supervisor.server.ts";
import { makeGround, sitDown } from "../support/ground.ts";
import { freePort } from "../support/program.ts";
import { monotonicMs, pinned } from "./children.ts";

/** The built program on core 0, on a database that outlives it, with a meet of five hundred entrants. */
export interface LiveProgram {
  port: number;
  slug: string;
  /** of a tablet whose seat writes every sheet */
  cookie: string;
  /** one of each heat; lanes 1 to 5 */
  sheets: string[];
  /** ms of processor time used so far; NaN where the system does not tell */
  cpuMs(): number;
  /** bytes of memory in use; NaN where the system does not tell */
  memory(): number;
  /** ends it as a power cut would, and starts it again after `downMs`; the moment it listens */
  killAndRestart(downMs: number): Promise<number>;
  end(): Promise<void>;
}

export const lanes = 5;
const heats = 100;
const root = path.resolve(import.meta.dirname, "../..");

export async function startLiveProgram(): Promise<LiveProgram> {
  await import("../../app/server/build.ts");
  const dataDir = mkdtempSync(path.join(tmpdir(), "fieldday-bench-"));
  const server = await startEmbedded({ dataDir });
  const url = addressOf(server.connection);
  const { slug, cookie, sheets } = await prepare(url, dataDir);
  const port = await freePort();
  let child = run(port, url, dataDir);
  await listening(port, child);
  return {
    port,
    slug,
    cookie,
    sheets,
    cpuMs: () => cpuMsOf(child.pid),
    memory: () => memoryOf(child.pid),
    async killAndRestart(downMs) {
      child.kill("SIGKILL");
      await pause(downMs);
      child = run(port, url, dataDir);
      return listening(port, child);
    },
    async end() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill();
      await ended;
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

async function prepare(url: string, dataDir: string) {
  const database = await openDatabase({ url, dataDir });
  const world = worldOf(database.db, () => {});
  const ground = await makeGround(world, "skipping-1min", { heats, people: lanes });
  const { cookie } = await sitDown(world, ground);
  await database.close();
  return { slug: ground.meet.slug, cookie, sheets: ground.heats.flatMap((heat) => heat.sheets[0]?.id ?? []) };
}

function run(port: number, url: string, dataDir: string): ChildProcess {
  const { execPath, before } = pinned(0);
  return spawn(execPath, [...before, path.join(root, "build/server/index.js")], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      PORT: `${port}`,
      DATABASE_URL: url,
      FIELDDAY_DATA_DIR: dataDir,
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** The moment the port takes its first connection. */
async function listening(port: number, child: ChildProcess): Promise<number> {
  for (; child.exitCode === null; await pause(5)) {
    const open = await new Promise<boolean>((resolve) => {
      const probe = net.connect(port, "127.0.0.1", () => resolve(true)).on("error", () => resolve(false));
      probe.once("connect", () => probe.destroy());
    });
    if (open) return monotonicMs();
  }
  throw new Error("the program does not start");
}

const tickMs = 10;

function cpuMsOf(pid = 0): number {
  if (process.platform !== "linux") return Number.NaN;
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}

function memoryOf(pid = 0): number {
  if (process.platform !== "linux") return Number.NaN;
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) * 1024;
}
