import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { admittedAccounts } from "#core/quiz/accounts.ts";
import { type CumulativeRules, cumulativePoints, type PointEntry } from "#core/quiz/cumulative.ts";
import { drawEntrants, quizOrder } from "#core/quiz/results.ts";
import { suspicions } from "#core/quiz/suspicion.ts";

const result = (id: string, points: number, usedMs: number, submittedAt: number) => ({
  id,
  points,
  usedMs,
  submittedAt,
});

describe("the order of an online quiz", () => {
  test("[QZ11] points, then less time, then the earlier submission", () => {
    const { rows } = quizOrder([
      result("a", 100, 182_000, 3),
      result("b", 100, 179_500, 9),
      result("c", 98, 60_000, 1),
      result("d", 100, 179_500, 4),
    ]);
    expect(rows.map(({ id, place }) => [id, place])).toEqual([
      ["d", 1],
      ["b", 2],
      ["a", 3],
      ["c", 4],
    ]);
  });

  test("[QZ11] who is level in all three shares the place, or stands by a lot that is told", () => {
    const level = ["c", "a", "b"].map((id) => result(id, 100, 1, 1));
    expect(quizOrder(level).rows.map(({ id, place }) => [id, place])).toEqual([
      ["a", 1],
      ["b", 1],
      ["c", 1],
    ]);
    const { rows, facts } = quizOrder(level, "s");
    expect(rows.map(({ place }) => place)).toEqual([1, 2, 3]);
    expect(facts).toEqual([{ kind: "by-lot", place: 1, ids: rows.map(({ id }) => id), seed: "s" }]);
    expect(quizOrder([...level].reverse(), "s")).toEqual({ rows, facts });
  });

  test("[QZ22] a single attempt above the line enters the draw, on it does not unless the quiz says so", () => {
    const attempts = [
      { id: "b", points: 91 },
      { id: "a", points: 50 },
      { id: "a", points: 60 },
      { id: "c", points: 90 },
      { id: "b", points: 95 },
      { id: "A", points: 100 },
    ];
    expect(drawEntrants(attempts, 90)).toEqual(["A", "b"]);
    expect(drawEntrants(attempts, 90, true)).toEqual(["A", "b", "c"]);
  });
});

describe("abuse", () => {
  const answers = [
    { question: "q1", savedAt: 3000 },
    { question: "q2", savedAt: 5000 },
    { question: "q3", savedAt: 6999 },
  ];

  test("[QZ17] a question answered in less than the least time is told; exactly the least time is not", () => {
    expect(suspicions(1000, answers, 2000)).toEqual([
      { kind: "too-fast", question: "q3", ms: 1999, leastMs: 2000 },
      { kind: "paper-too-fast", ms: 5999, leastMs: 6000, questions: 3 },
    ]);
    expect(suspicions(999, answers, 1999)).toEqual([]);
    expect(suspicions(999, answers.slice(0, 1), 2002)).toMatchObject([{ ms: 2001 }, { ms: 2001 }]);
  });

  test("[QZ17] a paper that is quick as a whole is told once, and one that just is not is not", () => {
    expect(suspicions(1000, answers, 2000).length).toBe(2);
    expect(suspicions(999, answers, 2000)).toEqual([{ kind: "too-fast", question: "q3", ms: 1999, leastMs: 2000 }]);
    expect(suspicions(1000, [], 2000)).toEqual([]);
  });

  test("[QZ17] times that run backwards are told as what they are", () => {
    const back = [...answers, { question: "q4", savedAt: 6998 }];
    expect(suspicions(3001, back, 0)).toEqual([
      { kind: "time-backwards", question: "q1", ms: -1 },
      { kind: "time-backwards", question: "q4", ms: -1 },
    ]);
    expect(suspicions(3000, answers, 0)).toEqual([]);
  });

  test("[QZ18] one account for each verified member, the one verified first", () => {
    const accounts = [
      { account: "d", member: "m2", verifiedAt: 2 },
      { account: "b", member: "m1", verifiedAt: 9 },
      { account: "c", member: "m1", verifiedAt: 3 },
      { account: "e", member: "m2", verifiedAt: 2 },
      { account: "a", member: null, verifiedAt: 0 },
      { account: "f", member: null, verifiedAt: 0 },
    ];
    const expected = {
      admitted: [
        { account: "c", member: "m1" },
        { account: "d", member: "m2" },
      ],
      refused: [
        { kind: "not-verified", account: "a" },
        { kind: "second-account", account: "b", member: "m1", takesPart: "c" },
        { kind: "second-account", account: "e", member: "m2", takesPart: "d" },
        { kind: "not-verified", account: "f" },
      ],
    };
    expect(admittedAccounts(accounts)).toEqual(expected);
    expect(admittedAccounts([...accounts].reverse())).toEqual(expected);
  });
});

describe("points that add up over days", () => {
  const rules: CumulativeRules = {
    sources: {
      answers: { each: 1, mostPerDay: 10 },
      "sign-in": { each: 2, mostPerDay: 2 },
      sharing: { each: 3, mostPerDay: 6 },
    },
    mostPerDay: null,
    offsetMinutes: 480,
  };
  const day = 86_400_000;
  // midnight in China after the first of January 1970 there
  const midnight = day - 480 * 60_000;
  const entry = (n: number, source: PointEntry<string>["source"], amount: number, at: number, person = "p") => ({
    id: `e${n}`,
    person,
    source,
    amount,
    at,
  });

  test("[QZ20] each source up to its cap of the day, and what a cap took is told", () => {
    const entries = [
      entry(1, "answers", 8, 1),
      entry(2, "sign-in", 1, 2),
      entry(3, "sign-in", 1, 3),
      entry(4, "sharing", 1, 4),
      entry(5, "sign-in", 1, midnight),
      entry(6, "answers", 10, midnight, "o"),
      entry(7, "sharing", 3, midnight - 1, "o"),
      entry(8, "answers", 11, midnight + day, "o"),
    ];
    expect(cumulativePoints(entries, rules)).toEqual([
      {
        person: "o",
        points: 26,
        capped: [
          { day: 0, lost: 3 },
          { day: 2, lost: 1 },
        ],
      },
      { person: "p", points: 15, capped: [{ day: 0, lost: 2 }] },
    ]);
  });

  test("[QZ20] all sources together up to the day's cap; without caps everything counts", () => {
    const entries = [entry(1, "answers", 12, 1), entry(2, "sharing", 1, 2)];
    expect(cumulativePoints(entries, { ...rules, mostPerDay: 12 })).toEqual([
      { person: "p", points: 12, capped: [{ day: 0, lost: 3 }] },
    ]);
    expect(cumulativePoints(entries, { ...rules, mostPerDay: 13 })[0]?.capped).toEqual([{ day: 0, lost: 2 }]);
    const open = { ...rules, sources: { ...rules.sources, answers: { each: 1, mostPerDay: null } } };
    expect(cumulativePoints(entries, open)).toEqual([{ person: "p", points: 15, capped: [] }]);
    expect(cumulativePoints([], rules)).toEqual([]);
  });

  test("[QZ20] repeats and any order of entries give the same points", () => {
    const one = fc.record({
      source: fc.constantFrom("answers" as const, "sign-in" as const, "sharing" as const),
      amount: fc.nat(12),
      at: fc.nat(3 * day),
      person: fc.constantFrom("a", "b"),
    });
    const many = fc.array(one).map((all) => all.map((rest, at) => ({ id: `e${at}`, ...rest })));
    fc.assert(
      fc.property(
        many.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, mixed]) => {
          expect(cumulativePoints([...mixed, ...all], rules)).toEqual(cumulativePoints(all, rules));
        },
      ),
    );
  });
});
