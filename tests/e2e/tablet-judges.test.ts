import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { HeatId } from "#core/ids.ts";
import { findSeat } from "#db/seats.ts";
import { findScoredHeat } from "#db/sheets.ts";
import { addSeat } from "#services/seats.ts";
import { seriousProblems } from "../support/axe.ts";
import { holdKey } from "../support/hold.ts";
import { openModule, simple, stageJudged } from "../support/judged.ts";
import { onWorld } from "../support/on-world.ts";
import { heatsOf, there } from "../support/play.ts";

// A module one after the other under a judge's and a clerk's fingers, in a real browser against the real program.

const { world, program, browser } = await onWorld();

const key = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, exact: typeof name === "string" }).first();
const received = (page: Page) => page.locator("p[role=status]", { hasText: "服务器已收" }).waitFor({ timeout: 40_000 });
const heatNow = async (id: HeatId) => there(await findScoredHeat(world.db, id)).heat;

async function submit(page: Page) {
  await key(page, "结束并核对").tap();
  await holdKey(page, key(page, "按住 0.6 秒提交"));
  await received(page);
}

test("a judge gives the lines and goes on to the next with one touch; the clerk takes the time; then there is a mark", async () => {
  const stage = await stageJudged(
    world,
    [2],
    [
      simple({
        ...{ judges: 1, blind: true, most: 10_000 },
        lines: [
          { key: "content", name: "内容", most: 6000, step: 50, group: "演讲" },
          { key: "proof", name: "有实例", most: 1000, step: 1, kind: "yes-no" },
          { key: "bearing", name: "风度", most: 3000, step: 1, kind: "judgement" },
        ],
        time: { leastMs: 0, mostMs: 300_000, under: 0, over: [], beyond: 20, bonus: null },
        deductions: [{ key: "dress", name: "着装不整", each: 50, most: null }],
      }),
    ],
  );
  const [first, second] = await heatsOf(world, await openModule(world, stage));
  const tabletAt = async (judge: number) => {
    const wish = { kind: "referee" as const, name: `席位 ${judge}`, event: stage.event.id, slot: null, judge };
    const made = await addSeat(world, stage.author, stage.meet.id, wish);
    const seat = there(made.ok ? await findSeat(world.db, made.value) : null);
    const context = await browser.newContext({
      viewport: { width: 820, height: 1180 },
      hasTouch: true,
      locale: "zh-CN",
    });
    const page = await context.newPage();
    await page.goto(`${program.url}/s/${seat.token}`);
    await key(page, "打开记分").tap();
    return page;
  };
  const judge = await tabletAt(101);
  await judge.getByText("评委 1").waitFor();
  await judge.keyboard.type("61");
  await judge.getByRole("alert").getByText("不能超过 60 分").waitFor();
  await judge.keyboard.press("Backspace");
  await judge.keyboard.press("Backspace");
  await judge.keyboard.type("55.5");
  await judge.keyboard.press("Enter");
  await key(judge, /^✓ 达到/).tap();
  await key(judge, /^2/).tap();
  await judge.getByText("合计 85.5 / 100").waitFor();
  expect(await seriousProblems(judge)).toEqual([]);
  await submit(judge);
  expect((await heatNow(there(first).id)).marks.map(({ outcome }) => outcome)).toEqual(["none"]);
  await key(judge, /^下一位/).tap();
  await judge.getByText("合计 0 / 100").waitFor();
  expect(await judge.getByRole("heading", { name: "第2位出场" }).count()).toBe(1);

  const clerk = await tabletAt(100);
  await clerk.getByText("记录员").waitFor();
  expect(await key(clerk, "还没评完").isDisabled()).toBe(true);
  await key(clerk, "输入用时").tap();
  await clerk.keyboard.type("5:01");
  await clerk.keyboard.press("Enter");
  await key(clerk, "着装不整 加一次").tap();
  await clerk.getByText("时间与扣分 −0.7").waitFor();
  await submit(clerk);
  const heat = await heatNow(there(first).id);
  expect([heat.state, heat.marks.map(({ value }) => value)]).toEqual(["provisional", [8480]]);
  expect((await heatNow(there(second).id)).state).toBe("scheduled");
}, 120_000);
