import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { simplifiedSigns } from "../support/simplified.ts";

const folder = path.resolve(import.meta.dirname, "../../app/i18n/messages");
const files = readdirSync(path.join(folder, "zh-Hans"));
const text = (language: string, file: string) => readFileSync(path.join(folder, language, file), "utf8");

describe("the messages", () => {
  test("are held against signs that only simplified Chinese has", () => {
    expect(simplifiedSigns("确认成績")).toEqual(["确→確", "认→認"]);
    expect(simplifiedSigns("確認成績，公布後才能看，只有一台")).toEqual([]);
  });

  test("of every surface are there in three languages", () => {
    expect(readdirSync(path.join(folder, "zh-Hant"))).toEqual(files);
    expect(readdirSync(path.join(folder, "en"))).toEqual(files);
  });

  test.each(files)("in traditional Chinese have no simplified sign and no mainland quotation marks: %s", (file) => {
    expect(simplifiedSigns(text("zh-Hant", file))).toEqual([]);
    expect(text("zh-Hant", file)).not.toMatch(/[“”]/);
  });

  test.each(files)("in English have no Chinese sign: %s", (file) => {
    expect(text("en", file).match(/[\p{Script=Han}，。、：；？！（）「」]+/gu)).toBeNull();
  });
});
