import { eq } from "drizzle-orm";
import type { BrowserContext, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { device } from "#db/schema/index.ts";
import { findDevices, findSeat } from "#db/seats.ts";
import { findScoredHeat } from "#db/sheets.ts";
import { addOfficials } from "#services/officials.ts";
import { addSeat, addUsualSeats } from "#services/seats.ts";
import { grantSession, nobody } from "#services/sessions.ts";
import { seriousProblems } from "../support/axe.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { onWorld } from "../support/on-world.ts";
import { makeRound } from "../support/rounds.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";

// The organizer's desk and tablets at the ground, each in a browser of its own.

const { world, program, browser } = await onWorld();
const broken: string[] = [];

async function stage() {
  const { meet, author, account } = await makeMeet(world, { name: "女职工运动会" });
  const event = await makeEvent(world, meet, "skipping-1min", { name: "一分钟跳绳", venue: "东操场" });
  const unit = await makeUnit(world, meet, { name: "第一车间" });
  const people = [];
  for (const name of ["张伟", "王芳"]) people.push(await makeEntrant(world, meet, unit, { name, events: [event] }));
  const { heats } = await makeRound(world, event, { heats: [{ people }] });
  const seatOf = async (name: string) => {
    const made = await addSeat(world, author, meet.id, {
      kind: "referee",
      name,
      event: null,
      venue: "东操场",
      slot: null,
    });
    const seat = made.ok && (await findSeat(world.db, made.value));
    if (!seat) throw new Error("no seat");
    return seat;
  };
  const token = await grantSession(world, nobody, { kind: "account", id: account.id });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "zh-CN" });
  await context.addCookies([{ name: "fieldday", value: token ?? "", url: program.url }]);
  const desk = await open(context);
  const at = `${program.url}/meets/${meet.id}`;
  const [heat] = heats;
  if (!heat) throw new Error("no heat");
  return { meet, author, event, heat, seatOf, desk, at };
}

async function open(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.on("pageerror", (error) => broken.push(error.message));
  return page;
}

async function tabletAt(path: string) {
  const context = await browser.newContext({ viewport: { width: 820, height: 1180 }, hasTouch: true, locale: "zh-CN" });
  const page = await open(context);
  await page.goto(`${program.url}${path}`);
  return { context, page };
}

const say = (page: Page, path: string, body: object) =>
  page.evaluate(
    async ([to, text]) => {
      const headers = { "Content-Type": "application/json" };
      return (await fetch(`/api/tablet/${to}`, { method: "POST", headers, body: text ?? "" })).status;
    },
    [path, JSON.stringify(body)],
  );

const shot = async (page: Page, name: string) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
};

describe("the devices page", () => {
  test("shows what tablets tell of themselves, and says when the ground may close", async () => {
    const { desk, at, seatOf } = await stage();
    // on the page of pairing nothing reports by itself
    const tablets = [];
    for (const name of ["跳绳 1 号场地", "跳绳 2 号场地"]) {
      const tablet = await tabletAt(`/s/${(await seatOf(name)).token}`);
      await tablet.page.goto(`${program.url}/pair`);
      tablets.push(tablet);
    }
    const [one, two] = tablets.map(({ page }) => page);
    if (!one || !two) throw new Error("no tablets");
    const calm = { unsent: 0, waitingMs: 0, battery: { percent: 64, charging: true }, build: "b", clockOffset: 0 };
    await say(one, "report", { ...calm, unsent: 9, waitingMs: 192_000, battery: { percent: 11, charging: false } });
    await say(two, "report", calm);
    await desk.clock.install();
    await desk.goto(`${at}/devices`);
    await desk.getByText("1 台平板还有 9 条没送到").waitFor();
    await desk.getByText("跳绳 1 号场地：9 条，最久的等了 3 分钟").waitFor();
    await desk.getByText("11% 电量低").waitFor();
    await desk.getByText("64% 充电中").waitFor();
    expect(await seriousProblems(desk)).toEqual([]);
    await shot(desk, "devices-waiting");

    await say(one, "report", { ...calm, clockOffset: -7_200_000 });
    // the desk asks again every ten seconds
    await desk.clock.fastForward(10_000);
    await desk.getByText("全部 2 台平板：0 条未发送").waitFor({ timeout: 15_000 });
    await desk.getByText("快 2 小时").waitFor();
    for (const { context } of tablets) await context.close();
    await desk.context().close();
  });

  test("hears a call for help at once, on every page of the day, and answers it by one key", async () => {
    const { desk, at, seatOf } = await stage();
    const { page, context } = await tabletAt(`/s/${(await seatOf("跳绳 1 号场地")).token}`);
    await desk.goto(`${at}/day`);
    await page.getByText("现在执裁").first().waitFor();
    expect(await say(page, "help", { wanted: true })).toBe(200);
    await desk.getByRole("link", { name: /平板.*1 台呼叫/ }).waitFor({ timeout: 15_000 });
    await desk.getByRole("link", { name: /平板.*1 台呼叫/ }).click();
    await desk.getByText("1 台平板在呼叫帮助").waitFor();
    expect(await seriousProblems(desk)).toEqual([]);
    await shot(desk, "devices-help");
    await desk.getByRole("button", { name: "有人去了：跳绳 1 号场地" }).click();
    await desk.getByText("已应答").waitFor();
    await desk.getByText("在呼叫帮助").waitFor({ state: "detached" });
    await context.close();
    await desk.context().close();
  });

  test("names a tablet nobody hears, takes it from its seat, and a spare goes on in the middle of the heat", async () => {
    const { meet, desk, at, heat, seatOf } = await stage();
    const seat = await seatOf("跳绳 1 号场地");
    const lost = await tabletAt(`/s/${seat.token}`);
    await lost.page.getByRole("button", { name: "打开记分" }).first().tap();
    await lost.page.getByRole("button", { name: "开始 60 秒" }).first().tap();
    const zone = (page: Page) => page.locator("section[aria-label]").first().getByRole("button").nth(1);
    const countOn = (page: Page) => expect.poll(() => zone(page).locator("> span").nth(1).textContent());
    for (let n = 0; n < 3; n += 1) {
      await zone(lost.page).tap();
      await lost.page.waitForTimeout(150);
    }
    const counted = async () => (await findScoredHeat(world.db, heat))?.heat.marks[0]?.value;
    await expect.poll(counted, { timeout: 15_000 }).toBe(3);
    await lost.context.setOffline(true);
    // as if a minute went by
    const [row] = await findDevices(world.db, meet.id);
    if (!row) throw new Error("no device");
    const before = new Date(Date.now() - 60_000);
    await world.db.update(device).set({ lastHeardAt: before }).where(eq(device.id, row.id));

    await desk.goto(`${at}/devices`);
    await desk.getByText(/1 台平板没有消息，不知道里面还有没有没送到的/).waitFor();
    await shot(desk, "devices-silent");
    await desk.getByText("请下席位", { exact: true }).click();
    await shot(desk, "devices-revoke");
    await desk.getByRole("button", { name: "确认请下席位" }).click();
    await desk.getByText("这台平板已请下席位").waitFor();
    await desk.getByText("还没有平板坐上席位").waitFor();

    const spare = await tabletAt(`/s/${seat.token}`);
    await spare.page
      .getByRole("button", { name: /打开记分|继续/ })
      .first()
      .tap();
    await countOn(spare.page).toBe("3");
    await zone(spare.page).tap();
    await countOn(spare.page).toBe("4");
    await expect.poll(counted, { timeout: 15_000 }).toBe(4);

    await lost.context.setOffline(false);
    await lost.page.getByText("这台平板不在任何席位上").waitFor({ timeout: 30_000 });
    expect(await counted()).toBe(4);
    await Promise.all([lost.context.close(), spare.context.close(), desk.context().close()]);
  });
});

describe("the seats page", () => {
  test("shows new digits once the old ones are used up, and needs no reload", async () => {
    const { meet, author, desk, at, seatOf } = await stage();
    const seat = await seatOf("跳绳 1 号场地");
    const names = { chief: "裁判长", event: (name: string) => `${name} 裁判`, lane: () => "", judge: () => "" };
    await addUsualSeats(world, author, meet.id, names);
    await desk.clock.install();
    await desk.goto(`${at}/seats`);
    await desk.getByText(seat.code).waitFor();
    expect(await seriousProblems(desk)).toEqual([]);
    const { page, context } = await tabletAt("/pair");
    await page.getByRole("textbox").fill(seat.code);
    await page.getByRole("button", { name: "坐上席位" }).tap();
    await page.getByText("现在执裁").first().waitFor();
    // the desk asks again every five seconds
    await desk.clock.fastForward(5000);
    await desk.getByText(seat.code).waitFor({ state: "detached", timeout: 15_000 });
    expect(await desk.getByText((await findSeat(world.db, seat.id))?.code ?? "").count()).toBe(1);
    await shot(desk, "seats");
    await desk.getByText("另加一个席位").click();
    await desk.getByLabel("负责什么").selectOption("venue:东操场");
    await shot(desk, "seats-add");
    await desk.goto(`${at}/print/seats`);
    await shot(desk, "posters");
    await context.close();
    await desk.context().close();
  });
});

describe("inside WeChat", () => {
  test("a seat's address says how to open the browser, which then takes the seat", async () => {
    const { seatOf } = await stage();
    const seat = await seatOf("跳绳 1 号场地");
    const userAgent = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 XWEB/1160 MicroMessenger/8.0.50";
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "zh-CN", userAgent });
    const page = await open(context);
    await page.goto(`${program.url}/s/${seat.token}`);
    await page.getByText("右上角 ··· → 在浏览器打开").waitFor();
    expect(await seriousProblems(page)).toEqual([]);
    await shot(page, "wechat");
    const real = await tabletAt(new URL(page.url()).pathname);
    await real.page.getByText("现在执裁").first().waitFor();
    await Promise.all([context.close(), real.context.close()]);
  });
});

describe("an event's page", () => {
  test("offers the venues of the meet, and says how many judges watch", async () => {
    const { desk, at, event } = await stage();
    await desk.goto(`${at}/events/${event.id}`);
    expect(await desk.getByLabel("场地", { exact: true }).inputValue()).toBe("东操场");
    expect(await desk.locator("datalist option").getAttribute("value")).toBe("东操场");
    expect(await desk.getByLabel("几名裁判同时看同样的道").isDisabled()).toBe(true); // drawn already
    await desk.getByLabel("场地", { exact: true }).fill("体育馆");
    await desk.getByRole("button", { name: "保存名称和场地" }).click();
    await desk.getByText("名称和场地已保存").waitFor();
    expect(await seriousProblems(desk)).toEqual([]);
    await shot(desk, "event");
    await desk.context().close();
  });
});

describe("the officials page", () => {
  test("takes a pasted list, keeps it while it refreshes, and changes one of them", async () => {
    const { meet, author, desk, at } = await stage();
    await addOfficials(world, author, meet.id, ["张伟"]);
    await desk.goto(`${at}/officials`);
    await desk.getByLabel("姓名，一行一个").fill("李娜\n王芳\n古丽米热·阿卜杜热合曼");
    await desk.getByRole("button", { name: "添加" }).click();
    await desk.getByText("已添加 3 名裁判员").waitFor();
    await desk.getByLabel("姓名，一行一个").fill("还在写");
    await desk.getByText("更改").first().click();
    await shot(desk, "officials");
    expect(await seriousProblems(desk)).toEqual([]);
    await desk.getByRole("button", { name: "重设密码" }).first().click();
    await desk.getByText("密码已清除").waitFor();
    expect(await desk.getByLabel("姓名，一行一个").inputValue()).toBe("还在写");
    await desk.context().close();
  });
});

test("no page broke on the way", () => {
  expect(broken).toEqual([]);
});
