import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { CDPSession, Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** Gives the page the tool, once for each document; past Playwright's own evaluation, which takes longer for it than axe runs. */
async function bring(page: Page): Promise<void> {
  if (await page.evaluate(() => "axe" in globalThis)) return;
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  const { exceptionDetails } = await (await session).send("Runtime.evaluate", { expression: axe });
  if (exceptionDetails) throw new Error(`axe could not be loaded: ${exceptionDetails.text}`);
}

interface Found {
  violations: { id: string; impact: string; nodes: { html: string }[] }[];
}

/** What is serious or critical in axe's eyes, each with the elements at fault; all of axe's rules unless `options` say otherwise. */
export async function seriousProblems(page: Page, options: object = {}): Promise<string[]> {
  await bring(page);
  return page.evaluate(async (asked) => {
    const tool = (globalThis as unknown as { axe: { run(options: object): Promise<Found> } }).axe;
    const { violations } = await tool.run(asked);
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`);
  }, options);
}
