import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres, { type Sql } from "postgres";
import { within } from "#platform/within.ts";
import { type ClientOptions, connectTo } from "./connect.server.ts";
import { type Embedded, startEmbedded } from "./embedded/supervisor.server.ts";
import { applied, applyMigrations } from "./migrate.server.ts";
import { findMigrations } from "./migrations-folder.server.ts";
import { DatabaseProblem } from "./problem.ts";
import * as schema from "./schema/index.ts";

/** The query builder of an open database. */
export type Db = PostgresJsDatabase<typeof schema>;
/** The same inside `db.transaction`. */
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];
/** What query files take: they work in a transaction and outside one. */
export type Executor = Db | Tx;

type Health = { readonly ok: boolean; readonly migrations: number };

export type Database = {
  readonly sql: Sql;
  readonly db: Db;
  readonly where: "embedded" | "external";
  readonly serverVersion: string;
  /** Answers within three seconds, also where the server does not. */
  health(): Promise<Health>;
  /** Lets running queries end (5 s), then closes the pool and, where embedded, the server. */
  close(): Promise<void>;
};

export type DatabaseOptions = {
  /** a server of the operator's; without it the built-in one runs on `dataDir` */
  readonly url?: string | undefined;
  readonly dataDir: string;
  readonly migrationsFolder?: string | undefined;
  /** connections in the pool */
  readonly pool?: number;
  /** how long to wait for another program to leave the data folder, in ms */
  readonly patience?: number;
};

/** No query of ours may hang the program: limits in ms, for every session of the pool. */
const guards = { statement_timeout: 15_000, lock_timeout: 5_000, idle_in_transaction_session_timeout: 30_000 };
/** A server that comes back is found within a second: the driver's own pauses grow to twenty, over all its connections. */
const pauseS = (failures: number) => Math.min(1, 0.05 * 2 ** failures);
const quiet = { connect_timeout: 10, onnotice: () => {}, backoff: pauseS };
const guardEvery = 5_000;

/**
 * Opens the database, starting the built-in server where no `url` is given, and applies the migrations.
 * Throws `DatabaseProblem`; nothing is left running then.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url, dataDir, pool = 10, patience = 3000, migrationsFolder = findMigrations() } = options;
  const embedded = url === undefined ? await startEmbedded({ dataDir, patience }) : null;
  const connect = (more: ClientOptions) =>
    embedded ? postgres({ ...embedded.connection, ...quiet, ...more }) : connectTo(url ?? "", { ...quiet, ...more });
  try {
    const serverVersion = await migrateAlone(connect, migrationsFolder);
    const sql = connect({ max: pool, connection: guards });
    return opened(sql, embedded, serverVersion);
  } catch (error) {
    await embedded?.stop();
    throw asProblem(error);
  }
}

async function migrateAlone(connect: (more: { max: number }) => Sql, folder: string): Promise<string> {
  const sql = connect({ max: 1 });
  try {
    await applyMigrations(sql, folder);
    const [row] = await sql`select current_setting('server_version') as version`;
    return String(row?.version).split(" ")[0] ?? "";
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function opened(sql: Sql, embedded: Embedded | null, serverVersion: string): Database {
  const guard = embedded ? setInterval(() => void embedded.revive(), guardEvery).unref() : undefined;
  return {
    sql,
    db: drizzle(sql, { schema }),
    where: embedded ? "embedded" : "external",
    serverVersion,
    health: () => healthOf(sql),
    close: async () => {
      clearInterval(guard);
      await sql.end({ timeout: 5 });
      await embedded?.stop();
    },
  };
}

async function healthOf(sql: Sql): Promise<Health> {
  const down: Health = { ok: false, migrations: 0 };
  const asked = within(3000, applied(sql));
  return asked.then(
    (found) => ({ ok: found.length > 0, migrations: found.length }),
    () => down,
  );
}

function asProblem(error: unknown): DatabaseProblem {
  if (error instanceof DatabaseProblem) return error;
  const { code, message } = error as { code?: string; message?: string };
  const detail = { reason: "connection", code: String(code ?? "") };
  return new DatabaseProblem("cannot-open", `the database cannot be opened: ${message || code}`, detail, error);
}
