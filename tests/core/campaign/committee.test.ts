import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type RatedLine, type Rating, type RatingStep, rate } from "#core/campaign/departments.ts";
import { type FlagKept, travellingFlag } from "#core/campaign/flag.ts";
import { lastPublicDay, mayAward } from "#core/campaign/publicity.ts";
import { inspectionSheet } from "#core/campaign/sheet.ts";
import { brokenQuotas, brokenShares, type ShareRule } from "#core/campaign/titles.ts";
import { campaignTable, countedScores, type Veto } from "#core/campaign/veto.ts";

const lines: RatedLine[] = [
  { key: "safety", most: 10, step: 1, department: "guards" },
  { key: "order", most: 5, step: 5, department: "office" },
  { key: "drills", most: 10, step: 1, department: "guards" },
];

describe("[CP5] inspection sheets", () => {
  test("both marks are kept, the checked one counts, the difference is said", () => {
    expect(inspectionSheet(lines, { safety: 10, drills: 8 }, { safety: 7 })).toEqual({
      lines: [
        { key: "safety", self: 10, checked: 7, counted: 7, difference: -3 },
        { key: "order", self: null, checked: null, counted: null, difference: null },
        { key: "drills", self: 8, checked: null, counted: 8, difference: null },
      ],
      score: 15,
      most: 25,
      open: ["order"],
      unchecked: ["drills"],
    });
  });

  test("a checked mark of nothing counts as nothing, also where the unit gave itself none", () => {
    const sheet = inspectionSheet(lines, { safety: 10 }, { safety: 0, order: 5 });
    expect(sheet.score).toBe(5);
    expect(sheet.lines[1]).toEqual({ key: "order", self: null, checked: 5, counted: 5, difference: null });
    expect(sheet.unchecked).toEqual([]);
  });
});

describe("[CP6] departments and the committee", () => {
  const none: Rating = { marks: {}, confirmed: false };
  const whole: Rating = { marks: { safety: 9, order: 5, drills: 0 }, confirmed: false };
  const mark = (by: string, key: string, given: number): RatingStep => ({ kind: "mark", by, key, mark: given });

  test("a department marks its line, and may change it", () => {
    const first = rate(lines, none, mark("guards", "safety", 9));
    expect(first).toEqual({ ok: true, value: { marks: { safety: 9 }, confirmed: false } });
    expect(rate(lines, none, mark("office", "order", 0))).toMatchObject({ value: { marks: { order: 0 } } });
    const second = rate(lines, whole, mark("guards", "safety", 10));
    expect(second).toMatchObject({ value: { marks: { safety: 10, order: 5, drills: 0 } } });
  });

  test.each([
    {
      why: "another's line",
      step: mark("office", "safety", 9),
      refusal: { kind: "other-department", key: "safety", department: "guards", own: ["order"] },
    },
    {
      why: "a line that is none",
      step: mark("guards", "press", 9),
      refusal: { kind: "line-unknown", key: "press", lines: ["safety", "drills"] },
    },
    {
      why: "too much",
      step: mark("guards", "safety", 11),
      refusal: { kind: "mark-outside", key: "safety", mark: 11, most: 10, step: 1 },
    },
    { why: "less than nothing", step: mark("guards", "safety", -1), refusal: { kind: "mark-outside", mark: -1 } },
    { why: "between steps", step: mark("office", "order", 3), refusal: { kind: "mark-outside", mark: 3, step: 5 } },
    { why: "half a mark", step: mark("guards", "safety", 0.5), refusal: { kind: "mark-outside", mark: 0.5 } },
    {
      why: "confirming too early",
      step: { kind: "confirm" } as const,
      refusal: {
        kind: "marks-missing",
        missing: [
          { department: "guards", keys: ["safety", "drills"] },
          { department: "office", keys: ["order"] },
        ],
      },
    },
    { why: "opening what is open", step: { kind: "reopen", reason: "x" } as const, refusal: { kind: "not-confirmed" } },
  ])("refused: $why", ({ step, refusal }) => {
    expect(rate(lines, none, step)).toMatchObject({ ok: false, refusal });
    expect(rate(lines.slice(1), none, { kind: "confirm" })).toMatchObject({
      refusal: { missing: [{ department: "guards", keys: ["drills"] }, { department: "office" }] },
    });
  });

  test("confirmed, nothing changes until it is opened again with a reason", () => {
    const confirmed = { ...whole, confirmed: true };
    expect(rate(lines, whole, { kind: "confirm" })).toEqual({ ok: true, value: confirmed });
    const refused = { ok: false, refusal: { kind: "confirmed-already" } };
    expect(rate(lines, confirmed, mark("guards", "safety", 1))).toEqual(refused);
    expect(rate(lines, confirmed, { kind: "confirm" })).toEqual(refused);
    expect(rate(lines, confirmed, { kind: "reopen", reason: " " })).toMatchObject({
      refusal: { kind: "reason-missing" },
    });
    expect(rate(lines, confirmed, { kind: "reopen", reason: "wrong sheet" })).toEqual({ ok: true, value: whole });
  });
});

describe("[CP7] vetoes", () => {
  const rows = [
    { unit: "d", score: 80 },
    { unit: "a", score: 95 },
    { unit: "c", score: 90 },
    { unit: "b", score: 90 },
    { unit: "e", score: 70 },
  ];
  const award: Veto<string> = { unit: "a", reason: "injury", scope: "award" };
  const march: Veto<string> = { unit: "d", reason: "fire", scope: "period", period: "march" };
  const safety: Veto<string> = { unit: "b", reason: "fall", scope: "part", part: "safety", period: null };
  const placesOf = (vetoes: Veto<string>[], period: string | null) =>
    campaignTable(rows, vetoes, period).map(({ unit, place }) => [unit, place]);

  test("a vetoed unit stays in the table with its score, without a place, and the others move up", () => {
    expect(placesOf([award], null)).toEqual([
      ["b", 1],
      ["c", 1],
      ["d", 3],
      ["e", 4],
      ["a", null],
    ]);
    expect(campaignTable(rows, [award], null)[0]).toEqual({ unit: "b", score: 90, place: 1, vetoes: [] });
    expect(campaignTable(rows, [award], null)[4]).toEqual({ unit: "a", score: 95, place: null, vetoes: [award] });
  });

  test("a veto on a period takes the place of that period only", () => {
    expect(placesOf([march], "march").slice(-2)).toEqual([
      ["e", 4],
      ["d", null],
    ]);
    expect(placesOf([march], "april")).toContainEqual(["d", 4]);
    expect(placesOf([march], null)).toContainEqual(["d", 4]);
    expect(placesOf([award], "march")).toContainEqual(["a", null]);
    expect(placesOf([safety], null)).toContainEqual(["b", 2]);
  });

  test("two vetoed units level in score do not lend each other a place", () => {
    const both: Veto<string>[] = ["b", "c"].map((unit) => ({ unit, reason: "x", scope: "award" }));
    expect(placesOf(both, null)).toEqual([
      ["a", 1],
      ["d", 2],
      ["e", 3],
      ["b", null],
      ["c", null],
    ]);
    expect(campaignTable(rows, [award, { ...award, reason: "second" }], null)[4]?.vetoes).toHaveLength(2);
  });

  test("what a veto reaches counts 0, and what was given stays to be read", () => {
    const score = (unit: string, period: string, part: string) => ({ unit, period, part, score: 9 });
    const scores = [
      score("b", "march", "safety"),
      score("b", "april", "safety"),
      score("b", "march", "output"),
      score("d", "march", "output"),
      score("d", "april", "output"),
      score("a", "march", "safety"),
    ];
    const counted = countedScores(scores, [award, march, safety]);
    expect(counted.map((one) => one.counted)).toEqual([0, 0, 9, 0, 9, 9]);
    expect(counted[0]).toEqual({ ...scores[0], counted: 0, veto: safety });
    expect(counted[5]?.veto).toBeNull();
    const once = countedScores(scores, [{ ...safety, period: "april" }]);
    expect(once.map((one) => one.counted)).toEqual([9, 0, 9, 9, 9, 9]);
  });

  test("the order of the rows does not matter", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: 5 }), (mixed) => {
        expect(campaignTable(mixed, [award, march], "march")).toEqual(campaignTable(rows, [award, march], "march"));
      }),
    );
  });
});

describe("[CP9] the travelling flag", () => {
  const holders = (firsts: string[][], keep: FlagKept = null) =>
    travellingFlag(firsts, keep).map(({ holder, moved, row, total, kept }) => [holder, moved, row, total, kept]);

  test("it goes to the first of each period and counts wins in a row and altogether", () => {
    expect(holders([["a"], ["a"], ["b"], ["a"]])).toEqual([
      ["a", true, 1, 1, false],
      ["a", false, 2, 2, false],
      ["b", true, 1, 1, false],
      ["a", true, 1, 3, false],
    ]);
  });

  test("three times in a row keep it, and the next period has a new one", () => {
    expect(holders([["a"], ["a"], ["a"], ["a"]], { times: 3, count: "consecutive" })).toEqual([
      ["a", true, 1, 1, false],
      ["a", false, 2, 2, false],
      ["a", false, 3, 3, true],
      ["a", true, 1, 1, false],
    ]);
  });

  test("three times altogether keep it, with others in between", () => {
    const kept = travellingFlag([["a"], ["b"], ["a"], ["a"], []], { times: 3, count: "total" });
    expect(kept.map((one) => one.kept)).toEqual([false, false, false, true, false]);
    expect(kept[4]).toMatchObject({ holder: null, said: { kind: "nobody-won" } });
    const inARow = travellingFlag([["a"], ["b"], ["a"], ["a"]], { times: 3, count: "consecutive" });
    expect(inARow.some((one) => one.kept)).toBe(false);
  });

  test("nobody first, or several without the holder: it stays and no win counts", () => {
    const periods = travellingFlag([["a"], [], ["c", "b"], ["a"]], null);
    expect(periods.map(({ holder, row, total, said }) => ({ holder, row, total, said }))).toEqual([
      { holder: "a", row: 1, total: 1, said: null },
      { holder: "a", row: 0, total: 1, said: { kind: "nobody-won" } },
      { holder: "a", row: 0, total: 1, said: { kind: "flag-undecided", level: ["b", "c"] } },
      { holder: "a", row: 1, total: 2, said: null },
    ]);
    expect(travellingFlag([["b", "a"]], null)[0]).toEqual({
      period: 1,
      holder: null,
      moved: false,
      row: 0,
      total: 0,
      kept: false,
      said: { kind: "flag-undecided", level: ["a", "b"] },
    });
  });

  test("the holder among those level keeps it, with a win", () => {
    expect(travellingFlag([["b"], ["b", "a"]], { times: 2, count: "consecutive" })[1]).toEqual({
      period: 2,
      holder: "b",
      moved: false,
      row: 2,
      total: 2,
      kept: true,
      said: { kind: "holder-among-level", level: ["a", "b"] },
    });
  });
});

describe("[CP15] shares and quotas of a list", () => {
  const percent = (group: string, bound: "max" | "min", part: number): ShareRule => ({
    group,
    bound,
    share: { part, whole: 100 },
  });
  const rules = [percent("leaders", "max", 15), percent("front", "min", 60), percent("women", "min", 20)];

  test("the rules broken are named with how far they are off", () => {
    expect(brokenShares(250, rules, { leaders: 38, front: 150, women: 49 })).toEqual([
      { kind: "share-above", group: "leaders", count: 38, most: 37 },
      { kind: "share-below", group: "women", count: 49, least: 50 },
    ]);
  });

  test("a share that is met exactly is kept; a group nobody counted has nobody", () => {
    expect(brokenShares(250, rules, { leaders: 37, front: 150, women: 50 })).toEqual([]);
    expect(brokenShares(3, rules, { front: 2 })).toEqual([{ kind: "share-below", group: "women", count: 0, least: 1 }]);
  });

  test("the contest's quota lends nothing to the regular one", () => {
    const quota = { regular: 5, contest: 2 };
    expect(brokenQuotas({ regular: 5, contest: 2 }, quota)).toEqual([]);
    expect(brokenQuotas({ regular: 6, contest: 0 }, quota)).toEqual([
      { kind: "quota-exceeded", quota: "regular", count: 6, max: 5 },
    ]);
    expect(brokenQuotas({ regular: 9, contest: 3 }, quota).map((one) => one.quota)).toEqual(["regular", "contest"]);
  });
});

describe("[CP16] publicity", () => {
  test.each([
    { first: "2024-04-29", days: 1, off: [], last: "2024-04-29" },
    { first: "2024-02-27", days: 5, off: [], last: "2024-03-02" },
    { first: "2024-04-29", days: 3, off: ["2024-05-01", "2024-05-02"], last: "2024-05-03" },
    { first: "2024-05-01", days: 1, off: ["2024-05-01"], last: "2024-05-02" },
  ])("$days days from $first without $off: until $last", ({ first, days, off, last }) => {
    expect(lastPublicDay(first, days, off)).toBe(last);
  });

  test("titles wait for the end of the notice and for every objection", () => {
    expect(mayAward(5, null, 0)).toEqual({ ok: false, refusal: { kind: "publicity-not-begun" } });
    expect(mayAward(100, { ends: 100 }, 0)).toEqual({ ok: false, refusal: { kind: "publicity-running", until: 100 } });
    expect(mayAward(101, { ends: 100 }, 2)).toEqual({ ok: false, refusal: { kind: "objections-open", count: 2 } });
    expect(mayAward(101, { ends: 100 }, 0)).toEqual({ ok: true, value: null });
  });
});
