import { describe, expect, test } from "vitest";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { laneRace1 } from "#core/scoring/rulesets/lane-race@1.ts";
import { plain } from "#core/scoring/rulesets/plain.ts";
import { nothingTyped, take } from "#ui/tablet/pads/typing-check.ts";
import { readTyped } from "#ui/tablet/pads/typing-value.ts";

const race = laneRace1.defaults;
const jump: ScoringOptions = { ...plain, measure: "distance", stepMm: 10 };
const points: ScoringOptions = { ...plain, measure: "points", digits: 1 };

describe("what fingers typed", () => {
  test.each([
    ["digits shift in from the right, as on a stopwatch", "834", race, 83_400],
    ["more than 59 seconds may be typed", "8345", race, 514_500],
    ["minutes, seconds and tenths with signs between", "1:23.4", race, 83_400],
    ["full-width signs", "１：２３．４", race, 83_400],
    ["seconds alone", "83.4", race, 83_400],
    ["a full stop says that the digits were seconds", "83.", race, 83_000],
    ["the marks of minutes and seconds", "1'23\"4", race, 83_400],
    ["whole seconds, where the event has no tenths", "123", { ...race, precisionMs: 1000 }, 83_000],
    ["60 seconds beside minutes are none", "1:60.0", race, null],
    ["letters are no time", "1m2x", race, null],
    ["digits are centimetres", "712", jump, 7120],
    ["metres and centimetres", "7.12", jump, 7120],
    ["a unit behind the number", "7.12 m", jump, 7120],
    ["points in their steps", "9.5", points, 95],
    ["points finer than their steps are not read", "9.55", points, null],
    ["a count", " 118 ", plain, 118],
    ["nothing", "", plain, null],
  ] as const)("%s: %s", (_why, text, options, value) => {
    expect(readTyped(text, options)).toBe(value);
  });
});

describe("a typed value", () => {
  const known = [83_400, 80_500, 79_900];

  test("that is like the others is taken", () => {
    expect(take({ ...nothingTyped, text: "834" }, race, known)).toEqual({ value: 83_400 });
  });

  test("that cannot be is refused and stays to be mended", () => {
    expect(take({ ...nothingTyped, text: "0" }, race, known)).toEqual({
      typing: { text: "0", first: null, problem: { kind: "impossible" } },
    });
  });

  test("far from the others is taken when it comes a second time", () => {
    const asked = take({ ...nothingTyped, text: "8:34.0" }, race, known);
    expect(asked).toEqual({ typing: { text: "", first: 514_000, problem: { kind: "again" } } });
    expect("typing" in asked && take({ ...asked.typing, text: "8:34" }, race, known)).toEqual({ value: 514_000 });
  });

  test("that comes out differently the second time begins anew, and both are said", () => {
    expect(take({ text: "834", first: 514_000, problem: { kind: "again" } }, race, known)).toEqual({
      typing: { text: "", first: null, problem: { kind: "apart", first: 514_000, second: 83_400 } },
    });
  });
});
