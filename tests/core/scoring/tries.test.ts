import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Attempt } from "#core/scoring/ops.ts";
import { bestOfThree, scoreTries, targetTries } from "#core/scoring/tries.ts";
import { readDistance } from "#core/scoring/try-lane.ts";
import { type Act, said, sheet, submit } from "./sheet.ts";

const valid = (value: number): Attempt => ({ kind: "valid", value });
const foul: Attempt = { kind: "foul" };
const passed: Attempt = { kind: "passed" };
const tries = (lane: number, ...results: Attempt[]): Act[] =>
  results.map((result, i) => ({ kind: "attempt", lane, attempt: i + 1, result }));

test("[SC20] unasked the best of three counts with countback; at targets the sum, a foul 0", () => {
  const best = { tries: 3, counts: "best", foul: "none", countback: true, extra: 0, zones: [] };
  expect(bestOfThree).toEqual(best);
  expect(targetTries).toEqual({ ...best, counts: "sum", foul: "zero", countback: false });
});

describe("what attempts come to", () => {
  const rule = { counts: "best", foul: "none", countback: false } as const;
  test.each([
    { counts: "best", direction: "more", value: 13 },
    { counts: "best", direction: "less", value: 5 },
    { counts: "sum", direction: "more", value: 26 },
    { counts: "mean", direction: "more", value: 9 },
    { counts: "last", direction: "more", value: 8 },
  ] as const)(
    "[SC20] the $counts of 5, a foul, 13, left out and 8 ($direction): $value",
    ({ counts, direction, value }) => {
      const attempts = [valid(5), foul, valid(13), passed, valid(8)];
      expect(scoreTries(attempts, { ...rule, counts }, direction)).toEqual({ value, countback: [] });
    },
  );

  test("[SC20] a foul is no mark, or 0; an attempt left out is never 0", () => {
    expect(scoreTries([foul, passed], rule, "more").value).toBeNull();
    expect(scoreTries([foul, passed], { ...rule, foul: "zero" }, "more").value).toBe(0);
    expect(scoreTries([passed], { ...rule, foul: "zero" }, "more").value).toBeNull();
    expect(scoreTries([valid(4), foul], { ...rule, counts: "mean", foul: "zero" }, "more").value).toBe(2);
    expect(scoreTries([], rule, "more").value).toBeNull();
  });

  test("[SC20] a mean is rounded once, a half up", () => {
    expect(scoreTries([valid(1), valid(2)], { ...rule, counts: "mean" }, "more").value).toBe(2);
    expect(scoreTries([valid(1), valid(1), valid(2)], { ...rule, counts: "mean" }, "more").value).toBe(1);
  });

  test("[SC20] the attempts after the best separate equals, best first", () => {
    const back = { ...rule, countback: true };
    expect(scoreTries([valid(710), valid(720), foul], back, "more").countback).toEqual([
      { value: 710, direction: "more" },
    ]);
    expect(scoreTries([valid(3), valid(1), valid(2)], back, "less").countback).toEqual([
      { value: 2, direction: "less" },
      { value: 3, direction: "less" },
    ]);
    expect(scoreTries([foul], back, "more").countback).toEqual([]);
  });

  test("[SC20] another attempt never makes the best worse", () => {
    const attempts = fc.array(fc.nat(1000).map(valid), { minLength: 1 });
    fc.assert(
      fc.property(attempts, fc.nat(1000), (given, more) => {
        const before = scoreTries(given, rule, "more").value ?? 0;
        expect(scoreTries([...given, valid(more)], rule, "more").value).toBe(Math.max(before, more));
      }),
    );
  });
});

describe("field@1", () => {
  test("[SC20] whole centimetres, a part of one is dropped, before attempts are compared", () => {
    const mark = sheet("field@1", tries(1, valid(7159), valid(7203), foul)).marks(1)[0];
    expect(mark).toMatchObject({ outcome: "valid", value: 7200, countback: [{ value: 7150, direction: "more" }] });
    const whole = { direction: "more", stepMm: 10 } as const;
    expect(readDistance(7209, whole)).toBe(7200);
    expect(readDistance(7210, whole)).toBe(7210);
    expect(readDistance(7209, { direction: "less", stepMm: 10 })).toBe(7210);
    expect(readDistance(7209, { direction: "more" })).toBe(7209);
  });

  test("[SC20] three fouls are no mark; two fouls still may become one, until the sheet is in", () => {
    expect(
      sheet("field@1", tries(1, foul, foul, foul))
        .marks(1)
        .map(said),
    ).toEqual(["NM"]);
    expect(
      sheet("field@1", tries(1, foul, foul))
        .marks(1)
        .map(said),
    ).toEqual(["none"]);
    expect(
      sheet("field@1", [...tries(1, foul, foul), submit])
        .marks(1, 2)
        .map(said),
    ).toEqual(["NM", "none"]);
  });

  test("[SC20] attempts are counted by their number, however they came in; those past the last do not count", () => {
    const acts: Act[] = [
      { kind: "attempt", lane: 1, attempt: 2, result: valid(5000) },
      { kind: "attempt", lane: 1, attempt: 1, result: valid(6000) },
      { kind: "attempt", lane: 1, attempt: 4, result: valid(9000) },
      { kind: "attempt", lane: 1, attempt: 10, result: valid(9000) },
    ];
    expect(sheet("field@1", acts).marks(1).map(said)).toEqual([6000]);
    const last = { ...bestOfThree, counts: "last" as const, tries: 10 };
    expect(sheet("field@1", acts.slice(0, 2), { tries: last }).marks(1).map(said)).toEqual([5000]);
    expect(sheet("field@1", acts, { tries: last }).marks(1).map(said)).toEqual([9000]);
  });

  test("[SC20] a typed distance stands, read as the others; a status above it", () => {
    const set: Act = { kind: "set", lane: 1, value: 7205 };
    const mark = sheet("field@1", [...tries(1, valid(9000)), set, { kind: "fault", lane: 1, fault: "foot" }]).marks(
      1,
    )[0];
    expect(mark).toMatchObject({ outcome: "valid", value: 7200, faults: ["foot"] });
    expect(
      sheet("field@1", [set, { kind: "status", lane: 1, status: "DNS" }])
        .marks(1)
        .map(said),
    ).toEqual(["DNS"]);
  });

  test("[SC20] who has tries left is said while the sheet is open", () => {
    const acts = [...tries(1, valid(1)), ...tries(2, foul, foul, foul)];
    expect(sheet("field@1", acts).facts(1, 2, 3)).toEqual([
      { kind: "tries-left", lane: 1, left: 2 },
      { kind: "tries-left", lane: 3, left: 3 },
    ]);
    expect(sheet("field@1", [...acts, submit]).facts(1, 2)).toEqual([]);
    const away: Act[] = [
      { kind: "status", lane: 1, status: "DNS" },
      { kind: "set", lane: 2, value: 1 },
      { kind: "correct", lane: 3, mark: { kind: "value", value: 1, misses: 0 }, reason: "tape" },
    ];
    expect(sheet("field@1", away).facts(1, 2, 3)).toEqual([]);
  });
});

describe("target@1 and tries@1", () => {
  const extra = { ...targetTries, tries: 2, extra: 2 };

  test("[SC20] points of all throws, a line foul 0", () => {
    expect(sheet("target@1", tries(1, valid(5), foul, valid(8))).marks(1)[0]).toMatchObject({
      outcome: "valid",
      value: 13,
    });
    expect(
      sheet("target@1", tries(1, foul, foul, foul))
        .marks(1)
        .map(said),
    ).toEqual([0]);
    expect(sheet("target@1", tries(1, valid(5))).marks(1)[0]).not.toHaveProperty("countback");
  });

  test("[SC20] a points event is not cut to whole steps of a distance", () => {
    expect(
      sheet("target@1", tries(1, valid(5)), { stepMm: 10 })
        .marks(1)
        .map(said),
    ).toEqual([5]);
  });

  test("[SC20] those who are level throw again, one by one, and are separated by it", () => {
    const acts = [...tries(1, valid(5), valid(4)), ...tries(2, valid(4), valid(5)), ...tries(3, valid(9), valid(9))];
    expect(sheet("target@1", acts, { tries: extra }).facts(1, 2, 3)).toEqual([
      { kind: "extra-tries", lanes: [1, 2], tries: 2 },
    ]);
    expect(sheet("target@1", acts, { tries: { ...extra, extra: 0 } }).facts(1, 2, 3)).toEqual([]);
    const thrown: Act[] = [
      ...acts,
      { kind: "attempt", lane: 1, attempt: 3, result: valid(2) },
      { kind: "attempt", lane: 2, attempt: 3, result: foul },
    ];
    const after = sheet("target@1", thrown, { tries: extra });
    expect(after.marks(1, 2).map(({ value, countback }) => [value, countback])).toEqual([
      [9, [{ value: 2, direction: "more" }]],
      [9, [{ value: 0, direction: "more" }]],
    ]);
    expect(after.facts(1, 2, 3)).toEqual([]);
  });

  test("[SC20] an extra attempt left out is the worst; one past the extras counts for nothing", () => {
    const acts: Act[] = [...tries(1, valid(5), valid(4), passed, valid(1), valid(7))];
    const marks = sheet("target@1", acts, { tries: { ...extra, foul: "none" } }).marks(1);
    expect(marks[0]?.countback).toEqual([
      { value: null, direction: "more" },
      { value: 1, direction: "more" },
    ]);
  });

  test("[SC20] who has no valid mark throws no extra", () => {
    const both = [...tries(1, foul, foul), ...tries(2, foul, foul)];
    expect(sheet("target@1", both, { tries: { ...extra, foul: "none" } }).facts(1, 2)).toEqual([]);
  });

  test("[SC20] of a count in three tries the best stands alone", () => {
    const mark = sheet("tries@1", tries(1, valid(30), valid(44), foul)).marks(1)[0];
    expect(mark).toMatchObject({ outcome: "valid", value: 44 });
    expect(mark).not.toHaveProperty("countback");
    expect(sheet("tries@1", tries(1, valid(30))).facts(1)).toEqual([{ kind: "tries-left", lane: 1, left: 2 }]);
  });
});
