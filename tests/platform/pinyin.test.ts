import { expect, test } from "vitest";
import { pinyinOf } from "#platform/pinyin.server.ts";

const said = (name: string) =>
  pinyinOf(name)
    .map(({ text, reading }) => reading ?? text)
    .join(" ");

test.each([
  ["王小明", "wáng xiǎo míng"],
  // read otherwise as a surname
  ["单晓明", "shàn xiǎo míng"],
  ["仇英", "qiú yīng"],
  ["解小龙", "xiè xiǎo lóng"],
  ["曾国藩", "zēng guó fān"],
  ["区志强", "ōu zhì qiáng"],
  ["查良镛", "zhā liáng yōng"],
  ["朴树", "piáo shù"],
  ["盖叫天", "gě jiào tiān"],
  ["任静", "rén jìng"],
  ["尉迟恭", "yù chí gōng"],
  ["万俟雪", "mò qí xuě"],
  // the same signs behind a surname are words again
  ["李解", "lǐ jiě"],
  ["王单", "wáng dān"],
  ["李长乐", "lǐ cháng lè"],
  // traditional
  ["單曉明", "shàn xiǎo míng"],
  ["區志強", "ōu zhì qiáng"],
  ["尉遲恭", "yù chí gōng"],
  ["萬俟雪", "mò qí xuě"],
  // no sandhi in names
  ["张一山", "zhāng yī shān"],
])("%s is read %s", (name, reading) => {
  expect(said(name)).toBe(reading);
});

test.each(["Anna Li", "王𠮷", "古丽·买买提", "", "  ", "A单", "單 一"])(
  "%j keeps every sign it was written with",
  (name) => {
    expect(
      pinyinOf(name)
        .map(({ text }) => text)
        .join(""),
    ).toBe(name);
  },
);

test("what is no Chinese character, and what nobody knows how to read, has no reading", () => {
  expect(pinyinOf("Anna Li")).toEqual([{ text: "Anna Li", reading: null }]);
  expect(pinyinOf("王𠮷").at(-1)).toEqual({ text: "𠮷", reading: null });
});
