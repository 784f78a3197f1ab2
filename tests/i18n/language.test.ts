import { describe, expect, test } from "vitest";
import { chooseLanguage, languageOfTag } from "#i18n/language.ts";

const request = (url: string, cookie?: string, accept?: string) =>
  new Request(`http://fieldday.test${url}`, {
    headers: { ...(cookie && { Cookie: cookie }), ...(accept && { "Accept-Language": accept }) },
  });

describe("the language of an answer", () => {
  test.each([
    ["the cookie before all else", "/?lang=en", "a=b; lang=zh-Hant; c=d", "zh-CN", "zh-Hant"],
    ["then ?lang=", "/meets?lang=en", undefined, "zh-TW", "en"],
    ["then what the browser asks for", "/", undefined, "zh-TW,zh;q=0.9,en;q=0.8", "zh-Hant"],
    ["then simplified Chinese", "/", undefined, undefined, "zh-Hans"],
    ["?lang= where the cookie is of no language", "/?lang=en", "lang=klingon", undefined, "en"],
    ["the browser's where ?lang= is none", "/?lang=xx", undefined, "en-GB", "en"],
    ["simplified Chinese where the browser asks for none of ours", "/", undefined, "fr-FR, de;q=0.5", "zh-Hans"],
    ["the first of ours among those asked for", "/", undefined, "fr, en;q=0.7, zh-HK;q=0.9", "zh-Hant"],
    ["not one that is refused", "/", undefined, "en;q=0, zh-Hant;q=0.1", "zh-Hant"],
    ["no cookie that only ends in lang", "/", "xlang=en", undefined, "zh-Hans"],
  ])("is %s", (_, url, cookie, accept, expected) => {
    expect(chooseLanguage(request(url, cookie, accept))).toBe(expected);
  });

  test.each([
    ["zh", "zh-Hans"],
    ["zh-CN", "zh-Hans"],
    ["zh-SG", "zh-Hans"],
    ["zh-TW", "zh-Hant"],
    ["zh-HK", "zh-Hant"],
    ["zh-MO", "zh-Hant"],
    ["zh-Hant-HK", "zh-Hant"],
    ["ZH-hant", "zh-Hant"],
    ["en-US", "en"],
    ["fr", null],
    ["", null],
  ])("meant by the tag %j is %j", (tag, expected) => {
    expect(languageOfTag(tag)).toBe(expected);
  });
});
