import { describe, expect, test } from "vitest";
import { foldSheet } from "#core/scoring/fold.ts";
import { type Act, by, submit, undo, withdraw } from "./sheet.ts";

const typed = (value: number): Act => ({ kind: "set", lane: 1, value });
const correct = (value: number): Act => ({
  kind: "correct",
  lane: 1,
  mark: { kind: "value", value, misses: 0 },
  reason: "recount",
});
const tap: Act = { kind: "tap", lane: 1 };
const clear: Act = { kind: "clear" };
const lane = (...logs: ReturnType<typeof by>[]) => foldSheet(logs.flat()).lanes[1];

describe("what somebody takes back of their own", () => {
  test("[SC22] a typed value gives way to the one before it, whoever typed that", () => {
    expect(lane(by("a", 1, typed(118)), by("b", 11, typed(181), withdraw(11)))?.set?.value).toBe(118);
    expect(lane(by("a", 1, typed(118), typed(181), withdraw(2)))?.set?.value).toBe(118);
    expect(lane(by("a", 1, tap, typed(118), withdraw(2)))).toMatchObject({ set: null, count: 1 });
  });

  test("[SC22] nobody withdraws another's value", () => {
    expect(lane(by("a", 1, typed(118)), by("b", 11, withdraw(1)))?.set?.value).toBe(118);
  });

  test("[SC22] nor what the same tablet did only later", () => {
    expect(lane(by("a", 1, withdraw(2), typed(118)))?.set?.value).toBe(118);
  });

  test("[SC22] a correction is withdrawn by who made it: the one before stands again, then none", () => {
    expect(lane(by("a", 1, correct(90), correct(91), withdraw(2)))?.corrected).toMatchObject({ value: 90 });
    expect(lane(by("a", 1, typed(80), correct(90), withdraw(2)))).toMatchObject({
      corrected: null,
      set: { value: 80 },
    });
    expect(lane(by("a", 1, correct(90)), by("b", 11, withdraw(1)))?.corrected).toMatchObject({ value: 90 });
  });

  test.each([
    ["an arrival", { kind: "arrive", lane: 1, ms: 5 }, "arrivedMs"],
    ["a fail", { kind: "fail", lane: 1, fault: "foot", ms: 5 }, "failed"],
    ["a status", { kind: "status", lane: 1, status: "DQ" }, "status"],
  ] as const)("[SC22] %s can be withdrawn", (_what, act, field) => {
    expect(lane(by("a", 1, act))?.[field]).not.toBeNull();
    expect(lane(by("a", 1, act, withdraw(1)))?.[field] ?? null).toBeNull();
  });

  test.each([
    ["an attempt", { kind: "attempt", lane: 1, attempt: 1, result: { kind: "foul" } }, "attempts"],
    ["a counter's count", { kind: "count", lane: 1, counter: 1, value: 100 }, "counts"],
    ["a trial", { kind: "bar", lane: 1, mm: 1600, trial: 1, result: "over" }, "bars"],
    ["a member's arrival", { kind: "member", lane: 1, member: 1, ms: 5 }, "members"],
    ["a judge's mark", { kind: "score", lane: 1, judge: 1, value: 900 }, "scores"],
  ] as const)("[SC22] %s can be withdrawn from its pad", (_what, act, field) => {
    expect(lane(by("a", 1, act))?.[field]).not.toEqual({});
    expect(lane(by("a", 1, act, withdraw(1)))?.[field] ?? {}).toEqual({});
  });

  test("[SC22] a pull can be withdrawn", () => {
    expect(foldSheet(by("a", 1, { kind: "game", game: 1, winner: 1 }, withdraw(1))).games).toEqual({});
  });

  test("[SC22] what adds up is undone, not withdrawn", () => {
    expect(lane(by("a", 1, tap, withdraw(1)))?.count).toBe(1);
    expect(lane(by("a", 1, { kind: "miss", lane: 1 }, withdraw(1)))?.misses).toBe(1);
    expect(lane(by("a", 1, { kind: "fault", lane: 1, fault: "foot" }, withdraw(1)))?.faults).toEqual(["foot"]);
    expect(lane(by("a", 1, { kind: "turn", lane: 1, turn: "pass" }, withdraw(1)))?.turns).toEqual(["pass"]);
    expect(lane(by("a", 1, { kind: "caution", lane: 1 }, withdraw(1)))?.cautions).toBe(1);
  });

  test("[SC22] a hand-in and a start are not withdrawn", () => {
    const state = foldSheet(by("a", 1, { kind: "start" }, submit, withdraw(1), withdraw(2)));
    expect(state.submitted).toBe(true);
    expect(state.started).not.toBeNull();
  });

  test("[SC22] a withdrawal stays, whatever is undone or cleared after it", () => {
    expect(lane(by("a", 1, correct(90), withdraw(1), undo(2)))?.corrected ?? null).toBeNull();
    expect(lane(by("a", 1, correct(90), withdraw(1), clear))?.corrected ?? null).toBeNull();
    expect(lane(by("a", 1, correct(90), withdraw(1)), by("b", 11, undo(2)))?.corrected ?? null).toBeNull();
    expect(lane(by("a", 1, correct(90), withdraw(1), withdraw(2)))?.corrected ?? null).toBeNull();
  });

  test("[SC22] an undo that brings a value back does not bring a withdrawn one back", () => {
    expect(lane(by("a", 1, typed(118), undo(1), withdraw(1), undo(2)))?.set ?? null).toBeNull();
  });

  test("[SC22] an undo can be undone after its value was entered again", () => {
    expect(lane(by("a", 1, typed(118), withdraw(1), typed(118)))?.set?.value).toBe(118);
  });
});
