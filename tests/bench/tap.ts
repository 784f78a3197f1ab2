import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { drizzle } from "drizzle-orm/postgres-js";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { worldOf } from "#services/world.ts";
import { addressOf, connectTo } from "../../db/connect.server.ts";
import { startEmbedded } from "../../db/embedded/supervisor.server.ts";
import * as schema from "../../db/schema/index.ts";
import { launchChromium } from "../support/chromium.ts";
import { Fingers, type Point } from "../support/fingers.ts";
import { makeGround } from "../support/ground.ts";
import { startProgram } from "../support/program.ts";
import { ms, percentile, table } from "./figures.ts";

const kinds = ["text", "disk", "own"] as const;
type Kind = (typeof kinds)[number];
const names: Record<Kind, string> = {
  text: "bare page: sets a text",
  disk: "bare page: writes strict IndexedDB, then sets a text",
  own: "the tally pad",
};

interface Tap {
  ms: number;
  frames: number;
}

/** A finger, and where it comes down for the n-th time. */
interface Target {
  page: Page;
  fingers: Fingers;
  at(n: number): Point;
}

/** From the moment a finger comes down to the count being painted, in Chromium, beside two bare pages in the same run. */
export async function benchTap({ rounds, taps }: { rounds: number; taps: number }): Promise<string> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "fieldday-bench-"));
  const embedded = await startEmbedded({ dataDir });
  const url = addressOf(embedded.connection);
  const program = await startProgram({ DATABASE_URL: url });
  const sql = connectTo(url, { max: 4, onnotice: () => {} });
  const browser = await launchChromium();
  try {
    const world = worldOf(drizzle(sql, { schema }), () => {});
    const options = { durationMs: null };
    const { token } = await makeGround(world, "skipping-1min", { heats: 1, people: 3, options });
    const targets: Record<Kind, Target> = {
      text: await bare(browser, program.url, "text"),
      disk: await bare(browser, program.url, "disk"),
      own: await tablet(browser, `${program.url}/s/${token}`),
    };
    const found: Record<Kind, Tap[]> = { text: [], disk: [], own: [] };
    for (let round = 0; round < rounds; round += 1)
      for (const kind of round % 2 === 0 ? kinds : kinds.toReversed())
        found[kind].push(...(await tapped(targets[kind], taps)));
    return table(
      ["from finger to painted count", "taps", "p50, ms", "p99, ms", "in the first frame", "by the second"],
      kinds.map((kind) => [names[kind], ...figures(found[kind])]),
    );
  } finally {
    await browser.close();
    await sql.end({ timeout: 1 });
    await program.end();
    await embedded.stop();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
  }
}

function figures(taps: readonly Tap[]): string[] {
  const times = taps.map((tap) => tap.ms);
  const within = (frames: number) =>
    `${((100 * taps.filter((tap) => tap.frames <= frames).length) / taps.length).toFixed(1)} %`;
  return [`${taps.length}`, ms(percentile(times, 0.5)), ms(percentile(times, 0.99)), within(1), within(2)];
}

const contextOf = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({
    viewport: { width: 820, height: 1180 },
    hasTouch: true,
    locale: "zh-CN",
    serviceWorkers: "block",
    bypassCSP: true,
  });

const barePage = `<!doctype html><style>
    button { position: fixed; inset: 0; width: 100%; touch-action: none; font-size: 200px }
  </style><button><span data-bench>0</span></button>
  <script type="module">
    const face = document.querySelector("span");
    let count = 0;
    const show = () => { face.textContent = String(count); };
    const opening = indexedDB.open("bare", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("ops", { keyPath: "id" });
    opening.onsuccess = () => {
      addEventListener("pointerdown", (event) => {
        count += 1;
        if (location.pathname === "/bare-text") return show();
        const tx = opening.result.transaction("ops", "readwrite", { durability: "strict" });
        tx.objectStore("ops").put({ id: count, at: event.timeStamp, act: { kind: "tap", lane: 1 } });
        tx.oncomplete = show;
      });
      document.body.dataset.ready = "";
    };
  </script>`;

async function bare(browser: Browser, origin: string, kind: "text" | "disk"): Promise<Target> {
  const context = await contextOf(browser);
  const page = await context.newPage();
  await page.route("**/bare-*", (route) => route.fulfill({ contentType: "text/html", body: barePage }));
  await page.goto(`${origin}/bare-${kind}`);
  await page.locator("[data-ready]").waitFor({ state: "attached" });
  await page.evaluate(`{${watching}}`);
  return { page, fingers: await Fingers.on(context, page), at: (n) => ({ x: 100 + (n % 5) * 60, y: 300 }) };
}

async function tablet(browser: Browser, address: string): Promise<Target> {
  const context = await contextOf(browser);
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole("button", { name: "打开记分" }).first().tap();
  await page.getByRole("button", { name: "开始", exact: true }).tap();
  const zone = page.locator("section[aria-label]").first().getByRole("button").nth(1);
  const box = await zone.boundingBox();
  if (!box) throw new Error("no zone");
  await zone
    .locator("> span")
    .nth(1)
    .evaluate((face) => face.setAttribute("data-bench", ""));
  await page.evaluate(`{${watching}}`);
  return {
    page,
    fingers: await Fingers.on(context, page),
    at: (n) => ({ x: box.x + 60 + (n % 5) * 50, y: box.y + 80 }),
  };
}

/** Notes for each touch when the page has painted the text that it changed, and in which frame after the touch. */
const watching = `
  globalThis.taps = [];
  const down = [];
  addEventListener("pointerdown", ({ timeStamp: stamp }) => {
    const touch = { stamp, frames: 0 };
    const frame = () => {
      touch.frames += 1;
      if (down.includes(touch)) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    down.push(touch);
  }, true);
  const changed = new MutationObserver(() => {
    if (down.length > 0) requestAnimationFrame(() => {
      const touch = down.shift();
      if (!touch) return;
      const { stamp, frames } = touch;
      const painted = new MessageChannel();
      painted.port1.onmessage = () => taps.push({ ms: performance.now() - stamp, frames });
      painted.port2.postMessage(null);
    });
  });
  changed.observe(document.querySelector("[data-bench]"), { childList: true, characterData: true, subtree: true });`;

/** So many touches, each once the one before is painted, at any moment of a frame. */
async function tapped({ page, fingers, at }: Target, taps: number): Promise<Tap[]> {
  await page.bringToFront();
  const before = Number(await page.evaluate("taps.length"));
  for (let n = 0; n < taps; n += 1) {
    await fingers.tap([at(n)]);
    await page.waitForFunction(`taps.length >= ${before + n + 1}`);
    // a thumb takes its time, and no two the same
    await pause(70 + Math.random() * 30);
  }
  // the first ones warm up all pages alike
  return page.evaluate(`taps.slice(${before + 3})`);
}
