import type { Browser, Page } from "playwright-core";
import type { HeatId } from "#core/ids.ts";
import { holdKey } from "./hold.ts";
import { sheetOf } from "./judged.ts";
import { markingOn } from "./marking.ts";
import type { Stage } from "./play.ts";
import { makeTablet } from "./seats.ts";
import type { TestWorld } from "./world.ts";

const portrait = { width: 820, height: 1180 };

/** A judge's or a clerk's tablet in a browser: opens who appears out of its list, notes line after line, hands in. */
export class JudgePage {
  private constructor(readonly page: Page) {}

  static async sit(browser: Browser, origin: string, token: string, viewport = portrait): Promise<JudgePage> {
    const context = await browser.newContext({ viewport, hasTouch: true, locale: "zh-CN" });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    await page.goto(`${origin}/s/${token}`);
    return new JudgePage(page);
  }

  key(name: string | RegExp) {
    return this.page.getByRole("button", { name, exact: typeof name === "string" }).first();
  }

  /** Says who judges here, with four digits for the day. */
  async signIn(name: string): Promise<void> {
    await this.key(name).tap();
    for (const entered of ["定四位数字", "再按一次"]) {
      await this.page.getByText(entered).waitFor();
      for (const digit of "1357") await this.key(digit).tap();
    }
    await this.page.getByRole("heading", { name: "我的组次" }).waitFor();
  }

  /** Goes to the list, and from there to whoever stands under this name or number. */
  async open(who: string): Promise<void> {
    await this.list();
    const { page } = this;
    const now = page.getByRole("region", { name: "现在" }).filter({ hasText: who }).getByRole("button");
    await now
      .or(page.getByRole("listitem").filter({ hasText: who }).getByRole("button"))
      .first()
      .tap();
  }

  async list(): Promise<void> {
    const back = this.key(/^(‹ )?(我的)?组次$/);
    const title = this.page.getByRole("heading", { name: "我的组次" });
    await back.or(title).first().waitFor();
    if (await back.isVisible()) await back.tap();
    await title.waitFor();
  }

  /** What each line that waits is worth, one after the other, on a keyboard of the pad's. */
  async note(...amounts: readonly string[]): Promise<void> {
    for (const amount of amounts) {
      await this.key("用这个数").waitFor();
      for (const sign of amount) await this.page.keyboard.press(sign);
      await this.page.keyboard.press("Enter");
    }
  }

  async handIn(): Promise<void> {
    await this.key("结束并核对").tap();
    await holdKey(this.page, this.key("按住 0.6 秒提交"));
    await this.page.locator("p[role=status]", { hasText: "服务器已收" }).waitFor();
  }
}

/** A judge or a clerk who needs no browser: notes what each line of the only lane is worth, and hands in. */
export type JudgeRobot = (heat: HeatId, values: Readonly<Record<string, number>> | number) => Promise<void>;

export async function judgeRobot(world: TestWorld, url: string, stage: Stage, judge: number): Promise<JudgeRobot> {
  const { device } = await makeTablet(world, stage.meet, stage.author, { event: stage.event.id, judge });
  const marking = await markingOn(world, url, device.id);
  return async (heat, values) => {
    const { id } = await sheetOf(world, heat, judge);
    const lines = typeof values === "number" ? [{ value: values }] : Object.entries(values).map(asLine);
    const scores = lines.map((line) => ({ kind: "score", lane: 1, judge, ...line }));
    await marking(id, ...scores, { kind: "submit" });
  };
}

const asLine = ([criterion, value]: [string, number]) => ({ criterion, value });
