import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { balanced, panelFactors, respread, spreadOf, standardScores } from "#core/judged/balance.ts";

const [a, b] = [
  { sum: 152_242, count: 20 },
  { sum: 149_488, count: 18 },
];

describe("[JD8] several panels are brought to one mean", () => {
  test("by the grand mean of all entrants", () => {
    expect(panelFactors([a, b], "grand-mean", 2)).toEqual({ mean: 7940, factors: [104, 96] });
    expect(balanced(8000, 104, 2, 2)).toBe(832_000);
    expect(balanced(8000, 96, 2)).toBe(7680);
  });

  test("by the mean of the panels' means, which sizes do not move", () => {
    const means = [
      { sum: 7612, count: 1 },
      { sum: 8305, count: 1 },
    ];
    expect(panelFactors(means, "mean-of-means", 4)).toEqual({ mean: 7959, factors: [10_455, 9583] });
    expect(panelFactors(means, "mean-of-means", 4, 1).mean).toBe(79_585);
  });

  test("the two methods differ where panels differ in size", () => {
    const panels = [
      { sum: 200, count: 2 },
      { sum: 300, count: 1 },
    ];
    expect(panelFactors(panels, "mean-of-means", 2)).toEqual({ mean: 200, factors: [200, 67] });
    expect(panelFactors(panels, "grand-mean", 2)).toEqual({ mean: 167, factors: [167, 56] });
  });

  test("equal panels keep their marks", () => {
    for (const method of ["grand-mean", "mean-of-means"] as const)
      expect(panelFactors([a, a, a], method, 4).factors).toEqual([10_000, 10_000, 10_000]);
  });

  test("a panel without marks is an error, not a factor", () => {
    expect(() => panelFactors([a, { sum: 0, count: 3 }], "grand-mean", 2)).toThrow(
      "a panel without marks has no factor",
    );
    expect(() => panelFactors([a, { sum: 3, count: 0 }], "grand-mean", 2)).toThrow("no factor");
    expect(() => panelFactors([], "grand-mean", 2)).toThrow("no factor");
  });
});

describe("[JD9] mean and spread", () => {
  test.each([
    [8000, { mean: 7612, deviation: 500 }, 8328],
    [8000, { mean: 8305, deviation: 400 }, 7559],
    [9999, { mean: 8305, deviation: 0 }, 7940],
  ])("%i in %j becomes %i", (mark, panel, expected) => {
    expect(respread(mark, panel, { mean: 7940, deviation: 500 })).toBe(expected);
  });

  test("a panel's own spread leaves its marks as they are", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 2, maxLength: 30 }), (marks) => {
        const spread = spreadOf(marks, 0);
        if (!spread || spread.deviation === 0) return;
        for (const mark of marks) expect(respread(mark, spread, spread)).toBe(mark);
      }),
    );
  });

  test("the spread is that of the whole, in finer steps than the marks", () => {
    expect(spreadOf([80, 85, 90], 6)).toEqual({ mean: 85_000_000, deviation: 4_082_483 });
    expect(spreadOf([1, 2], 1)).toEqual({ mean: 15, deviation: 5 });
    expect(spreadOf([7, 7, 7], 2)).toEqual({ mean: 700, deviation: 0 });
    expect(spreadOf([], 2)).toBeNull();
  });

  test("standard scores have 50 in the middle, and 50 for all where there is no spread", () => {
    expect(standardScores([8000, 8500, 9000], 2)).toEqual([3775, 5000, 6225]);
    expect(standardScores([8000, 8000], 2)).toEqual([5000, 5000]);
    expect(standardScores([70, 90], 0)).toEqual([40, 60]);
    expect(standardScores([], 2)).toEqual([]);
  });
});
