import { setTimeout as pause } from "node:timers/promises";
import type { BrowserContext, CDPSession, Page } from "playwright-core";

export interface Point {
  x: number;
  y: number;
}

/** What lies under a referee's fingers: the real touch events of the browser, not calls of its page. */
export class Fingers {
  private constructor(private readonly session: CDPSession) {}

  static async on(context: BrowserContext, page: Page): Promise<Fingers> {
    return new Fingers(await context.newCDPSession(page));
  }

  /** A processor this many times slower, as in a cheap tablet. */
  async slowDown(times: number): Promise<void> {
    await this.session.send("Emulation.setCPUThrottlingRate", { rate: times });
  }

  /** All come down together and go up together; as many touches as points. */
  async tap(points: readonly Point[]): Promise<void> {
    await Promise.all([this.down(points), this.up()]);
  }

  /** Each comes down while those before it are still there; then all go up. */
  async roll(points: readonly Point[]): Promise<void> {
    await Promise.all([...points.map((_, at) => this.down(points.slice(0, at + 1))), this.up()]);
  }

  private down(points: readonly Point[]): Promise<unknown> {
    const touchPoints = points.map(({ x, y }, id) => ({ x, y, id }));
    return this.session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
  }

  private up(): Promise<unknown> {
    return this.session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  }
}

/** So many touches in this rhythm, ms: fingers do not wait until the page has seen the one before. */
export async function inRhythm(times: number, everyMs: number, touch: (n: number) => Promise<void>): Promise<void> {
  const done: Promise<void>[] = [];
  for (let n = 0; n < times; n += 1) {
    done.push(touch(n));
    await pause(everyMs);
  }
  await Promise.all(done);
}
