import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type BrowserContext, chromium as driver, type Page } from "playwright-core";
import { chromiumAt } from "./chromium.ts";

/** Stands for this computer as a tablet sees it: a plain http address that is no localhost, so that the page is not secure. */
export const lanHost = "tablet.test";

/** A tablet's browser whose data stay when it is closed. */
export interface Profile {
  open(): Promise<{ context: BrowserContext; page: Page }>;
  /** closes what is open and removes the data */
  end(): Promise<void>;
}

/** A browser with a folder of its own; `inPage` runs before every page's scripts. */
export function profile(broken: string[], inPage?: () => void): Profile {
  let last: BrowserContext | null = null;
  const folder = mkdtempSync(path.join(tmpdir(), "fieldday-profile-"));
  return {
    async open() {
      const { executablePath, args } = await chromiumAt();
      const context = await driver.launchPersistentContext(folder, {
        executablePath,
        args: [...args, `--host-resolver-rules=MAP ${lanHost} 127.0.0.1`],
        viewport: { width: 820, height: 1180 },
        hasTouch: true,
        locale: "zh-CN",
      });
      last = context;
      context.setDefaultTimeout(20_000);
      if (inPage) await context.addInitScript(inPage);
      const page = context.pages()[0] ?? (await context.newPage());
      page.on("pageerror", (error) => broken.push(error.message));
      return { context, page };
    },
    async end() {
      await last?.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
