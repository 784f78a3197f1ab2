import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findSheetsOfHeat } from "#db/sheets.ts";
import { sceneKinds } from "#ui/board/scenes.ts";
import { seriousProblems } from "../support/axe.ts";
import { markingTablet } from "../support/marking.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { onWorld } from "../support/on-world.ts";
import { type HeatToMake, makeRound, marksOf } from "../support/rounds.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";

const { world, program, browser } = await onWorld();

const fourteen = "古丽米热阿卜杜热合曼阿依古丽"; // 14 signs

async function stage(
  count: number,
  heatsOf: (people: { id: never }[]) => HeatToMake[],
  name = (n: number) => `选手${n}`,
) {
  const { meet } = await makeMeet(world, { name: "三八女职工运动会" });
  const unit = await makeUnit(world, meet, { name: "第一车间" });
  const event = await makeEvent(world, meet, "skipping-1min", { name: "一分钟跳绳" });
  const people = [];
  for (let n = 0; n < count; n++) people.push(await makeEntrant(world, meet, unit, { name: name(n), events: [event] }));
  const made = await makeRound(world, event, { heats: heatsOf(people as never) });
  return { meet, event, heats: made.heats };
}

async function board(path: string, width = 1920, height = 1080): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height }, locale: "zh-CN" });
  await page.goto(program.url + path);
  await page.waitForSelector("main");
  return page;
}

/** Names whose letters lie outside their box or their row. */
const clipped = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("[data-key]")].flatMap((row) => {
      const frame = row.getBoundingClientRect();
      return [...row.querySelectorAll<HTMLElement>("span")]
        .filter(
          (one) => one.childElementCount === 0 && getComputedStyle(one).display !== "none" && one.textContent?.trim(),
        )
        .filter((one) => {
          const box = one.getBoundingClientRect();
          const tooWide = one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0;
          return tooWide || box.top < frame.top - 1 || box.bottom > frame.bottom + 1 || box.right > frame.right + 1;
        })
        .map((one) => one.textContent ?? "");
    }),
  );

describe("the board", () => {
  test.each([
    [1920, 1080],
    [1280, 720],
    [1024, 768],
    [1080, 1920],
  ])("clips no name of fourteen signs at %i×%i, in any scene", async (width, height) => {
    const closed = { startedAt: new Date(Date.now() - 200_000), closedAt: new Date(Date.now() - 120_000) };
    const name = (n: number) => `${fourteen.slice(0, 12)}${String(n).padStart(2, "0")}`;
    const { meet } = await stage(
      12,
      (people) => [
        {
          people: people.slice(0, 5),
          state: "official",
          ...closed,
          marks: marksOf(118, 99, { outcome: "failed", faults: ["false-start"] }, { outcome: "DNS" }, 90),
        },
        { people: people.slice(5, 10), state: "running", startedAt: new Date(), marks: marksOf(10, 11, 12, 13, 14) },
        { people: people.slice(10) },
      ],
      name,
    );
    for (const scene of ["running", "result", "start", "standing"]) {
      const page = await board(`/board/${meet.slug}?scene=${scene}`, width, height);
      await page.waitForSelector("[data-key]");
      expect(await page.locator("[data-key]").count()).toBeGreaterThan(1);
      expect(await clipped(page), scene).toEqual([]);
      const foot = await page.locator("footer").boundingBox();
      expect(Math.round((foot?.y ?? 0) + (foot?.height ?? 0))).toBe(height);
      await page.close();
    }
  });

  test("has no blank page where the rows fill the last one exactly", async () => {
    const closed = { startedAt: new Date(Date.now() - 200_000), closedAt: new Date(Date.now() - 120_000) };
    const counts = Array.from({ length: 17 }, (_, i) => 100 + i);
    const { meet } = await stage(17, (people) => [{ people, state: "official", ...closed, marks: marksOf(...counts) }]);
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, locale: "zh-CN" });
    await page.clock.install();
    await page.goto(`${program.url}/board/${meet.slug}?scene=standing`);
    const rows = page.locator("[data-key]");
    await page.waitForSelector("text=1/2 页");
    const first = await rows.allTextContents();
    await page.clock.runFor(13_000);
    await page.waitForSelector("text=2/2 页");
    const second = await rows.allTextContents();
    expect([first.length, second.length]).toEqual([10, 10]);
    expect(second.slice(0, 3)).toEqual(first.slice(0, 3));
    expect(new Set([...first, ...second]).size).toBe(17);
    await page.clock.runFor(13_000);
    await page.waitForSelector("text=1/2 页");
    await page.close();
  });

  test("says in words that nothing is published yet, with the way to the phone page", async () => {
    const { meet } = await makeMeet(world, { name: "秋季运动会" });
    const page = await board(`/board/${meet.slug}`);
    await page.waitForSelector("text=比赛即将开始");
    expect(await page.getAttribute("img", "alt")).toContain(`/m/${meet.slug}`);
    await page.close();
  });
});

describe("for everybody", () => {
  test.each(["zh-CN", "zh-TW", "en-GB"])(
    "board and phone have no serious fault in axe's eyes, in %s",
    async (locale) => {
      const closed = { startedAt: new Date(Date.now() - 200_000), closedAt: new Date(Date.now() - 120_000) };
      const { meet, event } = await stage(5, (people) => [
        { people: people.slice(0, 3), state: "official", ...closed, marks: marksOf(118, 99, { outcome: "DNS" }) },
        { people: people.slice(3) },
      ]);
      const scenes = [...sceneKinds, "test"].map((scene) => `/board/${meet.slug}?scene=${scene}`);
      const page = await browser.newPage({ locale });
      for (const path of [
        ...scenes,
        `/board/${meet.slug}?scene=standing&theme=light`,
        `/m/${meet.slug}`,
        `/m/${meet.slug}/events/${event.id}`,
      ]) {
        await page.goto(program.url + path);
        await page.waitForSelector("main");
        expect(await seriousProblems(page), path).toEqual([]);
      }
      await page.close();
    },
  );
});

describe("the phone page", () => {
  test("works without JavaScript: one choice pins the own unit", async () => {
    const { meet } = await stage(3, (people) => [
      { people, state: "provisional", marks: marksOf(118, 99, { outcome: "DNS" }) },
    ]);
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      javaScriptEnabled: false,
      locale: "zh-CN",
    });
    const page = await context.newPage();
    await page.goto(`${program.url}/m/${meet.slug}`);
    await page.selectOption("#unit", { label: "第一车间" });
    await page.click("form button:has-text('确定')");
    expect(await page.textContent("[aria-labelledby=my-unit]")).toContain("118 次");
    await page.goto(`${program.url}/m/${meet.slug}`);
    expect(await page.textContent("#my-unit")).toBe("第一车间");
    await page.click("a:has-text('一分钟跳绳')");
    expect(await page.textContent("h1")).toBe("一分钟跳绳");
    expect(await page.textContent("table")).toContain("99 次");
    await context.close();
  });

  test("follows a mark without a reload", async () => {
    const { meet, heats } = await stage(2, (people) => [{ people }]);
    const [sheet] = await findSheetsOfHeat(world.db, heats[0] as never);
    const mark = await markingTablet(world, program.url, meet.id);
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: "zh-CN" });
    await page.goto(`${program.url}/m/${meet.slug}`);
    await page.waitForSelector("text=实时");
    await mark(sheet?.id ?? "", { kind: "start" }, { kind: "set", lane: 2, value: 77 });
    await page.waitForSelector("text=77 次", { timeout: 15_000 });
    await page.close();
  });

  test("has targets of at least 48 px and nothing wider than the screen", async () => {
    const { meet } = await stage(
      4,
      (people) => [{ people, state: "provisional", marks: marksOf(1, 2, 3, 4) }],
      () => fourteen,
    );
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: "zh-CN" });
    await page.goto(`${program.url}/m/${meet.slug}`);
    await page.waitForSelector("text=实时");
    const small = await page.$$eval("a, button, select, summary", (all) =>
      all.filter((one) => one.getBoundingClientRect().height < 48).map((one) => one.textContent),
    );
    expect(small).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.close();
  });
});
