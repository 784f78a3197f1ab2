import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import type { Sql } from "postgres";
import { DatabaseProblem } from "./problem.ts";

const oneMigrator = 727_274;
const oldestServer = 150_000;

/**
 * Brings the database up to this program's migrations; several programs at once take turns. `sql` is a session of
 * its own (max 1). Returns how many are applied. Throws `too-old-server`, `newer`, or `cannot-open`.
 */
export async function applyMigrations(sql: Sql, migrationsFolder: string): Promise<number> {
  const [server] =
    await sql`select current_setting('server_version_num')::int as number, current_setting('server_version') as name`;
  if (server?.number < oldestServer) {
    throw new DatabaseProblem("too-old-server", `PostgreSQL ${server?.name}; 15 is the oldest that works`, {
      found: server?.name,
    });
  }
  const known = readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis);
  await sql`select pg_advisory_lock(${oneMigrator})`;
  try {
    refuseUnknown(await applied(sql), known);
    await migrate(drizzle(sql), { migrationsFolder }).catch(throwFailed);
    return refuseSkipped(await applied(sql), known);
  } finally {
    // a lost session has lost the lock, too
    await sql`select pg_advisory_unlock(${oneMigrator})`.catch(() => {});
  }
}

/** The times that name applied migrations, oldest first; none in a fresh database. */
export async function applied(sql: Sql): Promise<number[]> {
  const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`;
  if (!table?.there) return [];
  const rows = await sql`select created_at from drizzle.__drizzle_migrations order by created_at`;
  return rows.map((row) => Number(row.created_at));
}

function refuseUnknown(found: readonly number[], known: readonly number[]): void {
  const unknown = found.filter((migration) => !known.includes(migration));
  if (unknown.length === 0) return;
  const newest = new Date(Math.max(...unknown)).toISOString();
  throw new DatabaseProblem(
    "newer",
    `the database knows ${unknown.length} migration(s) this program does not, up to ${newest}`,
    {
      unknown: unknown.length,
      newest,
    },
  );
}

/** The migrator passes over a migration older than the last applied one, as a late merge brings in. */
function refuseSkipped(found: readonly number[], known: readonly number[]): number {
  const skipped = known.filter((migration) => !found.includes(migration)).length;
  if (skipped > 0)
    throw new DatabaseProblem("cannot-open", `${skipped} migration(s) out of order`, { reason: "skipped", skipped });
  return found.length;
}

function throwFailed(error: Error): never {
  const { message, code } = (error.cause ?? error) as { message: string; code?: string };
  const detail = { reason: "migration", code: String(code) };
  throw new DatabaseProblem("cannot-open", `a migration failed: ${message}`, detail, error);
}
