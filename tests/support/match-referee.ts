import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import type { HeatId } from "#core/ids.ts";
import { findSeat } from "#db/seats.ts";
import { findScoredHeat } from "#db/sheets.ts";
import { addSeat } from "#services/seats.ts";
import type { World } from "#services/world.ts";
import { holdKey } from "./hold.ts";
import { done, type Stage, there } from "./play.ts";

/** How a match goes: who wins each game (by so many touches) or pull, or who does not come. */
export type Told =
  | { kind: "pulls"; wins: readonly string[] }
  | { kind: "games"; wins: readonly string[]; touches: number }
  | { kind: "absent"; loser: string };

/** A tablet at the event's seat, which scores every match of it, one after the other, as a referee does. */
export class MatchReferee {
  private constructor(
    private readonly world: World,
    readonly page: Page,
  ) {}

  static async sit(
    world: World,
    browser: Browser,
    origin: string,
    { author, meet, event }: Stage,
    name: string,
  ): Promise<MatchReferee> {
    const wish = { kind: "referee" as const, name, event: event.id, slot: null };
    const seat = there(await findSeat(world.db, done(await addSeat(world, author, meet.id, wish))));
    const context = await browser.newContext({
      viewport: { width: 820, height: 1180 },
      hasTouch: true,
      locale: "zh-CN",
    });
    const page = await context.newPage();
    await page.goto(`${origin}/s/${seat.token}`);
    return new MatchReferee(world, page);
  }

  private key(name: string | RegExp) {
    return this.page.getByRole("button", { name, exact: typeof name === "string" }).first();
  }

  private half(name: string) {
    return this.page.getByRole("region", { name, exact: true }).locator("button:has(> span + span + span)").last();
  }

  /** Opens a match out of the list as soon as the tablet has heard of it. */
  private async open([a, b]: readonly string[]): Promise<void> {
    const { page } = this;
    await page
      .getByRole("button", { name: /^(我的)?组次$/ })
      .or(page.getByRole("heading", { name: "我的组次" }))
      .first()
      .waitFor();
    const back = this.key(/^(我的)?组次$/);
    if (await back.isVisible()) await back.tap();
    const name = `${a} 对 ${b}`;
    const current = page.getByRole("region", { name: "现在" }).filter({ hasText: name }).getByRole("button");
    await current.or(page.getByRole("button", { name })).first().tap({ timeout: 40_000 });
  }

  /** Scores a match from its first touch to "received". */
  async play(heat: HeatId, two: readonly string[], told: Told): Promise<void> {
    const { page } = this;
    await this.open(two);
    if (told.kind === "absent") {
      await this.key(new RegExp(`^${told.loser} .*更多`)).tap();
      await this.key("未出场").tap();
    } else
      for (const [at, winner] of told.wins.entries()) {
        const half = this.half(winner);
        const before = told.kind === "pulls" ? told.wins.slice(0, at).filter((one) => one === winner).length : 0;
        const touches = told.kind === "pulls" ? 1 : told.touches;
        for (let touch = 1; touch <= touches; touch++) {
          await half.tap();
          await expect.poll(() => half.locator("> span").first().textContent()).toBe(`${before + touch}`);
          // a second touch within the bounce filter would be the first one again; a game is ended by another key
          if (told.kind === "pulls" || touch < touches) await page.waitForTimeout(60);
        }
        if (told.kind === "games") await this.key(/结束本局$/).tap();
      }
    await this.key("结束并核对").tap();
    await holdKey(page, this.key("按住 0.6 秒提交"));
    await expect.poll(async () => (await findScoredHeat(this.world.db, heat))?.heat.state).toBe("provisional");
  }
}
