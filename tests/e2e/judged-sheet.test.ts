import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import type { JudgedPlan } from "#core/judged/plan.ts";
import { judgedPlan, moduleOf } from "#core/judged/plan-defaults.ts";
import { findEvent } from "#db/events.ts";
import { grantSession, nobody } from "#services/sessions.ts";
import { seriousProblems } from "../support/axe.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { onWorld } from "../support/on-world.ts";
import { there } from "../support/play.ts";

// The contest sheet as an organizer fills it in, with the keyboard and on a phone.

const { world, program, browser } = await onWorld();
const broken: string[] = [];
afterAll(() => {
  expect(broken, "scripts broke on these pages").toEqual([]);
});
const shots = process.env.FIELDDAY_SHOTS;
const { meet, account } = await makeMeet(world, { name: "职工技能大赛" });

/** Three modules of 25 lines, as a trade's paper has them. */
function large(): JudgedPlan {
  const lines = Array.from({ length: 25 }, (_unused, i) => ({
    key: `c${i + 1}`,
    group: `${["坡口准备", "焊接过程", "焊缝外观", "焊缝内部", "安全文明"][Math.floor(i / 5)]}`,
    name: `第${i + 1}项考核内容及要求`,
    most: 400,
    step: 50,
  }));
  return judgedPlan(
    ["平焊", "立焊", "管焊"].map((name, at) =>
      moduleOf("practice", `m${at + 1}`, { name, lines, share: [3400, 3300, 3300][at] ?? 0, spread: 1000 }),
    ),
    { ties: [{ by: "module", module: "m3" }, { by: "exact" }] },
  );
}

async function open(
  template: Parameters<typeof makeEvent>[2],
  plan: JudgedPlan | undefined,
  viewport = { width: 1440, height: 900 },
) {
  const event = await makeEvent(world, meet, template, { name: "焊接", ...(plan && { plan: { judged: plan } }) });
  const context = await browser.newContext({ viewport, locale: "zh-CN" });
  context.setDefaultTimeout(20_000);
  const value = there(await grantSession(world, nobody, { kind: "account", id: account.id }));
  await context.addCookies([{ name: "fieldday", value, url: program.url }]);
  const page = await context.newPage();
  page.on("pageerror", (error) => broken.push(`${page.url()}: ${error.message}`));
  await page.goto(`${program.url}/meets/${meet.id}/events/${event.id}/sheet`, { waitUntil: "networkidle" });
  const kept = async () => there(there(await findEvent(world.db, event.id)).plan.judged);
  return { page, kept };
}

const shoot = async (page: Page, name: string, fullPage = true) => {
  if (shots) await page.screenshot({ path: `${shots}/judged-sheet-${name}.png`, fullPage });
};
const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("name"));

describe("the contest sheet in a browser", () => {
  test("adds up while it is typed, takes rows by the keyboard, and is kept", async () => {
    const { page, kept } = await open("welding", large());
    await shoot(page, "large", false);
    await shoot(page, "whole");
    const bar = page.getByRole("list", { name: "合计" });
    await field(page, "modules.1.lines.0.most").fill("6");
    await expect.poll(() => bar.textContent()).toContain("立焊 102/100 ⚠ 多了 2");
    await field(page, "modules.0.share").fill("30");
    await expect.poll(() => bar.textContent()).toContain("占比合计 96% ⚠ 还差 4%");
    await shoot(page, "short", false);
    await field(page, "modules.0.share").fill("34");
    await field(page, "modules.1.lines.0.most").fill("3");

    await field(page, "modules.1.lines.0.name").press("Enter");
    expect(await focused(page)).toBe("modules.1.lines.1.name");
    await page.keyboard.type("组对间隙");
    await page.keyboard.press("Tab");
    await page.keyboard.type("1");
    await expect.poll(() => bar.textContent()).toContain("立焊 100/100 ✓");
    // what was typed stays with its row
    await page.getByRole("button", { name: "上移：第2项考核内容及要求" }).nth(1).click();
    expect(await field(page, "modules.1.lines.2.name").inputValue()).toBe("组对间隙");
    expect(await field(page, "modules.1.lines.0.most").inputValue()).toBe("3");
    await page.getByRole("button", { name: "去掉：第25项考核内容及要求" }).last().click();
    await expect.poll(() => bar.textContent()).toContain("管焊 96/100 ⚠ 还差 4");
    await page.getByRole("button", { name: "撤销刚才的改动" }).click();
    await expect.poll(() => bar.textContent()).toContain("管焊 100/100 ✓");

    await page.getByRole("button", { name: "保存", exact: true }).click();
    await page.getByText("评分表已保存。").waitFor();
    const lines = there((await kept()).modules[1]).lines;
    expect(lines).toHaveLength(26);
    expect(lines[2]).toMatchObject({ group: "坡口准备", name: "组对间隙", most: 100 });
  });

  test("says at the field what is wrong, opens what is folded around it, and has nothing serious in axe's eyes", async () => {
    const { page } = await open("welding", undefined);
    await field(page, "modules.1.lines.0.most").fill("十分");
    await page.locator("#modules\\.1 summary").first().click();
    await field(page, "modules.1.judges").fill("0");
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await page.getByText("请写 1 到 19 的整数").waitFor();
    expect(await field(page, "modules.1.lines.0.most").getAttribute("aria-invalid")).toBe("true");
    for (const fold of await page.locator("details").all()) await fold.evaluate((one) => one.setAttribute("open", ""));
    await shoot(page, "problems");
    expect(await seriousProblems(page)).toEqual([]);
  });

  test("fits a phone, and names the wrong cells of a pasted list", async () => {
    const { page } = await open("welding", undefined, { width: 390, height: 844 });
    await shoot(page, "phone", false);
    await page.getByText("从表格读入").click();
    await field(page, "list").fill("环节\t占比\t评分项\t满分\n理论\t三成\t\t100\n实操\t70%\t外观\t很多");
    await page.getByRole("button", { name: "读入", exact: true }).click();
    await page.getByText("2 个单元格读不懂").waitFor();
    await shoot(page, "phone-list");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBe(0);
    expect(await seriousProblems(page)).toEqual([]);
    await field(page, "modules.1.lines.2.bands").scrollIntoViewIfNeeded();
    await shoot(page, "phone-lines", false);
    const csv = Buffer.from("环节,占比,评分项,满分\n理论,30%,,100\n实操,70%,外观,60\n,,安全,40\n");
    await field(page, "file").setInputFiles({ name: "评分表.csv", mimeType: "text/csv", buffer: csv });
    await page.getByRole("button", { name: "读入", exact: true }).click();
    await page.getByText("已读入 2 个环节、2 个评分项").waitFor();
    expect(await field(page, "modules.1.lines.1.group").inputValue()).toBe("安全");
    await page.getByRole("button", { name: "撤销刚才的改动" }).click();
    await expect.poll(() => field(page, "modules.1.lines.1.group").inputValue()).toBe("焊缝外观");
  });
});
