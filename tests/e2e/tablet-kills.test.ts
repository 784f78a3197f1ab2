import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { drizzle } from "drizzle-orm/postgres-js";
import { afterAll, describe, expect, test } from "vitest";
import type { OpId } from "#core/ids.ts";
import { type Random, seededRandom } from "#core/random.ts";
import { type World, worldOf } from "#services/world.ts";
import { addressOf, connectTo } from "../../db/connect.server.ts";
import { runningServer } from "../../db/embedded/pid-file.server.ts";
import { startEmbedded } from "../../db/embedded/supervisor.server.ts";
import * as schema from "../../db/schema/index.ts";
import { type FaultProxy, startFaultProxy } from "../support/fault-proxy.ts";
import { type Ground, makeGround, sitDown } from "../support/ground.ts";
import { boardDifferences, lossesOf } from "../support/ledger.ts";
import { type Program, startProgram } from "../support/program.ts";
import { RobotTablet } from "../support/robot-tablet.ts";
import { testWorld } from "../support/world.ts";

// The program and its database killed outright, at any moment, while four referees tap.

/** KILL_SEED plays a run again, as far as two machines take turns alike */
const seed = process.env.KILL_SEED ?? `${Date.now()}`;
const kills = Number(process.env.KILLS ?? 50);
/** the tablets wait a tenth of their pauses for a server that is away: the same story in less time */
const speed = 10;
const settleMs = 180_000;

const ends: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const end of ends.reverse()) await end();
}, 60_000);

/** Four tablets on two heats at a time, a lane each, that tap until they are told that it is enough. */
async function referees(world: World, program: Program, ground: Ground) {
  const robots: RobotTablet[] = [];
  const lines: FaultProxy[] = [];
  for (let n = 0; n < 4; n += 1) {
    const { device, cookie } = await sitDown(world, ground);
    const line = await startFaultProxy({ to: program.url, seed, oneIn: 0, delayMs: 0, cookie });
    lines.push(line);
    robots.push(await RobotTablet.start({ origin: line.origin, speed, device }));
  }
  ends.push(async () => {
    await Promise.all(robots.map((robot) => robot.stop()));
    await Promise.all(lines.map((line) => line.close()));
  });
  let enough = false;
  const tapping = Promise.all(
    robots.map(async (robot, n) => {
      for (let minute = 0; !enough; minute += 1) {
        const heat = ground.heats[(2 * minute + (n >> 1)) % ground.heats.length];
        const sheet = heat?.sheets[0]?.id;
        if (!sheet) throw new Error("no sheet");
        await robot.play({ sheet, lane: 1 + (n % 2), acts: 60, everyMs: 50, seed: `${seed} ${n} ${minute}` });
      }
    }),
  );
  // what breaks is told where it is awaited
  tapping.catch(() => {});
  const finish = async () => {
    enough = true;
    await tapping;
    await Promise.all(robots.map((robot) => robot.settled(settleMs)));
  };
  return { robots, finish };
}

const acknowledged = (robots: readonly RobotTablet[]): Set<OpId> =>
  new Set(robots.flatMap(({ answers }) => [...answers.values()].flatMap((one) => (one.ok ? [one.id as OpId] : []))));

async function missing(world: World, ids: Set<OpId>): Promise<OpId[]> {
  const rows = await world.db.select({ id: schema.log.opId }).from(schema.log);
  const logged = new Set(rows.map(({ id }) => id));
  return [...ids].filter((id) => !logged.has(id));
}

const anyMoment = (random: Random, within: number) => pause(random.below(within + 1));

async function allArrived(world: World, program: Program, ground: Ground, robots: readonly RobotTablet[]) {
  expect((await Promise.all(robots.map((robot) => lossesOf(world, robot)))).flat()).toEqual([]);
  expect(await boardDifferences(world, program.url, ground)).toEqual([]);
}

describe("four referees tap and lose nothing", () => {
  test(`while the program is killed ${kills} times`, { timeout: 600_000 }, async () => {
    console.log(`kills by seed ${seed}`);
    const world = await testWorld(Date.now());
    ends.push(world.drop);
    const program = await startProgram({ DATABASE_URL: world.url });
    ends.push(() => program.end());
    const ground = await makeGround(world, "skipping-1min", { heats: 6, people: 2 });
    const { robots, finish } = await referees(world, program, ground);
    const random = seededRandom(seed);
    const from = performance.now();
    let restartsMs = 0;
    let inFlight = 0;
    for (let kill = 1; kill <= kills; kill += 1) {
      await anyMoment(random, 500);
      const told = acknowledged(robots);
      await program.stop("SIGKILL");
      if (robots.some((robot) => robot.unheard().length > 0)) inFlight += 1;
      expect(await missing(world, told), `acknowledged before kill ${kill}, and not in the log`).toEqual([]);
      const down = performance.now();
      await program.restart();
      restartsMs += performance.now() - down;
    }
    const seconds = Math.round((performance.now() - from) / 1000);
    await finish();
    await allArrived(world, program, ground, robots);
    const noted = robots.reduce((sum, robot) => sum + robot.noted.size, 0);
    console.log(
      `${kills} kills in ${seconds} s, a restart ${Math.round(restartsMs / kills)} ms; ${noted} acts, at ${inFlight} kills some were under way`,
    );
    expect(inFlight, "no kill met a tablet that was sending: this run shows little").toBeGreaterThan(kills / 4);
  });

  test("while the database's server and the program are killed together, with the settings we ship", {
    timeout: 300_000,
  }, async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), "fieldday-crash-"));
    ends.push(async () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 }));
    const embedded = await startEmbedded({ dataDir });
    ends.push(() => embedded.stop());
    const url = addressOf(embedded.connection);
    const program = await startProgram({ DATABASE_URL: url });
    ends.push(() => program.end());
    const sql = connectTo(url, { max: 4, onnotice: () => {} });
    ends.push(() => sql.end({ timeout: 1 }));
    const durable = await sql`select name, setting from pg_settings
      where name in ('fsync', 'synchronous_commit', 'full_page_writes') order by name`;
    expect(durable.map(({ name, setting }) => `${name} ${setting}`)).toEqual([
      "fsync on",
      "full_page_writes on",
      "synchronous_commit on",
    ]);
    const world = worldOf(drizzle(sql, { schema }), () => {});
    const ground = await makeGround(world, "skipping-1min", { heats: 6, people: 2 });
    const { robots, finish } = await referees(world, program, ground);
    const random = seededRandom(`${seed} database`);
    for (let crash = 1; crash <= 5; crash += 1) {
      await anyMoment(random, 1500);
      const told = acknowledged(robots);
      const server = runningServer(path.join(dataDir, "postgres"));
      if (server === null) throw new Error("no database server to kill");
      process.kill(server, "SIGKILL");
      await program.stop("SIGKILL");
      await embedded.revive();
      expect(await missing(world, told), `acknowledged before crash ${crash}, and not on the disk`).toEqual([]);
      await program.restart();
    }
    await finish();
    await allArrived(world, program, ground, robots);
  });
});
