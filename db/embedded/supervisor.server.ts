import fs from "node:fs";
import path from "node:path";
import { log } from "#platform/log.server.ts";
import { DatabaseProblem } from "../problem.ts";
import { ensureCluster, superuser } from "./cluster.server.ts";
import { freePort } from "./free-port.server.ts";
import { serverIdentity } from "./identity.server.ts";
import { type Held, hold } from "./lock.server.ts";
import { readPidFile } from "./pid-file.server.ts";
import { clusterPlace, shortHash, socketFolder } from "./place.server.ts";
import { ensureServer, type Site, signalStop, stopServer } from "./postmaster.server.ts";
import type { Connection } from "./probe.server.ts";
import { packagedRuntime } from "./runtime.server.ts";
import type { Settings } from "./settings.server.ts";

/** A running server that belongs to this process until `stop`. */
export type Embedded = {
  readonly connection: Connection;
  /** Looks whether the server is up and starts it where it is not; called when it died and every few seconds. */
  revive(): Promise<void>;
  /** Shuts the server down and frees the folder for other programs. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  readonly dataDir: string;
  /** how long to wait for a predecessor that is shutting down, in ms */
  readonly patience?: number;
  readonly settings?: Settings;
};

/**
 * Starts the packaged PostgreSQL on a data folder, making the cluster at first use and adopting a server that a
 * killed program left running. The folder is this process's alone. Throws `DatabaseProblem`.
 */
export async function startEmbedded({ dataDir, patience = 3000, settings }: EmbeddedOptions): Promise<Embedded> {
  const dir = makeFolder(dataDir);
  const held = await hold(`fieldday-${shortHash(dir)}`, patience);
  if (!held)
    throw new DatabaseProblem("in-use", "another program has this data folder open", { reason: "program", dir });
  try {
    const site = await prepare(dir, settings ?? {});
    return await supervise(site, held);
  } catch (error) {
    await held.release();
    throw asProblem(error, dir);
  }
}

function makeFolder(dataDir: string): string {
  try {
    fs.mkdirSync(dataDir, { recursive: true });
    return fs.realpathSync(dataDir);
  } catch (error) {
    throw asProblem(error, dataDir);
  }
}

async function prepare(dataDir: string, settings: Settings): Promise<Site> {
  const identity = serverIdentity(path.join(dataDir, "postgres"));
  const runtime = await packagedRuntime(identity);
  const dir = await clusterPlace(dataDir, identity);
  const password = await ensureCluster(runtime, identity, dir);
  const tcp = process.platform === "win32";
  const host = tcp ? "127.0.0.1" : socketFolder(dir, identity);
  const port = tcp ? readPidFile(dir)?.port || (await freePort()) : 5432;
  const connection = { host, port, user: superuser, password, database: "postgres" };
  return { runtime, identity, dir, logFile: path.join(dataDir, "postgres.log"), connection, settings };
}

async function supervise(site: Site, held: Held): Promise<Embedded> {
  let state: "running" | "reviving" | "stopped" = "reviving";
  const revive = async () => {
    if (state !== "running") return;
    state = "reviving";
    try {
      await ensureServer(site, onExit);
    } catch (error) {
      log().error({ err: error }, "the built-in database is down");
    } finally {
      if (state === "reviving") state = "running";
    }
  };
  const onExit = () => void revive();
  const onProcessExit = () => void signalStop(site.dir);

  keepLogShort(site.logFile);
  await ensureServer(site, onExit);
  state = "running";
  process.once("exit", onProcessExit);
  const stop = async () => {
    if (state === "stopped") return;
    state = "stopped";
    process.off("exit", onProcessExit);
    await stopServer(site);
    await held.release();
  };
  return { connection: site.connection, revive, stop };
}

function keepLogShort(file: string): void {
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 5_000_000) fs.renameSync(file, `${file}.1`);
}

function asProblem(error: unknown, dir: string): DatabaseProblem {
  if (error instanceof DatabaseProblem) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new DatabaseProblem("cannot-open", message, { reason: "data-folder", dir }, error);
}
