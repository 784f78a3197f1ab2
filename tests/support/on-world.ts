import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach } from "vitest";
import { launchChromium } from "./chromium.ts";
import { type Program, startProgram } from "./program.ts";
import { type TestWorld, testWorld } from "./world.ts";

/** A world of today, the program on its database and a browser, for one file of tests; all end with it. */
export async function onWorld(): Promise<{ world: TestWorld; program: Program; browser: Browser }> {
  const world = await testWorld(Date.now());
  afterAll(world.drop);
  const program = await startProgram({ DATABASE_URL: world.url });
  afterAll(program.end);
  const browser = await launchChromium();
  // the last of these ends first
  afterAll(() => browser.close());
  afterEach(async ({ task }) => {
    const error = task.result?.state === "fail" ? task.result.errors?.at(-1) : undefined;
    if (!error) return;
    const pages = browser.contexts().flatMap((context) => context.pages());
    const said = await Promise.all(pages.map(textOf));
    error.stack = `${error.stack ?? error.message}\n${said.join("\n")}`;
  });
  return { world, program, browser };
}

/** What a page says, for whoever reads a failure on another machine. */
async function textOf(page: Page): Promise<string> {
  const text = await page.evaluate(() => document.body.textContent).catch((error) => `it cannot say: ${error}`);
  return `${page.url()}: ${text.replace(/\s+/g, " ").slice(0, 500)}`;
}
