import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Language } from "#i18n/language.ts";
import { onWorld } from "../support/on-world.ts";
import { makeGround } from "./languages/ground.ts";
import { faultsOf } from "./languages/looks.ts";

// Every main screen at the size of its surface: the right words, nothing cut off, open to everybody. The other browser
// tests speak simplified Chinese, so these walk through the two languages that are translated from it.
const checked: readonly Language[] = ["zh-Hant", "en"];

const broken: string[] = [];
afterAll(() => {
  expect([...new Set(broken)], "scripts broke on these pages").toEqual([]);
});
const { world, program, browser } = await onWorld();

const sizes = {
  desk: { width: 1440, height: 900 },
  tablet: { width: 820, height: 1180 },
  phone: { width: 390, height: 844 },
  board: { width: 1920, height: 1080 },
};

async function screen(size: keyof typeof sizes, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: program.url, viewport: sizes[size], locale: "fr", ...options });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  page.on("pageerror", (error) => broken.push(`${page.url()}: ${error.message.slice(0, 80)}`));
  return page;
}

async function speak(page: Page, language: Language): Promise<void> {
  await page.context().addCookies([{ name: "lang", value: language, url: program.url }]);
}

/** Opens each address in both languages and notes what is wrong there. */
async function walk(page: Page, addresses: readonly string[], settled = "h1"): Promise<string[]> {
  const faults: string[] = [];
  for (const language of checked) {
    await speak(page, language);
    for (const address of addresses) {
      const response = await page.goto(address, { waitUntil: "load" });
      if (response && !response.ok()) faults.push(`${address}: ${response.status()}`);
      // between two writes of the server's stream a sign may be torn
      if (/[\0\uFFFD]/.test((await response?.text()) ?? "")) faults.push(`${address}: a torn sign`);
      await page.waitForSelector(settled);
      faults.push(...(await faultsOf(page, language)).map((fault) => `${language} ${address}: ${fault}`));
    }
  }
  return faults;
}

test("the first set-up, before anybody has an account", async () => {
  const page = await screen("desk");
  expect(await walk(page, ["/setup"])).toEqual([]);
  await page.context().close();
});

describe("with the demo meet in mid-round", () => {
  let ground: Awaited<ReturnType<typeof makeGround>>;
  let desk: Page;
  let at: string;
  beforeAll(async () => {
    ground = await makeGround(world);
    at = `/meets/${ground.meet.id}`;
    desk = await screen("desk");
    const url = program.url;
    await desk.context().addCookies([{ name: "fieldday", value: ground.session, url }]);
  });

  test("what anybody finds at the door", async () => {
    const page = await screen("desk");
    expect(await walk(page, ["/", "/sign-in"])).toEqual([]);
    await page.context().close();
  });

  test("the pages that set up the meet", async () => {
    const pages = [
      "",
      "/edit",
      "/units",
      "/seats",
      "/events",
      `/events/${ground.events[0]}`,
      `/events/${ground.events[1]}`,
    ];
    expect(await walk(desk, ["/meets", "/meets/new", ...pages.map((page) => at + page)])).toEqual([]);
  });

  test("the entries, with every panel", async () => {
    const ofPerson = ["change", "replace", "withdraw"].map((panel) => `${panel}&person=${ground.person}`);
    const panels = ["add", "paste", "bibs", ...ofPerson].map((panel) => `?panel=${panel}&unit=${ground.unit}`);
    expect(
      await walk(
        desk,
        ["", ...panels].map((query) => `${at}/entries${query}`),
      ),
    ).toEqual([]);
  });

  test("the pages of the day", async () => {
    const draws = [1, 2].map((n) => `/events/${ground.events[n]}/draw`);
    const heats = ground.heats.map((heat) => `/heats/${heat}`);
    const rounds = ground.rounds.map((round) => `/rounds/${round}`);
    const pages = [...draws, "/day", ...heats, ...rounds, "/prizes", "/log", "/log?all=1"];
    expect(
      await walk(
        desk,
        pages.map((page) => at + page),
      ),
    ).toEqual([]);
  });

  test("the prints", async () => {
    const prints = ["start-lists", "results", "prizes", "links", "seats"];
    expect(
      await walk(
        desk,
        prints.map((one) => `${at}/print/${one}`),
        "main",
      ),
    ).toEqual([]);
  });

  test("a leader's page", async () => {
    const page = await screen("phone", { hasTouch: true });
    await page.goto(`/u/${ground.link}`);
    await page.waitForURL("**/unit");
    expect(await walk(page, ["/unit"])).toEqual([]);
    await page.context().close();
  });

  test("the tablet: pairing, its list, both pads and the review", async () => {
    const page = await screen("tablet", { hasTouch: true });
    const faults = await walk(page, ["/pair"]);
    for (const { token, heats } of ground.seats) {
      await page.goto(`/s/${token}`);
      await page.waitForSelector("main");
      for (const language of checked) {
        await speak(page, language);
        for (const hash of ["#list", ...heats.map((heat) => `#heat=${heat}`), `#heat=${heats[0]}&review`]) {
          await page.goto("about:blank");
          await page.goto(`/tablet${hash}`);
          await page.waitForFunction(() => document.querySelectorAll("main button, footer button").length > 1);
          faults.push(...(await faultsOf(page, language)).map((fault) => `${language} ${hash}: ${fault}`));
        }
      }
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test("the phone pages", async () => {
    const page = await screen("phone", { hasTouch: true });
    const { slug } = ground.meet;
    const events = ground.events.slice(0, 3).map((event) => `/m/${slug}/events/${event}`);
    expect(await walk(page, [`/m/${slug}`, ...events])).toEqual([]);
    await page.context().close();
  });

  test("the board in all its scenes", async () => {
    const page = await screen("board");
    const scenes = ["running", "result", "call", "standing", "prizes", "idle"];
    expect(
      await walk(
        page,
        scenes.map((scene) => `/board/${ground.meet.slug}?scene=${scene}`),
        "footer",
      ),
    ).toEqual([]);
    await page.context().close();
  });

  test("the language is switched on the page one is on, and stays", async () => {
    const page = await screen("desk", { locale: "en-GB" });
    await page.context().addCookies([{ name: "fieldday", value: ground.session, url: program.url }]);
    const address = `${at}/entries?panel=paste&unit=`;
    await page.goto(address);
    expect(await page.getAttribute("html", "lang")).toBe("en");
    for (const [button, language, title] of [
      ["繁體", "zh-Hant", "報名"],
      ["简体", "zh-Hans", "报名"],
      ["English", "en", "Entries"],
    ] as const) {
      await page.getByRole("button", { name: button }).click();
      await page.waitForSelector(`html[lang=${language}]`);
      expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(address);
      expect(await page.textContent("h1")).toBe(title);
      await page.goto(`${at}/day`);
      expect(await page.getAttribute("html", "lang")).toBe(language);
      await page.goto(address);
    }
    await page.context().close();
  });
});
