import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Attempt,
  beginAttempt,
  countedResult,
  dailyBest,
  dayOf,
  firstOfDays,
  startOfDay,
} from "#core/quiz/attempts.ts";
import { countedAnswers, deadlineOf, submitted, type TimeLimit } from "#core/quiz/submission.ts";

const china = 480;
const noon = Date.UTC(2024, 4, 1, 4);
const hour = 3_600_000;

describe("a paper's time", () => {
  const limit: TimeLimit = { limitMs: 600_000, graceMs: 3_000, closesAt: null, late: "saved" };
  const handedIn = (ms: number, rest: Partial<TimeLimit> = {}) => submitted(1000, 1000 + ms, { ...limit, ...rest });

  test.each([
    { ms: 0, lateMs: 0, counts: "whole", why: "in-time" },
    { ms: 600_000, lateMs: 0, counts: "whole", why: "in-time" },
    { ms: 600_001, lateMs: 1, counts: "whole", why: "in-grace" },
    { ms: 603_000, lateMs: 3_000, counts: "whole", why: "in-grace" },
    { ms: 603_001, lateMs: 3_001, counts: "saved", why: "late" },
  ])("[QZ15] of ten minutes, handed in after $ms ms: $why", ({ ms, lateMs, counts, why }) => {
    expect(handedIn(ms)).toEqual({ ok: true, value: { deadline: 601_000, usedMs: ms, lateMs, counts, why } });
  });

  test("[QZ15] a late paper counts nothing where the contest says so", () => {
    const answer = handedIn(603_001, { late: "nothing" });
    expect(answer.ok && answer.value.counts).toBe("nothing");
    const bare = handedIn(600_001, { graceMs: 0 });
    expect(bare.ok && bare.value.why).toBe("late");
  });

  test("[QZ15] the contest's end is a deadline too", () => {
    expect(deadlineOf(1000, { limitMs: 600_000, closesAt: null })).toBe(601_000);
    expect(deadlineOf(1000, { limitMs: 600_000, closesAt: 400_000 })).toBe(399_999);
    expect(deadlineOf(1000, { limitMs: 600_000, closesAt: 900_000 })).toBe(601_000);
  });

  test("[QZ15] a paper handed in before it began is refused", () => {
    expect(submitted(1000, 999, limit)).toEqual({ ok: false, refusal: { kind: "before-start", startedAt: 1000 } });
  });

  test("[QZ15] of a late paper the answers saved by the deadline count", () => {
    const answers = [{ savedAt: 500 }, { savedAt: 1000 }, { savedAt: 1001 }];
    expect(countedAnswers(answers, { counts: "whole", deadline: 1000 })).toEqual(answers);
    expect(countedAnswers(answers, { counts: "saved", deadline: 1000 })).toEqual(answers.slice(0, 2));
    expect(countedAnswers(answers, { counts: "nothing", deadline: 1000 })).toEqual([]);
  });
});

describe("attempts of a day", () => {
  const limits = { perDay: 3, total: null, opensAt: noon, closesAt: noon + 72 * hour, offsetMinutes: china };

  test("[QZ16] a day is the meet's: it begins at midnight there", () => {
    const midnight = noon + 12 * hour;
    expect(dayOf(midnight, china) - dayOf(midnight - 1, china)).toBe(1);
    expect(dayOf(midnight, 0)).toBe(dayOf(midnight - 1, 0));
    expect(startOfDay(dayOf(midnight, china), china)).toBe(midnight);
    expect(dayOf(0, -60)).toBe(-1);
    expect(startOfDay(0, -60)).toBe(hour);
  });

  test("[QZ16] three a day: the fourth is refused until the next day, and the day starts anew", () => {
    const three = [noon, noon + hour, noon + 2 * hour];
    expect(beginAttempt(noon, [], limits)).toEqual({ ok: true, value: { attempt: 1, leftToday: 2, left: null } });
    expect(beginAttempt(noon + 3 * hour, three.slice(0, 2), limits)).toEqual({
      ok: true,
      value: { attempt: 3, leftToday: 0, left: null },
    });
    expect(beginAttempt(noon + 12 * hour - 1, three, limits)).toEqual({
      ok: false,
      refusal: { kind: "day-used", perDay: 3, again: noon + 12 * hour },
    });
    expect(beginAttempt(noon + 12 * hour, three, limits)).toEqual({
      ok: true,
      value: { attempt: 4, leftToday: 2, left: null },
    });
  });

  test("[QZ16] on the last day there is no next one", () => {
    const again = (closesAt: number) => {
      const answer = beginAttempt(noon, [noon], { ...limits, perDay: 1, closesAt });
      return !answer.ok && "again" in answer.refusal && answer.refusal.again;
    };
    expect(again(noon + 12 * hour)).toBeNull();
    expect(again(noon + 12 * hour + 1)).toBe(noon + 12 * hour);
  });

  test("[QZ16] all attempts may have a limit too", () => {
    const two = { ...limits, perDay: null, total: 2 };
    expect(beginAttempt(noon, [noon], two)).toEqual({ ok: true, value: { attempt: 2, leftToday: null, left: 0 } });
    expect(beginAttempt(noon, [noon, noon], two)).toEqual({ ok: false, refusal: { kind: "attempts-used", total: 2 } });
  });

  test("[QZ16] nobody begins before the contest opens or once it is closed", () => {
    const refusal = (at: number) => {
      const answer = beginAttempt(at, [], limits);
      return answer.ok ? null : answer.refusal;
    };
    expect(refusal(limits.opensAt - 1)).toEqual({ kind: "not-open-yet", opensAt: limits.opensAt });
    expect(refusal(limits.opensAt)).toBeNull();
    expect(refusal(limits.closesAt - 1)).toBeNull();
    expect(refusal(limits.closesAt)).toEqual({ kind: "closed", closesAt: limits.closesAt });
  });
});

describe("what counts of several attempts", () => {
  const attempt = (points: number, usedMs: number, submittedAt: number, day = 1): Attempt => ({
    points,
    usedMs,
    submittedAt,
    day,
  });
  const all = [attempt(80, 50, 100), attempt(90, 70, 200), attempt(90, 60, 300), attempt(70, 10, 400, 2)];

  test.each([
    { counting: "best", result: { points: 90, usedMs: 60, submittedAt: 300 } },
    { counting: "last", result: { points: 70, usedMs: 10, submittedAt: 400 } },
    { counting: "sum", result: { points: 330, usedMs: 190, submittedAt: 400 } },
    { counting: "daily-best", result: { points: 160, usedMs: 70, submittedAt: 400 } },
  ] as const)("[QZ16] $counting", ({ counting, result }) => {
    expect(countedResult(all, counting)).toEqual(result);
    expect(countedResult([...all].reverse(), counting)).toEqual(result);
    expect(countedResult([], counting)).toBeNull();
  });

  test("[QZ16] of attempts with equal points and time the earlier one is the best", () => {
    expect(countedResult([attempt(90, 60, 500), attempt(90, 60, 300)], "best")?.submittedAt).toBe(300);
    expect(countedResult([attempt(90, 60, 300), attempt(80, 60, 300)], "last")?.points).toBe(90);
  });

  test("[QZ16] the best of each day, day by day", () => {
    expect(dailyBest([attempt(70, 1, 1, 3), ...all])).toEqual([all[2], all[3], attempt(70, 1, 1, 3)]);
  });

  test("[QZ16] where more came in than a day allows, the first of each day count", () => {
    expect(firstOfDays(all, 2)).toEqual([all[0], all[1], all[3]]);
    expect(firstOfDays([...all].reverse(), 2)).toEqual([all[0], all[1], all[3]]);
    expect(firstOfDays(all, 3)).toEqual(all);
    const same = [attempt(10, 5, 100), attempt(20, 5, 100)];
    expect(firstOfDays(same, 1)).toEqual([same[1]]);
  });

  test("[QZ16] best, days' bests and sum never fall below one another", () => {
    const some = fc.array(
      fc.tuple(fc.nat(100), fc.nat(50), fc.nat(50), fc.nat(3)).map(([p, ms, at, day]) => attempt(p, ms, at, day)),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(some, (attempts) => {
        const points = (counting: "best" | "daily-best" | "sum" | "last") =>
          countedResult(attempts, counting)?.points ?? 0;
        expect(points("best") <= points("daily-best") && points("daily-best") <= points("sum")).toBe(true);
        expect(points("last") <= points("best")).toBe(true);
      }),
    );
  });
});
