import { execFileSync } from "node:child_process";
import { afterAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../db/client.server.ts";
import { keeperOf } from "../../db/embedded/keeper.server.ts";
import { ensureServer } from "../../db/embedded/postmaster.server.ts";
import { prepareSite } from "../../db/embedded/site.server.ts";
import { startEmbedded } from "../../db/embedded/supervisor.server.ts";
import { dataFolder, embeddedRun, serverPid } from "./folders.ts";
import { endPrograms, runProgram } from "./run-program.ts";

afterAll(endPrograms);
const isOpen = (said: { open?: string }) => said.open !== undefined;

describe.runIf(embeddedRun)("programs and the folder", () => {
  test("a program that is killed leaves a server, and the next program takes that server over and ends it", async () => {
    const dataDir = dataFolder();
    const program = runProgram({ dataDir });
    await program.until(isOpen);
    const pid = serverPid(dataDir);
    await program.kill("SIGKILL");
    expect(serverPid(dataDir)).toBe(pid);

    const database = await openDatabase({ dataDir });
    expect(serverPid(dataDir)).toBe(pid);
    await database.close();
    expect(serverPid(dataDir)).toBe(0);
  });

  test("a second program is refused with exit code 11 while the first one runs, and the first one goes on", async () => {
    const dataDir = dataFolder();
    const first = runProgram({ dataDir });
    await first.until(isOpen);
    const second = runProgram({ dataDir, patience: 200 });
    expect(await second.exit).toBe(11);
    expect(second.said).toMatchObject([{ kind: "in-use", detail: { reason: "program" } }]);
    expect(await first.kill("SIGTERM")).toBe(0);
    expect(serverPid(dataDir)).toBe(0);
  });

  test("of three programs that start at once on a new folder one opens it", async () => {
    const dataDir = dataFolder();
    const programs = [1, 2, 3].map(() => runProgram({ dataDir, patience: 0 }));
    const outcomes = await Promise.all(
      programs.map((one) => Promise.race([one.exit, one.until(isOpen).catch(() => one.exit)])),
    );
    expect(outcomes.filter((outcome) => outcome === 11)).toHaveLength(2);
    expect(outcomes.filter((outcome) => outcome !== 11)).toMatchObject([{ open: expect.stringMatching(/^18/) }]);
    await endPrograms();
  });

  test("everything acknowledged is there after program and server are killed while writing", async () => {
    const dataDir = dataFolder();
    for (const goal of [150, 300]) {
      const program = runProgram({ dataDir }, "write");
      await program.until((said) => (said.acknowledged ?? 0) >= goal - 100 || said.kind !== undefined);
      const group = serverPid(dataDir);
      await program.kill("SIGKILL");
      killServer(group);
      const last = program.said.at(-1)?.acknowledged ?? 0;
      const database = await openDatabase({ dataDir });
      const [kept] = await database.sql`select count(*)::int as n, max(n) as last from number`;
      expect(kept?.last).toBeGreaterThanOrEqual(last);
      expect(kept?.n).toBe(kept?.last);
      await database.sql`truncate number`;
      await database.close();
    }
  });

  test("a server that another release left running is started anew", async () => {
    const dataDir = dataFolder();
    const site = await prepareSite(dataDir, { work_mem: "5MB" });
    await ensureServer(site, () => {});
    const left = serverPid(dataDir);
    const { stop } = await startEmbedded({ dataDir });
    expect(serverPid(dataDir)).not.toBe(left);
    await stop();
  });

  test("programs that cannot see each other's processes still meet in the server", async () => {
    const dataDir = dataFolder();
    const site = await prepareSite(dataDir, {});
    await ensureServer(site, () => {});
    const other = keeperOf(site.connection);
    expect(await other.claim()).toBe(true);
    expect(await other.claim()).toBe(true);
    await expect(openDatabase({ dataDir, patience: 300 })).rejects.toMatchObject({ kind: "in-use" });
    await other.end();
    await (await openDatabase({ dataDir })).close();
  });
});

/** Ends the server and its children outright, as the system does when memory runs out. */
function killServer(pid: number): void {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
  const pairs = lines.map((line) => line.trim().split(/\s+/).map(Number));
  for (const one of [pid, ...pairs.filter(([, parent]) => parent === pid).map(([child = 0]) => child)]) {
    try {
      process.kill(one, "SIGKILL");
    } catch {
      // it went by itself
    }
  }
}
