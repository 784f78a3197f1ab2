import fs from "node:fs";
import path from "node:path";
import { ensureCluster, superuser } from "./cluster.server.ts";
import { freePort } from "./free-port.server.ts";
import { serverIdentity } from "./identity.server.ts";
import { readPidFile } from "./pid-file.server.ts";
import { clusterPlace, socketFolder, systemHome } from "./place.server.ts";
import type { Site } from "./postmaster.server.ts";
import { type Connection, probe } from "./probe.server.ts";
import { packagedRuntime } from "./runtime.server.ts";
import { type Settings, serverSettings } from "./settings.server.ts";

/** Makes everything ready that the packaged server needs to start on a data folder. Throws `DatabaseProblem`. */
export async function prepareSite(dataDir: string, more: Settings): Promise<Site> {
  const identity = serverIdentity(path.join(dataDir, "postgres"));
  const runtime = await packagedRuntime(identity, identity.uid === undefined ? dataDir : systemHome());
  const dir = await clusterPlace(dataDir, identity);
  const password = await ensureCluster(runtime, identity, dir);
  const login = { user: superuser, password, database: "postgres" };
  const connection =
    process.platform === "win32"
      ? await onPort(dir, login)
      : { host: socketFolder(dir, identity), port: 5432, ...login };
  const settings = serverSettings(runtime.version, connection, more);
  return { runtime, identity, dir, logFile: shortLog(dataDir), connection, settings };
}

/** Windows: the port a server left running has, else a free one. */
async function onPort(dir: string, login: Omit<Connection, "host" | "port">): Promise<Connection> {
  const left = { host: "127.0.0.1", port: readPidFile(dir)?.port ?? 0, ...login };
  const answer = left.port > 0 ? await probe(left, dir, "") : "absent";
  return answer === "outdated" || answer === "busy" ? left : { ...left, port: await freePort() };
}

/** The server's log, set aside where it grew beyond 5 MB; one older log is kept. */
function shortLog(dataDir: string): string {
  const file = path.join(dataDir, "postgres.log");
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 5_000_000) fs.renameSync(file, `${file}.1`);
  return file;
}
