import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { HeatId } from "#core/ids.ts";
import { findSheetsOfHeat } from "#db/sheets.ts";
import { keysOn, pageOn, rowsOf } from "../support/board-eyes.ts";
import { type BoardTime, boardTime } from "../support/board-time.ts";
import { startCable } from "../support/cable.ts";
import { markingTablet } from "../support/marking.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { onWorld } from "../support/on-world.ts";
import { makeRound, marksOf } from "../support/rounds.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";

// What a day does to a board that nobody looks after.

const minute = 60_000;
const hour = 60 * minute;

const { world, program, browser } = await onWorld();

/** A meet with a round behind it that fills three pages and a heat under way; `mark` sets the mark of one of its lanes. */
async function stage(over: { timeZone?: string } = {}) {
  const { meet } = await makeMeet(world, { name: "三八女职工运动会", ...over });
  const unit = await makeUnit(world, meet, { name: "第一车间" });
  const event = await makeEvent(world, meet, "skipping-1min", { name: "一分钟跳绳" });
  const people = [];
  for (let n = 1; n <= 27; n++)
    people.push(await makeEntrant(world, meet, unit, { name: `选手${n}`, events: [event] }));
  const closed = { state: "official", startedAt: new Date(Date.now() - hour), closedAt: new Date() } as const;
  const marks = marksOf(...people.slice(0, 24).map((_, index) => 200 - index));
  const { heats } = await makeRound(world, event, {
    heats: [{ people: people.slice(0, 24), ...closed, marks }, { people: people.slice(24) }],
  });
  const [sheet] = await findSheetsOfHeat(world.db, heats[1] as HeatId);
  const tablet = await markingTablet(world, program.url, meet.id);
  const mark = (lane: number, value: number) => tablet(sheet?.id ?? "", { kind: "set", lane, value });
  await tablet(sheet?.id ?? "", { kind: "start" });
  const handIn = async () => {
    for (const lane of [1, 2, 3]) await mark(lane, 100 + lane);
    await tablet(sheet?.id ?? "", { kind: "submit" });
  };
  return { slug: meet.slug, mark, handIn };
}

/** Somewhere it is so many o'clock now; the names of these zones have their signs the other way round. */
function zoneAt(wanted: number): string {
  const ahead = (24 + wanted - new Date().getUTCHours()) % 24;
  return ahead <= 12 ? `Etc/GMT-${ahead}` : `Etc/GMT+${24 - ahead}`;
}

const open = () => browser.newPage({ viewport: { width: 1920, height: 1080 }, locale: "zh-CN" });
const shows = (page: Page, text: string) =>
  expect.poll(() => page.textContent("main"), { timeout: 30_000 }).toContain(text);
const stripe = (page: Page) => page.locator("[role=status]").count();
/** marks the document, so that a reload is seen */
const sign = (page: Page) => page.evaluate(() => document.documentElement.setAttribute("data-signed", "yes"));
const isSigned = (page: Page) => page.evaluate(() => document.documentElement.dataset.signed === "yes");

/** Waits until the page has loaded itself again, its time going on in steps; a step that meets the reload breaks off. */
const reloads = (page: Page, time: BoardTime, stepMs: number) =>
  expect
    .poll(() =>
      time.run(stepMs).then(
        () => isSigned(page),
        () => true,
      ),
    )
    .toBe(false);

describe("a board that nobody looks after", () => {
  test("says as of when its data are once the server was killed, keeps its page, and follows again by itself", async () => {
    const { slug, mark } = await stage();
    const page = await open();
    const time = await boardTime(page);
    await page.goto(`${program.url}/board/${slug}`);
    await mark(1, 118);
    await shows(page, "118 次");
    await sign(page);
    await program.stop("SIGKILL");
    await time.run(20_000);
    await shows(page, "数据截至");
    await shows(page, "118 次");
    await program.restart();
    await mark(2, 131);
    await expect
      .poll(() => time.run(1000).then(() => page.textContent("main")), { timeout: 30_000 })
      .toContain("131 次");
    await expect.poll(() => stripe(page)).toBe(0);
    expect(await isSigned(page)).toBe(true);
    await page.close();
  });

  test("shows what it missed after a minute without network", async () => {
    const { slug, mark } = await stage();
    const cable = await startCable(program.port);
    const page = await open();
    const time = await boardTime(page);
    await page.goto(`${cable.url}/board/${slug}`);
    await mark(1, 118);
    await shows(page, "118 次");
    await sign(page);
    time.silent(true);
    cable.cut();
    await mark(2, 131);
    await time.run(minute);
    await shows(page, "数据截至");
    await shows(page, "118 次");
    expect(await page.textContent("main")).not.toContain("131 次");
    cable.mend();
    time.silent(false);
    await expect
      .poll(() => time.run(1000).then(() => page.textContent("main")), { timeout: 30_000 })
      .toContain("131 次");
    await expect.poll(() => stripe(page)).toBe(0);
    expect(await isSigned(page)).toBe(true);
    await page.close();
    await cable.close();
  });

  test.each([
    ["behind", -24 * hour],
    ["ahead", 24 * hour],
  ])(
    "shows the server's time where its own clock is a day %s, and the heat's clock runs by it",
    async (_why, wrong) => {
      const { slug, mark } = await stage();
      const page = await open();
      await page.clock.install({ time: Date.now() + wrong });
      await page.goto(`${program.url}/board/${slug}`);
      await mark(1, 118);
      await shows(page, "118 次");
      const told = await page.evaluate(async () =>
        (await fetch("/healthz", { cache: "no-store" })).headers.get("Date"),
      );
      const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
      const server = new Date(told ?? "").toLocaleTimeString("en-GB", { timeZone: "Asia/Shanghai" });
      const apart = Math.abs(minutes((await page.textContent("header time")) ?? "") - minutes(server));
      expect(Math.min(apart, 24 * 60 - apart)).toBeLessThanOrEqual(1);
      await expect.poll(() => page.textContent("header")).toMatch(/剩余0:5\d/);
      expect(await stripe(page)).toBe(0);
      await page.close();
    },
  );

  test("takes a new build at the end of a page, and only when the server is well", async () => {
    const { slug } = await stage();
    const page = await open();
    const time = await boardTime(page);
    let well = false;
    let asked = 0;
    await page.route("**/healthz", (route) => {
      asked++;
      return well ? route.continue() : route.fulfill({ status: 503 });
    });
    await page.goto(`${program.url}/board/${slug}?scene=standing`);
    await expect.poll(() => pageOn(page)).toBe("1/3");
    await time.followed();
    await sign(page);
    time.build("a newer one");
    await time.run(5000);
    expect(await pageOn(page)).toBe("1/3");
    expect(asked).toBe(0);
    // the page's time goes on by itself too: in small steps, so that a slow machine does not turn two pages in one
    await expect.poll(() => time.run(1000).then(() => asked), { timeout: 30_000 }).toBeGreaterThan(0);
    expect(await isSigned(page)).toBe(true);
    expect(await pageOn(page)).toBe("2/3");
    time.build(null);
    well = true;
    await reloads(page, time, 3000);
    await expect.poll(() => pageOn(page)).toMatch(/^\d\/3$/);
    await page.close();
  });

  test("loads itself anew at four in the morning", async () => {
    const { slug } = await stage({ timeZone: zoneAt(1) });
    const page = await open();
    const time = await boardTime(page);
    await page.goto(`${program.url}/board/${slug}?scene=standing`);
    await expect.poll(() => pageOn(page)).toBe("1/3");
    await sign(page);
    await time.run(20_000);
    expect(await isSigned(page)).toBe(true);
    await page.clock.fastForward(3 * hour);
    await reloads(page, time, 5000);
    await page.close();
  });

  test("runs eight hours: its pages turn, its memory stays, and it still follows", async () => {
    const { slug, handIn } = await stage({ timeZone: zoneAt(6) });
    const page = await open();
    const time = await boardTime(page);
    const wire = await page.context().newCDPSession(page);
    const weigh = async () => {
      // pages have more rows and fewer: the same one is weighed each time
      await expect.poll(() => time.run(1000).then(() => pageOn(page))).toBe("1/3");
      await wire.send("HeapProfiler.collectGarbage");
      const { usedSize } = await wire.send("Runtime.getHeapUsage");
      const { nodes } = await wire.send("Memory.getDOMCounters");
      return { usedSize, nodes };
    };
    await page.goto(`${program.url}/board/${slug}?scene=standing`);
    await expect.poll(() => pageOn(page)).toBe("1/3");
    await sign(page);
    const turned = new Set<string>();
    const hourOf = async () => {
      for (let gone = 0; gone < hour; gone += 4 * minute) {
        // as on a machine that has much else to do: timers come late, none is forgotten
        await page.clock.fastForward(235_000);
        await time.run(5000);
        if (gone % (12 * minute) === 0) turned.add((await keysOn(page)).join());
      }
    };
    await hourOf();
    const before = await weigh();
    for (let passed = 1; passed < 8; passed++) await hourOf();
    const after = await weigh();
    await handIn();
    await expect.poll(() => time.run(1000).then(() => rowsOf(page))).toBe(27);
    expect(turned.size).toBeGreaterThanOrEqual(3);
    expect(after.usedSize).toBeLessThan(before.usedSize * 1.1 + 500_000);
    expect(after.nodes).toBeLessThan(before.nodes * 1.2 + 200);
    expect(await isSigned(page)).toBe(true);
    expect(await stripe(page)).toBe(0);
    await page.close();
  });
});
