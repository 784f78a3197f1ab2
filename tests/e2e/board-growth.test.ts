import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findSheetsOfHeat } from "#db/sheets.ts";
import { faultsOf, keysOn, pageOn, rowsOf } from "../support/board-eyes.ts";
import { type BoardTime, boardTime } from "../support/board-time.ts";
import { type Marking, markingTablet } from "../support/marking.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { onWorld } from "../support/on-world.ts";
import { makeRound } from "../support/rounds.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";

const { world, program, browser } = await onWorld();

/** two lines on any board: longer than a column is wide at the least size of letters */
const longName = "古丽米热阿卜杜热合曼阿依古丽帕提古丽买买提艾力吐尔逊江阿布都拉";
const longUnit = "国网新疆电力有限公司乌鲁木齐供电公司变电检修中心继电保护班工会委员会";

/** An event whose entrants get their marks one by one; nobody has one yet. */
async function emptyEvent(count: number): Promise<{ slug: string; give: (count: number) => Promise<void> }> {
  const { meet } = await makeMeet(world, { name: "三八女职工运动会" });
  const units = [await makeUnit(world, meet, { name: "第一车间" }), await makeUnit(world, meet, { name: longUnit })];
  const event = await makeEvent(world, meet, "skipping-1min", { name: "一分钟跳绳" });
  const people = [];
  for (let n = 1; n <= count; n++) {
    const name = n % 3 === 0 ? `${longName}${n}` : `选手${n}`;
    people.push(await makeEntrant(world, meet, units[n % 2] as never, { name, events: [event] }));
  }
  const { heats } = await makeRound(world, event, { final: true, heats: people.map((one) => ({ people: [one] })) });
  const mark: Marking = await markingTablet(world, program.url, meet.id);
  const give = async (count: number) => {
    const [sheet] = await findSheetsOfHeat(world.db, heats[count - 1] as never);
    const value = 200 - count;
    await mark(sheet?.id ?? "", { kind: "start" }, { kind: "set", lane: 1, value }, { kind: "submit" });
  };
  return { slug: meet.slug, give };
}

/** Turns pages until the board says `page`, "2/3", or none. */
async function turnTo(page: Page, time: BoardTime, wanted: string | null): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    if ((await pageOn(page)) === wanted) return;
    await time.run(4000);
  }
  throw new Error(`${wanted} never came: ${await page.textContent("main")}`);
}

/** Every row a board shows from its first page until it comes back to it; nothing may be wrong on any of them. */
async function cycle(page: Page, time: BoardTime, pages: number): Promise<string[]> {
  const seen: string[] = [];
  for (let one = 1; one <= pages; one++) {
    await turnTo(page, time, pages === 1 ? null : `${one}/${pages}`);
    expect(await faultsOf(page)).toEqual([]);
    seen.push(...(await keysOn(page)));
  }
  return seen;
}

describe("a board opened on an empty event", () => {
  test.each([
    [1280, 720],
    [1920, 1080],
    [3840, 2160],
    [1080, 1920],
  ])(
    "grows to three pages at %i×%i with names of two lines: no blank page, nothing cut off, every entrant in one cycle",
    async (width, height) => {
      const most = width > height ? 26 : 60;
      const { slug, give } = await emptyEvent(most);
      const page = await browser.newPage({ viewport: { width, height }, locale: "zh-CN", reducedMotion: "reduce" });
      const time = await boardTime(page);
      await page.goto(`${program.url}/board/${slug}?scene=standing`);
      await page.waitForSelector("main img");
      let pages = 1;
      const grownTo: number[] = [];
      for (let count = 1; count <= most && grownTo.length < 3; count++) {
        await give(count);
        await expect.poll(() => rowsOf(page)).toBe(count);
        expect(await faultsOf(page), `${count} entrants`).toEqual([]);
        const now = Number((await pageOn(page))?.split("/")[1] ?? 1);
        // a page more than before; the last one is full just before that
        if (now !== pages) {
          expect(now).toBe(pages + 1);
          const seen = await cycle(page, time, now);
          expect(new Set(seen).size, `${count} entrants on ${now} pages`).toBe(count);
          grownTo.push(count);
        }
        pages = now;
      }
      expect(grownTo.length).toBe(3);
      await page.close();
    },
  );
});
