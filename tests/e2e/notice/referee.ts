import type { CDPSession, Locator, Page } from "playwright-core";
import { expect } from "vitest";

export interface Seen {
  lane: number;
  name: string;
}

const apartMs = 200;

/** A referee with fingers on a touch page. */
export class Referee {
  private readonly page: Page;
  private readonly fingers: CDPSession;

  private constructor(page: Page, fingers: CDPSession) {
    this.page = page;
    this.fingers = fingers;
  }

  /** Sits down by the seat's six digits. */
  static async sit(page: Page, code: string): Promise<Referee> {
    await page.goto("/pair");
    await page.getByRole("textbox").fill(code);
    await page.getByRole("button", { name: "坐上席位" }).click();
    await page.getByRole("heading", { name: "我的组次" }).waitFor();
    return new Referee(page, await page.context().newCDPSession(page));
  }

  private async middle(target: Locator): Promise<{ x: number; y: number }> {
    await target.waitFor();
    const box = await target.boundingBox();
    if (!box) throw new Error("what should be touched is not on the screen");
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  private async touch(type: "touchStart" | "touchEnd", points: { x: number; y: number }[]): Promise<void> {
    await this.fingers.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  }

  private async hold(target: Locator, until: Locator): Promise<void> {
    await this.touch("touchStart", [await this.middle(target)]);
    await until.waitFor();
    await this.touch("touchEnd", []);
  }

  private key(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name });
  }

  /** Opens the heat on top and tells who stands where. */
  async open(): Promise<Seen[]> {
    const current = this.page.getByRole("region", { name: "现在执裁" });
    await current.getByRole("button").tap();
    const lanes = this.page.getByRole("region", { name: /^\d+ / });
    await lanes.first().waitFor();
    const labels = await lanes.evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? ""));
    return labels.map((label) => {
      const [lane = "", ...name] = label.split(" ");
      return { lane: Number(lane), name: name.join(" ") };
    });
  }

  private lane({ lane, name }: Seen): Locator {
    return this.page.locator(`section[aria-label="${lane} ${name}"]`);
  }

  /** Starts the clock once and taps every lane `count` times, by turns of two fingers. */
  async count(lanes: readonly (Seen & { count: number; misses: number })[]): Promise<void> {
    await this.key(/^开始/).tap();
    await this.key("按住提前结束").waitFor();
    for (const seen of lanes) {
      const zone = this.lane(seen).locator("button").filter({ hasText: "点这里" });
      const { x, y } = await this.middle(zone);
      const touches = [];
      // fingers do not wait until the page has seen the one before
      for (let n = 0; n < seen.count; n++)
        touches.push(this.touch("touchStart", [{ x: x + (n % 2 === 0 ? -30 : 30), y }]), this.touch("touchEnd", []));
      await Promise.all(touches);
      for (let n = 0; n < seen.misses; n++) await this.lane(seen).getByRole("button", { name: /^失误/ }).tap();
      await expect
        .poll(() => zone.textContent(), { message: `${seen.name}: taps and count differ` })
        .toContain(String(seen.count));
    }
    await this.hold(this.key("按住提前结束"), this.page.getByRole("button", { name: /^按住.*提交$/ }));
  }

  /** Starts the heat; every lane ends at its time by the page's own clock, arrived or failed. */
  async race(lanes: readonly (Seen & { ms: number; fault: string | null })[]): Promise<void> {
    await this.key("发令").tap();
    const started = await this.page.evaluate(() => performance.now());
    let before = 0;
    for (const seen of [...lanes].sort((a, b) => a.ms - b.ms)) {
      // on a busy machine a touch comes late: the next one keeps its distance, or two would share a tenth of a second
      const due = Math.max(seen.ms, before + apartMs);
      await this.page.waitForFunction(([from, ms]) => performance.now() - (from ?? 0) >= (ms ?? 0), [started, due]);
      if (seen.fault) {
        await this.lane(seen).getByRole("button", { name: "失败" }).tap();
        await this.lane(seen).getByRole("button", { name: seen.fault }).tap();
      } else await this.lane(seen).getByRole("button", { name: "到达" }).tap();
      before = await this.page.evaluate((from) => performance.now() - from, started);
    }
    await this.key(/核对/).tap();
  }

  /** Reads once more, holds to submit, and goes back to the list when the server has it. */
  async submit(): Promise<void> {
    await this.hold(this.page.getByRole("button", { name: /^按住.*提交$/ }), this.page.getByText("服务器已收").first());
    await this.key("我的组次").tap();
    await this.page.getByRole("heading", { name: "我的组次" }).waitFor();
  }
}
