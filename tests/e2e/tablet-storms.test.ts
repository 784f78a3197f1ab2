import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findScoredHeat } from "#db/sheets.ts";
import { Fingers, inRhythm, type Point } from "../support/fingers.ts";
import { type Ground, makeGround } from "../support/ground.ts";
import { onWorld } from "../support/on-world.ts";

// Fast thumbs on a slow tablet: as many touches on the screen and on the server as the fingers made.

const taps = 200;
const slower = 6;
/** twenty touches a second: more than anybody's thumbs do */
const everyMs = 50;

const { world, program, browser } = await onWorld();
const broken: string[] = [];

const zone = (page: Page, lane: number) =>
  page
    .locator("section[aria-label]")
    .nth(lane - 1)
    .getByRole("button")
    .nth(1);
const shown = (page: Page, lane: number) => zone(page, lane).locator("> span").nth(1).textContent();

async function counting(): Promise<{ ground: Ground; page: Page; fingers: Fingers }> {
  const ground = await makeGround(world, "skipping-1min", { heats: 1, people: 3 });
  const context = await browser.newContext({ viewport: { width: 820, height: 1180 }, hasTouch: true, locale: "zh-CN" });
  const page = await context.newPage();
  page.on("pageerror", (error) => broken.push(error.message));
  await page.goto(`${program.url}/s/${ground.token}`);
  await page.getByRole("button", { name: "打开记分" }).first().tap();
  await page.getByRole("button", { name: "开始 60 秒" }).first().tap();
  const fingers = await Fingers.on(context, page);
  await fingers.slowDown(slower);
  return { ground, page, fingers };
}

/** Where a thumb comes down the n-th time: never twice in one spot, as that would be the bounce of a glove. */
async function spots(page: Page, lane: number): Promise<(n: number, row: number) => Point> {
  const box = await zone(page, lane).boundingBox();
  if (!box) throw new Error(`lane ${lane} has no zone`);
  return (n, row) => ({ x: box.x + 60 + (n % 5) * 50, y: box.y + 40 + row * 60 });
}

async function arrived(page: Page, { heats }: Ground, counts: (number | null)[]): Promise<void> {
  for (const [index, count] of counts.entries())
    await expect
      .poll(() => shown(page, index + 1), { timeout: 30_000, message: `lane ${index + 1} on the screen` })
      .toBe(`${count ?? 0}`);
  const [heat] = heats;
  if (!heat) throw new Error("no heat");
  const logged = async () => (await findScoredHeat(world.db, heat.id))?.heat.marks.map(({ value }) => value);
  await expect.poll(logged, { timeout: 30_000, message: "on the server" }).toEqual(counts);
}

describe(`${taps} touches on a tablet ${slower} times slower`, () => {
  test("of one finger all count", async () => {
    const { ground, page, fingers } = await counting();
    const at = await spots(page, 1);
    await inRhythm(taps, everyMs, (n) => fingers.tap([at(n, 0)]));
    await arrived(page, ground, [taps, null, null]);
    await page.context().close();
  }, 120_000);

  test("of two fingers at once all count, also on two lanes", async () => {
    const { ground, page, fingers } = await counting();
    const [one, two] = [await spots(page, 1), await spots(page, 2)];
    await inRhythm(taps / 2, 2 * everyMs, (n) => fingers.tap([one(n, 0), n % 2 === 0 ? one(n, 1) : two(n, 1)]));
    await arrived(page, ground, [(taps * 3) / 4, taps / 4, null]);
    await page.context().close();
  }, 120_000);

  test("of two thumbs in turns, one down before the other is up, all count", async () => {
    const { ground, page, fingers } = await counting();
    const at = await spots(page, 2);
    await inRhythm(taps / 2, 2 * everyMs, (n) => fingers.roll([at(n, 0), at(n, 1)]));
    await arrived(page, ground, [null, taps, null]);
    await page.context().close();
  }, 120_000);
});

test("no page broke on the way", () => {
  expect(broken).toEqual([]);
});
