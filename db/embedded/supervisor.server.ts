import fs from "node:fs";
import { log } from "#platform/log.server.ts";
import { DatabaseProblem } from "../problem.ts";
import { claimWithin, keeperOf } from "./keeper.server.ts";
import { type Held, hold } from "./lock.server.ts";
import { removeSocketFolder, shortHash } from "./place.server.ts";
import { ensureServer, type Site, signalStop, stopServer } from "./postmaster.server.ts";
import type { Connection } from "./probe.server.ts";
import type { Settings } from "./settings.server.ts";
import { prepareSite } from "./site.server.ts";

/** A running server that belongs to this process until `stop`. */
export type Embedded = {
  readonly connection: Connection;
  /** Looks whether the server is up and starts it where it is not. Never throws: what goes wrong is logged. */
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
export async function startEmbedded({ dataDir, patience = 3000, settings = {} }: EmbeddedOptions): Promise<Embedded> {
  let held: Held | null = null;
  try {
    fs.mkdirSync(dataDir, { recursive: true });
    const dir = fs.realpathSync(dataDir);
    held = await hold(`fieldday-${shortHash(dir)}`, patience);
    if (!held) throw inUse(dir);
    return await supervise(await prepareSite(dir, settings), patience, held);
  } catch (error) {
    await held?.release();
    throw asProblem(error, dataDir);
  }
}

async function supervise(site: Site, patience: number, held: Held): Promise<Embedded> {
  const keeper = keeperOf(site.connection);
  let turn: Promise<void> | null = null;
  let stopped = false;

  const look = async () => {
    try {
      if (await ensureServer(site, onExit)) log().warn({ event: "database-restarted" });
      if (!(await keeper.claim())) log().error({ event: "database-shared", dir: site.dir });
    } catch (error) {
      log().error({ event: "database-down", err: error });
    }
  };
  const revive = async () => {
    if (stopped) return;
    turn ??= look().finally(() => {
      turn = null;
    });
    await turn;
  };
  const onExit = () => void revive();
  const onProcessExit = () => void signalStop(site.dir);

  const started = await ensureServer(site, onExit);
  const claimed = await claimWithin(keeper, patience).catch(asError);
  if (claimed !== true) {
    stopped = true;
    await keeper.end();
    if (started && claimed) await stopServer(site);
    throw claimed || inUse(site.dir);
  }
  process.once("exit", onProcessExit);
  const stop = async () => {
    if (stopped) return;
    stopped = true;
    await turn;
    await keeper.end();
    await stopServer(site);
    process.off("exit", onProcessExit);
    removeSocketFolder(site.dir, site.connection.host);
    await held.release();
  };
  return { connection: site.connection, revive, stop };
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));

const inUse = (dir: string) =>
  new DatabaseProblem("in-use", `another program has ${dir} open`, { reason: "program", dir });

function asProblem(error: unknown, dir: string): DatabaseProblem {
  if (error instanceof DatabaseProblem) return error;
  return new DatabaseProblem("cannot-open", asError(error).message, { reason: "data-folder", dir }, error);
}
