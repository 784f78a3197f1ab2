import fc from "fast-check";
import { expect, test } from "vitest";
import type { OpId } from "#core/ids.ts";
import { rankMarks } from "#core/ranking/rank.ts";
import { foldSheet } from "#core/scoring/fold.ts";
import type { SheetAct } from "#core/scoring/ops.ts";
import { rulesetOf } from "#core/scoring/rulesets/index.ts";
import { rankables } from "./marks.ts";
import { arrival, id, numberOf, slowCycling } from "./people.ts";

const lanes = [1, 2, 3, 4];
const tapped = (lane: number, ms: number): SheetAct => ({ kind: "arrive", lane, ms });
const typed = (lane: number, value: number): SheetAct => ({ kind: "set", lane, value });
const corrected = (lane: number, value: number): SheetAct => {
  return { kind: "correct", lane, mark: { kind: "value", value, misses: 0 }, reason: "film" };
};

/** The places of arrival of lanes 1 to 4. */
function places(...acts: SheetAct[]): (number | null)[] {
  const ops = acts.map((act, i) => ({ ...act, id: id<OpId>(i), device: "a", seq: i, at: i }));
  const marks = rulesetOf("lane-race@1")?.marks(foldSheet(ops), arrival, lanes) ?? [];
  return marks.map(({ value }) => value);
}

test.each([
  { why: "as they came", acts: [tapped(2, 10), tapped(1, 20), tapped(4, 30)], want: [2, 1, null, 3] },
  {
    why: "together is the same place",
    acts: [tapped(1, 10), tapped(2, 20), tapped(3, 20), tapped(4, 30)],
    want: [1, 2, 2, 4],
  },
  {
    why: "one missed and typed between two taps",
    acts: [tapped(1, 10), tapped(3, 30), typed(2, 2)],
    want: [1, 2, 3, null],
  },
  { why: "one missed and typed as first", acts: [tapped(1, 10), tapped(2, 20), typed(3, 1)], want: [2, 3, 1, null] },
  {
    why: "two typed level as second",
    acts: [tapped(1, 10), tapped(4, 30), typed(2, 2), typed(3, 2)],
    want: [1, 2, 2, 4],
  },
  {
    why: "the film says the third was first",
    acts: [tapped(1, 10), tapped(2, 20), tapped(3, 30), corrected(3, 1)],
    want: [2, 3, 1, null],
  },
  {
    why: "the film says both were first",
    acts: [tapped(1, 10), tapped(2, 20), tapped(3, 30), corrected(1, 1), corrected(2, 1)],
    want: [1, 1, 3, null],
  },
  { why: "a typed place stands though nobody else came", acts: [typed(4, 3)], want: [null, null, null, 3] },
] satisfies { why: string; acts: SheetAct[]; want: unknown }[])("[SC7] places of arrival: $why", ({ acts, want }) => {
  expect(places(...acts)).toEqual(want);
});

test("[SC7] somebody who failed takes no place of arrival", () => {
  expect(places(tapped(1, 10), { kind: "fail", lane: 2, fault: "lane", ms: 15 }, tapped(3, 20))).toEqual([
    1,
    null,
    2,
    null,
  ]);
});

test("[SC7] as long as nobody is typed in twice at a place, tapped and typed together count 1, 2, 3 … without a gap before", () => {
  const times = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(times, fc.integer({ min: 1, max: 4 }), ([a = 0, b = 0, c = 0], place) => {
      expect(places(tapped(1, a), tapped(2, b), tapped(3, c), typed(4, place)).sort()).toEqual([1, 2, 3, 4]);
    }),
  );
});

test("[RK1] [SC11] in slow cycling by arrival the last over the line is first", () => {
  const byArrival = { ...slowCycling, measure: "order" as const };
  const ops = [tapped(1, 41_000), tapped(2, 58_200), tapped(3, 50_000)].map((act, i) => {
    return { ...act, id: id<OpId>(i), device: "a", seq: i, at: i };
  });
  const marks = rulesetOf("slow-cycling@1")?.marks(foldSheet(ops), byArrival, [1, 2, 3]) ?? [];
  const ranked = rankMarks(rankables(marks), byArrival);
  expect(ranked.map(({ id: who, place }) => [numberOf(who), place])).toEqual([
    [2, 1],
    [3, 2],
    [1, 3],
  ]);
});
