import { randomBytes } from "node:crypto";
import { drizzle } from "drizzle-orm/postgres-js";
import type { Sql } from "postgres";
import { inject } from "vitest";
import type { Db } from "../../db/client.server.ts";
import { connectTo } from "../../db/connect.server.ts";
import * as schema from "../../db/schema/index.ts";
import "./database.setup.ts";

export type TestDatabase = {
  readonly db: Db;
  readonly sql: Sql;
  /** fits `openDatabase({ url })` and DATABASE_URL */
  readonly url: string;
  /** Closes the connections and removes the database; call it in `afterAll`. */
  drop(): Promise<void>;
};

const quiet = { onnotice: () => {} };

/**
 * A migrated, empty database of the caller's own on the run's server (about 40 ms):
 * `const { db, drop } = await testDatabase(); afterAll(drop);`
 */
export const testDatabase = (): Promise<TestDatabase> => copyOf(inject("database").template);

/** A database without any table, for tests of the migrations. */
export const emptyDatabase = (): Promise<TestDatabase> => copyOf("template1");

async function copyOf(template: string): Promise<TestDatabase> {
  const server = inject("database").url;
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asAdmin(server, (admin) => admin`create database ${admin(name)} template ${admin(template)}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const sql = connectTo(url.href, { max: 5, ...quiet });
  const drop = async () => {
    await sql.end({ timeout: 1 });
    await asAdmin(server, (admin) => admin`drop database if exists ${admin(name)} with (force)`);
  };
  return { db: drizzle(sql, { schema }), sql, url: url.href, drop };
}

async function asAdmin(server: string, act: (admin: Sql) => PromiseLike<unknown>): Promise<void> {
  const admin = connectTo(server, { max: 1, ...quiet });
  try {
    await act(admin);
  } finally {
    await admin.end({ timeout: 1 });
  }
}
