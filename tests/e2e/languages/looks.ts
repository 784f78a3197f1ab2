import type { Page } from "playwright-core";
import type { Language } from "#i18n/language.ts";
import founding from "../../../db/seed/founding.json" with { type: "json" };
import { seriousProblems } from "../../support/axe.ts";
import { simplifiedSigns } from "../../support/simplified.ts";

/** What people typed stands as they typed it in every language: longest first, so that no name leaves a part of another. */
const data = founding
  .flatMap(({ unit, leader, people }) => [unit, leader, ...people.map(({ name }) => name)])
  .sort((a, b) => b.length - a.length);

interface Seen {
  language: string;
  /** every text and label but those that say their own language */
  text: string;
  /** how far the page is wider than its window */
  tooWide: number;
  clipped: string[];
}

function see(): Seen {
  const labels = ["aria-label", "placeholder", "title", "alt"];
  const texts = [document.title];
  const clipped: string[] = [];
  for (const one of document.querySelectorAll<HTMLElement>("body, body *")) {
    if (one.closest("script, style") || one.closest("[lang]") !== document.documentElement) continue;
    for (const label of labels) texts.push(one.getAttribute(label) ?? "");
    const own = [...one.childNodes].flatMap((node) =>
      node.nodeType === Node.TEXT_NODE ? (node.textContent ?? "") : [],
    );
    texts.push(...own);
    const cuts = ["hidden", "clip"].includes(getComputedStyle(one).overflowX) && !/^(INPUT|SELECT)$/.test(one.tagName);
    // what is meant for screen readers alone is a pixel high
    const shown = one.clientWidth > 2 && one.clientHeight > 2;
    if (cuts && shown && one.scrollWidth > one.clientWidth + 1) clipped.push((one.textContent ?? "").slice(0, 60));
  }
  const { scrollWidth, clientWidth, lang } = document.documentElement;
  return { language: lang, text: texts.join("\n"), tooWide: Math.max(0, scrollWidth - clientWidth), clipped };
}

const asked = { runOnly: ["wcag2a", "wcag2aa", "wcag22aa"], resultTypes: ["violations"] };

function foreign(text: string, language: Language): string[] {
  const own = data.reduce((rest, name) => rest.replaceAll(name, ""), text);
  return own
    .split("\n")
    .filter((line) => (language === "en" ? /\p{Script=Han}/u.test(line) : simplifiedSigns(line).length > 0));
}

/** What is wrong with the page as it stands, for somebody who reads `language`; nothing, if all is well. */
export async function faultsOf(page: Page, language: Language): Promise<string[]> {
  const seen = await page.evaluate(see);
  return [
    ...(seen.language === language ? [] : [`lang is ${seen.language}`]),
    ...foreign(seen.text, language).map((line) => `not ${language}: ${line.trim()}`),
    ...(seen.tooWide > 0 ? [`${seen.tooWide} px wider than the window`] : []),
    ...seen.clipped.map((text) => `clipped: ${text}`),
    ...(await seriousProblems(page, asked)),
  ];
}
