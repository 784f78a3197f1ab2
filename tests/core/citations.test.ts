import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const prefixes = "HT|AD|RK|SC|KO|MA|RR|SW|JD|QZ|CP|TP|AW|EN|SH|CT|NU|MT|ST";
/** keys of sources that look like rules */
const sources = ["QZ14", "QZ26"];
const root = path.resolve(import.meta.dirname, "../..");

function textsOf(folder: string, ending: RegExp): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((one) => one.isFile() && ending.test(one.name))
    .map((one) => readFileSync(path.join(one.parentPath, one.name), "utf8"));
}

/** The rules that texts cite in square brackets. */
function cited(texts: readonly string[]): string[] {
  const found = texts.flatMap((text) => [...text.matchAll(new RegExp(`\\[((?:${prefixes})\\d+)\\]`, "g"))]);
  return [...new Set(found.map(([, rule = ""]) => rule))].filter((rule) => !sources.includes(rule)).sort();
}

const pages = readdirSync(path.join(root, "docs/rules")).filter((name) => name !== "README.md");
const texts = new Map(pages.map((name) => [name, readFileSync(path.join(root, "docs/rules", name), "utf8")]));
const sections = [...texts.values()].flatMap((text) => text.split(/^## /m).slice(1));
const explained = sections.map((section) => section.split(" ")[0] ?? "").sort();
const inProgram = cited([...textsOf("app", /\.tsx?$/), ...textsOf("db", /\.ts$/)]);
const inTests = cited(textsOf("tests", /\.tsx?$/));

describe("the rules", () => {
  test("every rule that the program or a test cites stands in docs/rules, once", () => {
    expect(explained).toEqual([...new Set(explained)]);
    expect([...inProgram, ...inTests].filter((rule) => !explained.includes(rule))).toEqual([]);
  });

  test("every rule in docs/rules is coded", () => {
    expect(explained.filter((rule) => !inProgram.includes(rule))).toEqual([]);
  });

  test("every rule in docs/rules is tested", () => {
    expect(explained.filter((rule) => !inTests.includes(rule))).toEqual([]);
  });

  test("every page and every rule stands in the index", () => {
    const index = readFileSync(path.join(root, "docs/rules/README.md"), "utf8");
    expect(pages.filter((name) => !index.includes(`(${name})`))).toEqual([]);
    expect(explained.filter((rule) => !new RegExp(`\\b${rule} `).test(index))).toEqual([]);
  });

  test("every rule says where it comes from and gives an example", () => {
    const rulesets = /^SC1[0-2]? /;
    const without = (word: RegExp) =>
      sections
        .filter((section) => !rulesets.test(section) && !word.test(section))
        .map((section) => section.slice(0, 4));
    expect(without(/\*Example:\*|^\|/m)).toEqual([]);
    expect(without(/\*Source:\*|proposal of this project/)).toEqual([]);
  });

  test("what a rule refers to is a rule", () => {
    const referred = sections.flatMap((section) => [
      ...section.matchAll(new RegExp(`\\(((?:${prefixes})\\d+)\\)`, "g")),
    ]);
    expect(referred.map(([, rule = ""]) => rule).filter((rule) => !explained.includes(rule))).toEqual([]);
  });
});
