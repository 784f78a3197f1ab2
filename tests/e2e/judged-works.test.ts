import path from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import type { RoundId } from "#core/ids.ts";
import { findPictureBytes, findPicturesOf } from "#db/pictures.ts";
import { findRounds } from "#db/rounds.ts";
import { findSeats } from "#db/seats.ts";
import { releaseDue } from "#services/judged-release.ts";
import { addPicture } from "#services/pictures.ts";
import { type Grant, grantSession, nobody } from "#services/sessions.ts";
import { seriousProblems } from "../support/axe.ts";
import { faultsOf } from "../support/board-eyes.ts";
import { JudgePage } from "../support/judge-page.ts";
import { sheetOf } from "../support/judged.ts";
import { markingOn } from "../support/marking.ts";
import { onWorld } from "../support/on-world.ts";
import { done, there } from "../support/play.ts";
import { makeTablet } from "../support/seats.ts";
import { type Hung, hangingWorks, linesOf, paint, pointsOf, worksContest } from "../support/works-contest.ts";

// Works by real browsers: sent by the organizer, marked by number on a tablet, voted for on a phone, then named on every page.

const { world, program, browser } = await onWorld();
const broken: string[] = [];
afterAll(() => {
  expect(broken, "scripts broke on these pages").toEqual([]);
});

const shots = process.env.FIELDDAY_SHOTS;
const shoot = async (page: Page, name: string, fullPage = true) => {
  if (shots) await page.screenshot({ path: path.join(shots, `works-${name}.png`), fullPage });
};
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 } };
const desktop: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };

async function pageOf(options: BrowserContextOptions, grant?: Grant): Promise<Page> {
  const context = await browser.newContext({ locale: "zh-CN", ...options });
  context.setDefaultTimeout(20_000);
  const token = grant && (await grantSession(world, nobody, grant));
  if (token) await context.addCookies([{ name: "fieldday", value: token, url: program.url }]);
  const page = await context.newPage();
  page.on("pageerror", (error) => broken.push(`${page.url()}: ${error.message}`));
  return page;
}

const contest = await worksContest(world);
const { meet, author, account, event, people } = contest;
const names = people.map(({ name }) => name);
const at = `${program.url}/meets/${meet.id}/events/${event.id}`;
const gallery = `${program.url}/m/${meet.slug}/works/${event.id}`;
/** Whose names are on a page, or in what it was sent. */
const namesOn = async (page: Page) => {
  const sent = await page.content();
  return names.filter((name) => sent.includes(name));
};
const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();
const imagesLoaded = (page: Page) =>
  page.evaluate(() => document.images.length > 0 && [...document.images].every(({ naturalWidth }) => naturalWidth > 0));
const roundAt = async (number: number): Promise<RoundId> =>
  there((await findRounds(world.db, event.id)).find((one) => one.number === number)).id;

/** Three works come by the page, two of them far too large; all others have been there. */
async function sendPictures(desk: Page): Promise<void> {
  const titles = ["沁园春", "岳阳楼记", "兰亭序"];
  const large = await paint(desk, [
    { sign: "春", width: 2500, height: 3200 },
    { sign: "岳", width: 3200, height: 2500 },
    { sign: "兰", width: 900, height: 1200 },
  ]);
  const signs = [..."铁路职工书法作品展览安全畅通四海万里风雨同舟日月山川永和惠畅仰观俯察游目骋怀清流激湍映带"];
  const others = await paint(
    desk,
    people.slice(3).map((_, n) => ({ sign: signs[n] ?? "永", width: 480 + n, height: n % 4 === 3 ? 360 : 640 })),
  );
  for (const [n, { id }] of people.slice(3).entries())
    done(await addPicture(world, author, { eventId: event.id, entrantId: id }, { bytes: there(others[n]) }));
  await desk.goto(`${at}/works`);
  await desk.getByText("47 份作品，44 份已有图片").waitFor();
  for (const [n, { id }] of people.slice(0, 3).entries()) {
    const card = desk.locator(`#w-${id}`);
    await card.locator("summary").last().click();
    await card.getByLabel("作品名称").fill(titles[n] ?? "");
    const file = { name: `${n}.jpg`, mimeType: "image/jpeg", buffer: there(large[n]) };
    await card.getByLabel("图片（可多选）").setInputFiles([file]);
    await card.getByText("1 张待上传").waitFor();
    await card.getByRole("button", { name: "上传" }).click();
    await card.getByText("已上传 1 张图片").waitFor();
  }
  const kept = await findPicturesOf(world.db, [event.id]);
  const sizeOf = (title: string) => there(kept.find((one) => one.title === title));
  expect(titles.map(sizeOf).map(({ width, height }) => [width, height])).toEqual([
    [1875, 2400],
    [2400, 1875],
    [900, 1200],
  ]);
  const [small, whole] = [true, false].map((preview) => findPictureBytes(world.db, sizeOf("沁园春").id, preview));
  expect(there(await small).data.length).toBeLessThan(there(await whole).data.length);
}

/** Both modules by lot, and a seat for every judge. */
async function drawBoth(desk: Page): Promise<Hung[]> {
  await desk.goto(`${at}/panels`);
  await press(desk, "建好全部评委座位");
  await desk.getByText("新建了 6 个座位").waitFor();
  for (const module of ["作品", "投票"]) {
    const part = desk.getByRole("region", { name: module });
    await part.getByRole("button", { name: "抽签" }).click();
    await part.getByRole("button", { name: "公布出场顺序" }).click();
    await part.getByText("✓ 出场顺序已公布").waitFor();
  }
  const works = await hangingWorks(world, await roundAt(1));
  expect([1, 2].map((panel) => works.filter((one) => one.panel === panel).length)).toEqual([24, 23]);
  return works;
}

/** Every judge's sheet is filled in and handed in by tablets without a screen; the first judge's lacks three works. */
async function markByRobots(works: readonly Hung[]): Promise<void> {
  const mark = async (panel: number, chair: number) => {
    const own = works.filter((one) => one.panel === panel);
    const judge = 100 + (panel - 1) * 20 + chair;
    const { device } = await makeTablet(world, meet, author, { event: event.id, judge });
    const marking = await markingOn(world, program.url, device.id);
    const seen = judge === 101;
    const acts = own
      .filter(({ lane }) => !seen || lane > 3)
      .flatMap((work) =>
        linesOf(work, chair).map(([criterion, points]) => ({
          ...{ kind: "score", lane: work.lane, judge, criterion, value: points * 100 },
        })),
      );
    const sheet = await sheetOf(world, there(own[0]).heat.id, judge);
    await marking(sheet.id, ...acts, ...(seen ? [] : [{ kind: "submit" }]));
  };
  await Promise.all([1, 2].flatMap((panel) => [1, 2, 3].map((chair) => mark(panel, chair))));
}

/** The first judge of the first panel sees a work, never whose, and types what its lines are worth. */
async function markByHand(works: readonly Hung[]): Promise<void> {
  const own = works.filter(({ panel }) => panel === 1);
  const seat = there((await findSeats(world.db, meet.id)).find((one) => one.seat.judge === 101)).seat;
  const judge = await JudgePage.sit(browser, program.url, seat.token);
  const { page } = judge;
  page.on("pageerror", (error) => broken.push(`${page.url()}: ${error.message}`));
  await judge.key(/打开记分|继续记分/).tap();
  for (const lane of [1, 2, 3]) {
    const work = there(own.find((one) => one.lane === lane));
    const label = String(work.number).padStart(3, "0");
    const sheet = page.getByRole("region", { name: label });
    await expect
      .poll(() => sheet.locator("img").evaluate((img: HTMLImageElement) => img.naturalWidth))
      .toBeGreaterThan(0);
    expect(await namesOn(page)).toEqual([]);
    if (lane === 1) {
      await shoot(page, "pad", false);
      expect(await seriousProblems(page)).toEqual([]);
      await sheet.getByRole("button", { name: "放大" }).tap();
      await shoot(page, "pad-large", false);
      await page.keyboard.press("Escape");
    }
    await judge.note(...linesOf(work, 1).map(([, points]) => String(points)));
  }
  await judge.handIn();
  await page.context().close();
}

/** Somebody who votes without a browser; answers the page's words. */
async function voteByForm(picks: readonly number[]): Promise<string> {
  const page = await fetch(gallery);
  const cookie = there(page.headers.get("Set-Cookie")?.split(";")[0]);
  const body = new URLSearchParams([
    ["intent", "vote"],
    ["code", "２０２６"],
    ...picks.map((one) => ["pick", `${one}`]),
  ]);
  const headers = { Cookie: cookie, Origin: program.url, "Accept-Language": "zh-CN" };
  return (await fetch(gallery, { method: "POST", body, headers })).text();
}

/** The organizer opens gallery and vote; a phone votes without scripts, is told of a wrong code, and votes no second time. */
async function vote(desk: Page): Promise<void> {
  await desk.goto(`${at}/works`);
  await desk.getByLabel("现场验证码").fill("2026");
  await desk.getByLabel("每票最多选几份").fill("2");
  await desk.getByLabel("盲评期间也显示作品名称").check();
  await press(desk, "保存");
  await desk.getByText("投票设置已保存").waitFor();
  await press(desk, "向公众开放");
  await desk.getByText("作品展示已对公众开放").waitFor();
  await press(desk, "开始投票");
  await desk.getByText("投票已开始").waitFor();
  await shoot(desk, "desk");
  expect(await seriousProblems(desk)).toEqual([]);
  await desk.setViewportSize({ width: 390, height: 844 });
  await shoot(desk, "desk-phone");
  expect(await widthOf(desk)).toBe(390);
  await desk.setViewportSize({ width: 1440, height: 900 });

  const hand = await pageOf({ ...phone, javaScriptEnabled: false });
  const other = await hand.context().newPage();
  for (const page of [hand, other]) await page.goto(gallery);
  await shoot(hand, "gallery-phone", false);
  const cast = async (page: Page, picks: readonly string[], code: string) => {
    for (const pick of picks) await page.getByLabel(`投 ${pick} 号`).check();
    await page.getByLabel("现场展示的验证码").fill(code);
    await press(page, "提交投票");
  };
  await cast(hand, ["001", "003"], "1999");
  await hand.getByText("验证码不对").waitFor();
  await shoot(hand, "gallery-phone-wrong", false);
  await cast(hand, [], "2026");
  await hand.getByText("你投了 001 号、003 号").waitFor();
  await shoot(hand, "gallery-phone-voted", false);
  await cast(other, ["002"], "2026");
  await other.getByText("这台手机今天已经投过票").waitFor();
  await shoot(other, "gallery-phone-twice", false);
  await hand.context().close();

  const wide = await pageOf(desktop);
  await wide.goto(gallery);
  expect(await wide.locator("main li").count()).toBe(47);
  await wide.evaluate(() => {
    for (const image of document.images) image.loading = "eager";
  });
  await expect.poll(() => imagesLoaded(wide)).toBe(true);
  expect(await namesOn(wide)).toEqual([]);
  expect(await seriousProblems(wide)).toEqual([]);
  await shoot(wide, "gallery");
  await wide.context().close();

  // with the phone's: 001 has five, 002 three, 003 two
  for (const picks of [
    [1, 2],
    [1, 2],
    [1, 2],
    [1, 3],
  ])
    expect(await voteByForm(picks)).toContain("投票成功");
  await desk.reload();
  await desk.getByText("已收到 5 票").waitFor();
  await press(desk, "结束投票");
  await desk.getByText("投票已结束，共 5 票").waitFor();
  await shoot(desk, "desk-closed", false);
}

/** Hundredths by hand: 24 works of mean 83.5 and 23 of mean 74 make 78.85, so factors are 0.94 and 1.07; 80% of that and 20% of the vote. */
function totalsByHand(works: readonly Hung[]) {
  const votes = new Map([
    [1, 10_000],
    [2, 6_000],
    [3, 4_000],
  ]);
  return works
    .map((work) => {
      const balanced = pointsOf(work) * (work.panel === 1 ? 94 : 107);
      const voted = votes.get(work.number) ?? 0;
      return {
        name: there(people.find(({ id }) => id === work.entrant)).name,
        balanced,
        voted,
        exact: 8 * balanced + 2 * voted,
      };
    })
    .sort((a, b) => b.exact - a.exact);
}
const hundredths = (steps: number) => (steps / 100).toFixed(2);

test("forty-seven works of two panels and a public vote, by number until the prizes are told", async () => {
  const desk = await pageOf(desktop, { kind: "account", id: account.id });
  await sendPictures(desk);
  const works = await drawBoth(desk);
  await markByRobots(works);
  await markByHand(works);
  await vote(desk);

  const guest = await pageOf(phone);
  await guest.goto(`${program.url}/m/${meet.slug}/events/${event.id}`);
  await guest.getByRole("heading", { name: "作品", exact: true }).waitFor();
  await shoot(guest, "phone-before");
  expect(await namesOn(guest)).toEqual([]);

  await desk.goto(`${at}/panels`);
  expect(await desk.getByText("平衡前平均").count()).toBe(0);
  await shoot(desk, "panels-before");
  for (const [module, count] of [
    ["作品", 2],
    ["投票", 1],
  ] as const) {
    const part = desk.getByRole("region", { name: module });
    await part.getByRole("button", { name: `确认全部已交齐的（${count}）` }).click();
    await part.getByText(`已确认 ${count}`).first().waitFor();
  }
  const balance = desk.getByRole("table", { name: "各评委组平衡" });
  await balance.waitFor();
  expect((await balance.locator("tbody tr").allInnerTexts()).map((row) => row.split(/\s+/))).toEqual([
    ["第1评委组", "24", "83.50", "6.92", "0.94", "78.49"],
    ["第2评委组", "23", "74.00", "6.63", "1.07", "79.18"],
  ]);
  await shoot(desk, "panels-after");
  expect(await seriousProblems(desk)).toEqual([]);

  const board = await pageOf({ viewport: { width: 1920, height: 1080 } });
  await board.goto(`${program.url}/board/${meet.slug}?scene=scores`);
  await shoot(board, "board-before", false);
  for (const page of [board, guest]) expect(await namesOn(page)).toEqual([]);
  done(await releaseDue(world, author, event.id));

  const right = totalsByHand(works);
  const [first, second] = [there(right[0]), there(right[1])];
  await board.getByText(first.name).first().waitFor();
  await board.getByText(second.name).first().waitFor();
  await shoot(board, "board", false);
  expect(await faultsOf(board)).toEqual([]);
  await guest.getByText(first.name).first().waitFor();
  expect(await guest.locator("section[aria-labelledby=scores] tbody tr").count()).toBe(47);
  await shoot(guest, "phone");
  expect(await widthOf(guest)).toBe(390);

  await desk.goto(`${at}/awards`);
  await desk.getByText("全部结束，以下为最终结果").waitFor();
  const won = desk.getByRole("region", { name: "奖项" });
  for (const prize of ["一等奖 4 名", "二等奖 9 名", "三等奖 14 名", "职工书法之星 3 名"])
    await won.getByRole("row", { name: prize }).waitFor();
  await shoot(desk, "awards");
  expect(await seriousProblems(desk)).toEqual([]);

  const csv = await (await desk.request.get(`${at}/certificates.csv`)).text();
  const [, ...lines] = csv
    .trim()
    .split("\r\n")
    .map((line) => line.split(","));
  expect(lines.map(([name, , , ...rest]) => [name, ...rest])).toEqual(
    right.map(({ name, balanced, voted, exact }, n) => {
      const prize = n < 4 ? "一等奖" : n < 13 ? "二等奖" : n < 27 ? "三等奖" : "";
      const total = Math.floor((exact + 5) / 10);
      const title = n < 3 ? "职工书法之星" : "";
      return [name, hundredths(balanced), hundredths(voted), hundredths(total), `${n + 1}`, prize, title];
    }),
  );
}, 180_000);

test("a leader sees the own people's works on a phone", async () => {
  const unit = await pageOf(phone, { kind: "unit", id: there(people[0]).unitId });
  await unit.goto(`${program.url}/unit/works`);
  await shoot(unit, "unit-phone", false);
  expect(await seriousProblems(unit)).toEqual([]);
  expect(await widthOf(unit)).toBe(390);
});
