import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../db/client.server.ts";
import { findMigrations } from "../../db/migrations-folder.server.ts";
import * as schema from "../../db/schema/index.ts";
import { emptyDatabase, type TestDatabase, testDatabase } from "../support/database.ts";
import { dataFolder } from "./folders.ts";

type Journal = { entries: { tag: string; when: number; breakpoints: boolean }[] };

const folder = findMigrations();
const journal: Journal = JSON.parse(fs.readFileSync(path.join(folder, "meta", "_journal.json"), "utf8"));
const newest = Math.max(...journal.entries.map(({ when }) => when));
const open = (url: string, migrationsFolder = folder) => openDatabase({ url, dataDir: "unused", migrationsFolder });

describe("migrations", () => {
  let base: TestDatabase;
  beforeAll(async () => {
    base = await testDatabase();
  });
  afterAll(() => base.drop());

  test("make the schema the program is written for: nothing is left to generate", async () => {
    const file = path.join(folder, "meta", `${journal.entries.at(-1)?.tag.split("_")[0]}_snapshot.json`);
    const before = JSON.parse(fs.readFileSync(file, "utf8"));
    expect(await generateMigration(before, generateDrizzleJson(schema))).toEqual([]);
  });

  test("stand in the order of their times, which is the order they are applied in", () => {
    const times = journal.entries.map(({ when }) => when);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(journal.entries.map(({ tag }) => tag)).toEqual(journal.entries.map(({ tag }) => tag).sort());
  });

  test("are applied once, however often and by however many programs at once the database is opened", async () => {
    const { url, sql, drop } = await emptyDatabase();
    const together = await Promise.all([open(url), open(url), open(url)]);
    const again = await open(url);
    const applied = await sql`select created_at::float8 as at from drizzle.__drizzle_migrations order by 1`;
    expect(applied.map(({ at }) => at)).toEqual(journal.entries.map(({ when }) => when));
    expect(await again.health()).toEqual({ ok: true, migrations: journal.entries.length });
    expect(again.where).toBe("external");
    await Promise.all([again, ...together].map(({ close }) => close()));
    await drop();
  });

  test("a database that knows more of them than the program is refused as newer and stays as it is", async () => {
    await base.sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 4102444800000)`;
    const refused = { kind: "newer", detail: { unknown: 1, newest: "2100-01-01T00:00:00.000Z" } };
    await expect(open(base.url)).rejects.toMatchObject(refused);
    expect((await base.sql`select 1 from drizzle.__drizzle_migrations`).length).toBe(journal.entries.length + 1);
    await base.sql`delete from drizzle.__drizzle_migrations where hash = 'later'`;
  });

  test("one that is older than the last applied one is reported, not passed over", async () => {
    const own = withMigration("late", newest - 1, "select 1;");
    await expect(open(base.url, own)).rejects.toMatchObject({ kind: "cannot-open", detail: { reason: "skipped" } });
  });

  test("one that fails leaves nothing of itself behind", async () => {
    const own = withMigration(
      "broken",
      newest + 1,
      "create table half (n integer);\n--> statement-breakpoint\nselect 1/0;",
    );
    await expect(open(base.url, own)).rejects.toMatchObject({
      kind: "cannot-open",
      detail: { reason: "migration", code: "22012" },
    });
    expect((await base.sql`select to_regclass('half') as there`)[0]).toEqual({ there: null });
    await (await open(base.url)).close();
  });

  test("a server older than PostgreSQL 15 is refused", async () => {
    const { url, sql, drop } = await emptyDatabase();
    const name = new URL(url).pathname.slice(1);
    await sql.unsafe(`create schema old; create function old.current_setting(text) returns text language sql
      as $$ select case $1 when 'server_version_num' then '140012' else '14.12' end $$;
      alter database "${name}" set search_path = old, pg_catalog, public`);
    await expect(open(url)).rejects.toMatchObject({ kind: "too-old-server", detail: { found: "14.12" } });
    await drop();
  });

  test("are found from the sources, from a bundle in build/server, and from the working directory", () => {
    const root = path.dirname(path.dirname(folder));
    expect(findMigrations([path.join(root, "build", "server")])).toBe(folder);
    expect(findMigrations([os.tmpdir(), root])).toBe(folder);
    expect(() => findMigrations([os.tmpdir()])).toThrow("db/migrations");
  });
});

/** The program's migrations and one more. */
function withMigration(tag: string, when: number, sql: string): string {
  const own = dataFolder();
  fs.cpSync(folder, own, { recursive: true });
  fs.writeFileSync(path.join(own, `${tag}.sql`), sql);
  const entries = [...journal.entries, { ...journal.entries[0], tag, when, breakpoints: true }];
  fs.writeFileSync(path.join(own, "meta", "_journal.json"), JSON.stringify({ ...journal, entries }));
  return own;
}
