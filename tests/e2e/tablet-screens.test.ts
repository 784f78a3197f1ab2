import type { BrowserContext, Page, WebSocketRoute } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findSeat } from "#db/seats.ts";
import { addOfficials } from "#services/officials.ts";
import { addSeat } from "#services/seats.ts";
import { seriousProblems } from "../support/axe.ts";
import { holdKey } from "../support/hold.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { onWorld } from "../support/on-world.ts";
import { makeRound } from "../support/rounds.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";

// Every screen of the tablet in two sizes and three languages: readable, and keys a glove hits. And what the frame around
// the pads does: who scores, what is unsent, the Back gesture, what two tablets said differently.

const { world, program, browser } = await onWorld();
const broken: string[] = [];

const tabletSize = { width: 820, height: 1180 };
const phoneSize = { width: 390, height: 844 };
const names = [
  "张伟",
  "欧阳娜娜",
  "阿卜杜热西提·阿卜杜拉",
  "王芳",
  "Maximilian Featherstonehaugh",
  "陈静",
  "刘洋",
  "周正",
];
const locales = { "zh-Hans": "zh-CN", "zh-Hant": "zh-TW", en: "en-GB" } as const;
type Language = keyof typeof locales;

interface Stage {
  template: Parameters<typeof makeEvent>[2];
  lanes: number;
  officials?: string[];
}

async function stage({ template, lanes, officials = [] }: Stage) {
  const { meet, author } = await makeMeet(world);
  if (officials.length > 0) await addOfficials(world, author, meet.id, officials);
  const event = await makeEvent(world, meet, template);
  const unit = await makeUnit(world, meet, { name: "第二热轧带钢车间" });
  const person = (name: string) => makeEntrant(world, meet, unit, { name, events: [event] });
  const people = [];
  for (const name of names.slice(0, lanes)) people.push(await person(name));
  const next = [await person("赵一"), await person("钱二")];
  await makeRound(world, event, { heats: [{ people }, { people: next }] });
  const made = await addSeat(world, author, meet.id, {
    kind: "referee",
    name: "一号场地",
    event: event.id,
    slot: null,
  });
  const seat = made.ok && (await findSeat(world.db, made.value));
  if (!seat) throw new Error("no seat");
  return { path: `/s/${seat.token}`, meet };
}

async function tabletAt(
  path: string,
  language: Language = "zh-Hans",
  viewport = tabletSize,
  first?: (page: Page) => Promise<void>,
) {
  // the browser's switch for no network does not reach what a worker asks; tablet-offline.test.ts has the worker
  const context = await browser.newContext({
    viewport,
    hasTouch: true,
    locale: locales[language],
    serviceWorkers: "block",
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  page.on("pageerror", (error) => broken.push(error.message));
  await first?.(page);
  await page.goto(`${program.url}${path}`);
  return { context, page };
}

const key = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, exact: typeof name === "string" }).first();
const lane = (page: Page, n: number) => page.locator("section[aria-label]").nth(n - 1);
const mainKey = (page: Page) => page.locator("footer button").last();
const syncKey = (page: Page) => page.locator("header [role=status] button");

const hold = (page: Page, target = mainKey(page)) => holdKey(page, target);

/** Serious problems of the page, keys too small for a glove, words cut off, and a page wider than the screen. */
async function problems(page: Page, screen: string): Promise<string[]> {
  const serious = await seriousProblems(page);
  const found = await page.evaluate(() => {
    const small = [...document.querySelectorAll("button")].flatMap((button) => {
      const { width, height } = button.getBoundingClientRect();
      const isMain = button.closest("footer") !== null;
      const least = isMain ? 95.5 : 63.5;
      if (width === 0 || (width >= 63.5 && height >= least)) return [];
      return [`${button.textContent}: ${Math.round(width)}×${Math.round(height)}`];
    });
    const cut = [...document.querySelectorAll("button, h1, h2, th, td, p")].flatMap((box) =>
      box.scrollWidth > box.clientWidth + 1 && !/strip|hidden/.test(box.className) && box.clientWidth > 0
        ? [`cut: ${box.textContent?.slice(0, 40)} ${box.scrollWidth}>${box.clientWidth}`]
        : [],
    );
    const wide = document.documentElement.scrollWidth > innerWidth ? ["wider than the screen"] : [];
    return [...small, ...cut, ...wide];
  });
  return [...serious, ...found].map((problem) => `${screen}: ${problem}`);
}

async function inBothSizes(page: Page, screen: string): Promise<string[]> {
  const found: string[] = [];
  for (const size of [tabletSize, phoneSize]) {
    await page.setViewportSize(size);
    found.push(...(await problems(page, `${screen} ${size.width}`)));
  }
  await page.setViewportSize(tabletSize);
  return found;
}

const languages = Object.keys(locales) as Language[];

describe("every screen is readable, and its keys are large", () => {
  test.each(languages)("from the list to the receipt, in %s", { timeout: 180_000 }, async (language) => {
    const { path } = await stage({ template: "slow-cycling", lanes: 5 });
    const { page, context } = await tabletAt(path, language);
    const found: string[] = [];
    const look = async (screen: string) => found.push(...(await inBothSizes(page, screen)));
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.locator("main section button").first().waitFor();
    await look("list");
    await page.locator("main section button").first().tap();
    await look("lanes before");
    await mainKey(page).tap();
    await lane(page, 1).getByRole("button").first().tap();
    await look("menu");
    await page.locator("[role=dialog] button").nth(-1).tap();
    await look("keypad");
    await page.keyboard.press("Escape");
    if (await page.locator("[role=dialog]").isVisible()) await page.locator("[role=dialog] button").first().tap();
    for (const n of [2, 1, 3, 4]) {
      await lane(page, n).getByRole("button").nth(2).tap();
      await page.waitForTimeout(120);
    }
    await look("lanes");
    await lane(page, 5).getByRole("button").nth(2).tap();
    await mainKey(page).tap();
    await page.locator("tbody").waitFor();
    await look("review");
    await context.setOffline(true);
    await hold(page);
    await page.mouse.click(400, 900);
    await look("receipt");
    await syncKey(page).tap();
    await page.locator("main li").first().waitFor();
    await look("unsent");
    expect(found).toEqual([]);
    await context.close();
  });

  test.each(languages)("eight lanes on one screen, in %s", { timeout: 120_000 }, async (language) => {
    const found: string[] = [];
    for (const template of ["slow-cycling", "skipping-1min"] as const) {
      const { path } = await stage({ template, lanes: 8 });
      const { page, context } = await tabletAt(path, language);
      await page.locator("main section button").first().tap();
      await mainKey(page).tap();
      found.push(...(await inBothSizes(page, template)));
      const fits = await page.locator("main").evaluate((main) => main.scrollHeight <= main.clientHeight + 1);
      if (!fits) found.push(`${template}: eight lanes do not fit`);
      await context.close();
    }
    expect(found).toEqual([]);
  });

  test.each(languages)("the sign-in, in %s", { timeout: 120_000 }, async (language) => {
    const { path } = await stage({ template: "slow-cycling", lanes: 3, officials: ["李老师", ...names] });
    const { page, context } = await tabletAt(path, language);
    const found: string[] = [];
    await key(page, "李老师").waitFor();
    found.push(...(await inBothSizes(page, "names")));
    await key(page, "李老师").tap();
    found.push(...(await inBothSizes(page, "pin")));
    expect(found).toEqual([]);
    await context.close();
  });
});

const pin = async (page: Page, digits: string) => {
  for (const digit of digits) await key(page, digit).tap();
};

describe("who scores", () => {
  test("chooses four digits twice, is shown, and is asked for them on another tablet until it locks", {
    timeout: 120_000,
  }, async () => {
    const { path } = await stage({ template: "slow-cycling", lanes: 3, officials: ["李老师", "王老师"] });
    const first = await tabletAt(path);
    await key(first.page, "李老师").tap();
    await pin(first.page, "1234");
    await pin(first.page, "1235");
    await first.page.getByText("两次不同").waitFor();
    await pin(first.page, "1234");
    await first.page.getByText("再按一次").waitFor();
    await pin(first.page, "1234");
    await first.page.getByRole("heading", { name: "我的组次" }).waitFor();
    await first.page.locator("header").getByText("李老师").waitFor();
    await first.page.reload();
    await first.page.getByRole("heading", { name: "我的组次" }).waitFor();

    const { page, context } = await tabletAt(path);
    await key(page, "李老师").tap();
    await page.getByText("今天的四位数字").waitFor();
    for (const left of [4, 3, 2, 1]) {
      await pin(page, "9876");
      await page.getByText(`还可以试 ${left} 次`).waitFor();
    }
    await pin(page, "9876");
    await page.getByText(/(60|5\d) 秒后再试/).waitFor();
    await key(page, "返回").tap();
    await key(page, "名单里没有我").tap();
    await page.getByLabel("姓名").fill("临时裁判");
    await key(page, "下一步").tap();
    await pin(page, "4321");
    await page.getByText("再按一次").waitFor();
    await pin(page, "4321");
    await page.locator("header").getByText("临时裁判").waitFor();
    await Promise.all([context.close(), first.context.close()]);
  });

  test("without a network goes on as it is, and is changed in a running heat only after a question", {
    timeout: 180_000,
  }, async () => {
    const { path } = await stage({ template: "slow-cycling", lanes: 3, officials: ["李老师"] });
    // a socket that is just being opened is not stopped by the browser's own switch
    const sockets: WebSocketRoute[] = [];
    let away = false;
    let connect = () => {};
    const connected = new Promise<void>((resolve) => {
      connect = resolve;
    });
    const { page, context } = await tabletAt(path, "zh-Hans", tabletSize, (one) =>
      one.routeWebSocket("**", (socket) => {
        if (away) return void socket.close();
        sockets.push(socket);
        socket.connectToServer().onMessage((said) => {
          socket.send(said);
          if (String(said).startsWith("40")) connect();
        });
      }),
    );
    await key(page, "李老师").waitFor();
    await connected;
    await key(page, "先继续记分").waitFor({ state: "detached" });
    away = true;
    await context.setOffline(true);
    for (const socket of sockets) await socket.close();
    // an answer that was on its way may say once more that the server is there; the next question finds that it is not
    await key(page, "先继续记分").tap({ timeout: 60_000 });
    await key(page, "打开记分").tap();
    await key(page, "发令").tap();
    await page.locator("header button").first().tap();
    await page.getByText("这一组正在记分，要换人吗").waitFor();
    await key(page, "返回").tap();
    await lane(page, 1).getByRole("button", { name: "到达" }).waitFor();
    await context.close();
  });
});

describe("a pad", () => {
  test("stays where it is when somebody goes back by gesture or key", { timeout: 60_000 }, async () => {
    const { path } = await stage({ template: "slow-cycling", lanes: 3 });
    const { page, context } = await tabletAt(path);
    await key(page, "打开记分").tap();
    await key(page, "发令").tap();
    const address = page.url();
    for (let n = 0; n < 3; n += 1) {
      await page.evaluate(() => history.back());
      await page.getByText("要离开，请点 ‹").waitFor();
      expect(page.url()).toBe(address);
    }
    await page.reload();
    await lane(page, 1).waitFor();
    await page.evaluate(() => history.back());
    await page.getByText("要离开，请点 ‹").waitFor();
    expect(page.url()).toBe(address);
    await key(page, "组次").tap();
    await page.getByRole("heading", { name: "我的组次" }).waitFor();
    await context.close();
  });

  test("opens no menu, marks no text and does not zoom", { timeout: 60_000 }, async () => {
    const { path } = await stage({ template: "slow-cycling", lanes: 3 });
    const { page, context } = await tabletAt(path);
    await key(page, "打开记分").tap();
    const stopped = await page.evaluate(() => {
      const target = document.querySelector("main") ?? document.body;
      const event = (kind: string) => new Event(kind, { bubbles: true, cancelable: true });
      const wheel = new WheelEvent("wheel", { ctrlKey: true, bubbles: true, cancelable: true });
      return [
        ...["contextmenu", "selectstart", "dragstart", "gesturestart"].map(
          (kind) => !target.dispatchEvent(event(kind)),
        ),
        !target.dispatchEvent(wheel),
        getComputedStyle(document.documentElement).overscrollBehaviorY === "none",
      ];
    });
    expect(stopped).toEqual([true, true, true, true, true, true]);
    await context.close();
  });
});

async function ride(page: Page, arriving: readonly number[]) {
  for (const n of arriving) {
    await lane(page, n).getByRole("button", { name: "到达" }).tap();
    await page.waitForTimeout(150);
  }
}

describe("a heat that is handed in", () => {
  test("opens the next one by itself, unless somebody touches the screen", { timeout: 90_000 }, async () => {
    for (const touched of [false, true]) {
      const { path } = await stage({ template: "slow-cycling", lanes: 3 });
      const { page, context } = await tabletAt(path);
      await key(page, "打开记分").tap();
      await key(page, "发令").tap();
      await ride(page, [1, 2, 3]);
      await key(page, "结束并核对").tap();
      await hold(page);
      await page.getByText("记分表已锁定").waitFor();
      if (touched) await page.touchscreen.tap(400, 850);
      if (touched) await page.waitForTimeout(2500);
      else await page.getByRole("heading", { name: /第2组/ }).waitFor();
      expect(await page.getByText("记分表已锁定").isVisible()).toBe(touched);
      await context.close();
    }
  });

  test("tells how far each result has come, and takes a wish to correct it with a reason", {
    timeout: 90_000,
  }, async () => {
    const { path } = await stage({ template: "slow-cycling", lanes: 3 });
    const { page, context } = await tabletAt(path);
    await key(page, "打开记分").tap();
    await key(page, "发令").tap();
    await ride(page, [1, 2, 3]);
    await key(page, "结束并核对").tap();
    await context.setOffline(true);
    await hold(page);
    await page.touchscreen.tap(400, 850);
    await page
      .getByText(/起没有网络/)
      .first()
      .waitFor();
    await syncKey(page).tap();
    await page.locator("main li").getByText("提交").waitFor();
    await context.setOffline(false);
    await page.locator("main").getByText("全部已上传").waitFor({ timeout: 40_000 });
    await key(page, "返回").tap();
    await page
      .getByText(/已收 \d\d:\d\d:\d\d/)
      .first()
      .waitFor();
    await page.getByText("等裁判长确认").first().waitFor();
    await key(page, "申请更正 张伟").tap();
    await key(page, "取消资格").tap();
    expect(await key(page, "送裁判长").isEnabled()).toBe(false);
    await page.getByLabel("原因").fill("看错了号码");
    await key(page, "送裁判长").tap();
    await page.getByText("待裁判长处理").waitFor();
    await page.reload();
    await page.getByText(/看错了号码/).waitFor();
    await context.close();
  });
});

async function together(one: { context: BrowserContext }, other: { context: BrowserContext }) {
  await Promise.all([one.context.setOffline(false), other.context.setOffline(false)]);
}

test("two tablets that saw a lane end differently both say so, and the own entry can be withdrawn", {
  timeout: 120_000,
}, async () => {
  const { path } = await stage({ template: "slow-cycling", lanes: 3 });
  const one = await tabletAt(path);
  const two = await tabletAt(path, "zh-Hans", tabletSize, (page) => page.clock.install());
  await key(one.page, "打开记分").tap();
  await key(one.page, "发令").tap();
  await key(two.page, "继续记分").tap({ timeout: 20_000 });
  await lane(two.page, 1).getByRole("button", { name: "到达" }).waitFor();
  await Promise.all([one.context.setOffline(true), two.context.setOffline(true)]);
  await ride(one.page, [1]);
  await two.page.clock.fastForward(1500);
  await ride(two.page, [1]);
  await together(one, two);
  for (const { page } of [one, two]) {
    await page
      .getByText(/两台平板记得不同/)
      .first()
      .waitFor({ timeout: 60_000 });
    await key(page, "组次").tap();
    await expect.poll(() => page.getByText("本机").count()).toBe(1);
    await expect.poll(() => page.getByText("暂时有效").count()).toBe(1);
  }
  await key(one.page, "我的对，请裁判长裁定").tap();
  await one.page.getByText("待裁判长裁定。").waitFor();
  await hold(two.page, key(two.page, "按住撤回我的"));
  for (const { page } of [one, two])
    await expect.poll(() => page.getByText(/两台平板记得不同/).count(), { timeout: 40_000 }).toBe(0);
  await Promise.all([one.context.close(), two.context.close()]);
});

test("no page broke on the way", () => {
  expect(broken).toEqual([]);
});
