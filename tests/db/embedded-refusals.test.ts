import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../db/client.server.ts";
import { exitCodeOf } from "../../db/problem.ts";
import { dataFolder, embeddedRun, serverPid } from "./folders.ts";

const problemOf = (dataDir: string) => openDatabase({ dataDir, patience: 0 }).then(null, (error: unknown) => error);

describe.runIf(embeddedRun)("a folder the built-in database cannot use", () => {
  const dataDir = dataFolder();
  const cluster = path.join(dataDir, "postgres");
  beforeAll(async () => (await openDatabase({ dataDir })).close());

  test.each([
    ["99", "newer", 12],
    ["17", "cannot-open", 10],
  ])("data of PostgreSQL %s is refused as %s and left alone", async (version, kind, code) => {
    const file = path.join(cluster, "PG_VERSION");
    const own = fs.readFileSync(file, "utf8");
    fs.writeFileSync(file, version);
    const problem = await problemOf(dataDir);
    fs.writeFileSync(file, own);
    expect(problem).toMatchObject({ kind, detail: { reason: "data-version", found: Number(version), program: 18 } });
    expect(exitCodeOf(problem)).toBe(code);
    expect(serverPid(dataDir)).toBe(0);
  });

  test("a database with migrations of a later release is refused, and no server stays", async () => {
    const first = await openDatabase({ dataDir });
    await first.sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 4102444800000)`;
    await first.close();
    expect(await problemOf(dataDir)).toMatchObject({ kind: "newer", detail: { unknown: 1 } });
    expect(serverPid(dataDir)).toBe(0);
  });

  test("a damaged cluster is reported with the server's own words", async () => {
    fs.writeFileSync(path.join(cluster, "postgresql.conf"), "no = such setting = at all\n");
    const problem = await problemOf(dataDir);
    expect(problem).toMatchObject({ kind: "cannot-open", detail: { reason: "server-did-not-start" } });
    expect(String(problem)).toContain("syntax error");
  });

  test("a folder with something else in it is not touched", async () => {
    const other = dataFolder();
    fs.mkdirSync(path.join(other, "postgres"));
    fs.writeFileSync(path.join(other, "postgres", "photos.zip"), "");
    expect(await problemOf(other)).toMatchObject({ kind: "cannot-open", detail: { reason: "not-a-cluster" } });
    expect(fs.readdirSync(path.join(other, "postgres"))).toEqual(["photos.zip"]);
  });

  test("a file in the folder's place is reported", async () => {
    const file = path.join(dataFolder(), "data");
    fs.writeFileSync(file, "");
    expect(await problemOf(file)).toMatchObject({ kind: "cannot-open", detail: { reason: "data-folder" } });
  });
});

describe.runIf(embeddedRun)("what a kill at a bad moment leaves", () => {
  test("a half-made cluster is made anew", async () => {
    const dataDir = dataFolder();
    fs.mkdirSync(path.join(dataDir, "postgres.init", "base"), { recursive: true });
    fs.writeFileSync(path.join(dataDir, "postgres.init", "PG_VERSION"), "18");
    fs.writeFileSync(path.join(dataDir, "postgres.init.password"), "old");
    await (await openDatabase({ dataDir })).close();
    expect(fs.readdirSync(dataDir).sort()).toEqual(["postgres", "postgres.log"]);
  });

  test("a process number that is another program's after a reboot is recognised", async () => {
    const dataDir = dataFolder();
    await (await openDatabase({ dataDir })).close();
    const note = [
      process.pid,
      path.join(dataDir, "postgres"),
      1_700_000_000,
      5432,
      path.join(dataDir, "postgres"),
      "",
      "",
    ];
    fs.writeFileSync(path.join(dataDir, "postgres", "postmaster.pid"), note.join("\n"));
    const database = await openDatabase({ dataDir });
    expect(serverPid(dataDir)).not.toBe(process.pid);
    await database.close();
  });
});
