import { describe, expect, test } from "vitest";
import { callAt, callOutcome, forfeitsByLateness } from "#core/entries/call.ts";
import { depositBack, inProtestWindow } from "#core/entries/protest-window.ts";
import {
  type Announcement,
  type ProtestRule,
  provisional,
  type ResultState,
  type ResultStep,
  resultSteps,
  stepResult,
  warningOf,
} from "#core/entries/protests.ts";

const minute = 60_000;

describe("[EN15] the time for a protest", () => {
  test.each([
    { why: "at once", filed: 0, answer: { ok: true, value: null } },
    { why: "after exactly thirty minutes", filed: 30 * minute, answer: { ok: true, value: null } },
    {
      why: "a millisecond later",
      filed: 30 * minute + 1,
      answer: { ok: false, refusal: { kind: "window-over", until: 1000 + 30 * minute } },
    },
    {
      why: "before the announcement",
      filed: -1,
      answer: { ok: false, refusal: { kind: "window-not-open", from: 1000 } },
    },
  ])("$why", ({ filed, answer }) => {
    expect(inProtestWindow(1000, 1000 + filed, 30)).toEqual(answer);
  });
});

describe("[EN17] the deposit", () => {
  test.each([
    { upheld: true, rule: "back-when-upheld", back: 500 },
    { upheld: false, rule: "back-when-upheld", back: 0 },
    { upheld: true, rule: "never-back", back: 0 },
    { upheld: false, rule: "never-back", back: 0 },
    { upheld: true, rule: "always-back", back: 500 },
    { upheld: false, rule: "always-back", back: 500 },
  ] as const)("upheld $upheld, $rule: $back", ({ upheld, rule, back }) => {
    expect(depositBack(500, upheld, rule)).toBe(back);
  });
});

describe("[EN16] from provisional to final", () => {
  const rule: ProtestRule<string> = {
    minutes: 30,
    appealMinutes: 20,
    deposit: 100,
    appealDeposit: 200,
    entitled: ["a", "b"],
  };
  const at = (minutes: number) => 1_000_000 + minutes * minute;
  const announce: ResultStep<string> = { kind: "announce", at: at(0) };
  const protest = (by = "a", minutes = 10, deposit = 100): ResultStep<string> => ({
    kind: "protest",
    at: at(minutes),
    by,
    deposit,
  });
  const decide = (upheld: boolean, minutes = 20): ResultStep<string> => ({ kind: "decide", at: at(minutes), upheld });
  const appeal = (minutes = 30, by = "a", deposit = 200): ResultStep<string> => ({
    kind: "appeal",
    at: at(minutes),
    by,
    deposit,
  });
  const close = (minutes: number): ResultStep<string> => ({ kind: "close", at: at(minutes) });
  const rules: ResultStep<string> = { kind: "rule", at: at(60), upheld: true };

  function went(...steps: ResultStep<string>[]): Announcement<string> {
    return steps.reduce<Announcement<string>>((result, step) => {
      const next = stepResult(result, step, rule);
      if (!next.ok) throw new Error(`${step.kind}: ${next.refusal.kind}`);
      return next.value;
    }, provisional);
  }
  const answer = (result: Announcement<string>, step: ResultStep<string>) => stepResult(result, step, rule);

  test("nobody protests, and when the time is over the result is final", () => {
    expect(provisional).toEqual({
      state: "provisional",
      announcedAt: null,
      protests: [],
      decidedAt: null,
      appeal: null,
    });
    const announced = went(announce);
    expect(announced).toEqual({ ...provisional, state: "announced", announcedAt: at(0) });
    expect(answer(announced, close(30))).toEqual({ ok: false, refusal: { kind: "window-running", until: at(30) } });
    expect(went(announce, { kind: "close", at: at(30) + 1 }).state).toBe("final");
  });

  test("two protest, both are decided, one appeals, and the jury has the last word", () => {
    const result = went(
      announce,
      protest("a"),
      protest("b", 30, 150),
      decide(false),
      decide(true, 25),
      appeal(45, "b"),
      rules,
    );
    expect(result).toEqual({
      state: "final",
      announcedAt: at(0),
      protests: [
        { by: "a", at: at(10), deposit: 100, upheld: false },
        { by: "b", at: at(30), deposit: 150, upheld: true },
      ],
      decidedAt: at(25),
      appeal: { by: "b", at: at(45), deposit: 200, upheld: true },
    });
    expect(went(announce, protest("a"), protest("b"), decide(false)).state).toBe("protested");
  });

  test("a corrected result is announced again, and its clock starts anew", () => {
    const again = went(announce, protest(), decide(true), { kind: "announce", at: at(50) });
    expect(again).toMatchObject({ state: "announced", announcedAt: at(50), decidedAt: null });
    expect(answer(again, close(80))).toMatchObject({ refusal: { kind: "window-running", until: at(80) } });
    expect(answer(again, protest("b", 80)).ok).toBe(true);
  });

  test("after a decision both windows must be over", () => {
    const early = went(announce, protest(), decide(false, 12));
    expect(answer(early, close(31))).toMatchObject({ refusal: { until: at(32) } });
    expect(answer(went(announce, protest("a", 1), decide(false, 2)), close(30))).toMatchObject({
      refusal: { until: at(30) },
    });
    expect(answer(early, close(33))).toMatchObject({ value: { state: "final" } });
    expect(answer(early, protest("b", 15))).toMatchObject({ value: { state: "protested" } });
  });

  test.each([
    {
      why: "somebody of another round",
      step: protest("c"),
      refusal: { kind: "not-entitled", by: "c", entitled: ["a", "b"] },
    },
    { why: "too late", step: protest("a", 31), refusal: { kind: "window-over", until: at(30) } },
    { why: "before it was announced", step: protest("a", -1), refusal: { kind: "window-not-open", from: at(0) } },
    { why: "too small a deposit", step: protest("a", 5, 99), refusal: { kind: "deposit-missing", due: 100, paid: 99 } },
  ])("a protest is refused: $why", ({ step, refusal }) => {
    expect(answer(went(announce), step)).toEqual({ ok: false, refusal });
  });

  test("an appeal is refused like a protest, by its own time and deposit", () => {
    const decided = went(announce, protest(), decide(false));
    expect(answer(decided, appeal(40)).ok).toBe(true);
    expect(answer(decided, appeal(41))).toEqual({ ok: false, refusal: { kind: "window-over", until: at(40) } });
    expect(answer(decided, appeal(30, "a", 199))).toEqual({
      ok: false,
      refusal: { kind: "deposit-missing", due: 200, paid: 199 },
    });
    expect(answer(decided, appeal(30, "c"))).toMatchObject({ refusal: { kind: "not-entitled" } });
  });

  const ways: Record<ResultState, ResultStep<string>[]> = {
    provisional: [],
    announced: [announce],
    protested: [announce, protest()],
    decided: [announce, protest(), decide(false)],
    appealed: [announce, protest(), decide(false), appeal()],
    final: [announce, close(31)],
  };
  const open: Record<ResultState, ResultStep<string>["kind"][]> = {
    provisional: ["announce"],
    announced: ["protest", "close"],
    protested: ["protest", "decide"],
    decided: ["announce", "protest", "appeal", "close"],
    appealed: ["rule"],
    final: [],
  };
  test.each(Object.entries(ways))("%s: a step that is not open is refused with those that are", (name, way) => {
    const result = went(...way);
    expect(result.state).toBe(name);
    const possible = open[result.state];
    expect(resultSteps[result.state]).toEqual(possible);
    for (const step of [announce, protest(), decide(true), appeal(), rules, close(99)])
      if (!possible.includes(step.kind))
        expect(answer(result, step)).toEqual({
          ok: false,
          refusal: { kind: "step-not-now", state: result.state, step: step.kind, possible },
        });
    expect(warningOf(result)).toEqual(name === "final" ? null : { kind: "not-final", state: name });
  });
});

describe("[EN18] the call", () => {
  test("as late as the limit is out", () => {
    expect([14, 15, 16].map((late) => forfeitsByLateness(late, 15))).toEqual([false, true, true]);
  });

  test.each([
    { reported: true, excused: false, started: true, outcome: "starts" },
    { reported: false, excused: false, started: true, outcome: "result-void" },
    { reported: true, excused: false, started: false, outcome: "no-show" },
    { reported: true, excused: true, started: false, outcome: "forfeited" },
    { reported: false, excused: false, started: false, outcome: "forfeited" },
    { reported: false, excused: true, started: false, outcome: "forfeited" },
  ])("reported $reported, excused $excused, started $started: $outcome", ({ outcome, ...called }) => {
    expect(callOutcome(called)).toBe(outcome);
  });

  test("the call is so many minutes before the start", () => {
    expect(callAt(100 * minute, 20)).toBe(80 * minute);
  });
});
