import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { AccountId, DeviceId, HeatId, SheetId } from "#core/ids.ts";
import { encodeRescue } from "#core/scoring/rescue.ts";
import { codeLetters, sheetCode } from "#core/scoring/sheet-code.ts";
import { findLogOfHeat } from "#db/log.ts";
import { updateMeet } from "#db/meets.ts";
import { findScoredHeat, findSheetsOfHeat } from "#db/sheets.ts";
import { grantSession, nobody } from "#services/sessions.ts";
import { seriousProblems } from "../support/axe.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { onWorld } from "../support/on-world.ts";
import { there } from "../support/play.ts";
import { makeRound } from "../support/rounds.ts";
import { makeTablet, pen } from "../support/seats.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";

// Sheets printed, filled in by hand and keyed in by keyboard; a tablet's results brought by codes: in a real browser.

const { world, program, browser } = await onWorld();
const broken: string[] = [];

async function stage(template: Parameters<typeof makeEvent>[2], count: number, heats = 1) {
  const { meet, author } = await makeMeet(world, { name: "三八女职工运动会" });
  const event = await makeEvent(world, meet, template, { name: "女子一分钟跳绳" });
  const unit = await makeUnit(world, meet, { name: "第一车间" });
  const rounds = [];
  for (let h = 0; h < heats; h += 1) {
    const people = [];
    for (let n = 0; n < count; n += 1) {
      const name = `${"张王李赵刘陈杨黄周吴徐孙"[n % 12]}${n % 3 === 0 ? "晓" : ""}${"芳娜敏静丽"[n % 5]}`;
      const given = { name, events: [event], bib: 101 + n + h * 100, namesake: Math.floor(n / 12) + 10 * h };
      people.push(await makeEntrant(world, meet, unit, given));
    }
    rounds.push({ people });
  }
  const { heats: ids } = await makeRound(world, event, { heats: rounds });
  return { meet, author, event, heat: there(ids[0]), ids, code: sheetCode(there(ids[0]), 1) };
}
type Staged = Awaited<ReturnType<typeof stage>>;

/** The organizer's browser, or that of a chief referee on a seat. */
async function desk({ meet, author }: Staged, who: "organizer" | "chief" = "organizer"): Promise<Page> {
  const device =
    who === "chief" ? (await makeTablet(world, meet, author, { kind: "chief", name: "裁判长席" })).device.id : null;
  const grant = device
    ? { kind: "device" as const, id: device as DeviceId }
    : { kind: "account" as const, id: there(author.id) as AccountId };
  const token = there(await grantSession(world, nobody, grant));
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "zh-CN" });
  context.setDefaultTimeout(15_000);
  await context.addCookies([{ name: "fieldday", value: token, url: program.url }]);
  const page = await context.newPage();
  page.on("pageerror", (error) => broken.push(`${page.url()}: ${error.message}`));
  return page;
}

const open = (page: Page, { meet }: Staged, path: string) =>
  page.goto(`${program.url}/meets/${meet.id}${path}`, { waitUntil: "networkidle" });
const marksOf = async (heat: HeatId) =>
  there(await findScoredHeat(world.db, heat)).heat.marks.map((mark) => mark.value ?? mark.outcome);
const picture = (page: Page, name: string) => page.screenshot({ path: `.cache/tests/${name}.png`, fullPage: true });

/** Types what is under the cursor, as a keyboard does: each text, then Enter. */
async function key(page: Page, ...texts: string[]) {
  for (const text of texts) {
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  }
}

describe("printed heat sheets", () => {
  test.each([
    ["skipping-1min", 12],
    ["skipping-1min", 40],
    ["slow-cycling", 8],
  ] as const)("%s with %i lanes is one A4 page a heat", async (template, lanes) => {
    const one = await stage(template, lanes, 2);
    const page = await desk(one);
    await open(page, one, "/print/heat-sheets");
    const text = await page.locator("main").textContent();
    for (const heat of one.ids) expect(text).toContain(sheetCode(heat, 1).replace(/^(...)/, "$1 "));
    const pdf = await page.pdf({ preferCSSPageSize: true, path: `.cache/tests/heat-sheets-${template}-${lanes}.pdf` });
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
    await page.setViewportSize({ width: 794, height: 1123 });
    await page.emulateMedia({ media: "print" });
    await picture(page, `heat-sheets-${template}-${lanes}`);
    await page.context().close();
  });
});

describe("keying in", () => {
  test("goes from the code to the last lane by keyboard alone; a wrong code says what is wrong", async () => {
    const one = await stage("skipping-1min", 5);
    const page = await desk(one);
    await open(page, one, "/paper");
    const last = one.code.charAt(5);
    const wrong = codeLetters.charAt((codeLetters.indexOf(last) + 1) % 32);
    await key(page, one.code.slice(0, 5) + wrong);
    await page.getByText(`末位应是 ${last}，输入的是 ${wrong}`).waitFor();
    await picture(page, "paper-wrong-code");
    await page.keyboard.press("Control+A");
    await key(page, one.code.toLowerCase());
    await page.getByRole("heading", { name: "女子一分钟跳绳" }).waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute("name") === "value-1");
    // value, misses; the third did not start, then somebody typed a letter by mistake and a digit took it back
    await key(page, "１２０", "1", "118", "", "s", "", "n95", "2");
    expect(await page.locator("select[name=outcome-3]").inputValue()).toBe("DNS");
    expect(await page.locator("select[name=outcome-4]").inputValue()).toBe("value");
    expect(await seriousProblems(page)).toEqual([]);
    await picture(page, "paper-typing");
    await key(page, "101", "");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("录入成绩");
    await page.keyboard.press("Enter");
    await page.getByText("成绩已录入").waitFor();
    expect(await marksOf(one.heat)).toEqual([120, 118, "DNS", 95, 101]);
    await picture(page, "paper-entered");
    await page.waitForFunction(() => document.activeElement?.getAttribute("name") === "code");
    await open(page, one, `/heats/${one.heat}`);
    expect(await page.getByText("来自纸质记录").count()).toBeGreaterThan(4);
    await picture(page, "paper-heat");
    await page.context().close();
  });

  test("twice blind: one difference is listed, looked up on the paper again, then everything is entered", async () => {
    const one = await stage("slow-cycling", 3);
    await world.db.transaction((tx) => updateMeet(tx, one.meet.id, { paperTwice: true }));
    const first = await desk(one);
    await open(first, one, `/paper?code=${one.code}`);
    await first.waitForFunction(() => document.activeElement?.getAttribute("name") === "value-1");
    await key(first, "1:13.7", "x30.5", "58.1");
    await first.keyboard.press("Enter");
    await first.getByText("第一遍已存").waitFor();
    await picture(first, "paper-first");
    const second = await desk(one, "chief");
    await open(second, one, `/paper?code=${one.code}`);
    await second.getByText("已录第一遍").waitFor();
    expect(await second.locator("main").textContent()).not.toContain("1:13.7");
    await second.waitForFunction(() => document.activeElement?.getAttribute("name") === "value-1");
    await key(second, "1:31.7", "x30.5", "58.1");
    await second.keyboard.press("Enter");
    await second.getByText("两遍有 1 处不同").waitFor();
    expect(await seriousProblems(second)).toEqual([]);
    await picture(second, "paper-differs");
    expect((await findLogOfHeat(world.db, one.heat)).map(({ kind }) => kind)).toEqual(["paper-typed", "paper-typed"]);
    await second.waitForFunction(() => document.activeElement?.getAttribute("name") === "value-1");
    await key(second, "1:13.7", "");
    await second.getByText("成绩已录入").waitFor();
    const marks = there(await findScoredHeat(world.db, one.heat)).heat.marks;
    expect(marks.map(({ outcome, value, keptMs }) => [outcome, value ?? keptMs])).toEqual([
      ["valid", 73_700],
      ["failed", 30_500],
      ["valid", 58_100],
    ]);
    await first.context().close();
    await second.context().close();
  });
});

describe("a tablet's codes", () => {
  test("40 results in several parts, one by address, one repeated, one mistyped: written once", async () => {
    const one = await stage("skipping-1min", 40);
    const tablet = await makeTablet(world, one.meet, one.author, { name: "一号场地" });
    const sheets = await findSheetsOfHeat(world.db, one.heat);
    const sheetOf = (lane: number): { id: SheetId } => there(sheets.find((sheet) => sheet.lanes.includes(lane)));
    const write = pen(world);
    const ops = Array.from({ length: 40 }, (_unused, i) =>
      write(sheetOf(i + 1), { kind: "set", lane: i + 1, value: 80 + i, misses: i % 4 }, 60_000 - i * 1000),
    );
    const texts = encodeRescue(ops, tablet.device.id, "2026.11.21");
    expect(texts.length).toBeGreaterThan(1);
    const [head = "", ...rest] = texts;
    const page = await desk(one);
    // a phone's camera opens the address of the first
    await page.goto(`${program.url}/rescue#${head}`, { waitUntil: "networkidle" });
    expect(new URL(page.url()).pathname).toBe(`/meets/${one.meet.id}/rescue`);
    await page.getByText(`已有 1 个，共 ${texts.length} 个`).waitFor();
    const box = page.getByLabel("二维码里的文字");
    await box.focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Enter");
    // a scanner types and sends Enter; the first comes again, and one letter of the second is wrong
    await page.keyboard.insertText(head);
    await page.keyboard.press("Enter");
    const mistyped = rest.map((text, i) =>
      i > 0 ? text : text.slice(0, 30) + (text.charAt(30) === "A" ? "B" : "A") + text.slice(31),
    );
    for (const text of mistyped) {
      await page.keyboard.insertText(text);
      await page.keyboard.press("Enter");
    }
    await page.getByText("第 3 行：第 3 组").waitFor();
    await page.getByText("第 1 个扫了不止一次").waitFor();
    await picture(page, "rescue-mistyped");
    await box.fill([...texts, head].join("\n"));
    await page.getByText("已经齐全").waitFor();
    await page.getByRole("button", { name: "查看内容" }).click();
    await page.getByText("来自平板“一号场地”，共 40 条记录").waitFor();
    expect(await seriousProblems(page)).toEqual([]);
    await picture(page, "rescue-shown");
    expect(await marksOf(one.heat)).toEqual([]);
    await page.getByRole("button", { name: "接收这些记录" }).click();
    await page.getByText("请写明是谁交来的").waitFor();
    await page.getByLabel("谁交来的").fill("王敏");
    await page.getByLabel("为什么用二维码").fill("东侧场地没有网络");
    await page.getByRole("button", { name: "接收这些记录" }).click();
    await page.getByText("已接收“一号场地”的 40 条记录").waitFor();
    await picture(page, "rescue-done");
    expect(await marksOf(one.heat)).toEqual(Array.from({ length: 40 }, (_unused, i) => 80 + i));
    expect((await findLogOfHeat(world.db, one.heat)).map(({ opId }) => opId).sort()).toEqual(
      ops.map(({ id }) => id).sort(),
    );
    expect(await box.inputValue()).toBe("");
    await page.context().close();
  });

  test("nothing broke on any page", () => {
    expect(broken).toEqual([]);
  });
});
