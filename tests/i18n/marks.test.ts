import { expect, test } from "vitest";
import type { LaneMark } from "#core/scoring/ruleset.ts";
import { laneRace1 } from "#core/scoring/rulesets/lane-race@1.ts";
import { translator } from "#i18n/catalogue.ts";
import { formatMark, marks, sayable } from "#i18n/marks.ts";

const ran: LaneMark = {
  lane: 1,
  outcome: "valid",
  value: 9_010,
  misses: 0,
  faults: ["apart"],
  keptMs: null,
  corrected: false,
};

test("[SC3] a mark is said as it is ranked: with its faults' seconds, or a worse place would show a better time", () => {
  const options = { ...laneRace1.defaults, faults: { apart: { kind: "add" as const, ms: 2_000 } } };
  const say = translator(marks, "zh-Hans");
  expect(formatMark(sayable(ran, options), options, say)).toBe("0:11.1");
  expect(formatMark(sayable({ ...ran, faults: [] }, options), options, say)).toBe("0:09.1");
});

test("a failed lane says the last fault that was noted", () => {
  const failed: LaneMark = { ...ran, outcome: "failed", faults: ["apart", "lane"] };
  const say = translator(marks, "en");
  expect(sayable(failed, laneRace1.defaults)).toEqual({ outcome: "failed", value: null, fault: "lane" });
  expect(formatMark(sayable(failed, laneRace1.defaults), laneRace1.defaults, say)).toMatch(/lane/i);
});
