import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { confirmHeat, enterAtDesk } from "#services/heats.ts";
import { heatKey } from "#services/stages.ts";
import { launchChromium } from "../support/chromium.ts";
import { chief, done, type Stage, there } from "../support/play.ts";
import { marksOf, openMatches, partOf, stageOfMatches, stagesNow } from "../support/stages.ts";
import { type BracketGround, bracketGround } from "./bracket-ground.ts";
import { median, ms, ratio, table, whole } from "./figures.ts";

export interface BracketWish {
  rounds: number;
  /** pages asked for in a round */
  asked: number;
  sizes: readonly number[];
  reports: number;
}

const drawnOf = 128;

/** Pages with a knock-out of 128 beside the same pages before the draw, and what one report costs in brackets of several sizes. */
export async function benchBracketPages(wish: BracketWish): Promise<string> {
  const ground = await bracketGround();
  try {
    const reported = await benchReports(ground, wish);
    const empty = await stageOfMatches(ground.world, new Array<number>(16).fill(drawnOf / 16));
    const full = await stageOfMatches(ground.world, new Array<number>(16).fill(drawnOf / 16));
    await openMatches(ground.world, full);
    await ground.start();
    return [
      await benchRendered(ground, { empty, full }, wish),
      await benchAwake(ground, { empty, full }, wish),
      reported,
    ].join("\n\n");
  } finally {
    await ground.end();
  }
}

interface Pair<One> {
  empty: One;
  full: One;
}
const sides = ["empty", "full"] as const;

const pages = {
  "phone's event page": ({ meet, event }: Stage) => `/m/${meet.slug}/events/${event.id}`,
  "desk's matches page": ({ meet, event }: Stage) => `/meets/${meet.id}/events/${event.id}/matches`,
};
type PageName = keyof typeof pages;
const names = Object.keys(pages) as PageName[];

let anew = 0;
/** an address nobody asked for before is made from the rows */
const unseen = (address: string): string => `${address}?anew=${++anew}`;

async function benchRendered(
  ground: BracketGround,
  stages: Pair<Stage>,
  { rounds, asked }: BracketWish,
): Promise<string> {
  const rows: string[][] = [];
  for (const name of names) {
    const found: Pair<number[]> = { empty: [], full: [] };
    const bytes: Pair<number> = { empty: 0, full: 0 };
    for (let round = -1; round < rounds; round++)
      for (const side of sides) {
        const times: number[] = [];
        for (let n = 0; n < asked; n++) {
          const from = performance.now();
          const answer = await fetch(ground.url() + unseen(pages[name](stages[side])), {
            headers: {
              Cookie: await ground.cookieOf(stages[side]),
              "Accept-Encoding": "identity",
              "Accept-Language": "zh-CN",
            },
          });
          const body = Buffer.from(await answer.arrayBuffer());
          times.push(performance.now() - from);
          if (answer.status !== 200) throw new Error(`${name}: ${answer.status}`);
          bytes[side] = gzipSync(body).length;
        }
        // the first round warms up all pages alike
        if (round >= 0) found[side].push(median(times));
      }
    rows.push([name, kb(bytes.empty), kb(bytes.full), ...against(found)]);
  }
  return table(["page, on the server", "empty, gzip KB", "128, gzip KB", "empty, ms", "128, ms", "128 to empty"], rows);
}

const kb = (bytes: number): string => (bytes / 1024).toFixed(1);

const against = ({ empty, full }: Pair<number[]>): string[] => [
  ms(median(empty)),
  ms(median(full)),
  ratio(median(full.map((one, round) => one / (empty[round] ?? Number.NaN)))),
];

async function benchAwake(ground: BracketGround, stages: Pair<Stage>, { rounds }: BracketWish): Promise<string> {
  const browser = await launchChromium();
  try {
    const rows: string[][] = [];
    for (const name of names) {
      const viewport = name === "phone's event page" ? { width: 390, height: 844 } : { width: 1280, height: 800 };
      const found: Pair<number[]> = { empty: [], full: [] };
      const opened: Partial<Pair<Page>> = {};
      for (const side of sides) {
        const context = await browser.newContext({ viewport, locale: "zh-CN", bypassCSP: true });
        const [cookie, value = ""] = (await ground.cookieOf(stages[side])).split("=");
        await context.addCookies([{ name: there(cookie), value, url: ground.url() }]);
        await context.addInitScript({ content: watching });
        opened[side] = await context.newPage();
      }
      for (let round = -2; round < rounds; round++)
        for (const side of sides) {
          const page = there(opened[side]);
          await page.goto(ground.url() + pages[name](stages[side]), { waitUntil: "commit" });
          await page.waitForFunction("globalThis.awakeAt !== undefined");
          // the first two bring the scripts into the browser's store
          if (round >= 0) found[side].push(Number(await page.evaluate("globalThis.awakeAt")));
        }
      for (const side of sides) await opened[side]?.context().close();
      rows.push([name, ...against(found)]);
    }
    return table(["from the address to a page that is awake", "empty, ms", "128, ms", "128 to empty"], rows);
  } finally {
    await browser.close();
  }
}

/** Notes when React has taken over the last part of the page. */
const watching = `{
  const look = () => {
    const last = document.readyState === "loading" ? null : document.querySelector("main")?.lastElementChild;
    if (last && Object.keys(last).some((key) => key.startsWith("__reactProps$"))) globalThis.awakeAt = performance.now();
    else setTimeout(look);
  };
  look();
}`;

interface Reported {
  entering: number;
  confirming: number;
  rows: number;
}

/** Reports of the first round, the brackets in turns: rows written by marks and the chief's confirmation, and how long those took. */
async function benchReports({ world, sql }: BracketGround, { sizes, reports }: BracketWish): Promise<string> {
  const brackets = [];
  for (const size of sizes) {
    const made = await openMatches(world, await stageOfMatches(world, size));
    const now = await stagesNow(world, made);
    const ready = partOf(now).matches.filter(({ status }) => status === "ready");
    const heats = ready.map(({ key }) => there(now.heats.get(heatKey(1, key))));
    brackets.push({ made, heats, found: [] as Reported[] });
  }
  await sql`analyze`;
  // the first two warm up all alike; matches beside each other meet next: a seat is filled, then the one beside it
  for (let n = 0; n < reports + 2; n++)
    for (const { made, heats, found } of brackets) {
      const { id } = there(heats[n]);
      const before = await transaction(sql);
      const entering = await timed(async () => done(await enterAtDesk(world, made.author, id, marksOf(2, 0))));
      const confirming = await timed(async () => done(await confirmHeat(world, chief, id)));
      const rows = await writtenSince(sql, before);
      if (n >= 2) found.push({ entering, confirming, rows });
    }
  const least = brackets[0]?.found ?? [];
  return table(
    ["one report of the first round", "rows written", "marks, ms", "confirming, ms", "to the smallest"],
    brackets.map(({ found }, at) => {
      const rows = found.map((one) => one.rows);
      return [
        `knock-out of ${whole(sizes[at] ?? 0)}`,
        `${Math.min(...rows)}–${Math.max(...rows)}`,
        ms(median(found.map(({ entering }) => entering))),
        ms(median(found.map(({ confirming }) => confirming))),
        ratio(median(found.map(({ confirming }, n) => confirming / (least[n]?.confirming ?? Number.NaN)))),
      ];
    }),
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

type Sql = BracketGround["sql"];

const transaction = async (sql: Sql): Promise<string> =>
  there((await sql<{ id: string }[]>`select pg_current_xact_id()::text as id`)[0]).id;

/** Rows of all tables that were inserted or changed since. */
async function writtenSince(sql: Sql, before: string): Promise<number> {
  const tables = await sql<
    { name: string }[]
  >`select relname as name from pg_stat_user_tables where schemaname = 'public'`;
  const counts = await Promise.all(
    tables.map(
      ({ name }) =>
        sql<
          { rows: number }[]
        >`select count(*)::int as rows from ${sql(name)} where xmin::text::bigint > ${before}::bigint`,
    ),
  );
  return counts.reduce((sum, [one]) => sum + (one?.rows ?? 0), 0);
}
