import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { findLogOfHeat } from "#db/log.ts";
import { findScoredHeat } from "#db/sheets.ts";
import type { RefereeAct } from "#live/tablet-protocol.ts";
import { addOfficial } from "#services/officials.ts";
import { type Ground, type GroundHeat, makeGround } from "../support/ground.ts";
import { holdKey } from "../support/hold.ts";
import { lanHost, type Profile, profile } from "../support/profile.ts";
import { type Program, startProgram } from "../support/program.ts";
import { type TestWorld, testWorld } from "../support/world.ts";

// A tablet on plain http, as on a ground: without Wi-Fi, without a server, without room, without a right clock; closed,
// opened again, open twice. In a real browser whose data stay.

/** ten minutes without Wi-Fi, by the page's clock; so much of them really goes by, where the run has time for it */
const awayMs = Number(process.env.FIELDDAY_AWAY_MS ?? 0);
const lateMs = 10 * 60_000;

let world: TestWorld;
let program: Program;
const broken: string[] = [];
const profiles: Profile[] = [];

beforeAll(async () => {
  world = await testWorld(Date.now());
  program = await startProgram({ DATABASE_URL: world.url });
}, 180_000);
afterAll(async () => {
  await program?.end();
  await world?.drop();
});
afterEach(async () => {
  for (const one of profiles.splice(0)) await one.end();
  expect(broken.splice(0), "scripts that broke").toEqual([]);
});

/** A page whose wall clock can be set, and goes on from there after every load. */
function settableClock(): void {
  const real = Date.now;
  Date.now = () => real() + Number(localStorage.getItem("test-ahead") ?? 0);
}
const setClock = (page: Page, aheadMs: number) =>
  page.evaluate((ahead) => localStorage.setItem("test-ahead", String(ahead)), aheadMs);

function tablet(): Profile {
  const one = profile(broken, settableClock);
  profiles.push(one);
  return one;
}

const at = (path: string) => `http://${lanHost}:${program.port}${path}`;
const key = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, exact: typeof name === "string" }).first();
const lane = (page: Page, n: number) => page.locator("section[aria-label]").nth(n - 1);
const pill = (page: Page) => page.locator("header [role=status]");
const sent = (page: Page) => pill(page).getByText("全部已上传").waitFor({ timeout: 60_000 });

const hold = (page: Page, name: string) => holdKey(page, key(page, name));

async function start(page: Page) {
  await key(page, "打开记分").tap();
  await key(page, "发令").tap();
  await lane(page, 1).getByRole("button", { name: "到达" }).waitFor();
}

async function arrive(page: Page, n: number) {
  const key = lane(page, n).getByRole("button", { name: "到达" });
  await key.tap();
  await key.waitFor({ state: "hidden" });
}

async function handIn(page: Page) {
  await key(page, "结束并核对").tap();
  await hold(page, "按住 0.6 秒提交");
  await page
    .getByText(/已存本机|服务器已收/)
    .first()
    .waitFor();
}

const toList = async (page: Page) => {
  await key(page, /^(我的)?组次$/).tap();
  await page.getByRole("heading", { name: "我的组次" }).waitFor();
};

/** What the tablets said of these heats, as the log has it. */
const opsOf = async (heats: readonly GroundHeat[]) =>
  (await Promise.all(heats.map(({ id }) => findLogOfHeat(world.db, id)))).flat().flatMap((entry) => {
    const { heatId, opId, deviceSeq, deviceOffset, author, payload } = entry;
    const act = payload as RefereeAct;
    return deviceSeq === null ? [] : [{ heat: heatId, opId, seq: deviceSeq, offset: deviceOffset, author, act }];
  });

const marksOf = async ({ id }: GroundHeat) => (await findScoredHeat(world.db, id))?.heat.marks ?? [];

/** The page has been read once more, for when the server is away: first anew, then into what the browser keeps. */
function kept(page: Page) {
  let times = 0;
  return page.waitForEvent("requestfinished", {
    predicate: (one) => one.resourceType() === "fetch" && one.url().endsWith("/tablet") && ++times === 2,
    timeout: 60_000,
  });
}

async function person(page: Page, ground: Ground, name: string) {
  const official = await addOfficial(world, ground.author, ground.meet.id, name);
  if (!official.ok) throw new Error("no official");
  const answer = await page.evaluate(
    async (sent) => {
      const headers = { "Content-Type": "application/json" };
      return (await fetch("/api/tablet/person", { method: "POST", headers, body: JSON.stringify(sent) })).json();
    },
    { official: null, name, pin: "2468" },
  );
  expect(answer).toMatchObject({ kind: "signed-in" });
  const atHand = kept(page);
  await page.reload();
  await page.getByText(name).first().waitFor();
  await atHand;
}

describe("without Wi-Fi for ten minutes", () => {
  test("thirty results are entered, the tab and the browser closed, and opened with the server away: all arrive once, in order, with who entered them", {
    timeout: 300_000 + awayMs,
  }, async () => {
    const ground = await makeGround(world, "slow-cycling", { heats: 10, people: 3 });
    const { heats } = ground;
    const own = tablet();
    const first = await own.open();
    await first.page.clock.install();
    await first.page.goto(at(`/s/${ground.token}`));
    expect(await first.page.evaluate(() => isSecureContext)).toBe(false);
    await person(first.page, ground, "周裁判");
    await sent(first.page);
    await first.context.setOffline(true);
    await pill(first.page).getByText("离线").waitFor();
    for (let heat = 0; heat < 9; heat += 1) {
      await start(first.page);
      for (const n of [2, 1, 3]) await arrive(first.page, n);
      await handIn(first.page);
      await toList(first.page);
    }
    await pause(awayMs);
    // whatever the page does meanwhile by its timers is done as well
    await first.page.clock.fastForward(Math.max(0, lateMs - awayMs));
    await pill(first.page).getByText("45 条未上传").waitFor({ timeout: 30_000 });
    await first.page.getByText("超过 5 分钟没有上传").waitFor();
    await first.page.clock.setSystemTime(Date.now());
    await start(first.page);
    for (const n of [3, 2]) await arrive(first.page, n);
    const hash = await first.page.evaluate(() => location.hash);
    await program.stop("SIGKILL");
    await first.page.close();
    await first.context.close();

    const again = await own.open();
    await again.page.goto(at("/tablet"));
    await key(again.page, "继续记分").tap();
    // and one that says that the page with the running clock was closed
    expect(await again.page.evaluate(() => location.hash)).toBe(hash);
    // red already where the ten minutes were real ones
    await pill(again.page)
      .getByText(/49 条(已存本机待传|未上传)/)
      .waitFor();
    await arrive(again.page, 1);
    await program.restart();
    await sent(again.page);
    // more would be a repeat that was taken for a new one
    await pause(1000);

    const log = await opsOf(heats);
    const results = log.filter(({ act }) => act.kind === "arrive");
    expect(results).toHaveLength(30);
    expect(new Set(results.map(({ opId }) => opId)).size).toBe(30);
    const order = heats.flatMap(({ id }, index) => (index < 9 ? [2, 1, 3] : [3, 2, 1]).map((n) => [id, n]));
    expect(results.map(({ heat, act }) => [heat, "lane" in act && act.lane])).toEqual(order);
    const numbers = log.map(({ seq }) => seq);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(new Set(log.map(({ author }) => author.person?.name))).toEqual(new Set(["周裁判"]));
    for (const heat of heats)
      expect((await marksOf(heat)).map(({ outcome }) => outcome)).toEqual(["valid", "valid", "valid"]);
    // the clock that ran in heat ten was lost with the page
    expect(log.filter(({ act }) => act.kind === "interrupted").map(({ heat }) => heat)).toEqual([heats[9]?.id]);
    await again.context.close();
  });
});

/** Another database of the same page takes all the room there is, to the last byte; why no more was taken. */
async function fillDisk(): Promise<string> {
  const opening = indexedDB.open("test-filler", 1);
  const filler = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.onupgradeneeded = () => opening.result.createObjectStore("bytes", { autoIncrement: true });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const write = (size: number) =>
    new Promise<string>((resolve) => {
      const writing = filler.transaction("bytes", "readwrite");
      writing.oncomplete = () => resolve("");
      writing.onabort = () => resolve(`${writing.error?.name}`);
      writing.objectStore("bytes").add(crypto.getRandomValues(new Uint8Array(size)));
    });
  let why = "";
  for (let size = 2 ** 16; size >= 1; size /= 4) for (why = ""; why === ""; ) why = await write(size);
  filler.close();
  return why;
}

describe("a browser that cannot keep what is noted", () => {
  test("says that its disk is full and shows no mark that is not stored", { timeout: 120_000 }, async () => {
    const ground = await makeGround(world, "slow-cycling", { heats: 1, people: 3 });
    const { page, context } = await tablet().open();
    const disk = await context.newCDPSession(page);
    const origin = at("");
    // a small disk from the beginning: a browser that once had more room goes on with it for half a minute
    await disk.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 2 ** 21 });
    await page.goto(at(`/s/${ground.token}`));
    await start(page);
    await sent(page);
    expect(await page.evaluate(fillDisk)).toBe("QuotaExceededError");
    await lane(page, 1).getByRole("button", { name: "到达" }).tap();
    await page.getByRole("alert").getByText("存储空间已满").waitFor();
    expect(await lane(page, 1).getByRole("button", { name: "到达" }).isVisible()).toBe(true);
    await disk.send("Storage.overrideQuotaForOrigin", { origin });
    await arrive(page, 1);
    await sent(page);
    expect((await opsOf(ground.heats)).map(({ act }) => act.kind)).toEqual(["start", "arrive"]);
    await context.close();
  });

  test("says so in words where it has no database", async () => {
    const ground = await makeGround(world, "slow-cycling", { heats: 1, people: 3 });
    const { page, context } = await tablet().open();
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("private", "SecurityError");
      };
    });
    await page.goto(at(`/s/${ground.token}`));
    await page.getByRole("heading", { name: "这个浏览器不能保存数据" }).waitFor();
    await page.waitForTimeout(1000);
    expect(await key(page, "打开记分").isVisible()).toBe(false);
    await context.close();
  });
});

describe("clocks", () => {
  test("five hours wrong: said on the screen, times and their order right", async () => {
    const ground = await makeGround(world, "slow-cycling", { heats: 1, people: 3 });
    const { page, context } = await tablet().open();
    await page.goto(at("/pair"));
    await setClock(page, 5 * 3600_000);
    await page.goto(at(`/s/${ground.token}`));
    await page.getByText(/时钟与服务器差 (4:59:59|5:00:00)/).waitFor();
    await start(page);
    for (const n of [3, 1, 2]) await arrive(page, n);
    await sent(page);
    const [heat] = ground.heats;
    if (!heat) throw new Error("no heat");
    const [one, two, three] = (await marksOf(heat)).map(({ value }) => value ?? 0);
    expect([three ?? 0, one ?? 0, two ?? 0]).toEqual([three ?? 0, one ?? 0, two ?? 0].sort((a, b) => a - b));
    expect(two).toBeLessThan(60_000);
    const offsets = (await opsOf(ground.heats)).map(({ offset }) => Math.round((offset ?? 0) / 60_000));
    expect(new Set(offsets)).toEqual(new Set([-300]));
    await context.close();
  });

  test("set by hours while the page is open: measured again and said", async () => {
    const ground = await makeGround(world, "slow-cycling", { heats: 1, people: 3 });
    const { page, context } = await tablet().open();
    await page.goto(at(`/s/${ground.token}`));
    await sent(page);
    await setClock(page, -3 * 3600_000);
    await page.getByText(/时钟与服务器差 (2:59:5|3:00:0)/).waitFor();
    await context.close();
  });

  test("of a tablet that slept while it timed: its sheet says so", async () => {
    const ground = await makeGround(world, "slow-cycling", { heats: 1, people: 3 });
    const { page, context } = await tablet().open();
    await page.goto(at(`/s/${ground.token}`));
    await start(page);
    const log = () => opsOf(ground.heats);
    // nothing was unsent before the start either: only the log tells that it is running
    await expect
      .poll(async () => (await log()).some(({ act }) => act.kind === "start"), { timeout: 20_000 })
      .toBe(true);
    await sent(page);
    // a monotonic clock that stood still for seven seconds, and a page that wakes
    await page.evaluate(() => {
      localStorage.setItem("test-ahead", "7000");
      document.dispatchEvent(new Event("visibilitychange"));
      document.dispatchEvent(new Event("visibilitychange"));
    });
    const gaps = async () => (await log()).flatMap(({ act }) => (act.kind === "interrupted" ? [act.gapMs ?? 0] : []));
    await expect.poll(async () => (await gaps()).length, { timeout: 20_000 }).toBe(1);
    expect((await gaps())[0]).toBeGreaterThan(6900);
    await context.close();
  });
});

test("two tabs of one tablet: each shows what the other noted, and every entry arrives once", async () => {
  const ground = await makeGround(world, "skipping-1min", { heats: 1, people: 3 });
  const { page, context } = await tablet().open();
  await page.goto(at(`/s/${ground.token}`));
  await key(page, "打开记分").tap();
  await key(page, "开始 60 秒").tap();
  const other = await context.newPage();
  other.on("pageerror", (error) => broken.push(error.message));
  await other.goto(page.url());
  const zone = (of: Page) => lane(of, 1).getByRole("button").nth(1);
  const shown = (of: Page) => zone(of).locator("> span").nth(1).textContent();
  await expect.poll(() => shown(other)).toBe("0");
  for (let n = 0; n < 10; n += 1) {
    const tab = n % 2 === 0 ? page : other;
    await tab.bringToFront();
    await zone(tab).tap();
    await tab.waitForTimeout(100);
  }
  for (const tab of [page, other]) await expect.poll(() => shown(tab), { timeout: 20_000 }).toBe("10");
  const [heat] = ground.heats;
  if (!heat) throw new Error("no heat");
  await expect.poll(async () => (await marksOf(heat))[0]?.value, { timeout: 30_000 }).toBe(10);
  const log = await opsOf(ground.heats);
  expect(log.filter(({ act }) => act.kind === "tap")).toHaveLength(10);
  expect(new Set(log.map(({ seq }) => seq)).size).toBe(log.length);
  await context.close();
});

test("a new build is not taken while something waits or a clock runs", async () => {
  const ground = await makeGround(world, "slow-cycling", { heats: 2, people: 3 });
  const { page, context } = await tablet().open();
  // a server of another build, as far as the page can tell, where no socket gets through
  await context.routeWebSocket(/socket\.io/, (socket) => socket.close());
  await context.route("**/socket.io/**", (route) => route.abort());
  await page.addInitScript(() => {
    const real = window.fetch;
    window.fetch = async (what, init) => {
      if (what === "/api/tablet/ops" && localStorage.getItem("test-lost")) throw new TypeError("lost");
      const answer = await real(what, init);
      if (!/^\/api\/tablet(\?|$)/.test(String(what)) || !answer.ok) return answer;
      return new Response(JSON.stringify({ ...(await answer.json()), build: "another" }));
    };
  });
  await page.goto(at(`/s/${ground.token}`));
  await page.getByText("有新版本").waitFor({ timeout: 30_000 });
  let loads = 0;
  page.on("load", () => {
    loads += 1;
  });
  await page.evaluate(() => localStorage.setItem("test-lost", "yes"));
  await start(page);
  await toList(page);
  const take = key(page, "现在换上");
  if (await take.isVisible()) await take.tap();
  await pause(1000);
  expect(loads).toBe(0);
  await page.evaluate(() => localStorage.removeItem("test-lost"));
  await sent(page);
  await key(page, "继续记分").tap();
  for (const n of [1, 2, 3]) await arrive(page, n);
  await handIn(page);
  await sent(page);
  await toList(page);
  await take.tap();
  await expect.poll(() => loads).toBe(1);
  await sent(page);
  await context.close();
});

test("where the page is secure, its worker opens it again with the server away and nothing in the browser's own cache", async () => {
  const ground = await makeGround(world, "slow-cycling", { heats: 1, people: 3 });
  const { page, context } = await tablet().open();
  await page.goto(`${program.url}/s/${ground.token}`);
  expect(await page.evaluate(() => isSecureContext)).toBe(true);
  await sent(page);
  const worker = await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.scriptURL);
  expect(worker).toBe(`${program.url}/tablet-sw.js`);
  const asked = await fetch(`${program.url}/tablet-sw.js`);
  expect(asked.headers.get("Cache-Control")).toBe("no-cache");
  await page.reload();
  await sent(page);
  await program.stop("SIGKILL");
  const browser = await context.newCDPSession(page);
  await browser.send("Network.clearBrowserCache");
  await page.goto("about:blank");
  await page.goto(`${program.url}/tablet`);
  await start(page);
  await pill(page).getByText("离线 · 1 条已存本机待传").waitFor();
  // everything else goes past the worker
  await expect(page.goto(`${program.url}/pair`)).rejects.toThrow("ERR_CONNECTION_REFUSED");
  await program.restart();
  await context.close();
});
