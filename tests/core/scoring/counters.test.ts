import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  anyPairOver,
  combineCounts,
  falseDeduction,
  ijruAverage,
  ijruCounters,
  normalised,
  somePairWithin,
  speedResult,
  unionCounters,
} from "#core/scoring/counters.ts";
import { type Act, said, sheet } from "./sheet.ts";

const hundreds = (counts: readonly number[]) => counts.map((count) => count * 100);
const counts = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 6 });

describe("several counters", () => {
  test.each([
    { counts: [], average: null },
    { counts: [17], average: 1700 },
    { counts: [10, 15], average: 1250 },
    { counts: [10, 15, 20], average: 1750 },
    { counts: [24, 25, 26], average: 2550 },
    { counts: [120, 124, 121], average: 12050 },
    { counts: [121, 120, 119], average: 12050 },
    { counts: [100, 103, 104], average: 10350 },
    { counts: [100, 101, 103, 110], average: 10200 },
    { counts: [100, 102, 103, 104, 110], average: 10300 },
    { counts: [1, 2, 2, 4, 9], average: 267 },
    { counts: [5, 5, 5, 5], average: 500 },
  ])("[SC13] $counts make $average hundredths", ({ counts: given, average }) => {
    expect(ijruAverage(hundreds(given))).toBe(average);
  });

  test("[SC13] the order of the counters never matters, and the result lies among the counts", () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 0, max: 5 }), (given, by) => {
        const turned = [...given.slice(by % given.length), ...given.slice(0, by % given.length)];
        const average = ijruAverage(hundreds(given)) ?? -1;
        expect(ijruAverage(hundreds(turned))).toBe(average);
        expect(average).toBeGreaterThanOrEqual(Math.min(...given) * 100);
        expect(average).toBeLessThanOrEqual(Math.max(...given) * 100);
      }),
    );
  });

  test("[SC13] by the union's rule two counts far apart need a third look; a third count decides", () => {
    const union = (given: number[]) => combineCounts(given, unionCounters);
    expect(union([118, 118])).toEqual({ ok: true, value: 11800 });
    expect(union([118, 121])).toEqual({ ok: true, value: 11950 });
    const refusal = { kind: "third-look", counts: [122, 118], limit: 3 };
    expect(union([122, 118])).toEqual({ ok: false, refusal });
    expect(union([122, 118, 119])).toEqual({ ok: true, value: 11850 });
    expect(union([118])).toEqual({ ok: true, value: 11800 });
    expect(union([])).toEqual({ ok: false, refusal: { kind: "no-counts" } });
    expect(combineCounts([122, 118], ijruCounters)).toEqual({ ok: true, value: 12000 });
  });
});

describe("two questions to the counts", () => {
  test.each([
    { given: [10, 15, 20], apart: true, near: false },
    { given: [120, 124, 121], apart: true, near: true },
    { given: [120, 123], apart: false, near: true },
    { given: [124, 120], apart: true, near: false },
    { given: [7], apart: false, near: false },
    { given: [], apart: false, near: false },
    { given: [9, 9], apart: false, near: true },
    { given: [0, 9, 4], apart: true, near: false },
  ])("[SC14] $given: director told $apart, two agree $near", ({ given, apart, near }) => {
    expect(anyPairOver(given, 3)).toBe(apart);
    expect(somePairWithin(given, 3)).toBe(near);
  });

  test("[SC14] where nobody is near anybody, somebody is far from somebody", () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 0, max: 5 }), (given, limit) => {
        if (given.length > 1 && !somePairWithin(given, limit)) expect(anyPairOver(given, limit)).toBe(true);
      }),
    );
  });
});

test("[SC13] [SC15] what is done unasked: by the union's rule, ten each, one false start, below 0 too", () => {
  const unasked = { policy: "union", limit: 3, perFalse: 10, mostFalseStarts: 1, switches: null, floorAtZero: false };
  expect(unionCounters).toEqual(unasked);
  expect(ijruCounters).toEqual({ ...unasked, policy: "ijru" });
});

describe("what is taken off", () => {
  const off = (falseStarts: number, falseSwitches: number, switches: number | null = null) =>
    falseDeduction({ falseStarts, falseSwitches }, { ...ijruCounters, switches });

  test("[SC15] ten for a false start and each false switch, no more than there can be", () => {
    expect(off(0, 0)).toBe(0);
    expect(off(1, 1)).toBe(20);
    expect(off(1, 2)).toBe(30);
    expect(off(2, 0)).toBe(10);
    expect(off(0, 5, 3)).toBe(30);
    expect(off(0, 3, 3)).toBe(30);
    const doubleDutch = { perFalse: 5, mostFalseStarts: 9, switches: null };
    expect(falseDeduction({ falseStarts: 1, falseSwitches: 3 }, doubleDutch)).toBe(20);
  });

  test("[SC15] a result may fall below 0, unless the event says otherwise", () => {
    expect(speedResult(2550, 20, false)).toBe(550);
    expect(speedResult(1100, 30, false)).toBe(-1900);
    expect(speedResult(1100, 30, true)).toBe(0);
    expect(speedResult(2550, 20, true)).toBe(550);
  });
});

describe("comparable results", () => {
  test.each([
    { given: [2000, 1500, 1000], want: [10000, 5050, 100] },
    { given: [1000, 1000, 500], want: [10000, 10000, 100] },
    { given: [700, 700], want: [100, 100] },
    { given: [700], want: [10000] },
    { given: [0], want: [100] },
    { given: [], want: [] },
    { given: [-500, 500, 0], want: [100, 10000, 5050] },
    { given: [300, 200, 0], want: [10000, 6700, 100] },
    { given: [200, 99, 0], want: [10000, 5001, 100] },
    { given: [8, 1, 0], want: [10000, 1338, 100] },
  ])("[SC16] $given become $want", ({ given, want }) => {
    expect(normalised(given)).toEqual(want);
  });

  test("[SC16] better results are never smaller numbers, from 1 to 100", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5000, max: 30_000 }), { minLength: 2 }), (given) => {
        const numbers = normalised(given);
        for (const [i, one] of given.entries())
          for (const [j, other] of given.entries())
            if (one >= other) expect(numbers[i]).toBeGreaterThanOrEqual(numbers[j] ?? 0);
        expect(Math.min(...numbers)).toBe(100);
        expect(Math.max(...numbers)).toBe(new Set(given).size > 1 ? 10_000 : 100);
      }),
    );
  });
});

describe("skipping-counters@1", () => {
  const count = (counter: number, value: number): Act => ({ kind: "count", lane: 1, counter, value });
  const fault = (kind: "false-start" | "false-switch"): Act => ({ kind: "fault", lane: 1, fault: kind });
  const lane1 = (...acts: Act[]) => sheet("skipping-counters@1", acts).marks(1)[0];

  test("[SC13] [SC15] two counts and a false start make one result in hundredths", () => {
    const acts = [count(1, 118), count(2, 119), fault("false-start"), fault("false-start"), fault("false-switch")];
    expect(lane1(...acts)).toMatchObject({ outcome: "valid", value: 9850, misses: 0 });
    expect(lane1(...acts)?.faults).toEqual(["false-start", "false-start", "false-switch"]);
  });

  test("[SC13] a counter who reads again replaces only their own count; misses are noted beside", () => {
    const mark = lane1(count(1, 118), count(2, 181), count(2, 118), { kind: "miss", lane: 1 });
    expect(mark).toMatchObject({ value: 11800, misses: 1 });
  });

  test("[SC13] until a third look there is no mark, and the screen says why", () => {
    const far = sheet("skipping-counters@1", [count(1, 118), count(2, 181)]);
    expect(far.marks(1, 2).map(said)).toEqual(["none", "none"]);
    expect(far.facts(1, 2)).toEqual([{ kind: "third-look", lane: 1, counts: [118, 181], limit: 3 }]);
    expect(
      sheet("skipping-counters@1", [count(1, 118), count(2, 181), count(3, 180)])
        .marks(1)
        .map(said),
    ).toEqual([18050]);
  });

  test("[SC14] the director hears of counts that are apart; who may jump again is said", () => {
    const facts = (...values: number[]) =>
      sheet(
        "skipping-counters@1",
        values.map((value, i) => count(i + 1, value)),
        { counters: ijruCounters },
      )
        .facts(1)
        .map(({ kind }) => kind);
    expect(facts(120, 124, 121)).toEqual(["counters-apart"]);
    expect(facts(10, 15, 20)).toEqual(["counters-apart", "skip-again-allowed"]);
    expect(facts(120, 121)).toEqual([]);
    expect(facts(120)).toEqual([]);
    const told = sheet("skipping-counters@1", [count(1, 10), count(2, 15)], { counters: ijruCounters });
    expect(told.facts(1)[0]).toEqual({ kind: "counters-apart", lane: 1, counts: [10, 15], limit: 3 });
    expect(told.facts(1)[1]).toEqual({ kind: "skip-again-allowed", lane: 1, counts: [10, 15], limit: 3 });
  });

  test("[SC13] a typed result stands as it is; a status and a correction above it", () => {
    const set: Act = { kind: "set", lane: 1, value: 12345, misses: 2 };
    expect(lane1(count(1, 100), fault("false-start"), set)).toMatchObject({ value: 12345, misses: 2 });
    expect(lane1(set, { kind: "status", lane: 1, status: "DNS" })).toMatchObject({ outcome: "DNS" });
  });
});
