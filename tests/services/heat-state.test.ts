import fc from "fast-check";
import { expect, test } from "vitest";
import type { HeatId, OpId, SheetId } from "#core/ids.ts";
import { foldSheet } from "#core/scoring/fold.ts";
import type { SheetAct, SheetOp } from "#core/scoring/ops.ts";
import type { LaneMark } from "#core/scoring/ruleset.ts";
import type { Filled } from "#services/heat-marks.ts";
import { heatAfter } from "#services/heat-state.ts";
import { id } from "../core/people.ts";

const act = (first: number): fc.Arbitrary<SheetAct> =>
  fc.oneof(
    fc.constant<SheetAct>({ kind: "start" }),
    fc.constant<SheetAct>({ kind: "clear" }),
    fc.constant<SheetAct>({ kind: "tap", lane: 1 }),
    fc.record({ kind: fc.constant("arrive" as const), lane: fc.constant(1), ms: fc.nat(60_000) }),
    fc.record({
      kind: fc.constantFrom("undo" as const, "withdraw" as const),
      target: fc.nat(9).map((n) => id<OpId>(first + n)),
    }),
  );

/** Few ops, so that a good part of the logs has one start or none; numbers and clocks in any order. */
const log = (first: number): fc.Arbitrary<SheetOp[]> =>
  fc
    .array(fc.record({ act: act(first), device: fc.constantFrom("a", "b"), seq: fc.nat(12), at: fc.nat(50) }), {
      maxLength: 10,
    })
    .map((rows) => rows.map(({ act, ...stamp }, n) => ({ ...act, ...stamp, id: id<OpId>(first + n) })));

const filled = (ops: readonly SheetOp[], slot: number): Filled => ({
  sheet: {
    id: id<SheetId>(700 + slot),
    heatId: id<HeatId>(1),
    judge: 1,
    slot,
    lanes: [1],
    version: 1,
    state: "open",
    submittedAt: null,
  },
  ops,
  heard: new Map(),
});

const tapped: LaneMark[] = [
  { lane: 1, outcome: "valid", value: 1, misses: 0, faults: [], keptMs: null, corrected: false },
];

test("a heat keeps the time it started at as long as a start stands that stood before, whatever the batch", () => {
  const cut = (first: number) => log(first).chain((ops) => fc.tuple(fc.constant(ops), fc.nat(ops.length)));
  fc.assert(
    fc.property(fc.oneof(fc.tuple(cut(0)), fc.tuple(cut(0), cut(10))), (sheets) => {
      const before = sheets.map(([ops, at], slot) => filled(ops.slice(0, at), slot));
      const after = sheets.map(([ops], slot) => filled(ops, slot));
      const starts = (of: readonly Filled[]) => of.map(({ ops }) => foldSheet(ops).started?.op);
      const pairs = starts(after).map((start, slot) => ({ start, stood: starts(before)[slot] }));
      const kept = pairs.every(({ start }) => !start) || pairs.some(({ start, stood }) => start && start === stood);
      const now = 1_000_000;
      const since = new Date(17);
      const batch = sheets.flatMap(([ops, at]) => ops.slice(at));
      const ages = new Map(batch.map((op) => [op.id, 5]));
      const change = { before, after, marks: tapped, ages, now };
      const { startedAt } = heatAfter({ startedAt: since, closedAt: null }, change);
      expect(startedAt?.getTime() === since.getTime()).toBe(kept);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  { why: "its undo is undone", by: "a", last: { kind: "undo", target: id<OpId>(2) } as const },
  { why: "the tablet that undid it clears its sheet", by: "b", last: { kind: "clear" } as const },
])("a start that a batch brings back starts the heat at that moment: $why", ({ by, last }) => {
  const stamped = (n: number, device: string, one: SheetAct): SheetOp => ({
    ...one,
    id: id<OpId>(n),
    device,
    seq: n,
    at: n,
  });
  const ops = [
    stamped(1, "a", { kind: "start" }),
    stamped(2, by, { kind: "undo", target: id<OpId>(1) }),
    stamped(3, by, last),
  ];
  const change = { marks: tapped, ages: new Map([[id<OpId>(3), 5]]), now: 1_000_000 };
  const [before, after] = [[filled(ops.slice(0, 2), 0)], [filled(ops, 0)]];
  const { startedAt } = heatAfter({ startedAt: new Date(17), closedAt: null }, { ...change, before, after });
  expect(startedAt).toEqual(new Date(1_000_000));
});
