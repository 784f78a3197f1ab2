import type { Page } from "playwright-core";
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

// Matches, pulls, judges and counters under a referee's fingers, in a real browser against the real program.

const { world, program, browser } = await onWorld();
const broken: string[] = [];

const portrait = { width: 820, height: 1180 };
const phone = { width: 390, height: 844 };

type Template = Parameters<typeof makeEvent>[2];

/** An event whose first heat has these people, with a seat for each judge, or one for all. */
async function stage(template: Template, names: string[], judges = 0, over: Parameters<typeof makeEvent>[3] = {}) {
  const { meet, author } = await makeMeet(world);
  const event = await makeEvent(world, meet, template, over);
  const unit = await makeUnit(world, meet, { name: "第一车间" });
  const people = [];
  for (const name of names) people.push(await makeEntrant(world, meet, unit, { name, events: [event] }));
  const { heats } = await makeRound(world, event, { heats: [{ people }] });
  const [heat] = heats;
  if (!heat) throw new Error("no heat");
  const tokens: string[] = [];
  for (const judge of judges === 0 ? [null] : Array.from({ length: judges }, (_, index) => index + 1)) {
    const wish = { kind: "referee" as const, name: `席位 ${judge ?? 1}`, event: event.id, slot: null, judge };
    const made = await addSeat(world, author, meet.id, wish);
    const seat = made.ok && (await findSeat(world.db, made.value));
    if (!seat) throw new Error("no seat");
    tokens.push(seat.token);
  }
  return { heat, tokens };
}

async function tabletAt(token: string | undefined, viewport = portrait, first?: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ viewport, hasTouch: true, locale: "zh-CN" });
  const page = await context.newPage();
  page.on("pageerror", (error) => broken.push(error.message));
  await first?.(page);
  await page.goto(`${program.url}/s/${token}`);
  return { context, page };
}

const key = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, exact: typeof name === "string" }).first();
const half = (page: Page, name: string) =>
  page.getByRole("region", { name }).locator("button:has(> span + span + span)").last();
const score = (page: Page, name: string) => expect.poll(() => half(page, name).locator("> span").first().textContent());
const sent = (page: Page) => page.locator("header [role=status]").getByText("全部已上传").waitFor({ timeout: 40_000 });
const marksOf = async (heat: HeatId) =>
  (await findScoredHeat(world.db, heat))?.heat.marks.map(({ outcome, value }) =>
    outcome === "valid" ? value : outcome,
  );
const stateOf = async (heat: HeatId) => (await findScoredHeat(world.db, heat))?.heat.state;

/** Touches by turns of two fingers: so soon a second one at the same place would be the first again. */
async function touch(page: Page, name: string, times: number) {
  for (let n = 0; n < times; n += 1) await half(page, name).tap({ position: { x: n % 2 === 0 ? 20 : 60, y: 30 } });
}

async function press(page: Page, name: string) {
  await key(page, name).tap();
  await page.waitForTimeout(70);
}

const hold = (page: Page, name: string | RegExp) => holdKey(page, key(page, name));

async function submit(page: Page) {
  await key(page, "结束并核对").tap();
  await hold(page, "按住 0.6 秒提交");
  await page.locator("p[role=status]", { hasText: "服务器已收" }).waitFor({ timeout: 40_000 });
}

/** Keys of the heat's screen that are too small to be hit with a glove, or lie outside the screen. */
const smallKeys = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("main button, footer button, dialog button, [role=dialog] button")]
      .map((one) => ({
        name: one.textContent ?? "",
        box: one.getBoundingClientRect(),
        main: one.closest("footer") !== null,
      }))
      .filter(({ box, main }) => {
        const least = main ? 96 : 64;
        return box.width < 64 || box.height < least - 0.5 || box.left < -0.5 || box.right > innerWidth + 0.5;
      })
      .map(({ name, box }) => `${name} ${Math.round(box.width)}×${Math.round(box.height)} at ${Math.round(box.left)}`),
  );

async function looksRight(page: Page, shot: string) {
  for (const viewport of [portrait, phone, { width: 1180, height: 820 }]) {
    await page.setViewportSize(viewport);
    const folder = process.env.FIELDDAY_SHOTS;
    if (folder) await page.screenshot({ path: `${folder}/${shot}-${viewport.width}.png` });
    expect([shot, viewport.width, await smallKeys(page)]).toEqual([shot, viewport.width, []]);
    expect([shot, viewport.width, await seriousProblems(page)]).toEqual([shot, viewport.width, []]);
  }
  await page.setViewportSize(portrait);
}

describe("the pulls pad", () => {
  test("best of three with a caution, a pull without a winner and one taken back", async () => {
    const { heat, tokens } = await stage("tug-of-war", ["一车间队", "二车间队"]);
    const { page, context } = await tabletAt(tokens[0]);
    await key(page, /打开记分|继续记分/).tap();
    await half(page, "一车间队").tap();
    await score(page, "一车间队").toBe("1");
    await page.getByText("换边：左 二车间队，右 一车间队").waitFor();
    await page.getByRole("region", { name: "二车间队" }).getByText("警告 0 / 3").tap();
    await page.getByText("警告 1 / 3").waitFor();
    await half(page, "一车间队").tap();
    await page.getByText("比赛结束").waitFor();
    await key(page, "撤销：一车间队 胜").tap();
    await score(page, "一车间队").toBe("1");
    await key(page, "无胜负，重拉").tap();
    await page.getByText("上一局无胜负，重拉").waitFor();
    await looksRight(page, "pulls");
    await half(page, "二车间队").tap();
    await score(page, "二车间队").toBe("1");
    expect(await key(page, "胜负未定").isDisabled()).toBe(true);
    await half(page, "一车间队").tap();
    await submit(page);
    expect(await marksOf(heat)).toEqual([2, 1]);
    expect(await stateOf(heat)).toBe("provisional");
    await page.getByText("2 局").first().waitFor();
    await context.close();
  });

  test("nobody on the other side: a bye is submitted as it is", async () => {
    const { heat, tokens } = await stage("tug-of-war", ["一车间队"]);
    const { page, context } = await tabletAt(tokens[0], phone);
    await key(page, /打开记分|继续记分/).tap();
    await page.getByText("轮空晋级").waitFor();
    expect(await seriousProblems(page)).toEqual([]);
    await submit(page);
    expect(await marksOf(heat)).toEqual([2]);
    await context.close();
  });
});

describe("the match pad", () => {
  test("table tennis 11:9 8:11 12:10, with an undone point and a reload in mid-game", async () => {
    const { heat, tokens } = await stage("table-tennis", ["张伟", "王芳"]);
    const { page, context } = await tabletAt(tokens[0]);
    await key(page, /打开记分|继续记分/).tap();
    await touch(page, "张伟", 3);
    await touch(page, "王芳", 1);
    await score(page, "张伟").toBe("3");
    await key(page, "撤销：王芳 +1").tap();
    await score(page, "王芳").toBe("0");
    await looksRight(page, "match");
    await touch(page, "王芳", 9);
    await touch(page, "张伟", 7);
    await page.reload();
    await score(page, "张伟").toBe("10");
    await score(page, "王芳").toBe("9");
    await touch(page, "张伟", 1);
    await key(page, "11:9 张伟 胜，结束本局").tap();
    await page.getByText("换边：左 王芳，右 张伟").waitFor();
    await score(page, "张伟").toBe("0");

    await key(page, "撤销：第1局").tap();
    await score(page, "张伟").toBe("11");
    await key(page, "11:9 张伟 胜，结束本局").tap();

    // the second one nobody counted: its points are typed
    await key(page, "直接记一局").tap();
    await looksRight(page, "match-typed");
    for (const digit of ["1", "1"]) await press(page, digit);
    await page.getByRole("dialog").getByRole("button", { name: "张伟" }).first().tap();
    await key(page, "8").tap();
    await key(page, "用这个数").tap();
    await page.getByText("第3局").first().waitFor();

    await touch(page, "王芳", 10);
    await touch(page, "张伟", 10);
    expect(await key(page, "胜负未定").isDisabled()).toBe(true);
    await touch(page, "张伟", 2);
    await key(page, /12 张伟 胜|12:10 张伟 胜/).tap();
    await sent(page);
    const found = await findScoredHeat(world.db, heat);
    expect(found?.heat.marks.map(({ points }) => points)).toEqual([
      [11, 8, 12],
      [9, 11, 10],
    ]);
    await submit(page);
    await page.getByText("2 局（11 8 12）").waitFor();
    expect(await marksOf(heat)).toEqual([2, 1]);
    await context.close();
  }, 120_000);

  test("a walkover is a status of whoever did not come", async () => {
    const { heat, tokens } = await stage("badminton", ["张伟", "王芳"]);
    const { page, context } = await tabletAt(tokens[0], phone);
    await key(page, /打开记分|继续记分/).tap();
    await key(page, /^王芳 .*更多/).tap();
    await key(page, "未出场").tap();
    await half(page, "张伟").getByText("胜", { exact: true }).waitFor();
    await submit(page);
    expect(await marksOf(heat)).toEqual([2, "DNS"]);
    await context.close();
  });

  test("basketball: a touch of three points is three, undone at once; time ends it", async () => {
    const { heat, tokens } = await stage("basketball", ["红队", "蓝队"]);
    const { page, context } = await tabletAt(tokens[0]);
    await key(page, /打开记分|继续记分/).tap();
    await page.getByRole("region", { name: "红队" }).getByText("+3").tap();
    await score(page, "红队").toBe("3");
    await page.getByRole("region", { name: "蓝队" }).getByText("+2").tap();
    await score(page, "蓝队").toBe("2");
    await page.getByRole("region", { name: "红队" }).getByText("+3").tap();
    await score(page, "红队").toBe("6");
    await key(page, "撤销：红队 +3").tap();
    await score(page, "红队").toBe("3");
    await looksRight(page, "basketball");
    await hold(page, "按住：比赛结束 3:2");
    await submit(page);
    expect(await marksOf(heat)).toEqual([3, 2]);
    await context.close();
  });
});

/** An event of the edition without modules. */
const before = { ruleset: "judged@1", plan: { judged: undefined } };

describe("the judges' pad", () => {
  test("three judges with criteria: nobody sees another's, the mark appears with the last one", async () => {
    const criteria = (
      [
        ["content", 400],
        ["delivery", 300],
        ["bearing", 300],
      ] as const
    ).map(([name, most]) => ({
      ...{ key: name, name, most, step: 5 },
    }));
    const options = { digits: 1, judges: 3, panel: { drop: 1, most: 1000 }, criteria };
    const { heat, tokens } = await stage("speech", ["张伟", "王芳"], 3, { ...before, options });
    const tablets = [];
    for (const token of tokens) tablets.push(await tabletAt(token));
    const give = async (page: Page, ...lines: string[]) => {
      for (const line of lines) {
        for (const sign of line) await press(page, sign);
        await press(page, "用这个数");
      }
    };
    const marks: Record<number, string[][]> = {
      0: [
        ["38", "28", "27.5"],
        ["35", "25", "25"],
      ],
      1: [
        ["36", "27", "27"],
        ["39", "29", "29"],
      ],
      2: [
        ["30", "20", "20"],
        ["36", "26", "26"],
      ],
    };
    for (const [index, { page }] of tablets.entries()) {
      await key(page, /打开记分|继续记分/).tap();
      await page.getByText(`裁判 ${index + 1}（共 3 人）`).waitFor();
      if (index === 0) {
        await give(page, "41");
        await page.getByRole("alert").getByText("不能超过 40 分").waitFor();
        for (let n = 0; n < 2; n += 1) await press(page, "删一位");
        await give(page, "38.2");
        await page.getByText("只能是 0.5 分的整数倍").waitFor();
        await looksRight(page, "judges");
        for (let n = 0; n < 4; n += 1) await press(page, "删一位");
      }
      for (const lines of marks[index] ?? []) await give(page, ...lines);
      await page.getByText("全部评完").waitFor();
      if (index > 0) expect(await page.getByText("93.5 分").count()).toBe(0);
      await submit(page);
      if (index < 2) expect(await stateOf(heat)).toBe("running");
    }
    expect(await stateOf(heat)).toBe("provisional");
    expect(await marksOf(heat)).toEqual([900, 880]);
    for (const { context } of tablets) await context.close();
  }, 120_000);
});

describe("a tablet that may fill in every judge's sheet", () => {
  test("has one judge's in hand at a time, with the keys on the left for a left hand", async () => {
    const { heat, tokens } = await stage("choir", ["职工合唱团"], 0, { ...before, options: { judges: 2 } });
    const { page, context } = await tabletAt(tokens[0]);
    await page.evaluate(() => localStorage.setItem("fieldday-hand", "left"));
    await page.reload();
    for (const [index, mark] of ["9.2", "9.4"].entries()) {
      if (index === 0) await key(page, /打开记分|继续记分/).tap();
      await page.getByText(`裁判 ${index + 1}（共 2 人）`).waitFor();
      for (const sign of mark) await press(page, sign);
      if (index === 0) await looksRight(page, "judge-left");
      await press(page, "用这个数");
      await key(page, "结束并核对").tap();
      await hold(page, "按住 0.6 秒提交");
    }
    await page.locator("p[role=status]", { hasText: "服务器已收" }).waitFor({ timeout: 40_000 });
    expect(await marksOf(heat)).toEqual([930]);
    await context.close();
  });
});

describe("the counters' pad", () => {
  test("two counters on one skipper: each the own sheet, one mark of both", async () => {
    const { heat, tokens } = await stage("speed-30s", ["张伟"], 2, {
      options: { judges: 2, durationMs: 8000 },
    });
    const tablets = [];
    for (const token of tokens) tablets.push(await tabletAt(token, portrait, (page) => page.clock.install()));
    const [one, two] = tablets.map(({ page }) => page);
    if (!one || !two) throw new Error("no tablets");
    for (const [index, page] of [one, two].entries()) {
      await key(page, "打开记分").tap();
      await page.getByText(`裁判 ${index + 1}（共 2 人）`).waitFor();
    }
    await looksRight(one, "counters");
    await key(one, "开始 8 秒").tap();
    // the other counter's clock runs with it
    await two.getByText("点这里 +1").waitFor();
    await Promise.all([touch(one, "1 张伟", 10), touch(two, "1 张伟", 11)]);
    for (const page of [one, two]) await page.clock.fastForward(8000);
    for (const page of [one, two]) {
      await page.getByText("时间到").first().waitFor();
      await submit(page);
      expect(await stateOf(heat)).toBe(page === one ? "running" : "provisional");
    }
    expect(await marksOf(heat)).toEqual([1050]);
    for (const { context } of tablets) await context.close();
  });
});

test("no page broke", () => expect(broken).toEqual([]));
