import { describe, expect, test } from "vitest";
import type { EntrantId, HeatId, OpId, SheetId } from "#core/ids.ts";
import type { SheetOp } from "#core/scoring/ops.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { field1 } from "#core/scoring/rulesets/field@1.ts";
import { massStart1 } from "#core/scoring/rulesets/mass-start@1.ts";
import { bestOfThree } from "#core/scoring/tries.ts";
import type { RefereeAct, TabletHeat } from "#live/tablet-protocol.ts";
import { heatView } from "#ui/tablet/heat-view.ts";
import { attemptNumbers, turnsLeft } from "#ui/tablet/pads/attempts-order.ts";
import { freeMs, lastSteps, leave, missedBefore, slotsOf, swap } from "#ui/tablet/pads/finish-slots.ts";

const sheet = "00000000-0000-4000-8000-00000000000a" as SheetId;

/** A heat of three as a tablet shows it after these acts, ten ms apart; `at` says when else. */
function shown(ruleset: string, options: ScoringOptions, acts: readonly (RefereeAct & { at?: number })[]) {
  const ops = acts.map(
    ({ at, ...act }, n) => ({ ...act, id: `op${n}` as OpId, device: "a", seq: n + 1, at: at ?? n * 10 }) as SheetOp,
  );
  const heat = {
    id: "h" as HeatId,
    number: 1,
    state: "running",
    startedAt: 0,
    event: { id: "e", name: "", venue: "", ruleset, options },
    round: { id: "r", number: 1, name: "final", heats: 1 },
    lanes: [1, 2, 3].map((lane) => ({ lane, entrant: `e${lane}` as EntrantId, bib: lane, name: `${lane}`, unit: "" })),
    sheets: [
      { id: sheet, slot: 0, judge: 1, lanes: [1, 2, 3], version: 0, state: "open", ops, contests: [], confirmed: [] },
    ],
    marks: [],
    asks: [],
    match: null,
    onBoard: false,
  } as unknown as TabletHeat;
  const view = heatView(heat, new Map());
  if (!view) throw new Error("no view");
  return view;
}

const valid = (lane: number, attempt: number, value: number): RefereeAct => ({
  kind: "attempt",
  lane,
  attempt,
  result: { kind: "valid", value },
});

describe("who is called", () => {
  const two: ScoringOptions = { ...field1.defaults, tries: { ...bestOfThree, tries: 2, countback: true, extra: 2 } };
  const called = (acts: readonly RefereeAct[]) =>
    turnsLeft(shown("field@1", two, acts)).map(({ lane, attempt }) => `${lane.lane}.${attempt}`);

  test("everybody's first attempt, then everybody's second; who retired no more", () => {
    expect(called([])).toEqual(["1.1", "2.1", "3.1", "1.2", "2.2", "3.2"]);
    expect(called([valid(1, 1, 7000), { kind: "status", lane: 2, status: "DNF" }])).toEqual(["3.1", "1.2", "3.2"]);
  });

  const level = [
    valid(1, 1, 7000),
    valid(2, 1, 7000),
    valid(3, 1, 6000),
    valid(1, 2, 6500),
    valid(2, 2, 6500),
    valid(3, 2, 6100),
  ];

  test("those who are level, once more, until one is ahead or there are no more", () => {
    expect(called(level)).toEqual(["1.3", "2.3"]);
    expect(called([...level, valid(1, 3, 7000)])).toEqual(["2.3"]);
    expect(called([...level, valid(1, 3, 7000), valid(2, 3, 7000)])).toEqual(["1.4", "2.4"]);
    expect(called([...level, valid(1, 3, 7000), valid(2, 3, 6900)])).toEqual([]);
  });

  test("the sheet shows as many attempts as there are", () => {
    expect(attemptNumbers(shown("field@1", two, []))).toEqual([1, 2]);
    expect(attemptNumbers(shown("field@1", two, level))).toEqual([1, 2, 3]);
  });
});

describe("the order of arrival", () => {
  const slot = (ms: number): RefereeAct => ({ kind: "slot", ms });
  const arrive = (lane: number, ms: number): RefereeAct => ({ kind: "arrive", lane, ms });
  const run = (acts: readonly (RefereeAct & { at?: number })[]) =>
    shown("mass-start@1", massStart1.defaults, [{ kind: "start" }, ...acts]);
  const named = (acts: readonly RefereeAct[]) => slotsOf(run(acts)).map(({ ms, lane }) => [ms, lane?.lane ?? null]);

  test("is by time, whoever is named when; a slot without a number stays open", () => {
    expect(named([slot(500), slot(300), arrive(2, 300)])).toEqual([
      [300, 2],
      [500, null],
    ]);
  });

  test("holds those at the same ms apart, and shows who arrived without a slot", () => {
    expect(named([slot(300), slot(300), arrive(1, 300), arrive(3, 900)])).toEqual([
      [300, 1],
      [300, null],
      [900, 3],
    ]);
  });

  test("gives every touch a time of its own", () => {
    expect(freeMs(slotsOf(run([slot(300)])), new Set([301]), 300)).toBe(302);
  });

  test("changes two, and takes both halves back with one undo", () => {
    const before = [slot(300), slot(500), arrive(1, 300), arrive(2, 500)];
    const [a, b] = slotsOf(run(before));
    if (!a || !b) throw new Error("no slots");
    const changed = [...before, ...swap(a, b).map(({ act }) => ({ ...act, at: 100 }))];
    expect(named(changed)).toEqual([
      [300, 2],
      [500, 1],
    ]);
    expect(lastSteps(run(changed))).toHaveLength(2);
    const undone = [...changed, ...lastSteps(run(changed)).map(({ act }) => ({ ...act, at: 200 }))];
    expect(named(undone)).toEqual([
      [300, 1],
      [500, 2],
    ]);
  });

  test("lets go of one who was moved, wherever they were before", () => {
    const moved = [slot(300), slot(500), arrive(1, 300), arrive(1, 500)];
    const view = run(moved);
    const [one] = view.lanes;
    if (!one) throw new Error("no lane");
    expect(named([...moved, ...leave(view, one).map(({ act }) => act)])).toEqual([
      [300, null],
      [500, null],
    ]);
  });

  test("puts one who was missed between the two", () => {
    const slots = slotsOf(run([slot(300), slot(500)]));
    const [first, second] = slots;
    if (!first || !second) throw new Error("no slots");
    expect(missedBefore(slots, second).act).toEqual({ kind: "slot", ms: 400 });
    expect(missedBefore(slots, first).act).toEqual({ kind: "slot", ms: 299 });
  });
});
