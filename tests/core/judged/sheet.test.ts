import { describe, expect, test } from "vitest";
import { SHARE_SCALE, shareRefusals, sheetTotal, weightedTotal } from "#core/judged/criteria.ts";
import { afterDeductions, timeDeduction } from "#core/judged/deductions.ts";
import { judgementMark } from "#core/judged/judgement.ts";

const criteria = [
  { key: "content", most: 4000, step: 50 },
  { key: "delivery", most: 3000, step: 50 },
  { key: "bearing", most: 3000, step: 1 },
];

describe("[JD4] a judge's sheet", () => {
  test("is the sum of its lines", () => {
    expect(sheetTotal(criteria, { content: 4000, delivery: 0, bearing: 1 })).toEqual({ ok: true, value: 4001 });
  });

  test("names every wrong line at once", () => {
    expect(sheetTotal(criteria, { content: 3020, delivery: 3050, style: 10, beauty: 1 })).toEqual({
      ok: false,
      refusal: {
        kind: "sheet-wrong",
        lines: [
          { kind: "criterion-unknown", key: "beauty" },
          { kind: "criterion-unknown", key: "style" },
          { kind: "mark-off-step", key: "content", step: 50, got: 3020 },
          { kind: "mark-out-of-range", key: "delivery", most: 3000, got: 3050 },
          { kind: "mark-missing", key: "bearing" },
        ],
      },
    });
  });

  test.each([-50, 10.5, 4050])("%s is no mark out of 40", (got) => {
    const answer = sheetTotal([criteria[0] ?? { key: "", most: 0, step: 1 }], { content: got });
    expect(answer).toEqual({
      ok: false,
      refusal: { kind: "sheet-wrong", lines: [{ kind: "mark-out-of-range", key: "content", most: 4000, got }] },
    });
  });
});

describe("[JD5] parts and their shares", () => {
  const parts = [
    { key: "theory", share: 3000, cap: 3000 },
    { key: "practice", share: 7000, cap: null },
  ];

  test("a total is weighted and rounded once, and waits for every part", () => {
    expect(weightedTotal(parts, { theory: 8800, practice: 9150 })).toBe(9045);
    expect(weightedTotal(parts, { theory: 8801, practice: 9150 }, 2)).toBe(904530);
    expect(weightedTotal(parts, { theory: 8805, practice: 9151 })).toBe(9047);
    expect(weightedTotal(parts, { theory: 8800, practice: null })).toBeNull();
    expect(weightedTotal(parts, { practice: 9150 })).toBeNull();
    expect(weightedTotal(parts, { theory: 0, practice: 0 })).toBe(0);
  });

  test("theory above its cap, shares that are none, and shares that do not make the whole are refused", () => {
    expect(shareRefusals(parts)).toEqual([]);
    expect(shareRefusals([{ key: "all", share: SHARE_SCALE, cap: null }])).toEqual([]);
    expect(
      shareRefusals([
        { key: "theory", share: 3001, cap: 3000 },
        { key: "practice", share: 6999, cap: null },
      ]),
    ).toEqual([{ kind: "share-over-cap", key: "theory", cap: 3000, got: 3001 }]);
    expect(
      shareRefusals([
        { key: "theory", share: 0, cap: 3000 },
        { key: "half", share: 0.5, cap: null },
        { key: "practice", share: SHARE_SCALE + 1, cap: null },
      ]),
    ).toEqual([
      { kind: "share-out-of-range", key: "theory", got: 0 },
      { kind: "share-out-of-range", key: "half", got: 0.5 },
      { kind: "share-out-of-range", key: "practice", got: 10_001 },
    ]);
    expect(shareRefusals([{ key: "practice", share: 7000, cap: null }])).toEqual([
      { kind: "shares-not-whole", got: 7000 },
    ]);
  });
});

const speech = {
  leastMs: 360_000,
  mostMs: 480_000,
  under: 10,
  over: [
    { seconds: 10, take: 2 },
    { seconds: 20, take: 5 },
    { seconds: 30, take: 10 },
  ],
  beyond: 20,
};

describe("[JD6] time on stage", () => {
  test.each([
    [350_000, 10, { kind: "under", seconds: 10 }],
    [359_999, 10, { kind: "under", seconds: 1 }],
    [360_000, 0, null],
    [450_000, 0, null],
    [480_000, 0, null],
    [480_999, 0, null],
    [481_000, 2, { kind: "over", seconds: 1 }],
    [490_999, 2, { kind: "over", seconds: 10 }],
    [491_000, 5, { kind: "over", seconds: 11 }],
    [495_000, 5, { kind: "over", seconds: 15 }],
    [510_000, 10, { kind: "over", seconds: 30 }],
    [511_000, 20, { kind: "over", seconds: 31 }],
  ])("%i ms takes off %i hundredths", (ms, take, why) => {
    expect(timeDeduction(ms, speech)).toEqual({ take, why });
  });
});

describe("[JD7] deductions", () => {
  test("are taken off as often as they happened, never below 0, and together never above their limit", () => {
    const missing = { reason: "people missing", each: 10, times: 3 };
    expect(afterDeductions(940, [missing])).toEqual({ mark: 910, taken: 30 });
    expect(afterDeductions(940, [missing, { reason: "time", each: 5, times: 1 }])).toEqual({ mark: 905, taken: 35 });
    expect(afterDeductions(20, [missing])).toEqual({ mark: 0, taken: 20 });
    expect(afterDeductions(940, [missing], 20)).toEqual({ mark: 920, taken: 20 });
    expect(afterDeductions(940, [missing], 40)).toEqual({ mark: 910, taken: 30 });
    expect(afterDeductions(940, [{ reason: "prop", each: -10, times: 1 }])).toEqual({ mark: 950, taken: -10 });
    expect(afterDeductions(940, [])).toEqual({ mark: 940, taken: 0 });
  });
});

describe("[JD10] judged 0 to 3", () => {
  test.each([
    [[2, 2, 3], 200, 156],
    [[3, 3, 3], 200, 200],
    [[0, 0, 0], 200, 0],
    [[1, 2, 2], 100, 56],
    [[1], 300, 100],
  ])("%j of at most %i: %i", (scores, most, mark) => {
    expect(judgementMark(scores, most)).toEqual({ ok: true, value: mark });
  });

  test("judges who differ by more than one score again", () => {
    expect(judgementMark([1, 3, 2], 100)).toEqual({
      ok: false,
      refusal: { kind: "spread-too-wide", lowest: 1, highest: 3, allowed: 1 },
    });
  });

  test("another score, or too few judges, is refused", () => {
    expect(judgementMark([2, 4], 100)).toEqual({ ok: false, refusal: { kind: "score-not-0-to-3", at: 1, got: 4 } });
    expect(judgementMark([-1, 2], 100)).toEqual({ ok: false, refusal: { kind: "score-not-0-to-3", at: 0, got: -1 } });
    expect(judgementMark([2, 2], 100, 3)).toEqual({
      ok: false,
      refusal: { kind: "judges-too-few", least: 3, got: 2 },
    });
    expect(judgementMark([2, 2, 2], 100, 3).ok).toBe(true);
    expect(judgementMark([], 100, 0)).toEqual({ ok: false, refusal: { kind: "judges-too-few", least: 0, got: 0 } });
  });
});
