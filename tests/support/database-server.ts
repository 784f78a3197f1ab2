import path from "node:path";
import { addressOf, connectTo } from "../../db/connect.server.ts";
import type { Connection } from "../../db/embedded/probe.server.ts";
import { startEmbedded } from "../../db/embedded/supervisor.server.ts";
import { applyMigrations } from "../../db/migrate.server.ts";
import { findMigrations } from "../../db/migrations-folder.server.ts";
import { newFolder, removeFolder, removeLeftovers, runFolder } from "./database-folder.ts";
import { startTcpServer } from "./database-tcp.ts";

/** The server of a test run: its own address, and the name of the migrated database that test files copy. */
export type TestServer = {
  readonly kind: "embedded" | "tcp";
  readonly url: string;
  readonly template: string;
  /** whatever tests keep below it is ended and removed with the run */
  readonly folder: string;
  stop(): Promise<void>;
};

/** Nothing here outlives the run, so nothing need reach the disk. */
const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: 200 };
const template = "fieldday_template";

/** Starts the server FIELDDAY_TEST_DB asks for: "embedded" (ours, default) or "tcp" (another one, over TCP). */
export async function startTestServer(): Promise<TestServer> {
  removeLeftovers();
  const folder = runFolder();
  const release = cleanUpAtExit(folder);
  const dataDir = newFolder(path.join(folder, "run-"));
  const kind = process.env.FIELDDAY_TEST_DB === "tcp" ? "tcp" : "embedded";
  const server = await (kind === "tcp" ? startTcpServer(dataDir, settings) : startEmbedded({ dataDir, settings }));
  const version = await makeTemplate(server.connection);
  console.log(`test database: PostgreSQL ${version}, ${kind}, at ${server.connection.host}:${server.connection.port}`);
  const stop = async () => {
    await server.stop();
    release();
    removeFolder(folder);
  };
  return { kind, folder, url: addressOf(server.connection), template, stop };
}

async function makeTemplate(connection: Connection): Promise<string> {
  const quiet = { max: 1, onnotice: () => {} };
  const admin = connectTo(addressOf(connection), quiet);
  await admin`create database ${admin(template)}`;
  const [row] = await admin`select current_setting('server_version') as version`;
  await admin.end();
  const fresh = connectTo(addressOf({ ...connection, database: template }), quiet);
  await applyMigrations(fresh, findMigrations());
  await fresh.end();
  return String(row?.version);
}

/** Also on Ctrl-C and on a crash of the runner. Returns what takes the arrangement back. */
function cleanUpAtExit(folder: string): () => void {
  const onExit = () => removeFolder(folder);
  const onSignal = (signal: NodeJS.Signals) => {
    onExit();
    process.kill(process.pid, signal);
  };
  process.once("exit", onExit).once("SIGINT", onSignal).once("SIGTERM", onSignal).once("SIGHUP", onSignal);
  return () => {
    process.off("exit", onExit).off("SIGINT", onSignal).off("SIGTERM", onSignal).off("SIGHUP", onSignal);
  };
}
