import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Found {
  violations: { id: string; impact: string; nodes: { html: string }[] }[];
}

/** What is serious or critical in axe's eyes, each with the elements at fault; all of axe's rules unless `options` say otherwise. */
export async function seriousProblems(page: Page, options: object = {}): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (asked) => {
    const tool = (globalThis as unknown as { axe: { run(options: object): Promise<Found> } }).axe;
    const { violations } = await tool.run(asked);
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`);
  }, options);
}
