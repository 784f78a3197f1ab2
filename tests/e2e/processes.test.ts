import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { afterAll, describe, expect, inject, test } from "vitest";
import type { Follower } from "#live/follow.ts";
import { type World, worldOf } from "#services/world.ts";
import { addressOf, connectTo } from "../../db/connect.server.ts";
import * as schema from "../../db/schema/index.ts";
import { startBalancer } from "../support/balancer.ts";
import { newFolder } from "../support/database-folder.ts";
import { startTcpServer } from "../support/database-tcp.ts";
import { startFaultProxy } from "../support/fault-proxy.ts";
import { type Ground, makeGround, sitDown } from "../support/ground.ts";
import { boardDifferences, lossesOf } from "../support/ledger.ts";
import { fetchSnapshot, follow, until } from "../support/live.ts";
import { startProgram } from "../support/program.ts";
import { hasRedis, startRedis } from "../support/redis-server.ts";
import { RobotTablet } from "../support/robot-tablet.ts";

// One meet, two processes: whichever dies, and whatever between them stops, no mark is lost and every board comes right by itself.

const ends: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const end of ends.reverse()) await end();
}, 60_000);

const settleMs = 120_000;

/** PostgreSQL, Redis where it is wanted, two processes, and one address before them. */
async function twoProcesses(withRedis: boolean) {
  const database = await startTcpServer(newFolder(path.join(inject("database").folder, "processes-")), {
    fsync: "off",
  });
  ends.push(database.stop);
  const redis = withRedis ? await startRedis() : null;
  if (redis) ends.push(redis.end);
  const over = { DATABASE_URL: addressOf(database.connection), REDIS_URL: redis?.url ?? "" };
  const programs = [await startProgram(over), await startProgram(over)] as const;
  for (const program of programs) ends.push(program.end);
  const balancer = await startBalancer(programs.map(({ port }) => port));
  ends.push(balancer.close);
  const sql = connectTo(over.DATABASE_URL, { max: 4, onnotice: () => {} });
  ends.push(() => sql.end({ timeout: 1 }));
  return { database, redis, programs, balancer, world: worldOf(drizzle(sql, { schema }), () => {}) };
}

/** Four tablets that tap without a pause, each a lane, until they are told that it is enough. */
async function referees(world: World, origin: string, ground: Ground) {
  const robots: RobotTablet[] = [];
  for (let n = 0; n < 4; n += 1) {
    const { device, cookie } = await sitDown(world, ground);
    const line = await startFaultProxy({ to: origin, seed: `${n}`, oneIn: 0, delayMs: 0, cookie });
    const robot = await RobotTablet.start({ origin: line.origin, speed: 10, device });
    ends.push(async () => {
      await robot.stop();
      await line.close();
    });
    robots.push(robot);
  }
  let enough = false;
  const tapping = Promise.all(
    robots.map(async (robot, n) => {
      for (let minute = 0; !enough; minute += 1) {
        const sheet = ground.heats[(2 * minute + (n >> 1)) % ground.heats.length]?.sheets[0]?.id;
        if (!sheet) throw new Error("no sheet");
        await robot.play({ sheet, lane: 1 + (n % 2), acts: 40, everyMs: 50, seed: `${n} ${minute}` });
      }
    }),
  );
  tapping.catch(() => {});
  const acknowledged = () => robots.reduce((sum, { answers }) => sum + answers.size, 0);
  return {
    robots,
    /** resolves once so many more acts were acknowledged: the meet goes on */
    async goesOn(acts: number) {
      const before = acknowledged();
      await until(() => acknowledged() >= before + acts, settleMs);
    },
    async finish() {
      enough = true;
      await tapping;
      await Promise.all(robots.map((robot) => robot.settled(settleMs)));
    },
  };
}

const rowsOf = ({ rows }: { rows: Iterable<{ key: string }> }) =>
  JSON.stringify([...rows].sort((a, b) => (a.key < b.key ? -1 : 1)));

/** Waits until every viewer holds exactly what the database says, and tells how long that took. */
async function converge(viewers: readonly Follower[], origin: string, slug: string): Promise<number> {
  const from = performance.now();
  for (;;) {
    const snapshot = await fetchSnapshot(origin, slug).catch(() => null);
    const same = (viewer: Follower) =>
      snapshot !== null &&
      viewer.read().version === snapshot.version &&
      rowsOf({ rows: viewer.read().rows.values() }) === rowsOf(snapshot);
    if (viewers.every(same)) return performance.now() - from;
    if (performance.now() - from > settleMs) throw new Error("boards show something else than the database holds");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Waits until every viewer holds at least what the database holds now, and tells how long that took after `what`. */
async function caughtUp(what: string, viewers: readonly Follower[], world: World): Promise<void> {
  const from = performance.now();
  const [row] = await world.db.select().from(schema.room);
  const version = row?.version ?? 0;
  await until(() => viewers.every((viewer) => viewer.read().version >= version), settleMs);
  console.log(`${what}: every board has what was committed after ${Math.round(performance.now() - from)} ms`);
}

describe.each([
  { between: "Redis", withRedis: true, here: hasRedis },
  { between: "PostgreSQL's NOTIFY", withRedis: false, here: true },
])("two processes on one PostgreSQL with $between between them", ({ withRedis, here }) => {
  test.runIf(here)(
    "lose no mark and no viewer while each of them, and what they stand on, is stopped",
    {
      timeout: 300_000,
    },
    async () => {
      const { database, redis, programs, balancer, world } = await twoProcesses(withRedis);
      const [one, other] = programs;
      const ground = await makeGround(world, "skipping-1min", { heats: 4, people: 2 });
      const viewers: Follower[] = [];
      for (const origin of [...Array(6).fill(balancer.url), one.url, other.url])
        viewers.push(await follow(origin, ground.meet.slug));
      ends.push(async () => {
        for (const viewer of viewers) viewer.stop();
      });
      const { robots, goesOn, finish } = await referees(world, balancer.url, ground);
      await goesOn(40);
      for (const [port, taken] of balancer.taken) expect(taken, `connections to ${port}`).toBeGreaterThan(0);

      await one.stop("SIGKILL");
      await goesOn(40);
      await caughtUp("one process killed", viewers.slice(0, 6), world);
      await one.restart();
      await other.stop("SIGKILL");
      await goesOn(40);
      await other.restart();
      await goesOn(20);
      await caughtUp("both killed in turn", viewers, world);

      if (redis) {
        await redis.kill();
        await goesOn(40);
        await caughtUp("Redis away", viewers, world);
        await redis.start();
        await goesOn(20);
        await caughtUp("Redis back", viewers, world);
      }
      await database.stop();
      await database.start();
      await goesOn(40);
      await caughtUp("PostgreSQL restarted", viewers, world);

      await finish();
      const ms = await converge(viewers, balancer.url, ground.meet.slug);
      console.log(`boards equal the database ${Math.round(ms)} ms after the last mark was answered`);
      expect((await Promise.all(robots.map((robot) => lossesOf(world, robot)))).flat()).toEqual([]);
      for (const { url } of programs) expect(await boardDifferences(world, url, ground)).toEqual([]);
    },
  );
});
