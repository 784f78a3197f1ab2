import { gzipSync } from "node:zlib";
import { eq } from "drizzle-orm";
import type { BrowserContextOptions, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { event as eventTable, meet as meetTable } from "#db/schema/index.ts";
import { findSheetsOfHeat } from "#db/sheets.ts";
import type { Language } from "#i18n/language.ts";
import { submitOps } from "#services/scoring.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { onWorld } from "../support/on-world.ts";
import { there } from "../support/play.ts";
import { makeRound, marksOf } from "../support/rounds.ts";
import { makeTablet, pen } from "../support/seats.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";
import { makeGround } from "./languages/ground.ts";
import { faultsOf } from "./languages/looks.ts";

const { world, program, browser } = await onWorld();

async function phone(over: BrowserContextOptions = {}): Promise<Page> {
  const viewport = { width: 390, height: 844 };
  const context = await browser.newContext({ baseURL: program.url, viewport, locale: "zh-CN", ...over });
  return context.newPage();
}

/** What somebody reads there, line by line. */
const read = async (page: Page, where: string) => (await page.locator(where).allInnerTexts()).join("\n");

const ago = (seconds: number) => new Date(world.now() - seconds * 1000);

/** A meet with a final that is over, a heat of an announced event that is over too, and one to come. */
async function stage() {
  const { meet, author } = await makeMeet(world, { name: "三八女职工运动会", notice: "下午改在体育馆\n请带号码布" });
  const units = [
    await makeUnit(world, meet, { name: "第一车间" }),
    await makeUnit(world, meet, { name: "第二车间" }),
  ] as const;
  const at = (hour: number) => new Date(`2026-03-07T${hour}:00:00+08:00`);
  const skipping = await makeEvent(world, meet, "skipping-1min", { name: "一分钟跳绳", startsAt: at(15) });
  const jumping = await makeEvent(world, meet, "skipping-1min", {
    name: "双脚跳绳",
    startsAt: at(14),
    venue: "体育馆",
    release: "announced",
    record: { value: 150, holder: "李娜", when: "2019 年" },
  });
  const people = [];
  for (const [n, name] of ["王小明", "李桂兰", "赵玉梅", "孙丽"].entries())
    people.push(await makeEntrant(world, meet, there(units[n % 2]), { name, events: [skipping, jumping] }));
  const closed = { startedAt: ago(300), closedAt: ago(200) };
  await makeRound(world, skipping, {
    ...{ final: true, of: 1, advance: null, state: "official" },
    heats: [{ people, state: "official", ...closed, marks: marksOf(118, 99, 107, { outcome: "DNS" }) }],
  });
  const held = await makeRound(world, jumping, {
    of: 2,
    heats: [
      { people: people.slice(0, 2), state: "official", ...closed, marks: marksOf(4711, 4712) },
      { people: people.slice(2) },
    ],
  });
  return { meet, author, units, skipping, jumping, people, heats: held.heats };
}

describe("without JavaScript", () => {
  test("the notice, the timetable and an event's result one tap away", async () => {
    const { meet, skipping } = await stage();
    const page = await phone({ javaScriptEnabled: false });
    await page.goto(`/m/${meet.slug}`);
    expect(await read(page, "[aria-label=通知]")).toBe("下午改在体育馆\n请带号码布");
    expect(await page.locator("#events ~ ul a").allInnerTexts()).toEqual([
      expect.stringMatching(/^双脚跳绳\s+14:00 · 体育馆/),
      expect.stringMatching(/^一分钟跳绳\s+15:00\s+已结束 · 第1名 王小明 第一车间$/),
    ]);
    await page.click("#events ~ ul a:has-text('一分钟跳绳')");
    expect(new URL(page.url()).pathname).toBe(`/m/${meet.slug}/events/${skipping.id}`);
    expect(await read(page, "table")).toMatch(/1\s+王小明\s+第一车间\s+118 次/);
    await page.click("text=返回");
    expect(await read(page, "h1")).toBe("三八女职工运动会");
    await page.context().close();
  });

  test("the own unit after one choice, with its place among the units, on every page", async () => {
    const { meet, skipping } = await stage();
    const page = await phone({ javaScriptEnabled: false });
    await page.goto(`/m/${meet.slug}`);
    await page.selectOption("#unit", { label: "第二车间" });
    await page.click("button:has-text('确定')");
    const own = await read(page, "[aria-labelledby=my-unit]");
    expect(own).toMatch(/^第二车间\s+团体总分 第2名 · \d+ 分/);
    expect(own).toMatch(/李桂兰[\s\S]*双脚跳绳\s+预赛 第1组 第2道[\s\S]*一分钟跳绳\s+决赛 第2道\s+99 次\s+第3名/);
    await page.goto(`/m/${meet.slug}/events/${skipping.id}`);
    expect(await page.locator("table tr:has-text('本单位')").count()).toBe(2);
    await page.context().close();
  });

  test("the units by points with their medals", async () => {
    const { meet } = await stage();
    const page = await phone({ javaScriptEnabled: false });
    await page.goto(`/m/${meet.slug}`);
    const rows = await page.locator("table[aria-label=团体总分] tbody tr").allInnerTexts();
    expect(rows.map((row) => row.replace(/\s+/g, " "))).toEqual([
      expect.stringMatching(/^1 第一车间 金 1 银 1 铜 0 \d+$/),
      expect.stringMatching(/^2 第二车间 金 0 银 0 铜 1 \d+$/),
    ]);
    await page.context().close();
  });

  test("a result that is held is said in words, and its marks are nowhere", async () => {
    const { meet, jumping } = await stage();
    const page = await phone({ javaScriptEnabled: false });
    for (const path of [`/m/${meet.slug}`, `/m/${meet.slug}/events/${jumping.id}`]) {
      const answer = await page.goto(path);
      expect((await answer?.text())?.match(/471[12]/g)).toBeNull();
      expect(await read(page, "main")).toContain("成绩待公布");
    }
    expect(await read(page, "main")).toContain("这一组已比完，成绩由广播宣布后在这里公布。");
    expect(await read(page, "header")).toContain("纪录 150 次（李娜 2019 年）");
    await page.context().close();
  });

  test("names in part where the meet wants it, and said so", async () => {
    const { meet, skipping } = await stage();
    await world.db.update(meetTable).set({ maskNames: true }).where(eq(meetTable.id, meet.id));
    const page = await phone({ javaScriptEnabled: false });
    for (const path of [`/m/${meet.slug}`, `/m/${meet.slug}/events/${skipping.id}`]) {
      const answer = await page.goto(path);
      expect((await answer?.text())?.match(/王小明/g)).toBeNull();
      const shown = await read(page, "main");
      expect(shown).toContain("王*明");
      expect(shown).toContain("姓名只显示一部分");
    }
    await page.context().close();
  });

  test("another language, on the page one is on", async () => {
    const { meet, skipping } = await stage();
    const page = await phone({ javaScriptEnabled: false });
    await page.goto(`/m/${meet.slug}/events/${skipping.id}`);
    await page.click("button:has-text('English')");
    expect(new URL(page.url()).pathname).toBe(`/m/${meet.slug}/events/${skipping.id}`);
    expect(await read(page, "caption")).toBe("Standing");
    await page.context().close();
  });
});

describe("an event's page follows its event", () => {
  /** Somebody's mark in a heat that has just been started, told to nobody but the database. */
  async function mark({ meet, author, jumping, heats }: Awaited<ReturnType<typeof stage>>, value: number) {
    const [sheet] = await findSheetsOfHeat(world.db, there(heats[1]));
    const tablet = await makeTablet(world, meet, author, { event: jumping.id });
    const note = pen(world);
    const ops = [note(there(sheet), { kind: "start" }, 10_000), note(there(sheet), { kind: "set", lane: 2, value })];
    const answers = await submitOps(world, tablet, { sentAt: world.now(), ops });
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
  }

  async function follow(page: Page) {
    const made = await stage();
    await world.db.update(eventTable).set({ release: "live" }).where(eq(eventTable.id, made.jumping.id));
    await page.goto(`/m/${made.meet.slug}/events/${made.jumping.id}`);
    return made;
  }

  test("by its room", async () => {
    const page = await phone();
    const made = await follow(page);
    await page.waitForSelector("text=实时");
    await mark(made, 76);
    await page.waitForSelector("text=76 次", { timeout: 30_000 });
    await page.context().close();
  });

  test("by asking again where sockets do not get through", async () => {
    const page = await phone();
    await page.clock.install();
    const tried = new Promise<void>((resolve) => {
      void page.routeWebSocket(/socket\.io/, (socket) => socket.close().then(resolve));
    });
    await page.route(/socket\.io/, (route) => route.abort());
    const made = await follow(page);
    await tried;
    await mark(made, 77);
    // after ten seconds without a word the page asks; the server may not know of it yet at the first time
    while (!(await page.isVisible("text=77 次"))) {
      const answer = page.waitForResponse(/\/api\/board\//);
      await page.clock.fastForward(11_000);
      await answer;
    }
    await page.waitForSelector("text=实时");
    await page.context().close();
  }, 120_000);
});

test("brings at most 110 KB of script, with the words of one language", async () => {
  const { meet, skipping } = await stage();
  for (const path of [`/m/${meet.slug}`, `/m/${meet.slug}/events/${skipping.id}`]) {
    const page = await phone();
    const scripts = new Map<string, Promise<Buffer>>();
    page.on("response", (response) => {
      if (response.request().resourceType() === "script") scripts.set(response.url(), response.body());
    });
    await page.goto(path);
    await page.waitForSelector("text=实时");
    const bodies = await Promise.all(scripts.values());
    const bytes = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(110 * 1024);
    await page.context().close();
  }
});

describe("with large letters", () => {
  const languages: readonly Language[] = ["zh-Hans", "zh-Hant", "en"];
  let addresses: string[];
  let unit: string;
  beforeAll(async () => {
    const ground = await makeGround(world);
    const notice = "因下雨改期：https://example.org/a-very-long-address-without-any-space-in-it/2026/03/07";
    await world.db.update(meetTable).set({ notice }).where(eq(meetTable.id, ground.meet.id));
    const { slug } = ground.meet;
    unit = ground.unit;
    addresses = [`/m/${slug}`, ...ground.events.slice(0, 2).map((event) => `/m/${slug}/events/${event}`)];
  });

  /** What is wrong with the pages; the words themselves are looked at elsewhere. */
  async function faults(page: Page, css: string): Promise<string[]> {
    const found: string[] = [];
    await page.context().addCookies([{ name: "unit", value: unit, domain: "127.0.0.1", path: "/" }]);
    for (const language of languages) {
      await page.context().addCookies([{ name: "lang", value: language, url: program.url }]);
      for (const address of addresses) {
        await page.goto(address);
        await page.addStyleTag({ content: css });
        await page.waitForSelector("h1");
        const seen = (await faultsOf(page, language)).filter((fault) => !fault.startsWith(`not ${language}`));
        found.push(...seen.map((fault) => `${language} ${address}: ${fault}`));
      }
    }
    return found;
  }

  test.each([
    [320, 16],
    [390, 24],
    [320, 30],
  ])("%i px wide at %i px nothing is cut off, and axe finds nothing serious", async (width, size) => {
    const page = await phone({ viewport: { width, height: 640 } });
    expect(await faults(page, `html { font-size: ${size}px }`)).toEqual([]);
    await page.context().close();
  });

  test("enlarged as WeChat does it on an iPhone nothing is cut off", async () => {
    const page = await phone({ viewport: { width: 375, height: 667 }, isMobile: true, hasTouch: true });
    expect(await faults(page, "body { -webkit-text-size-adjust: 160%; text-size-adjust: 160% }")).toEqual([]);
    await page.context().close();
  });
});
