import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findLogPage } from "#db/log.ts";
import { findScreens } from "#db/screens.ts";
import { grantSession, nobody } from "#services/sessions.ts";
import { seriousProblems } from "../support/axe.ts";
import { type BoardTime, boardTime } from "../support/board-time.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { onWorld } from "../support/on-world.ts";
import { makeRound, marksOf } from "../support/rounds.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";

// One meet's day of two screens and one desk, told in order: each test goes on where the one before stopped.

const broken: string[] = [];
afterAll(() => {
  expect(broken, "scripts broke on these pages").toEqual([]);
});
const { world, program, browser } = await onWorld();
let stage: Awaited<ReturnType<typeof setUp>>;

beforeAll(async () => {
  stage = await setUp();
}, 300_000);
/** What everybody saw, under .cache/tests, for whoever reads a failure. */
const picture = async (name: string) => {
  for (const [n, page] of [stage.desk, ...stage.walls].entries())
    await page.screenshot({ path: `.cache/tests/screens-${name}-${n}.png` });
};

async function open(context: BrowserContext): Promise<Page> {
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  page.on("pageerror", (error) => broken.push(`${page.url()}: ${error.message}`));
  return page;
}

/** A computer at the screen's place; its time can be let go by. */
async function openWall(n: number, context: BrowserContext): Promise<Page> {
  const page = await open(context);
  stage.times[n] = await boardTime(page);
  return page;
}

/** Lets time go by on a wall, by its own clock, until it shows these words. */
async function comesOn(n: number, words: string): Promise<void> {
  const seen = wall(n).getByText(words).first();
  for (let gone = 0; gone < 60 && !(await seen.isVisible()); gone += 5) await time(n).run(5000);
  await seen.waitFor({ timeout: 40_000 });
}

async function setUp() {
  const { meet, author, account } = await makeMeet(world, { name: "三八女职工运动会" });
  const event = await makeEvent(world, meet, "skipping-1min", { name: "一分钟跳绳", venue: "东操场" });
  const unit = await makeUnit(world, meet, { name: "第一车间" });
  const people = [];
  for (const name of ["张伟", "王芳"]) people.push(await makeEntrant(world, meet, unit, { name, events: [event] }));
  const over = new Date(Date.now() - 3600_000);
  await makeRound(world, event, {
    heats: [{ people, state: "official", startedAt: over, closedAt: over, marks: marksOf(118, 99) }],
    of: 2,
  });
  // the desk is a phone
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: "zh-CN",
  });
  const token = await grantSession(world, nobody, { kind: "account", id: account.id });
  await context.addCookies([{ name: "fieldday", value: token ?? "", url: program.url }]);
  const desk = await open(context);
  await desk.goto(`${program.url}/meets/${meet.id}/screens`);
  return { meet, author, event, desk, walls: [] as Page[], times: [] as BoardTime[] };
}

const card = (name: string) => stage.desk.locator(`[data-screen="${name}"]`);
const nowOn = (name: string) => card(name).locator("[data-now]");
const toldTo = (name: string) => card(name).locator("[data-told]");

/** Two taps on the phone. */
async function switchTo(name: string, words: string): Promise<void> {
  await card(name).getByText("切换画面").tap();
  await card(name).getByRole("button", { name: words, exact: true }).tap();
}
async function switchAllTo(words: string): Promise<void> {
  await stage.desk.getByText("全部切换到…").tap();
  await stage.desk.getByRole("region", { name: "全部大屏" }).getByRole("button", { name: words, exact: true }).tap();
}

const wall = (n: number): Page => {
  const page = stage.walls[n];
  if (!page) throw new Error("no such wall");
  return page;
};
const time = (n: number): BoardTime => {
  const found = stage.times[n];
  if (!found) throw new Error("no such wall");
  return found;
};
const mark = (page: Page) => page.evaluate(() => document.documentElement.setAttribute("data-same-page", "yes"));
const isSamePage = (page: Page) => page.evaluate(() => document.documentElement.dataset.samePage === "yes");

test("keys pressed while a page wakes do not keep it asleep", async () => {
  const page = await open(await browser.newContext({ locale: "zh-CN" }));
  await page.addInitScript(() => {
    const press = () => document.body?.dispatchEvent(new KeyboardEvent("keydown", { key: "1", bubbles: true }));
    new MutationObserver(press).observe(document, { childList: true, subtree: true });
    for (let ms = 0; ms < 3000; ms += 2) setTimeout(press, ms);
  });
  await page.goto(`${program.url}/b`);
  const awake = (input: Element) => Object.keys(input).some((one) => one.startsWith("__reactProps"));
  const input = page.getByLabel("六位数字", { exact: true });
  await expect.poll(() => input.evaluate(awake)).toBe(true);
  await page.context().close();
});

test("two computers become screens by six digits each, and the desk sees them", async () => {
  const { desk, meet } = stage;
  await desk.getByText("还没有大屏").waitFor();
  expect(await seriousProblems(desk)).toEqual([]);
  for (const [n, name] of ["主席台", "东看台"].entries()) {
    if (n > 0) await desk.getByText("添加大屏", { exact: true }).tap();
    await desk.getByLabel("名称", { exact: true }).last().fill(name);
    await desk.getByRole("button", { name: "添加", exact: true }).tap();
    await card(name).getByText("等待接上").waitFor();
  }
  const codes = (await findScreens(world.db, meet.id)).map(({ code }) => code ?? "");
  const viewports = [
    { width: 1920, height: 1080 },
    { width: 1024, height: 768 },
  ];
  for (const [n, viewport] of viewports.entries()) {
    const page = await openWall(n, await browser.newContext({ viewport, locale: "zh-CN" }));
    await page.goto(`${program.url}/b`);
    expect(await seriousProblems(page)).toEqual([]);
    await page.keyboard.type("000000");
    await page.keyboard.press("Enter");
    await page.getByText("没有这组数字").waitFor();
    await page.getByLabel("六位数字", { exact: true }).fill(codes[n] ?? "");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/screen");
    await page.locator("main").waitFor();
    await mark(page);
    stage.walls.push(page);
  }
  for (const name of ["主席台", "东看台"]) await card(name).getByText("在线").waitFor();
  await card("主席台").getByText("1920×1080").waitFor();
  await card("东看台").getByText("1024×768").waitFor();
  expect(await seriousProblems(desk)).toEqual([]);
});

test("a picture is switched in two taps, stays on, and the desk is told by the screen itself", async () => {
  await switchTo("主席台", "待机（二维码）");
  await wall(0).getByText("手机扫码看成绩").waitFor();
  await expect.poll(() => nowOn("主席台").textContent()).toContain("待机");
  await expect.poll(() => toldTo("主席台").textContent()).toContain("锁定");
  await switchTo("主席台", "一分钟跳绳：赛次成绩");
  await wall(0).locator("[data-key]").first().waitFor();
  expect(await wall(0).locator("main").textContent()).toContain("张伟");
  await expect.poll(() => nowOn("主席台").textContent()).toContain("一分钟跳绳 预赛");
});

test("all screens go to one picture in two taps, and to the test card and back", async () => {
  await switchAllTo("待机（二维码）");
  for (const n of [0, 1]) await wall(n).getByText("手机扫码看成绩").waitFor();
  await switchTo("东看台", "测试图");
  await wall(1).getByText("手机扫码看成绩").waitFor({ state: "detached" });
  await expect.poll(() => nowOn("东看台").textContent()).toContain("测试图");
  await picture("test-card");
  await switchAllTo("自动轮播");
  await expect.poll(() => toldTo("东看台").textContent()).toBe("自动轮播");
  await expect.poll(() => nowOn("东看台").textContent()).not.toContain("测试图");
});

test("a screen turns through the pictures it was given", async () => {
  await card("主席台").getByText("设置", { exact: true }).tap();
  const settings = card("主席台");
  await settings.getByRole("checkbox", { name: "赛次成绩" }).check();
  await settings.getByRole("checkbox", { name: "待机（二维码）" }).check();
  await settings.getByLabel("语言").selectOption("zh-Hant");
  await settings.getByLabel("底色").selectOption("light");
  await settings.getByLabel("每页行数").selectOption("14");
  await settings.getByRole("button", { name: "保存设置" }).tap();
  await settings.getByText("设置已保存").waitFor();
  // in another language without a reload, one picture after the other
  await comesOn(0, "手機掃 QR 碼看成績");
  await comesOn(0, "张伟");
  expect(await wall(0).evaluate(() => document.documentElement.lang)).toBe("zh-Hant");
  expect(await isSamePage(wall(0))).toBe(true);
});

test("a screen shows its name for a moment", async () => {
  await card("东看台").getByRole("button", { name: "显示名称：东看台" }).tap();
  const name = wall(1).getByRole("status").filter({ hasText: "东看台" });
  await name.waitFor();
  await picture("identify");
  expect((await name.boundingBox())?.width).toBe(1024);
  expect(await wall(0).getByText("主席台").count()).toBe(0);
  await time(1).run(15_000);
  await name.waitFor({ state: "detached", timeout: 40_000 });
});

test("a killed server is waited for: the same pages go on and are switched again", async () => {
  await program.stop("SIGKILL");
  await program.restart();
  await stage.desk.reload();
  await switchAllTo("一分钟跳绳：赛次成绩");
  for (const n of [0, 1]) {
    await wall(n).getByText("张伟").first().waitFor({ timeout: 40_000 });
    await expect.poll(() => isSamePage(wall(n))).toBe(true);
  }
  await expect.poll(() => nowOn("东看台").textContent(), { timeout: 30_000 }).toContain("赛次成绩");
});

test("a computer that was closed and opened again remembers which screen it is", async () => {
  const before = wall(1).context();
  const storageState = await before.storageState();
  await before.close();
  const again = await openWall(
    1,
    await browser.newContext({ storageState, viewport: { width: 1024, height: 768 }, locale: "zh-CN" }),
  );
  await again.goto(`${program.url}/b`);
  await again.waitForURL("**/screen");
  await again.getByText("张伟").first().waitFor();
  stage.walls[1] = again;
});

/** Opens the drawer that has this button, unless it is open. */
async function openDrawer(button: string): Promise<void> {
  if (!(await card("东看台").getByRole("button", { name: button }).isVisible()))
    await card("东看台").getByText("换电脑、撤下").tap();
}

test("new digits move a screen to another computer; the old one asks for digits", async () => {
  const { desk, meet } = stage;
  await openDrawer("换新数字");
  await card("东看台").getByRole("button", { name: "换新数字" }).tap();
  await card("东看台").getByText("已换新数字").waitFor();
  const code = (await findScreens(world.db, meet.id)).find(({ name }) => name === "东看台")?.code ?? "";
  await desk.getByText(code, { exact: true }).waitFor();
  const page = await open(await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: "zh-CN" }));
  await page.goto(`${program.url}/b`);
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/screen");
  // a screen tells every quarter of a minute what it shows, and is answered that it is none: it loads itself anew, which breaks off
  // the step of its time that meets it
  await time(1)
    .run(15_000)
    .catch(() => {});
  await wall(1).getByText("这台电脑不再是大屏").waitFor({ timeout: 40_000 });
  await wall(1).context().close();
  stage.walls[1] = page;
  await card("东看台").getByText("1280×720").waitFor();
});

test("a screen that is taken away asks for digits at once, and the other goes on", async () => {
  const { desk, meet } = stage;
  await openDrawer("撤下大屏");
  await card("东看台").getByRole("button", { name: "撤下大屏" }).tap();
  await desk.getByText("大屏已撤下").waitFor();
  await wall(1).getByText("这台电脑不再是大屏").waitFor();
  await card("东看台").waitFor({ state: "detached" });
  expect(await isSamePage(wall(0))).toBe(true);
  const kinds = new Set((await findLogPage(world.db, meet.id, null, 100)).map(({ kind }) => kind));
  for (const kind of ["added", "paired", "switched", "set", "identified", "code-renewed", "removed"])
    expect([...kinds]).toContain(`screen-${kind}`);
});

test("the page is easy on the thumb: nothing wider than the phone, keys of 48 px", async () => {
  const { desk } = stage;
  await card("主席台").getByText("切换画面").tap();
  expect(await desk.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const low = await desk.$$eval("[data-screen] button:not(details:not([open]) *), [data-screen] summary", (all) =>
    all
      .filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().height < 44)
      .map((one) => one.textContent),
  );
  expect(low).toEqual([]);
});
