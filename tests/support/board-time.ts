import type { Page, WebSocketRoute } from "playwright-core";

/** A page's clock that a test moves, with a server whose heartbeats keep up with it. */
export interface BoardTime {
  /** lets `ms` go by on the page: its timers run, and ticks come every five seconds as on any day */
  run(ms: number): Promise<void>;
  /** from now on the server's ticks name this build; null: its own */
  build(name: string | null): void;
  /** once the server has answered the page that it may follow: a page whose time runs before that gives up connecting too soon */
  followed(): Promise<void>;
  /** from now on nothing of the server comes, as with a cable pulled; or comes again */
  silent(is: boolean): void;
}

const tickMs = 5000;
const answer = /^43/;
const opening = /^42(\/[^,]*,)?\["(tick|delta)",/;

/** What the server wrote into the page: enough for a tick before the first one has come. */
const sentWith = (page: Page): Promise<Record<string, unknown>> =>
  page.evaluate(() => {
    const { snapshot } = JSON.parse(document.getElementById("page-data")?.textContent ?? "{}");
    const { epoch, version, build } = snapshot ?? {};
    return { epoch, version, build };
  });

/**
 * Call it before the page is opened. The real server's messages pass; while the clock is moved, its last tick is said again
 * with the page's time, for in the server's own time hardly a moment has gone by.
 */
export async function boardTime(page: Page, start?: number): Promise<BoardTime> {
  await page.clock.install(start === undefined ? {} : { time: start });
  let line: WebSocketRoute | null = null;
  let tick: Record<string, unknown> | null = null;
  let silent = false;
  let build: string | null = null;
  let follows = () => {};
  const followed = new Promise<void>((resolve) => {
    follows = resolve;
  });
  const said = (body: Record<string, unknown>) => `42${JSON.stringify(["tick", build ? { ...body, build } : body])}`;
  await page.routeWebSocket(/socket\.io/, (near) => {
    const far = near.connectToServer();
    line = near;
    tick = null;
    near.onMessage((message) => {
      // what the page answers to a heartbeat of ours is none of the server's
      if (message !== "3") far.send(message);
    });
    far.onMessage((message) => {
      if (message === "2") return far.send("3");
      if (typeof message === "string" && answer.test(message)) follows();
      const found = typeof message === "string" && opening.exec(message);
      if (!found) return silent ? undefined : near.send(message);
      const [name, body] = JSON.parse(message.slice(message.indexOf("["))) as [string, Record<string, unknown>];
      if (!silent) near.send(name === "tick" ? said(body) : message);
      if (name === "tick") tick = body;
      else if (tick) tick = { ...tick, version: body.version, epoch: body.epoch };
    });
  });
  const beat = async () => {
    if (silent || !line) return;
    line.send("2");
    tick ??= await sentWith(page);
    line.send(said({ ...tick, now: await page.evaluate(() => Date.now()) }));
  };
  return {
    async run(ms) {
      for (let gone = 0; gone < ms; gone += tickMs) {
        await page.clock.runFor(Math.min(tickMs, ms - gone));
        await beat();
      }
    },
    followed: () => followed,
    build(name) {
      build = name;
    },
    silent(is) {
      silent = is;
    },
  };
}
