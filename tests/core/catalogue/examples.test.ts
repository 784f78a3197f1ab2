import { describe, expect, test } from "vitest";
import { eventTemplates, noticeTemplates } from "#core/catalogue/templates.ts";
import { examples } from "./examples.ts";
import { play } from "./play.ts";

describe("[CT1] [CT2] the catalogue", () => {
  test("has at least 75 events, each once, and the notice's three", () => {
    expect(eventTemplates.length).toBeGreaterThanOrEqual(75);
    expect(new Set(eventTemplates.map(({ key }) => key)).size).toBe(eventTemplates.length);
    expect(noticeTemplates.map(({ key }) => key)).toEqual(["skipping-1min", "slow-cycling", "two-foot-jump"]);
  });

  test.each(eventTemplates.map(({ key }) => ({ key })))("the worked example of $key comes out", ({ key }) => {
    expect(play(key, examples[key])).toEqual(examples[key].marks);
  });

  test("says who enters: at least one person, never more women than people", () => {
    for (const { key, people } of eventTemplates) {
      expect([key, people.from >= 1 && people.from <= people.to && people.women <= people.from]).toEqual([key, true]);
    }
  });
});
