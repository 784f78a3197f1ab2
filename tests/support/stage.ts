import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { expect, inject } from "vitest";
import { launchChromium } from "./chromium.ts";
import { emptyDatabase } from "./database.ts";
import { type Program, startProgram } from "./program.ts";

export interface Stage {
  program: Program;
  browser: Browser;
  /** a browser of its own for one person; a page that throws fails the test */
  person(options?: BrowserContextOptions): Promise<Page>;
  /** what everybody saw, under .cache/tests, for whoever reads a failure */
  picture(name: string): Promise<void>;
  end(): Promise<void>;
}

/** The program as a newcomer starts it (or on the run's separate server), and a browser. */
export async function stage(): Promise<Stage> {
  const separate = inject("database").kind === "tcp" ? await emptyDatabase() : null;
  const program = await startProgram(separate ? { DATABASE_URL: separate.url } : {});
  const browser = await launchChromium();
  const broken: string[] = [];
  return {
    program,
    browser,
    async person(options = {}) {
      const context = await browser.newContext({ baseURL: program.url, locale: "zh-CN", ...options });
      context.setDefaultTimeout(15_000);
      const page = await context.newPage();
      page.on("pageerror", (error) => broken.push(`${page.url()}: ${error.message}`));
      return page;
    },
    async picture(name) {
      const pages = browser.contexts().flatMap((context) => context.pages());
      for (const [n, page] of pages.entries()) await page.screenshot({ path: `.cache/tests/${name}-${n}.png` });
    },
    async end() {
      await browser.close();
      await program.end();
      await separate?.drop();
      expect(broken, "scripts broke on these pages").toEqual([]);
    },
  };
}
