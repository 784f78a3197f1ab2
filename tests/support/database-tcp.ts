import fs from "node:fs";
import path from "node:path";
import { ensureCluster, superuser } from "../../db/embedded/cluster.server.ts";
import { freePort } from "../../db/embedded/free-port.server.ts";
import { type Identity, serverIdentity } from "../../db/embedded/identity.server.ts";
import { ensureServer, stopServer } from "../../db/embedded/postmaster.server.ts";
import type { Connection } from "../../db/embedded/probe.server.ts";
import { packagedRuntime, type Runtime, runtimeIn } from "../../db/embedded/runtime.server.ts";
import { type Settings, serverSettings } from "../../db/embedded/settings.server.ts";

/** A PostgreSQL server of its own on 127.0.0.1, as an operator would run one: installed on the machine, else the packaged. */
export async function startTcpServer(dataDir: string, settings: Settings) {
  const dir = path.join(dataDir, "postgres");
  const identity = serverIdentity(dir);
  const runtime = await installedRuntime(identity, dataDir);
  const password = await ensureCluster(runtime, identity, dir);
  const connection: Connection = {
    host: "127.0.0.1",
    port: await freePort(),
    user: superuser,
    password,
    database: "postgres",
  };
  const full = serverSettings(runtime.version, connection, settings);
  const site = { runtime, identity, dir, logFile: path.join(dataDir, "postgres.log"), connection, settings: full };
  await ensureServer(site, () => {});
  return { connection, stop: () => stopServer(site), start: () => ensureServer(site, () => {}) };
}

/** The oldest installed version that the program supports: what it shows works everywhere. */
async function installedRuntime(identity: Identity, home: string): Promise<Runtime> {
  const debian = "/usr/lib/postgresql";
  const versions = fs.existsSync(debian) ? fs.readdirSync(debian).sort((a, b) => Number(a) - Number(b)) : [];
  const folders = [...versions.map((version) => path.join(debian, version, "bin")), ...pathFolders()];
  for (const folder of folders) {
    const runtime = fs.existsSync(path.join(folder, "initdb"))
      ? await runtimeIn(folder, identity).catch(() => null)
      : null;
    if (runtime && runtime.major >= 15) return runtime;
  }
  return packagedRuntime(identity, home);
}

const pathFolders = () =>
  (process.env.PATH ?? "").split(path.delimiter).map((folder) => real(path.join(folder, "initdb")));

/** initdb looks for its own files beside itself, so links to it are followed. */
const real = (file: string) => path.dirname(fs.existsSync(file) ? fs.realpathSync(file) : file);
