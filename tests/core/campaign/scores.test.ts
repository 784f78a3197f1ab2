import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bandOf } from "#core/band.ts";
import { type Accumulation, accumulate } from "#core/campaign/accumulate.ts";
import { type CompletionRule, completionScore } from "#core/campaign/completion.ts";
import { fourGrades } from "#core/campaign/grades.ts";
import { type Indicator, indicatorScores } from "#core/campaign/indicators.ts";
import { lowerBetterScore } from "#core/campaign/lower.ts";
import { fourTeams, placeMoney } from "#core/campaign/money.ts";
import { profitBonus, sizeBonus } from "#core/campaign/size-bonus.ts";

const rule: CompletionRule = {
  base: 4000,
  over: { per: 50, cap: 500 },
  under: { per: 100, floor: 1000 },
  percents: "each",
};
const full: CompletionRule = { ...rule, percents: "full" };
const open: CompletionRule = { ...rule, over: { per: 50, cap: null }, under: { per: 100, floor: null } };

describe("[CP1] completion", () => {
  test.each([
    { why: "at the target the base", actual: 100, rule, score: 4000, held: null },
    { why: "over it, for each per cent", actual: 104, rule, score: 4200, held: null },
    { why: "exactly at the cap nothing is held", actual: 110, rule, score: 4500, held: null },
    { why: "the cap holds", actual: 112, rule, score: 4500, held: "cap" },
    { why: "short of it, for each per cent", actual: 95, rule, score: 3500, held: null },
    { why: "exactly at the floor nothing is held", actual: 70, rule, score: 1000, held: null },
    { why: "the floor holds", actual: 69, rule, score: 1000, held: "floor" },
    { why: "without a cap it goes on", actual: 300, rule: open, score: 14_000, held: null },
    { why: "without a floor it goes on", actual: 0, rule: open, score: -6000, held: null },
  ])("$why: $actual of 100", ({ actual, rule: by, score, held }) => {
    expect(completionScore({ actual, target: 100 }, by)).toEqual({ ok: true, value: { score, held } });
  });

  test("parts of a per cent count their part, rounded once, or not at all", () => {
    expect(completionScore({ actual: 1015, target: 1000 }, rule)).toMatchObject({ value: { score: 4075 } });
    expect(completionScore({ actual: 1019, target: 1000 }, full)).toMatchObject({ value: { score: 4050 } });
    expect(completionScore({ actual: 989, target: 1000 }, full)).toMatchObject({ value: { score: 3900 } });
    expect(completionScore({ actual: 301, target: 300 }, rule)).toMatchObject({ value: { score: 4017 } });
    expect(completionScore({ actual: 299, target: 300 }, rule)).toMatchObject({ value: { score: 3967 } });
  });

  test("without a target there is no rate", () => {
    for (const target of [0, -5])
      expect(completionScore({ actual: 3, target }, rule)).toEqual({
        ok: false,
        refusal: { kind: "no-target", target },
      });
  });

  test("caps and floors are kept, and who did more never scores less", () => {
    const amount = fc.nat(3000);
    fc.assert(
      fc.property(
        amount,
        amount,
        fc.integer({ min: 1, max: 1000 }),
        fc.constantFrom(rule, full),
        (a, b, target, by) => {
          const scoreOf = (actual: number) => {
            const scored = completionScore({ actual, target }, by);
            return scored.ok ? scored.value.score : Number.NaN;
          };
          expect(scoreOf(a)).toBeGreaterThanOrEqual(1000);
          expect(scoreOf(a)).toBeLessThanOrEqual(4500);
          expect(scoreOf(Math.max(a, b))).toBeGreaterThanOrEqual(scoreOf(Math.min(a, b)));
        },
      ),
    );
  });
});

describe("[CP2] bonus by size of the target", () => {
  test.each([
    [1, 10, 10],
    [100_000, 30, 30],
    [100_001, 30, 60],
    [1_000_000, 12, 24],
    [1_000_001, 12, 60],
    [10_000_000, 12, 60],
    [10_000_001, 8, 80],
    [-5_000_000, 12, 60],
  ])("a target of %i yuan, %i per cent over: %i tenths", (target, percent, bonus) => {
    expect(sizeBonus(target, { part: percent, whole: 1 }, 1000, profitBonus)).toEqual({ bonus, held: false });
  });

  test("around zero at most half the base, rounded down", () => {
    expect(sizeBonus(0, { part: 900, whole: 1 }, 401, profitBonus)).toEqual({ bonus: 200, held: true });
    expect(sizeBonus(0, { part: 200, whole: 1 }, 401, profitBonus)).toEqual({ bonus: 200, held: false });
    const wide = { ...profitBonus, aroundZero: { within: 50, most: { part: 1, whole: 2 } } };
    expect(sizeBonus(-50, { part: 900, whole: 1 }, 400, wide)).toEqual({ bonus: 200, held: true });
    expect(sizeBonus(51, { part: 900, whole: 1 }, 400, wide)).toEqual({ bonus: 900, held: false });
  });

  test("no bonus below the target; parts of a per cent are rounded once", () => {
    expect(sizeBonus(2_000_000, { part: -3, whole: 1 }, 1000, profitBonus)).toEqual({ bonus: 0, held: false });
    expect(sizeBonus(2_000_000, { part: 1, whole: 2 }, 1000, profitBonus)).toEqual({ bonus: 3, held: false });
    expect(sizeBonus(2, { part: 9, whole: 1 }, 1000, { ...profitBonus, bands: [] })).toEqual({ bonus: 0, held: false });
  });
});

describe("[CP3] lower is better", () => {
  test.each([
    { actual: 100, score: 2000, held: null },
    { actual: 125, score: 1600, held: null },
    { actual: 90, score: 2222, held: null },
    { actual: 80, score: 2500, held: null },
    { actual: 79, score: 2500, held: "cap" },
    { actual: 0, score: 2500, held: "cap" },
  ])("$actual against a target of 100", ({ actual, score, held }) => {
    expect(lowerBetterScore({ actual, target: 100 }, 2000, 2500)).toEqual({ ok: true, value: { score, held } });
  });

  test("without a target above 0 it is refused", () => {
    expect(lowerBetterScore({ actual: 3, target: 0 }, 2000, 2500)).toEqual({
      ok: false,
      refusal: { kind: "no-target", target: 0 },
    });
  });
});

describe("[CP4] indicators", () => {
  const indicators: Indicator[] = [
    { key: "output", way: "completion", rule },
    { key: "cost", way: "lower-better", base: 2000, cap: 2500 },
    { key: "site", way: "marks", most: 3000 },
  ];
  const output = { done: { actual: 104, target: 100 } };
  const cost = { done: { actual: 79, target: 100 } };

  test("every indicator's score, what held it, and the sum", () => {
    expect(indicatorScores(indicators, { output, cost, site: { marks: 3000 } })).toEqual({
      ok: true,
      value: {
        scores: [
          { key: "output", score: 4200, held: null },
          { key: "cost", score: 2500, held: "cap" },
          { key: "site", score: 3000, held: null },
        ],
        total: 9700,
      },
    });
  });

  test("a mark of nothing is a mark", () => {
    expect(indicatorScores(indicators, { output, cost, site: { marks: 0 } })).toMatchObject({ value: { total: 6700 } });
  });

  test.each([
    { measured: { output, cost }, refusal: { kind: "indicator-missing", key: "site" } },
    {
      measured: { output, cost, site: cost },
      refusal: { kind: "indicator-mismatch", key: "site", way: "marks" },
    },
    {
      measured: { output: { marks: 1 }, cost, site: { marks: 1 } },
      refusal: { kind: "indicator-mismatch", key: "output", way: "completion" },
    },
    {
      measured: { output, cost, site: { marks: 3001 } },
      refusal: { kind: "marks-outside", key: "site", marks: 3001, most: 3000 },
    },
    {
      measured: { output, cost, site: { marks: -1 } },
      refusal: { kind: "marks-outside", key: "site", marks: -1, most: 3000 },
    },
    {
      measured: { output, cost: { done: { actual: 1, target: 0 } }, site: { marks: 1 } },
      refusal: { kind: "no-target", key: "cost", target: 0 },
    },
  ])("refused: $refusal.kind of $refusal.key", ({ measured, refusal }) => {
    expect(indicatorScores(indicators, measured)).toEqual({ ok: false, refusal });
  });
});

describe("[CP8] accumulation", () => {
  test.each([
    { mode: "sum", scores: [925, null, 880], score: 1805 },
    { mode: "mean", scores: [925, 880, 955], score: 920 },
    { mode: "mean-present", scores: [925, null, 880], score: 903 },
    { mode: "missing-zero", scores: [925, null, 880], score: 602 },
    { mode: "sum", scores: [], score: 0 },
  ] as const)("$mode of $scores", ({ mode, scores, score }) => {
    expect(accumulate(scores, mode)).toEqual({ ok: true, value: score });
  });

  test("coarser steps are rounded once", () => {
    expect(accumulate([149, 150], "mean", 10)).toEqual({ ok: true, value: 150 });
    expect(accumulate([144, 145], "mean", 10)).toEqual({ ok: true, value: 140 });
    expect(accumulate([144, 1], "sum", 10)).toEqual({ ok: true, value: 150 });
  });

  test("a mean of all periods waits for all, and nothing has no mean", () => {
    expect(accumulate([null, 3, null], "mean")).toEqual({
      ok: false,
      refusal: { kind: "periods-missing", periods: [1, 3] },
    });
    expect(accumulate([null], "mean-present")).toEqual({
      ok: false,
      refusal: { kind: "periods-missing", periods: [1] },
    });
    expect(accumulate([], "missing-zero")).toEqual({ ok: false, refusal: { kind: "periods-missing", periods: [] } });
  });

  test("with every period there, all means agree; a missing one never helps", () => {
    const score = fc.nat(100);
    const wholeOf = (scores: readonly (number | null)[], mode: Accumulation) => {
      const whole = accumulate(scores, mode);
      return whole.ok ? whole.value : null;
    };
    fc.assert(
      fc.property(fc.array(score, { minLength: 1, maxLength: 12 }), fc.nat(11), (scores, gap) => {
        const mean = wholeOf(scores, "mean");
        expect(wholeOf(scores, "mean-present")).toBe(mean);
        expect(wholeOf(scores, "missing-zero")).toBe(mean);
        const missed = scores.map((one, i) => (i === gap ? null : one));
        expect(wholeOf(missed, "missing-zero") ?? 0).toBeLessThanOrEqual(mean ?? 0);
        expect(wholeOf(missed, "sum") ?? 0).toBeLessThanOrEqual(wholeOf(scores, "sum") ?? 0);
      }),
    );
  });
});

describe("[CP10] money by place", () => {
  test("prizes, nothing, and a fine; whoever has no place has no money", () => {
    expect(placeMoney([1, 2, 3, 4, 5, null], fourTeams, "share")).toEqual({
      amounts: [500_000, 300_000, 0, -200_000, 0, 0],
      left: 0,
    });
  });

  test("a tie shares in whole fen and what cannot be shared stays in the till", () => {
    expect(placeMoney([1, 1, 1], [100, 60, 1], "share")).toEqual({ amounts: [53, 53, 53], left: 2 });
    expect(placeMoney([3, 3], fourTeams, "share")).toEqual({ amounts: [-100_000, -100_000], left: 0 });
    expect(placeMoney([1, 1, 1], [-100], "share")).toEqual({ amounts: [-34, -34, -34], left: 2 });
    expect(placeMoney([1, 1, 3], [100, 60, 1], "full")).toEqual({ amounts: [100, 100, 1], left: 0 });
  });
});

test("[CP11] four grades, each from its limit on", () => {
  expect([100, 90, 89, 85, 80, 79, 70, 69].map((score) => bandOf(score, fourGrades))).toEqual([
    1,
    1,
    2,
    2,
    3,
    4,
    4,
    null,
  ]);
});
