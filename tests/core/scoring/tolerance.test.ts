import { describe, expect, test } from "vitest";
import { riddenMm, startedInTime } from "#core/scoring/course.ts";
import { netMark } from "#core/scoring/mark.ts";
import type { FaultEffect } from "#core/scoring/ruleset.ts";
import { beyondTolerance } from "#core/scoring/tolerance.ts";
import { type Act, said, sheet, start } from "./sheet.ts";

const touches = (...ms: (number | null)[]) => ms.map((one) => ({ ms: one }));

describe("what is forgiven", () => {
  const foot = { count: 2, ms: 2000 };
  test.each([
    { why: "none", ms: [], beyond: [] },
    { why: "two short ones", ms: [500, 1900], beyond: [] },
    { why: "exactly the longest allowed", ms: [2000], beyond: [] },
    { why: "one too long", ms: [2500], beyond: [2500] },
    { why: "the third", ms: [1, 2, 3], beyond: [3] },
    { why: "a long one and the third", ms: [2001, 1, 2], beyond: [2001, 2] },
    { why: "nobody took the time", ms: [null, null, null], beyond: [null] },
  ])("[SC18] foot twice at most and 2 s: $why", ({ ms, beyond }) => {
    expect(beyondTolerance(touches(...ms), foot).map((one) => one.ms)).toEqual(beyond);
  });

  test("[SC18] however long, where only the number is limited", () => {
    expect(beyondTolerance(touches(99_999), { count: 1, ms: null })).toEqual([]);
  });

  const footDown = (lastedMs?: number): Act => ({
    kind: "fault",
    lane: 1,
    fault: "foot",
    ...(lastedMs !== undefined && { lastedMs }),
  });
  const ride = (effect: FaultEffect, ...acts: Act[]) => {
    const one = sheet("slow-cycling@1", [start, { kind: "arrive", lane: 1, ms: 58_200 }, ...acts], {
      faults: { foot: effect, lane: { kind: "fail" } },
    });
    const [mark] = one.marks(1);
    return { mark, net: mark ? netMark(mark, one.options) : null };
  };

  test("[SC18] a rider with two short touches has a time; the third, or a long one, is out", () => {
    const effect: FaultEffect = { kind: "fail", tolerance: foot };
    expect(ride(effect, footDown(500), footDown(1900)).net).toBe(58_200);
    expect(ride(effect, footDown(500), footDown(1900)).mark?.faults).toEqual([]);
    expect(ride(effect, footDown(), footDown(), footDown()).mark).toMatchObject({
      outcome: "failed",
      faults: ["foot"],
    });
    expect(ride(effect, footDown(2500)).mark).toMatchObject({ outcome: "failed", keptMs: 58_200 });
    expect(ride({ kind: "fail" }, footDown(1)).mark).toMatchObject({ outcome: "failed" });
  });

  test("[SC18] seconds are taken off only for what is not forgiven, and one fault's mercy is not another's", () => {
    const effect: FaultEffect = { kind: "add", ms: -5000, tolerance: { count: 1, ms: null } };
    expect(ride(effect, footDown(), footDown(), footDown()).net).toBe(48_200);
    expect(ride(effect, footDown(), { kind: "fault", lane: 1, fault: "lane" }).mark).toMatchObject({
      outcome: "failed",
      faults: ["lane"],
    });
  });

  test("[SC18] one false start is forgiven, the second is out", () => {
    const falseStart: Act = { kind: "fault", lane: 1, fault: "false-start" };
    const faults = { "false-start": { kind: "fail" as const, tolerance: { count: 1, ms: null } } };
    const run = (...acts: Act[]) =>
      sheet("lane-race@1", [...acts, { kind: "arrive", lane: 1, ms: 9000 }], { faults })
        .marks(1)
        .map(said);
    expect(run(falseStart)).toEqual([9000]);
    expect(run(falseStart, falseStart)).toEqual(["failed"]);
  });
});

describe("the course", () => {
  const course = { lengthMm: 20_000, outAndBack: false, startWheel: "front", finishWheel: "front" } as const;
  test.each([
    { why: "front wheel to front wheel", change: {}, mm: 20_000 },
    { why: "front wheel in, rear wheel out", change: { finishWheel: "rear" as const }, mm: 21_050 },
    { why: "rear wheel in, front wheel out", change: { startWheel: "rear" as const }, mm: 18_950 },
    { why: "rear to rear", change: { startWheel: "rear" as const, finishWheel: "rear" as const }, mm: 20_000 },
    { why: "out and back", change: { outAndBack: true }, mm: 40_000 },
  ])("[SC19] $why: $mm mm", ({ change, mm }) => {
    expect(riddenMm({ ...course, ...change }, 1050)).toBe(mm);
  });

  test("[SC19] exactly at the limit is in time", () => {
    expect(startedInTime(1000, 1000)).toBe(true);
    expect(startedInTime(1001, 1000)).toBe(false);
  });
});
