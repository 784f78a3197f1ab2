import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareMeans, decisiveDigits, type JudgeMark, panelMark, published } from "#core/judged/panel.ts";

const mean = (marks: JudgeMark[], drop = 1) => {
  const mark = panelMark(marks, drop);
  return mark && published(mark, 2, 2);
};
const marksOf = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 });

describe("[JD1] the highest and the lowest mark go", () => {
  test.each([
    ["one each", [920, 950, 960, 940, 980], 1, 950],
    ["only one of several equal extremes", [900, 900, 960, 980, 980], 1, 947],
    ["two each of seven", [880, 900, 910, 930, 940, 950, 990], 2, 927],
    ["the middle of three", [900, 910, 960], 1, 910],
    ["nothing of two", [900, 960], 1, 930],
    ["nothing of four where two each would go", [900, 910, 950, 960], 2, 930],
    ["nothing where the event drops none", [900, 910, 960], 0, 923],
  ])("%s", (_what, marks, drop, expected) => {
    expect(mean(marks, drop)).toBe(expected);
  });

  test("whose marks went is told, so that a judge can be shown", () => {
    expect(panelMark([980, 920, 950, 980, 920], 1)).toEqual({
      sum: 2850,
      count: 3,
      lowest: [1],
      highest: [3],
      missing: [],
    });
  });

  test("the mean lies inside the marks and not outside those that count", () => {
    fc.assert(
      fc.property(marksOf, fc.integer({ min: 0, max: 4 }), (marks, drop) => {
        const found = panelMark(marks, drop);
        if (!found) throw new Error("a panel with marks has one");
        const value = found.sum / found.count;
        expect(value).toBeGreaterThanOrEqual(Math.min(...marks));
        expect(value).toBeLessThanOrEqual(Math.max(...marks));
        expect(found.count + found.lowest.length + found.highest.length).toBe(marks.length);
      }),
    );
  });

  test("the order of the judges is no matter", () => {
    fc.assert(
      fc.property(marksOf, fc.integer({ min: 0, max: 3 }), (marks, drop) => {
        const there = panelMark(marks, drop);
        const back = panelMark([...marks].reverse(), drop);
        expect([back?.sum, back?.count]).toEqual([there?.sum, there?.count]);
      }),
    );
  });
});

describe("[JD2] judges who do not count", () => {
  test("the panel is trimmed as the smaller one it is, and they are named", () => {
    const found = panelMark([920, { missing: "own-unit" }, 960, { missing: "absent" }, 980], 1);
    expect(found).toEqual({ sum: 960, count: 1, lowest: [0], highest: [4], missing: [1, 3] });
  });

  test("without a single mark there is no result", () => {
    expect(panelMark([{ missing: "absent" }], 1)).toBeNull();
    expect(panelMark([], 0)).toBeNull();
  });
});

describe("[JD3] decimals", () => {
  test("a mean is published once rounded, finer or coarser than the marks", () => {
    const third = { sum: 2800, count: 3 };
    expect([published(third, 2, 2), published(third, 2, 3), published(third, 2, 0)]).toEqual([933, 9333, 9]);
    expect(published({ sum: 1005, count: 1 }, 3, 2)).toBe(101);
    expect(published(third, 2, 2, "ceil")).toBe(934);
  });

  test("equal at two decimals are compared to the third, the fourth and so on", () => {
    const [a, b] = [
      { sum: 2800, count: 3 },
      { sum: 2799, count: 3 },
    ];
    expect([published(a, 2, 2), published(b, 2, 2)]).toEqual([933, 933]);
    expect(Math.sign(compareMeans(a, b))).toBe(1);
    expect(Math.sign(compareMeans(b, a))).toBe(-1);
    expect(compareMeans(a, { sum: 5600, count: 6 })).toBe(0);
    expect(decisiveDigits(a, b, 2, 2)).toBe(3);
    expect(decisiveDigits(a, { sum: 5600, count: 6 }, 2, 2)).toBeNull();
    expect(decisiveDigits({ sum: 900, count: 1 }, { sum: 910, count: 1 }, 2, 2)).toBe(2);
    expect(decisiveDigits({ sum: 9_000_000, count: 1 }, { sum: 9_100_000, count: 1 }, 6, 0)).toBe(1);
    expect(decisiveDigits({ sum: 1, count: 3 }, { sum: 3334, count: 10_001 }, 0, 2)).toBe(4);
  });

  test("the exact order never contradicts a published one", () => {
    const anyMean = fc.record({ sum: fc.integer({ min: 0, max: 9000 }), count: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(anyMean, anyMean, (a, b) => {
        const shown = published(a, 2, 2) - published(b, 2, 2);
        if (shown !== 0) expect(Math.sign(compareMeans(a, b))).toBe(Math.sign(shown));
      }),
    );
  });
});
