import { afterAll, beforeAll, expect, test } from "vitest";
import { type FaultProxy, startFaultProxy } from "../support/fault-proxy.ts";
import { makeGround, sitDown } from "../support/ground.ts";
import { boardDifferences, lossesOf, sendOps } from "../support/ledger.ts";
import { type Program, startProgram } from "../support/program.ts";
import { RobotTablet } from "../support/robot-tablet.ts";
import { type TestWorld, testWorld } from "../support/world.ts";

// Four referees tap 2,000 times over a Wi-Fi that loses, delays, repeats and overtakes, and cuts before and after.

/** FAULT_SEED plays a run again, as far as two machines take turns alike */
const seed = process.env.FAULT_SEED ?? `${Date.now()}`;
/** the tablets' clocks: their patience of 5 and 8 s and their pauses of 1 to 15 s pass ten times as fast, as the delays do */
const speed = 10;
const longestDelayMs = 10_000;
const acts = 500;

let world: TestWorld;
let program: Program;
const robots: RobotTablet[] = [];
const proxies: FaultProxy[] = [];

beforeAll(async () => {
  world = await testWorld(Date.now());
  program = await startProgram({ DATABASE_URL: world.url });
}, 180_000);
afterAll(async () => {
  await Promise.all(robots.map((robot) => robot.stop()));
  await Promise.all(proxies.map((proxy) => proxy.close()));
  await program?.end();
  await world?.drop();
});

test("2,000 acts of four tablets arrive once each and in order, whatever the Wi-Fi does to them", {
  timeout: 240_000,
}, async () => {
  console.log(`faults by seed ${seed}`);
  const ground = await makeGround(world, "skipping-1min", { heats: 2, people: 2 });
  const tablets = [];
  for (let n = 0; n < 4; n += 1) {
    const tablet = await sitDown(world, ground);
    tablets.push(tablet);
    const wish = { seed: `${seed} ${n}`, oneIn: 3, delayMs: longestDelayMs / speed, cookie: tablet.cookie };
    const proxy = await startFaultProxy({ to: program.url, ...wish });
    proxies.push(proxy);
    robots.push(await RobotTablet.start({ origin: proxy.origin, speed, device: tablet.device }));
  }
  const from = performance.now();
  await Promise.all(
    robots.map((robot, n) => {
      const sheet = ground.heats[n >> 1]?.sheets[0]?.id;
      if (!sheet) throw new Error("no sheet");
      return robot.play({ sheet, lane: 1 + (n % 2), acts, everyMs: 12, seed: `${seed} acts ${n}` });
    }),
  );
  await Promise.all(robots.map((robot) => robot.settled(120_000)));
  const seconds = Math.round((performance.now() - from) / 1000);

  expect((await Promise.all(robots.map((robot) => lossesOf(world, robot)))).flat()).toEqual([]);
  expect(robots.map(({ noted }) => noted.size)).toEqual([acts, acts, acts, acts]);
  for (const [n, robot] of robots.entries()) {
    const tablet = tablets[n];
    if (!tablet) throw new Error("no tablet");
    const again = await sendOps(program.url, tablet, [...robot.noted.values()].reverse());
    expect(again.reverse()).toEqual([...robot.noted.keys()].map((id) => robot.answers.get(id)));
  }
  expect((await Promise.all(robots.map((robot) => lossesOf(world, robot)))).flat()).toEqual([]);
  expect(await boardDifferences(world, program.url, ground)).toEqual([]);

  const done = Object.entries(sum(proxies.map((proxy) => proxy.done)));
  console.log(`${seconds} s; ${done.map(([fault, times]) => `${fault} ${times}`).join(", ")}`);
  for (const [fault, times] of done) expect(times, `${fault} never happened: this run shows little`).toBeGreaterThan(0);
});

function sum(counts: readonly Record<string, number>[]): Record<string, number> {
  const all: Record<string, number> = {};
  for (const one of counts) for (const [name, times] of Object.entries(one)) all[name] = (all[name] ?? 0) + times;
  return all;
}
