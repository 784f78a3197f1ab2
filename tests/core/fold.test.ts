import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OpId } from "#core/ids.ts";
import { foldSheet } from "#core/scoring/fold.ts";
import type { SheetAct, SheetOp } from "#core/scoring/ops.ts";
import { id } from "./people.ts";

/** Ops of one device, numbered and clocked in their order. */
const by = (device: string, from: number, ...acts: SheetAct[]): SheetOp[] =>
  acts.map((act, i) => ({ ...act, id: id<OpId>(from + i), device, seq: from + i, at: 1000 * (from + i) }));
const a = (...acts: SheetAct[]) => by("a", 1, ...acts);

const tap = (lane: number): SheetAct => ({ kind: "tap", lane });
const undo = (n: number): SheetAct => ({ kind: "undo", target: id<OpId>(n) });
const clear: SheetAct = { kind: "clear" };
const counts = (ops: readonly SheetOp[]) =>
  Object.fromEntries(Object.entries(foldSheet(ops).lanes).map(([lane, one]) => [lane, one.count]));

describe("what stands", () => {
  test("[SC2] taps and misses add up lane by lane", () => {
    const { lanes } = foldSheet(a(tap(1), tap(2), tap(1), { kind: "miss", lane: 1 }));
    expect(lanes[1]).toMatchObject({ count: 2, misses: 1 });
    expect(lanes[2]).toMatchObject({ count: 1, misses: 0 });
    expect(lanes[3]).toBeUndefined();
  });

  test("[SC2] an op that comes twice counts once", () => {
    const ops = a(tap(1), tap(1));
    expect(counts([...ops, ...ops])).toEqual({ 1: 2 });
  });

  test("[SC2] the first start that stands counts", () => {
    const ops = a({ kind: "start" }, undo(1), { kind: "start" }, { kind: "start" });
    expect(foldSheet(ops).started).toEqual({ op: id(3), at: 3000, device: "a" });
    expect(foldSheet([]).started).toBeNull();
  });

  test.each([
    { why: "failed after arriving", acts: ["arrive", "fail"], stands: "failed" },
    { why: "arrived after failing", acts: ["fail", "arrive"], stands: "arrivedMs" },
    { why: "typed after failing", acts: ["fail", "set"], stands: "set" },
    { why: "failed after typing", acts: ["set", "fail"], stands: "failed" },
    { why: "arrived after typing", acts: ["set", "arrive"], stands: "arrivedMs" },
  ] as const)("[SC2] the later of two contradicting entries stands: $why", ({ acts, stands }) => {
    const made = {
      arrive: { kind: "arrive", lane: 1, ms: 40_000 },
      fail: { kind: "fail", lane: 1, fault: "foot", ms: 30_000 },
      set: { kind: "set", lane: 1, value: 50_000 },
    } as const;
    const lane = foldSheet(a(...acts.map((one) => made[one]))).lanes[1];
    expect(lane?.[stands]).not.toBeNull();
    for (const other of ["failed", "arrivedMs", "set"] as const) if (other !== stands) expect(lane?.[other]).toBeNull();
  });

  test("[SC2] a status stands until it is taken back", () => {
    const dns: SheetAct = { kind: "status", lane: 1, status: "DNS" };
    expect(foldSheet(a(dns, tap(1))).lanes[1]?.status).toBe("DNS");
    expect(foldSheet(a(dns, { kind: "status", lane: 1, status: null })).lanes[1]?.status).toBeNull();
  });

  test("[SC2] a device's own order counts, whatever was done to its clock", () => {
    const [first, second] = a({ kind: "set", lane: 1, value: 10 }, { kind: "set", lane: 1, value: 20 });
    if (!first || !second) throw new Error("two ops");
    expect(foldSheet([first, { ...second, at: first.at - 60_000 }]).lanes[1]?.set?.value).toBe(20);
  });
});

describe("what was taken back", () => {
  test.each([
    { why: "an undo removes the op it names", ops: a(tap(1), tap(1), undo(1)), left: { 1: 1 } },
    { why: "an undo of an undo brings the op back", ops: a(tap(1), undo(1), undo(2)), left: { 1: 1 } },
    { why: "a second undo of the same op does nothing more", ops: a(tap(1), tap(1), undo(1), undo(1)), left: { 1: 1 } },
    { why: "a clear removes what came before it", ops: a(tap(1), tap(2), clear, tap(2)), left: { 2: 1 } },
    { why: "an undone clear removes nothing", ops: a(tap(1), clear, undo(2)), left: { 1: 1 } },
    {
      why: "an undo before a clear is cleared with what it named",
      ops: a(tap(1), undo(1), clear, tap(1)),
      left: { 1: 1 },
    },
    { why: "an undo of what nobody knows does nothing", ops: a(tap(1), undo(99)), left: { 1: 1 } },
    { why: "a clear leaves another device's ops", ops: [...a(tap(1), clear), ...by("b", 11, tap(1))], left: { 1: 1 } },
    {
      why: "an undo reaches another device's tap",
      ops: [...by("b", 11, tap(1), tap(1)), ...a(undo(11))],
      left: { 1: 1 },
    },
    {
      why: "but not another device's undo",
      ops: [...by("b", 11, tap(1), undo(11)), ...by("a", 21, undo(12))],
      left: {},
    },
    { why: "nor another device's clear", ops: [...by("b", 11, tap(1), clear), ...by("a", 21, undo(12))], left: {} },
  ])("[SC9] $why", ({ ops, left }) => {
    expect(counts(ops)).toEqual(left);
  });

  test("[SC9] an undo works from a tablet whose clock is an hour behind", () => {
    const [late] = by("a", 1, undo(11));
    if (!late) throw new Error("one op");
    expect(counts([...by("b", 11, tap(1)), { ...late, at: -3_600_000 }])).toEqual({});
  });

  test("[SC9] nothing takes a submit or a correction back", () => {
    const correct: SheetAct = {
      kind: "correct",
      lane: 1,
      mark: { kind: "status", status: "DQ" },
      reason: "wrong lane",
    };
    const state = foldSheet(a({ kind: "submit" }, correct, undo(1), undo(2), clear));
    expect(state.submitted).toBe(true);
    expect(state.lanes[1]?.corrected).toEqual({ kind: "status", status: "DQ" });
  });

  test("[SC2] of two corrections the later one stands", () => {
    const value = (n: number): SheetAct => ({
      kind: "correct",
      lane: 1,
      mark: { kind: "value", value: n, misses: 0 },
      reason: "recount",
    });
    expect(foldSheet(a(value(90), value(91))).lanes[1]?.corrected).toMatchObject({ value: 91 });
  });
});

describe("any log", () => {
  const lane = fc.integer({ min: 1, max: 3 });
  const act: fc.Arbitrary<SheetAct> = fc.oneof(
    fc.constant<SheetAct>({ kind: "start" }),
    fc.constant<SheetAct>({ kind: "clear" }),
    fc.constant<SheetAct>({ kind: "submit" }),
    fc.record({ kind: fc.constant("tap" as const), lane }),
    fc.record({ kind: fc.constant("miss" as const), lane }),
    fc.record({ kind: fc.constant("arrive" as const), lane, ms: fc.nat(60_000) }),
    fc.record({ kind: fc.constant("fail" as const), lane, fault: fc.constant("foot" as const), ms: fc.nat(60_000) }),
    fc.record({ kind: fc.constant("fault" as const), lane, fault: fc.constantFrom("lane" as const, "apart" as const) }),
    fc.record({ kind: fc.constant("set" as const), lane, value: fc.nat(200) }),
    fc.record({ kind: fc.constant("status" as const), lane, status: fc.constantFrom("DNS" as const, null) }),
    fc.record({ kind: fc.constant("undo" as const), target: fc.nat(40).map((n) => id<OpId>(n)) }),
  );
  const log: fc.Arbitrary<SheetOp[]> = fc
    .array(fc.record({ act, device: fc.constantFrom("a", "b", "c"), at: fc.nat(50) }), { maxLength: 40 })
    .map((rows) => rows.map(({ act, device, at }, i) => ({ ...act, id: id<OpId>(i), device, seq: i, at })));

  test("[SC2] shuffled and repeated ops give the same state", () => {
    fc.assert(
      fc.property(
        log.chain((ops) =>
          fc.tuple(fc.constant(ops), fc.shuffledSubarray([...ops, ...ops], { minLength: ops.length * 2 })),
        ),
        ([ops, mixed]) => {
          expect(foldSheet(mixed)).toEqual(foldSheet(ops));
        },
      ),
    );
  });

  test("[SC9] an undone op's clock no longer orders what stands", () => {
    const fail = (lane: number, ms: number) => ({ kind: "fail" as const, lane, fault: "foot" as const, ms });
    const gone: SheetOp = { ...fail(1, 0), id: id<OpId>(600), device: "b", seq: 0, at: 1 };
    const kept: SheetOp[] = [
      { ...fail(2, 0), id: id<OpId>(601), device: "b", seq: 1, at: 0 },
      { ...fail(2, 1), id: id<OpId>(602), device: "a", seq: 2, at: 1 },
    ];
    const undone: SheetOp = { kind: "undo", target: gone.id, id: id<OpId>(603), device: "b", seq: 2, at: 2 };
    expect(foldSheet([gone, ...kept, undone]).lanes).toEqual(foldSheet(kept).lanes);
  });

  test("[SC9] an undo leaves the log as if its op and itself had never been", () => {
    fc.assert(
      fc.property(log, fc.nat(39), (ops, at) => {
        const target = ops[at];
        const plain = ops.filter(({ kind }) => kind !== "undo" && kind !== "clear");
        if (!target || !plain.includes(target) || target.kind === "submit") return;
        const taken: SheetOp = { kind: "undo", target: target.id, id: id<OpId>(500), device: "d", seq: 500, at: 25 };
        expect(foldSheet([...plain, taken]).lanes).toEqual(
          foldSheet(
            plain
              .map((op) => (op === target ? { ...op, kind: "clear" as const } : op))
              .filter(({ kind }) => kind !== "clear"),
          ).lanes,
        );
      }),
    );
  });

  test("[SC2] a long log folds: 20,000 ops, all undone, in reverse", () => {
    const ops: SheetOp[] = Array.from({ length: 10_000 }, (_unused, i) => [
      ...by("a", 2 * i, tap(1)),
      ...by("a", 2 * i + 1, undo(2 * i)),
    ]).flat();
    ops.reverse();
    expect(counts(ops)).toEqual({});
  });
});
