import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mostOf, plausible } from "#core/scoring/plausible.ts";
import { ruleset } from "./sheet.ts";

const skipping = ruleset("skipping@1").defaults;
const ride = { ...ruleset("slow-cycling@1").defaults, capMs: 240_000 };
const race = ruleset("lane-race@1").defaults;
const places = { ...race, measure: "order" as const };
const jump = ruleset("field@1").defaults;

describe("[SC39] a typed value", () => {
  test.each([
    ["half a jump", 118.5, skipping],
    ["less than nothing", -1, skipping],
    ["no number", Number.NaN, skipping],
    ["eleven jumps a second for a minute", 601, skipping],
    ["a day and more", mostOf.time + 1, race],
    ["no time at all", 0, race],
    ["place 0", 0, places],
    ["place 1001", 1001, places],
    ["more than a kilometre", 1_000_001, jump],
  ])("cannot be: %s", (_what, value, options) => {
    expect(plausible(value, options, [])).toBe("impossible");
  });

  test.each([
    ["a 0, where somebody tripped at once", 0, skipping, []],
    ["ten jumps a second", 600, skipping, []],
    ["whatever is typed first", 7, skipping, [118, 120]],
    ["the cap itself", 240_000, ride, []],
    ["a second", 1000, race, []],
    ["the last place of many", 40, places, [1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ["a little more than four who are all but equal", 125, skipping, [118, 118, 118, 118, 118]],
    ["the best of seven so far", 140, skipping, [100, 105, 110, 115, 120, 125, 130]],
  ])("is fine: %s", (_what, value, options, known) => {
    expect(plausible(value, options, known)).toBe("fine");
  });

  test.each([
    ["over the cap", 240_001, ride, []],
    ["under a second", 999, race, []],
    ["a digit lost", 11, skipping, [118, 120, 124]],
    ["a digit doubled", 599, skipping, [100, 110, 119]],
    ["far from five others", 250, skipping, [118, 120, 124, 130, 126]],
    ["a record: better than all of eight", 141, skipping, [100, 105, 110, 115, 120, 125, 130, 140]],
    ["a record in a race", 9_900, race, [10_000, 10_200, 10_400, 10_500, 10_600, 10_700, 11_000, 11_200]],
  ])("is asked for again: %s", (_what, value, options, known) => {
    expect(plausible(value, options, known)).toBe("outlier");
  });

  test("that is level with the best is none better", () => {
    expect(plausible(140, skipping, [100, 105, 110, 115, 120, 125, 130, 140])).toBe("fine");
    expect(plausible(10_000, race, [10_000, 10_200, 10_400, 10_500, 10_600, 10_700, 11_000, 11_200])).toBe("fine");
  });

  test("is judged alike in whatever order the others came", () => {
    const some = fc.array(fc.nat(300), { maxLength: 12 });
    fc.assert(
      fc.property(
        fc.nat(700),
        some.chain((known) => fc.tuple(fc.constant(known), fc.shuffledSubarray(known, { minLength: known.length }))),
        (value, [known, mixed]) => {
          expect(plausible(value, skipping, mixed)).toBe(plausible(value, skipping, known));
        },
      ),
    );
  });

  test("between two that the event has, among many alike, is never asked for again", () => {
    const most = fc.array(fc.integer({ min: 100, max: 110 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(most, fc.nat(), (known, pick) => {
        expect(plausible(known[pick % known.length] ?? 100, skipping, known)).toBe("fine");
      }),
    );
  });
});
