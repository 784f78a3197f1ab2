import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstBeyond, gradeByPercent, shareOf, type Tiers, tierSizes } from "#core/rounds/share.ts";

describe("a percentage of people", () => {
  test.each([
    { n: 5, percent: 50, floor: 2, up: 3, ceil: 3 },
    { n: 40, percent: 15, floor: 6, up: 6, ceil: 6 },
    { n: 47, percent: 10, floor: 4, up: 5, ceil: 5 },
    { n: 7, percent: 29, floor: 2, up: 2, ceil: 3 },
    { n: 100, percent: 29, floor: 29, up: 29, ceil: 29 },
    { n: 8, percent: "12.5", floor: 1, up: 1, ceil: 1 },
    { n: 3, percent: 33.3333, floor: 0, up: 1, ceil: 1 },
    { n: 0, percent: 75, floor: 0, up: 0, ceil: 0 },
    { n: 9, percent: 0, floor: 0, up: 0, ceil: 0 },
    { n: 9, percent: 100, floor: 9, up: 9, ceil: 9 },
  ])("[AD9] $percent % of $n is $floor down, $up to the nearest, $ceil up", ({ n, percent, floor, up, ceil }) => {
    expect([shareOf(n, percent, "floor"), shareOf(n, percent, "half-up"), shareOf(n, percent, "ceil")]).toEqual([
      floor,
      up,
      ceil,
    ]);
  });

  test("[AD9] nobody is half a person, and no share is more than all", () => {
    expect(() => shareOf(2.5, 50, "floor")).toThrow("2.5 people");
    expect(() => shareOf(-1, 50, "floor")).toThrow("-1 people");
    expect(() => shareOf(5, 100.0001, "floor")).toThrow("100.0001 per cent");
    expect(() => shareOf(5, -1, "floor")).toThrow("-1 per cent");
  });

  test("[AD9] the first place that does not fit takes everybody level with it along", () => {
    expect(firstBeyond([1, 2, 3, 3, 5], 3)).toBe(3);
    expect(firstBeyond([5, 3, 1, 3, 2], 4)).toBe(5);
    expect(firstBeyond([1, 2], 2)).toBe(Infinity);
    expect(firstBeyond([2, 1], 0)).toBe(1);
    expect(firstBeyond([2, 1], -1)).toBe(1);
  });
});

describe("tiers by percentage", () => {
  const tiers = (changed: Partial<Tiers> = {}): Tiers => ({
    percents: [10, 20, 30],
    rounding: "floor",
    shares: "each",
    level: "better",
    ...changed,
  });

  test("[AD10] 47 people: the rounding and what is rounded decide the sizes", () => {
    expect(tierSizes(47, tiers())).toEqual([4, 9, 14]);
    expect(tierSizes(47, tiers({ rounding: "half-up" }))).toEqual([5, 9, 14]);
    expect(tierSizes(47, tiers({ shares: "running" }))).toEqual([4, 10, 14]);
    expect(tierSizes(47, tiers({ shares: "running", rounding: "ceil" }))).toEqual([5, 10, 14]);
  });

  test("[AD10] people level across an edge are all in the better tier, or all in the worse one", () => {
    const places = [1, 2, 2, 4, 5, 6, 6, 8, 9, 10, null];
    const half = { percents: [20, 40] };
    expect(gradeByPercent(places, 10, tiers(half))).toEqual([1, 1, 1, 2, 2, 2, 2, null, null, null, null]);
    expect(gradeByPercent(places, 10, tiers({ ...half, level: "worse" }))).toEqual([
      1,
      2,
      2,
      2,
      2,
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  test("[AD10] without ties every tier holds as many as it has room for", () => {
    const percents = fc.array(fc.integer({ min: 0, max: 33 }), { minLength: 1, maxLength: 3 });
    const rounding = fc.constantFrom("floor" as const, "half-up" as const);
    fc.assert(
      fc.property(fc.nat(120), percents, rounding, fc.constantFrom("each", "running"), (n, shares, round, how) => {
        const choice = tiers({ percents: shares, rounding: round, shares: how });
        const found = gradeByPercent(
          Array.from({ length: n }, (_unused, i) => i + 1),
          n,
          choice,
        );
        const held = shares.map((_share, i) => found.filter((tier) => tier === i + 1).length);
        const sizes = tierSizes(n, choice);
        if (sizes.reduce((a, b) => a + b, 0) <= n) expect(held).toEqual(sizes);
      }),
    );
  });
});
