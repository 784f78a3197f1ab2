import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { describe, expect, test, vi } from "vitest";
import { openDatabase } from "../../db/client.server.ts";
import { findMigrations } from "../../db/migrations-folder.server.ts";
import { dataFolder, embeddedRun, serverPid } from "./folders.ts";

vi.stubEnv("LOG_LEVEL", "silent");
const open = (dataDir: string) => openDatabase({ dataDir, patience: 0 });
const insertMeet = (id: string) => ({ id, slug: id.slice(0, 6), name: "Autumn sports day" });

describe.runIf(embeddedRun)("the built-in database", () => {
  const dataDir = dataFolder("not there yet");

  test("starts from nothing, and its data is there when it is opened again", async () => {
    fs.rmSync(dataDir, { recursive: true });
    const first = await open(dataDir);
    expect(first.where).toBe("embedded");
    expect(first.serverVersion).toMatch(/^18\./);
    expect(await first.health()).toEqual({
      ok: true,
      migrations: readMigrationFiles({ migrationsFolder: findMigrations() }).length,
    });
    await first.sql`insert into meet ${first.sql(insertMeet("6f1d9f3e-2a44-4a53-9c2b-0a8d3b1f4c55"))}`;
    await first.close();
    expect(serverPid(dataDir)).toBe(0);

    const second = await open(dataDir);
    expect((await second.sql`select name from meet`).map(({ name }) => name)).toEqual(["Autumn sports day"]);
    await second.close();
  });

  test("leaves its folder to nobody else while it is open", async () => {
    const first = await open(dataDir);
    await expect(open(dataDir)).rejects.toMatchObject({ kind: "in-use", detail: { reason: "program" } });
    await first.close();
    await (await open(dataDir)).close();
  });

  test("waits for a predecessor that is shutting down", async () => {
    const first = await open(dataDir);
    const second = openDatabase({ dataDir, patience: 5000 });
    await first.close();
    await (await second).close();
  });

  test("does not listen on the network, and keeps its folder private", async () => {
    const { sql, close } = await open(dataDir);
    expect((await sql`show listen_addresses`)[0]).toEqual({ listen_addresses: "" });
    expect(fs.statSync(path.join(dataDir, "postgres")).mode & 0o077).toBe(0);
    expect(fs.statSync(path.join(dataDir, "postgres", "fieldday-password")).mode & 0o077).toBe(0);
    await close();
  });

  test.each(["SIGKILL", "SIGQUIT"] as const)(
    "brings a server back that ended by %s, with everything acknowledged",
    async (signal) => {
      const { sql, close } = await open(dataDir);
      await sql`create table if not exists kept (n integer)`;
      await sql`truncate kept`;
      await sql`insert into kept values (1)`;
      const pid = serverPid(dataDir);
      process.kill(pid, signal);
      const ask = () =>
        sql`select n from kept`.then(
          (rows) => rows.length,
          () => 0,
        );
      for (const end = Date.now() + 20_000; Date.now() < end && (serverPid(dataDir) === pid || (await ask()) === 0); )
        await sleep(50);
      expect(await ask()).toBe(1);
      await close();
    },
  );

  test("answers for its health within three seconds while the server hangs", async () => {
    const { health, close } = await open(dataDir);
    const pids = [serverPid(dataDir), ...childrenOf(serverPid(dataDir))];
    for (const pid of pids) process.kill(pid, "SIGSTOP");
    const before = Date.now();
    expect(await health()).toEqual({ ok: false, migrations: 0 });
    expect(Date.now() - before).toBeLessThan(3500);
    for (const pid of pids) process.kill(pid, "SIGCONT");
    await close();
  });

  test.each([
    ["a path beyond the limit of Unix sockets", "deep".repeat(30)],
    ["spaces and Chinese characters", "运动会 data"],
  ])("works under %s", async (_name, folder) => {
    const database = await open(dataFolder(folder));
    expect((await database.health()).ok).toBe(true);
    await database.close();
  });
});

const childrenOf = (pid: number) =>
  execFileSync("ps", ["--ppid", String(pid), "-o", "pid="], { encoding: "utf8" })
    .trim()
    .split(/\s+/)
    .map(Number);
