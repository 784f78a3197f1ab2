import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attemptWarnings, bestOf, type TimedAttempt } from "#core/measure/attempts.ts";
import { averageOfFive, cubingTime, meanOfThree } from "#core/measure/averages.ts";
import { rankByChain } from "#core/ranking/chain.ts";
import { chains } from "#core/ranking/chains.ts";

describe("the best of several", () => {
  test.each<{ why: string; attempts: TimedAttempt[]; direction: "more" | "less"; best: TimedAttempt }>([
    { why: "the fastest", attempts: ["DNF", 36_100, 35_200, 35_900], direction: "less", best: 35_200 },
    { why: "the farthest", attempts: [612, "DNF", 655, 640], direction: "more", best: 655 },
    { why: "0 is a mark", attempts: ["DNF", 0], direction: "more", best: 0 },
    { why: "any mark before DNF", attempts: ["DNS", 99, "DNF", null], direction: "less", best: 99 },
    { why: "DNF above DNS", attempts: ["DNS", "DNF"], direction: "less", best: "DNF" },
    { why: "never started", attempts: ["DNS", null], direction: "less", best: "DNS" },
    { why: "nothing in yet", attempts: [null, null], direction: "more", best: null },
    { why: "nobody asked for any", attempts: [], direction: "more", best: null },
  ])("[RK15] $why", ({ attempts, direction, best }) => {
    expect(bestOf(attempts, direction)).toBe(best);
  });

  test("[RK15] a mark after DNS is a warning, by the numbers of both attempts", () => {
    expect(attemptWarnings([null, "DNS", "DNF", 900, 800])).toEqual([{ kind: "result-after-dns", dns: 2, result: 4 }]);
    expect(attemptWarnings([900, "DNS", "DNF"])).toEqual([]);
    expect(attemptWarnings(["DNF", 900])).toEqual([]);
    expect(attemptWarnings([])).toEqual([]);
  });
});

describe("averages", () => {
  test.each<{ why: string; attempts: TimedAttempt[]; mean: unknown }>([
    { why: "exact", attempts: [1234, 1235, 1236], mean: 1235 },
    { why: "1234.67 to the nearest", attempts: [1234, 1235, 1235], mean: 1235 },
    { why: "1234.33 to the nearest", attempts: [1234, 1234, 1235], mean: 1234 },
    { why: "one without a mark", attempts: [1234, "DNF", 1235], mean: "DNF" },
    { why: "one not started", attempts: [1234, 1235, "DNS"], mean: "DNF" },
    { why: "one still to come", attempts: [1234, "DNF", null], mean: null },
    { why: "over ten minutes to the second", attempts: [60_000, 60_000, 60_150], mean: 60_100 },
    { why: "ten minutes are not over ten minutes", attempts: [60_000, 60_000, 60_000], mean: 60_000 },
    { why: "rounded once: 600.4967 s is 600 s, not 601", attempts: [59_949, 60_000, 60_200], mean: 60_000 },
  ])("[RK16] the mean of three: $why", ({ attempts, mean }) => {
    expect(meanOfThree(attempts)).toBe(mean);
  });

  test.each<{ why: string; attempts: TimedAttempt[]; average: unknown }>([
    { why: "best and worst go", attempts: [3642, 3102, 3001, 2992, 9999], average: 3248 },
    { why: "one without a mark is the worst", attempts: [3642, 3102, 3001, 2992, "DNF"], average: 3248 },
    { why: "one not started is the worst", attempts: ["DNS", 3642, 3102, 3001, 2992], average: 3248 },
    { why: "two without a mark", attempts: [6111, "DNF", "DNS", 6000, 5999], average: "DNF" },
    { why: "one still to come", attempts: [6111, "DNF", "DNF", 6000, null], average: null },
    { why: "numbers, not words: 999 is less than 1000", attempts: [999, 1000, 1001, 1002, 10_000], average: 1001 },
  ])("[RK16] the average of five: $why", ({ attempts, average }) => {
    expect(averageOfFive(attempts)).toBe(average);
  });

  test("[RK16] the wrong number of attempts is a fault of the program", () => {
    expect(() => meanOfThree([1, 2])).toThrow("2 attempts of 3");
    expect(() => averageOfFive([1, 2, 3, 4])).toThrow("4 attempts of 5");
  });

  test.each([
    [60_049, 60_000],
    [60_050, 60_100],
    [60_001, 60_000],
    [60_000, 60_000],
    [59_999, 59_999],
    [59_950, 59_950],
    [0, 0],
  ])("[RK16] %i hundredths are published as %i", (cs, published) => {
    expect(cubingTime(cs)).toBe(published);
  });

  test("[RK16] an average of five lies between its second best and its second worst", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 59_000 }), { minLength: 5, maxLength: 5 }), (attempts) => {
        const sorted = [...attempts].sort((a, b) => a - b);
        const average = averageOfFive(attempts);
        expect(average).toBeGreaterThanOrEqual(sorted[1] ?? 0);
        expect(average).toBeLessThanOrEqual(sorted[3] ?? 0);
        expect(averageOfFive(sorted)).toBe(average);
      }),
    );
  });

  test("[RK16] [RK5] average formats: the average, then the best single; a DNF average is the worst, not a place less", () => {
    const attempts: Record<string, TimedAttempt[]> = {
      a: [1000, 1100, 1200, 1300, 1400],
      b: [900, 1100, 1200, 1300, 1500],
      c: [800, "DNF", "DNF", 1300, 1500],
      d: [800, "DNF", "DNF", 1300, 1501],
    };
    const number = (value: TimedAttempt) => (typeof value === "number" ? value : null);
    const rows = Object.entries(attempts).map(([id, all]) => ({
      id,
      values: { average: number(averageOfFive(all)), best: number(bestOf(all, "less")) },
    }));
    expect(rankByChain(rows, chains.average).rows.map(({ id, place }) => [id, place])).toEqual([
      ["b", 1],
      ["a", 2],
      ["c", 3],
      ["d", 3],
    ]);
  });
});
