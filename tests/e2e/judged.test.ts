import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import type { HeatId, RoundId } from "#core/ids.ts";
import { judgedPlan, moduleOf } from "#core/judged/plan-defaults.ts";
import { findCodes } from "#db/masks.ts";
import { findMeet } from "#db/meets.ts";
import { findOfficialByName } from "#db/officials.ts";
import { findRounds } from "#db/rounds.ts";
import { findSeat, findSeats } from "#db/seats.ts";
import { findScoredHeat } from "#db/sheets.ts";
import { makeAnnouncerLink } from "#services/announcing.ts";
import { confirmHeat } from "#services/heats.ts";
import { addOfficial } from "#services/officials.ts";
import { submitOps } from "#services/scoring.ts";
import { addSeat } from "#services/seats.ts";
import { grantSession, nobody } from "#services/sessions.ts";
import { seriousProblems } from "../support/axe.ts";
import { faultsOf } from "../support/board-eyes.ts";
import { JudgePage, judgeRobot } from "../support/judge-page.ts";
import { openModule, sheetOf } from "../support/judged.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { onWorld } from "../support/on-world.ts";
import { chief, done, heatsOf, type Stage, there } from "../support/play.ts";
import { makeTablet, pen } from "../support/seats.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";

// Whole contests before a panel: set up and led at a desk, marked on tablets, followed on boards.

const { world, program, browser } = await onWorld();
const broken: string[] = [];
afterAll(() => {
  expect(broken, "scripts broke on these pages").toEqual([]);
});
const shots = process.env.FIELDDAY_SHOTS;
const shoot = async (page: Page, name: string, fullPage = false) => {
  if (shots) await page.screenshot({ path: `${shots}/judged-${name}.png`, fullPage });
};

async function pageOf(viewport: { width: number; height: number }, session?: string | null): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: "zh-CN" });
  context.setDefaultTimeout(20_000);
  if (session) await context.addCookies([{ name: "fieldday", value: session, url: program.url }]);
  const page = await context.newPage();
  page.on("pageerror", (error) => broken.push(`${page.url()}: ${error.message}`));
  return page;
}
const tabletAt = async (token: string, viewport?: { width: number; height: number }) => {
  const judge = await JudgePage.sit(browser, program.url, token, viewport);
  judge.page.on("pageerror", (error) => broken.push(`${judge.page.url()}: ${error.message}`));
  return judge;
};
const textOf = async (page: Page): Promise<string> => (await page.locator("body").allInnerTexts()).join();
const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);
const stateOf = async (heat: HeatId) => there(await findScoredHeat(world.db, heat)).heat.state;

const screen = { width: 1920, height: 1080 };
const office = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

test("welding: theory 30%, practice 70% by numbers; a judge steps down, two are too far apart, equal totals go by practice", async () => {
  const { meet, author, account } = await makeMeet(world, { name: "职工技能大赛" });
  const event = await makeEvent(world, meet, "welding", { name: "焊工" });
  const names = { first: ["王建国", "李志强"], second: ["赵海燕", "孙立新"], third: ["周明"] };
  const units = { first: "第一分会", second: "第二分会", third: "第三分会" };
  const people = [];
  let firstUnit = "";
  for (const which of ["first", "second", "third"] as const) {
    const unit = await makeUnit(world, meet, { name: units[which] });
    firstUnit ||= unit.id;
    for (const name of names[which]) people.push(await makeEntrant(world, meet, unit, { name, events: [event] }));
  }
  const stage: Stage = { meet, author, event, people };
  for (const name of ["陈国华", "林晓东", "吴玉兰", "郑文博"]) done(await addOfficial(world, author, meet.id, name));
  const officialOf = async (name: string) => there(await findOfficialByName(world.db, meet.id, name)).id;
  const desk = await pageOf(office, await grantSession(world, nobody, { kind: "account", id: account.id }));
  const at = `${program.url}/meets/${meet.id}/events/${event.id}`;

  // the sheet: theory over its cap is refused where it stands; then the trade's own list is read in
  await desk.goto(`${at}/sheet`, { waitUntil: "networkidle" });
  await field(desk, "modules.0.share").fill("35");
  await field(desk, "modules.1.share").fill("65");
  await desk.getByRole("button", { name: "保存", exact: true }).click();
  await desk.getByText("理论最多占 30%，现在是 35%。").waitFor();
  expect(await field(desk, "modules.0.share").getAttribute("aria-invalid")).toBe("true");
  await shoot(desk, "sheet-refused");
  await desk.getByText("从表格读入").click();
  await field(desk, "list").fill(
    "环节\t占比\t评分项\t评分子项\t满分\n理论\t30%\t\t\t100\n实操\t70%\t焊缝\t外观成形\t40\n\t\t\t尺寸偏差\t30\n\t\t安全文明\t\t30",
  );
  await desk.getByRole("button", { name: "读入", exact: true }).click();
  await desk.getByText("已读入 2 个环节、3 个评分项").waitFor();
  await desk.locator("#modules\\.1 summary").first().click();
  await field(desk, "modules.1.spread").fill("10");
  await field(desk, "ties.0").selectOption({ label: "实操得分高的在前" });
  await field(desk, "awards.0.way").selectOption("places");
  await field(desk, "awards.0.amounts").fill("1, 1, 2");
  await desk.getByRole("button", { name: "保存", exact: true }).click();
  await desk.getByText("评分表已保存。").waitFor();
  await shoot(desk, "sheet", true);

  // the panels: who judges, of which unit they are, the seats and both lots
  await desk.goto(`${at}/panels`, { waitUntil: "networkidle" });
  const module = (number: number) => desk.locator(`section[aria-labelledby=module-${number}]`);
  const press = (number: number, name: string | RegExp) => module(number).getByRole("button", { name }).click();
  await field(desk, "judge-101").selectOption({ label: "郑文博" });
  await press(1, "保存评委");
  await desk.getByText("评委已保存。").waitFor();
  for (const [index, name] of ["陈国华", "林晓东", "吴玉兰"].entries())
    await field(desk, `judge-20${index + 1}`).selectOption({ label: name });
  await press(2, "保存评委");
  await field(desk, `unit-${await officialOf("吴玉兰")}`).waitFor();
  await field(desk, `unit-${await officialOf("陈国华")}`).selectOption(firstUnit);
  await desk.getByRole("button", { name: "保存单位" }).click();
  await desk.getByText("所属单位已保存").waitFor();
  await desk.getByRole("button", { name: "建好全部评委座位" }).click();
  await desk.getByText("新建了 4 个座位。").waitFor();
  await shoot(desk, "panels-seated", true);
  for (const number of [1, 2]) {
    await press(number, "抽签");
    await press(number, "公布出场顺序");
    await module(number).getByText("✓ 出场顺序已公布").waitFor();
  }
  await module(2).getByText("回避 (2)").waitFor();

  const [theory, practice] = (await findRounds(world.db, event.id)).map(({ id }) => id) as [RoundId, RoundId];
  const tokenOf = async (judge: number) =>
    there((await findSeats(world.db, meet.id)).find(({ seat }) => seat.judge === judge)).seat.token;
  const heats = await heatsOf(world, practice);
  const codes = await findCodes(world.db, practice);
  const numberOf = (name: string) => String(there(codes.find((one) => one.name === name)).number).padStart(3, "0");
  const heatOf = (name: string) => {
    const mask = there(codes.find((one) => one.name === name)).id;
    return there(heats.find(({ lanes }) => lanes[0]?.entrant === mask)).id;
  };

  // theory, typed by its marker from the paper
  const marker = await tabletAt(await tokenOf(101));
  await marker.signIn("郑文博");
  await marker.key("打开记分").tap();
  const papers: Record<string, string> = { 王建国: "90", 李志强: "70", 赵海燕: "83", 孙立新: "95", 周明: "60" };
  for (const { entrant } of there((await heatsOf(world, theory))[0]).lanes) {
    const { name } = there(people.find(({ id }) => id === entrant));
    await marker.page.getByRole("region", { name, exact: true }).waitFor();
    await marker.note(there(papers[name]));
  }
  await shoot(marker.page, "theory");
  await marker.handIn();
  await marker.page.context().close();

  // practice: numbers only; the judge's own unit is not hers to mark
  const judge = await tabletAt(await tokenOf(201));
  await judge.signIn("陈国华");
  const hidden = [...Object.values(names).flat(), ...Object.values(units)];
  const seen = async (page: Page) => {
    const text = await textOf(page);
    return hidden.filter((word) => text.includes(word));
  };
  expect(await seen(judge.page)).toEqual([]);
  await shoot(judge.page, "tablet-list");
  await judge.open(numberOf("王建国"));
  await judge.page.getByText("是您本单位的。您回避，不评分。").waitFor();
  expect(await judge.key("结束并核对").count()).toBe(0);
  await shoot(judge.page, "tablet-steps-down");
  const own = await sheetOf(world, heatOf("王建国"), 201);
  const other = await makeTablet(world, meet, author, { event: event.id, judge: 201 });
  const score = pen(world)(own, { kind: "score", lane: 1, judge: 201, value: 3000, criterion: "c1" });
  const sent = { sentAt: world.now(), ops: [{ ...score, baseVersion: own.version }] };
  expect(await submitOps(world, other, sent)).toMatchObject([{ ok: false, refusal: { kind: "sheet-closed" } }]);

  const [second, third] = [
    await judgeRobot(world, program.url, stage, 202),
    await judgeRobot(world, program.url, stage, 203),
  ];
  /** three lines that come to so many points */
  const lines = (points: number) => ({ c1: points * 100 - 5500, c2: 2750, c3: 2750 });
  for (const [name, a, b] of [
    ["王建国", 80, 80],
    ["李志强", 75, 75],
    ["赵海燕", 82, 84],
    ["孙立新", 88, 90],
    ["周明", 70, 70],
  ] as const) {
    await second(heatOf(name), lines(a));
    await third(heatOf(name), lines(b));
  }
  for (const [name, ...amounts] of [
    ["孙立新", "24", "18", "18"],
    ["赵海燕", "33", "25", "25"],
    ["周明", "28", "21", "21"],
  ] as const) {
    await judge.open(numberOf(name));
    await judge.page.getByRole("region", { name: numberOf(name), exact: true }).waitFor();
    await judge.note(...amounts);
    if (name === "孙立新") {
      expect(await stateOf(heatOf(name))).toBe("running");
      await shoot(judge.page, "tablet-pad");
      expect(await seriousProblems(judge.page)).toEqual([]);
    }
    await judge.handIn();
    expect(await seen(judge.page)).toEqual([]);
  }

  // two judges thirty points apart: the chief's reason stands on the tablet of whoever marks again
  const alert = module(2).getByRole("heading", { name: "分差提醒" }).locator("..");
  await alert.getByText(`${numberOf("孙立新")}：最低 60.00，最高 90.00，超过允许的 10.00`).waitFor();
  await module(2).getByRole("button", { name: "确认全部已交齐的（4）" }).waitFor();
  await alert.getByText("重新评分…").click();
  await alert.getByLabel("吴玉兰").uncheck();
  await alert.getByLabel("原因").fill("焊缝外观请对照样件再看一次");
  await shoot(desk, "panels-alert", true);
  expect(await seriousProblems(desk)).toEqual([]);
  await alert.getByRole("button", { name: "请他们重新评分" }).click();
  await desk.getByText("已请评委重新评分。").waitFor();
  await judge.open(numberOf("孙立新"));
  await judge.page.getByText("裁判长请您重新评分：焊缝外观请对照样件再看一次").waitFor();
  await judge.page.getByText("评委 1 · ").waitFor();
  await shoot(judge.page, "tablet-again");
  for (const [at, amount] of ["34.5", "25.5", "26"].entries()) {
    if (at > 0) await judge.page.keyboard.press("ArrowDown");
    await judge.note(amount);
  }
  await judge.handIn();
  await judge.page.context().close();

  // the list of numbers is under lock, and who looked stands below it
  await alert.waitFor({ state: "detached" });
  await module(2).getByText("编号对照表（封存）").click();
  await module(2).locator("details", { hasText: "编号对照表" }).getByLabel("原因").fill("核对作品标签");
  await press(2, "打开对照表");
  await module(2)
    .getByRole("row", { name: new RegExp(`${numberOf("周明")}.*周明`) })
    .waitFor();
  await module(2)
    .getByText(/：核对作品标签/)
    .waitFor();
  await shoot(desk, "panels-codes", true);
  expect(await module(2).getByRole("table", { name: "进度" }).textContent()).not.toMatch(/周明|王建国/);
  await press(1, /确认全部已交齐的（1）/);
  await desk.getByText("已确认 1 个。").waitFor();
  await press(2, /确认全部已交齐的（5）/);
  await desk.getByText("已确认 5 个。").waitFor();
  for (const name of Object.values(names).flat())
    await module(2).getByRole("table", { name: "进度" }).getByText(name).waitFor();
  await shoot(desk, "panels-confirmed", true);

  // what it comes to
  await desk.goto(`${at}/awards`);
  const rows = await desk.getByRole("table", { name: "总分" }).locator("tbody tr").allInnerTexts();
  expect(rows.map((row) => row.split("\t").map((cell) => cell.trim()))).toMatchObject([
    [expect.stringContaining("1"), "", "孙立新", "第二分会", "95.00", "88.00", "90.10", ""],
    [expect.stringContaining("2"), "", "赵海燕", "第二分会", "83.00", "83.00", "83.00", "总分相同，实操分高者列前"],
    [expect.stringContaining("3"), "", "王建国", "第一分会", "90.00", "80.00", "83.00", expect.any(String)],
    [expect.stringContaining("4"), "", "李志强", "第一分会", "70.00", "75.00", "73.50", ""],
    [expect.stringContaining("5"), "", "周明", "第三分会", "60.00", "70.00", "67.00", ""],
  ]);
  const awards = await desk.getByRole("region", { name: "奖项" }).locator("tr").allInnerTexts();
  expect(awards.map((row) => row.replace(/\s+/g, " "))).toEqual([
    expect.stringMatching(/^一等奖.*孙立新/),
    expect.stringMatching(/^二等奖.*赵海燕/),
    expect.stringMatching(/^三等奖.*王建国.*李志强/),
  ]);
  await shoot(desk, "awards", true);
  expect(await seriousProblems(desk)).toEqual([]);
  await desk.context().close();
  const board = await pageOf(screen);
  await board.goto(`${program.url}/board/${meet.slug}?scene=scores`);
  await board.getByText("总分相同，按实操成绩").first().waitFor();
  await shoot(board, "board-scores");
  await board.context().close();
}, 240_000);

/** A speech contest in which so many speak before so many judges. */
async function speech(
  speakers: readonly string[],
  judges: number,
  publish: Parameters<typeof judgedPlan>[1] & object,
): Promise<Stage> {
  const { meet, author } = await makeMeet(world, { name: "“劳动最光荣”职工演讲比赛" });
  const time = {
    ...{ leastMs: 240_000, mostMs: 360_000, under: 50, beyond: 100, bonus: null },
    over: [
      { seconds: 10, take: 20 },
      { seconds: 30, take: 50 },
    ],
  };
  const judged = judgedPlan([moduleOf("stage", "stage", { judges, drop: judges > 3 ? 1 : 0, time })], publish);
  const event = await makeEvent(world, meet, "speech", {
    ...{ name: "演讲", ruleset: "judged@2", release: "announced" },
    options: { measure: "points", direction: "more", digits: 2 },
    plan: { judged },
  });
  const people = [];
  for (const [index, name] of speakers.entries()) {
    const unit = await makeUnit(world, meet, { name: `第${index + 1}分会` });
    people.push(await makeEntrant(world, meet, unit, { name, events: [event] }));
  }
  return { meet, author, event, people };
}

/** a mark as screens say it, and no part of an address */
const marked = /(?<![\d.])\d\d(\.\d\d?)? 分|(?<![\d.])\d\d\.\d\d(?![\d.])/;
const clockOf = (seconds: number) => ({ time: seconds * 1000 });

test("speech: seven judges, one high and one low dropped, the clerk's seconds taken off, nothing told before the sixth", async () => {
  const speakers = ["何晓雯", "罗振宇", "高思远", "梁静怡", "谢安琪", "唐子豪", "韩雨桐"];
  const stage = await speech(speakers, 7, { publish: { by: "program", when: "from", n: 6 } });
  const { meet, author, event } = stage;
  const round = await openModule(world, stage);
  const heats = await heatsOf(world, round);
  const inTurn = heats.map(({ lanes }) => there(stage.people.find(({ id }) => id === lanes[0]?.entrant)).name);
  const board = await pageOf(screen);
  await board.goto(`${program.url}/board/${meet.slug}?scene=panel`);
  const totals = await pageOf(screen);
  await totals.goto(`${program.url}/board/${meet.slug}?scene=scores`);
  const small = await pageOf(phone);
  await small.goto(`${program.url}/m/${meet.slug}/events/${event.id}`);

  const seatOf = async (name: string, judge: number) => {
    const wish = { kind: "referee" as const, name, event: event.id, slot: null, judge };
    return there(await findSeat(world.db, done(await addSeat(world, author, meet.id, wish)))).token;
  };
  const judge = await tabletAt(await seatOf("评委1", 101));
  const clerk = await tabletAt(await seatOf("记录员", 100));
  const robots = await Promise.all(
    [100, 101, 102, 103, 104, 105, 106, 107].map((number) => judgeRobot(world, program.url, stage, number)),
  );
  /** what the seven give; each speaker a point less than the one before */
  const given = (turn: number) => [92, 95, 88, 90, 91, 93, 89].map((points) => (points - turn) * 100);
  const closes = async (turn: number, from = 0) => {
    const heat = there(heats[turn]).id;
    const marks = given(turn);
    for (const [index, robot] of robots.entries())
      if (index >= from) await robot(heat, index === 0 ? clockOf(300) : there(marks[index - 1]));
  };

  // the first one is marked by hand, five seconds too long
  const first = there(heats[0]).id;
  await board.getByText(there(inTurn[0])).first().waitFor();
  await judge.key("打开记分").tap();
  await judge.note("92");
  await judge.page.getByText("92").first().waitFor();
  await shoot(judge.page, "speech-pad");
  await judge.handIn();
  await closes(0, 2);
  await clerk.key("打开记分").tap();
  await clerk.key("输入用时").tap();
  await clerk.note("6:05");
  await clerk.page.getByText("时间与扣分 −0.2").waitFor();
  await shoot(clerk.page, "speech-clerk");
  expect(await seriousProblems(clerk.page)).toEqual([]);
  expect(await stateOf(first)).toBe("running");
  await shoot(board, "board-judging");
  await clerk.handIn();
  expect(await stateOf(first)).toBe("provisional");
  for (const page of [judge.page, clerk.page]) await page.context().close();

  const pages = [board, totals, small];
  const told = async () => (await Promise.all(pages.map(textOf))).flatMap((text) => marked.exec(text) ?? []);
  const waits = (turn: number) => board.getByText(there(inTurn[turn])).first().waitFor();
  done(await confirmHeat(world, chief, first));
  for (const turn of [1, 2, 3, 4]) {
    await closes(turn);
    done(await confirmHeat(world, chief, there(heats[turn]).id));
  }
  await waits(4);
  await board.getByText("打分完毕，等待公布").waitFor();
  expect(await told()).toEqual([]);
  await shoot(board, "board-waits");
  await shoot(small, "phone-waits", true);

  // the sixth lets all six out, each with every judge's mark
  await closes(5);
  expect(await told()).toEqual([]);
  done(await confirmHeat(world, chief, there(heats[5]).id));
  await totals.getByText("90.80").first().waitFor();
  const rows = await totals.locator("[data-key]").allInnerTexts();
  expect(rows.map((row) => row.replace(/\s+/g, " "))).toEqual(
    ["90.80", "90.00", "89.00", "88.00", "87.00", "86.00"].map((total, turn) =>
      expect.stringMatching(new RegExp(`${inTurn[turn]}.*${total.replace(".", "\\.")}`)),
    ),
  );
  await expect.poll(() => faultsOf(totals)).toEqual([]);
  await shoot(totals, "board-totals");
  await board.getByText("86.00").first().waitFor();
  const struck = await board.locator("[data-picture] s").allInnerTexts();
  expect(struck).toEqual(["90.00", "83.00"]);
  await shoot(board, "board-panel");
  await small.getByText("90.80").first().waitFor();
  for (const fold of await small.locator("details").all()) await fold.evaluate((one) => one.setAttribute("open", ""));
  const dropped = await small.locator("s, del").allInnerTexts();
  expect([...dropped].sort()).toEqual(
    [0, 1, 2, 3, 4, 5].flatMap((turn) => [`${88 - turn}.00`, `${95 - turn}.00`]).sort(),
  );
  await shoot(small, "phone", true);
  expect(await seriousProblems(small)).toEqual([]);

  // the seventh waits for nobody
  await closes(6);
  done(await confirmHeat(world, chief, there(heats[6]).id));
  await board.getByText("85.00").first().waitFor();
  await totals.getByText(there(inTurn[6])).first().waitFor();
  for (const page of pages) await page.context().close();
}, 240_000);

test("what the announcer lets out is on nobody's screen before", async () => {
  const stage = await speech(["彭家慧", "曹立群"], 3, { publish: { by: "announcer", when: "each" } });
  const { meet, author, event } = stage;
  const heats = await heatsOf(world, await openModule(world, stage));
  const board = await pageOf(screen);
  await board.goto(`${program.url}/board/${meet.slug}?scene=order`);
  const heat = there(heats[0]).id;
  for (const [index, number] of [100, 101, 102, 103].entries()) {
    const robot = await judgeRobot(world, program.url, stage, number);
    await robot(heat, index === 0 ? clockOf(395) : 9000 + index * 100);
  }
  done(await confirmHeat(world, chief, heat));
  await board.getByText("等待公布").first().waitFor();
  expect(await textOf(board)).not.toMatch(marked);
  expect((await sheetOf(world, heat, 101)).state).toBe("submitted");
  await shoot(board, "board-order-held");
  done(await makeAnnouncerLink(world, author, meet.id));
  const link = await pageOf(office);
  await link.goto(`${program.url}/a/${there(await findMeet(world.db, meet.id)).announcerToken}`);
  await link.getByRole("button", { name: "公布成绩" }).waitFor();
  await shoot(link, "announcer");
  expect(await textOf(board)).not.toMatch(marked);
  await link.getByRole("button", { name: "公布成绩" }).click();
  // 92 less a whole point: 35 seconds over
  await board.getByText("91 分").first().waitFor();
  await shoot(board, "board-order");
  const small = await pageOf(phone);
  await small.goto(`${program.url}/m/${meet.slug}/events/${event.id}`);
  await small.getByText("91.00").first().waitFor();
  for (const page of [board, link, small]) await page.context().close();
}, 120_000);
