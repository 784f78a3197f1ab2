import type { CDPSession, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { HeatId } from "#core/ids.ts";
import { findSeat } from "#db/seats.ts";
import { findScoredHeat } from "#db/sheets.ts";
import { addSeat } from "#services/seats.ts";
import { seriousProblems } from "../support/axe.ts";
import { holdKey } from "../support/hold.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { onWorld } from "../support/on-world.ts";
import { makeRound } from "../support/rounds.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";

// A referee with two thumbs, a Wi-Fi that goes away and a server that is switched off, in a real browser.

const { world, program, browser } = await onWorld();
const broken: string[] = [];

const portrait = { width: 820, height: 1180 };

type Template = Parameters<typeof makeEvent>[2];

async function stage(template: Template, over: Parameters<typeof makeEvent>[3] = {}) {
  const { meet, author } = await makeMeet(world);
  const event = await makeEvent(world, meet, template, over);
  const unit = await makeUnit(world, meet, { name: "第一车间" });
  const people = [];
  for (const name of ["张伟", "王芳", "李娜"])
    people.push(await makeEntrant(world, meet, unit, { name, events: [event] }));
  const { heats } = await makeRound(world, event, { heats: [{ people }, { people: [] }] });
  const made = await addSeat(world, author, meet.id, {
    kind: "referee",
    name: "一号场地",
    event: event.id,
    slot: null,
  });
  const seat = made.ok && (await findSeat(world.db, made.value));
  const [heat] = heats;
  if (!seat || !heat) throw new Error("no seat, no heat");
  return { seat, heat };
}

async function tabletAt(path: string) {
  const context = await browser.newContext({ viewport: portrait, hasTouch: true, locale: "zh-CN" });
  const page = await context.newPage();
  page.on("pageerror", (error) => broken.push(error.message));
  await page.goto(`${program.url}${path}`);
  return { context, page };
}

const key = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, exact: typeof name === "string" }).first();
const zone = (page: Page, lane: number) =>
  page
    .locator("section[aria-label]")
    .nth(lane - 1)
    .getByRole("button")
    .nth(1);
const counted = (page: Page, lane: number) =>
  expect.poll(() => zone(page, lane).locator("> span").nth(1).textContent());
const pill = (page: Page) => page.locator("header [role=status]");
const sent = (page: Page) => pill(page).getByText("全部已上传").waitFor({ timeout: 40_000 });
const marksOf = async (heat: HeatId) => (await findScoredHeat(world.db, heat))?.heat.marks.map(({ value }) => value);
const stateOf = async (heat: HeatId) => (await findScoredHeat(world.db, heat))?.heat.state;

async function open(page: Page, start: string | RegExp) {
  await key(page, "打开记分").tap();
  await key(page, start).tap();
}

const hold = (page: Page, name: string) => holdKey(page, key(page, name));

type Point = { x: number; y: number };

/** Fingers that come down together and go up together. */
async function touch(fingers: CDPSession, points: Point[]) {
  const touchPoints = points.map((point, id) => ({ ...point, id }));
  await fingers.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
  await fingers.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

describe("the tally pad", () => {
  test("counts every touch of two fingers once, on the screen and on the server", async () => {
    const { seat, heat } = await stage("skipping-1min");
    const { page, context } = await tabletAt(`/s/${seat.token}`);
    await open(page, "开始 60 秒");
    const fingers = await context.newCDPSession(page);
    const [one, two] = await Promise.all([zone(page, 1).boundingBox(), zone(page, 2).boundingBox()]);
    if (!one || !two) throw new Error("no zones");
    for (let n = 0; n < 100; n += 1) {
      // a thumb wanders: never twice on the same spot within the bounce filter
      const x = 60 + (n % 5) * 50;
      await touch(fingers, [
        { x: one.x + x, y: one.y + 40 },
        { x: one.x + x, y: one.y + 110 },
        { x: two.x + x, y: two.y + 60 },
      ]);
    }
    await counted(page, 1).toBe("200");
    await counted(page, 2).toBe("100");
    await sent(page);
    expect(await marksOf(heat)).toEqual([200, 100, null]);
    await context.close();
  });

  test("takes a bounce of the glove for the one touch it is, and undoes one at a time", async () => {
    const { seat, heat } = await stage("skipping-1min");
    const { page, context } = await tabletAt(`/s/${seat.token}`);
    await open(page, "开始 60 秒");
    const fingers = await context.newCDPSession(page);
    const box = await zone(page, 1).boundingBox();
    if (!box) throw new Error("no zone");
    const at = { x: box.x + 100, y: box.y + 60 };
    for (let n = 0; n < 5; n += 1) {
      await touch(fingers, [at, { x: at.x + 5, y: at.y + 5 }]);
      await page.waitForTimeout(120);
    }
    await counted(page, 1).toBe("5");
    const keys = page.locator("section[aria-label]").nth(0).getByRole("button");
    await keys.nth(3).tap();
    await keys.nth(2).tap();
    await expect.poll(() => keys.nth(2).textContent()).toContain("1");
    await counted(page, 1).toBe("4");
    await sent(page);
    expect(await marksOf(heat)).toEqual([4, null, null]);
    await context.close();
  });

  test("goes on without Wi-Fi and without the server, and sends everything once both are back", {
    timeout: 120_000,
  }, async () => {
    const { seat, heat } = await stage("skipping-1min");
    const { page, context } = await tabletAt(`/s/${seat.token}`);
    await open(page, "开始 60 秒");
    await zone(page, 1).tap();
    // it shows once it is on the disk, and waits to be sent from then on
    await counted(page, 1).toBe("1");
    await sent(page);
    await context.setOffline(true);
    for (let n = 0; n < 12; n += 1) {
      await zone(page, 2).tap();
      await page.waitForTimeout(70);
    }
    await pill(page).getByText("离线 · 12 条已存本机待传").waitFor({ timeout: 30_000 });
    await key(page, "组次").tap();
    await key(page, "继续记分").tap();
    await program.stop("SIGKILL");
    await context.setOffline(false);
    await zone(page, 3).tap();
    await counted(page, 2).toBe("12");
    await program.restart();
    await sent(page);
    expect(await marksOf(heat)).toEqual([1, 12, 1]);
    await context.close();
  });

  test("comes back to the heat after a reload, with its clock and its counts", async () => {
    const { seat } = await stage("skipping-1min");
    const { page, context } = await tabletAt(`/s/${seat.token}`);
    await open(page, "开始 60 秒");
    await zone(page, 1).tap();
    await page.waitForTimeout(80);
    await zone(page, 1).tap();
    await counted(page, 1).toBe("2");
    await page.reload();
    await counted(page, 1).toBe("2");
    await expect.poll(() => page.getByRole("timer").textContent(), { timeout: 15_000 }).toMatch(/^0:5\d$/);
    await context.close();
  });
});

describe("the lanes pad", () => {
  test("scores a slow ride from start to receipt, and a second tablet sees it", async () => {
    const { seat, heat } = await stage("slow-cycling");
    const { page, context } = await tabletAt(`/s/${seat.token}`);
    const other = await tabletAt(`/s/${seat.token}`);
    await open(page, "发令");
    await key(other.page, "继续记分").tap({ timeout: 20_000 });
    expect(await key(other.page, "发令").isVisible()).toBe(false);
    const lane = (n: number) => page.locator("section[aria-label]").nth(n - 1);
    await lane(1).getByRole("button", { name: "到达" }).tap();
    await lane(2).getByRole("button", { name: "失败" }).tap();
    await key(page, "脚落地").tap();
    await page.waitForTimeout(300);
    await lane(3).getByRole("button", { name: "到达" }).tap();
    expect(await seriousProblems(page)).toEqual([]);
    await key(page, "结束并核对").tap();
    expect(await page.locator("tbody th").allInnerTexts()).toMatchObject(
      [/李娜/, /张伟/, /王芳/].map((name) => expect.stringMatching(name)),
    );
    expect(await seriousProblems(page)).toEqual([]);
    await hold(page, "按住 0.6 秒提交");
    await page.getByText("服务器已收").first().waitFor();
    expect(await stateOf(heat)).toBe("provisional");
    await other.page.getByText("记分表已锁定").waitFor({ timeout: 20_000 });
    await Promise.all([context.close(), other.context.close()]);
  });

  test("takes a start back only when it is held", async () => {
    const { seat, heat } = await stage("two-foot-jump");
    const { page, context } = await tabletAt(`/s/${seat.token}`);
    await open(page, "发令");
    await key(page, "按住撤销发令").tap();
    await page.waitForTimeout(300);
    expect(await key(page, "发令").isVisible()).toBe(false);
    await hold(page, "按住撤销发令");
    await key(page, "发令").waitFor();
    await sent(page);
    expect(await stateOf(heat)).toBe("scheduled");
    await context.close();
  });
});

describe("pairing", () => {
  test("by six digits, with words for a wrong code", async () => {
    const { seat } = await stage("skipping-1min");
    const { page, context } = await tabletAt("/pair");
    expect(await seriousProblems(page)).toEqual([]);
    for (const digit of "12345") await key(page, digit).tap();
    await key(page, "坐上席位").tap();
    await page.getByText("请输入六位数字").waitFor();
    expect(await page.getByRole("textbox").inputValue()).toBe("12345");
    for (let n = 0; n < 5; n += 1) await key(page, "删一位").tap();
    for (const digit of seat.code) await key(page, digit).tap();
    await key(page, "坐上席位").tap();
    await page.getByText("现在执裁").waitFor();
    expect(await seriousProblems(page)).toEqual([]);
    await context.close();
  });

  test("of nobody shows where to pair", async () => {
    const { page, context } = await tabletAt("/tablet");
    await page.getByText("这台平板不在任何席位上").waitFor();
    await context.close();
  });
});

test("no page broke on the way", () => {
  expect(broken).toEqual([]);
});
