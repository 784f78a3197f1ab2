import fc from "fast-check";
import { expect, test } from "vitest";
import type { OpId } from "#core/ids.ts";
import { foldSheet } from "#core/scoring/fold.ts";
import { faultKinds } from "#core/scoring/ops.ts";
import { isOfPad, isOnTablets, type Pad } from "#core/scoring/pad.ts";
import { standingOps } from "#core/scoring/undo.ts";
import { id } from "../people.ts";
import { type Act, by, type Op } from "./sheet.ts";

const most = 30;
const lane = fc.integer({ min: 1, max: 3 });
const small = fc.integer({ min: 1, max: 2 });
const value = fc.nat(9);
const target = fc.nat(most + 2).map((n) => id<OpId>(n));
const one = <Kind extends string>(kind: Kind) => fc.constant(kind);
const fault = fc.constantFrom(...faultKinds);
const attempt = fc.oneof(
  fc.record({ kind: one("valid"), value }),
  fc.constantFrom({ kind: "foul" as const }, { kind: "passed" as const }),
);
const mark = fc.oneof(
  fc.record({ kind: one("value"), value, misses: value }),
  fc.record({ kind: one("failed"), fault, ms: value }),
  fc.record({ kind: one("status"), status: fc.constantFrom("DNS" as const, "DQ" as const) }),
);

/** Any act of any pad. */
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.constantFrom<Act>({ kind: "start" }, { kind: "clear" }, { kind: "submit" }),
  fc.record({ kind: one("tap"), lane }),
  fc.record({ kind: one("miss"), lane }),
  fc.record({ kind: one("arrive"), lane, ms: value }),
  fc.record({ kind: one("fail"), lane, fault, ms: value }),
  fc.record({ kind: one("fail"), lane, fault, ms: value, mm: value }),
  fc.record({ kind: one("fault"), lane, fault }),
  fc.record({ kind: one("fault"), lane, fault, lastedMs: value }),
  fc.record({ kind: one("set"), lane, value }),
  fc.record({ kind: one("set"), lane, value, misses: value }),
  fc.record({ kind: one("status"), lane, status: fc.constantFrom("DNS" as const, null) }),
  fc.record({ kind: one("correct"), lane, mark, reason: fc.constant("film") }),
  fc.record({ kind: one("undo"), target }),
  fc.record({ kind: one("undo"), target }),
  fc.record({ kind: one("withdraw"), target }),
  fc.record({ kind: one("withdraw"), target }),
  fc.record({ kind: one("count"), lane, counter: small, value }),
  fc.record({ kind: one("turn"), lane, turn: fc.constantFrom("pass" as const, "miss" as const, "in" as const) }),
  fc.record({ kind: one("attempt"), lane, attempt: small, result: attempt }),
  fc.record({
    kind: one("bar"),
    lane,
    mm: fc.constantFrom(1600, 1650),
    trial: small,
    result: fc.constantFrom("over" as const, "failed" as const),
  }),
  fc.record({ kind: one("member"), lane, member: small, ms: value }),
  fc.record({ kind: one("game"), game: small, winner: fc.option(lane) }),
  fc.record({ kind: one("caution"), lane }),
  fc.record({ kind: one("score"), lane, judge: small, value }),
);
/** Several devices, each with its own clock, wrong and jumping. */
const log: fc.Arbitrary<Op[]> = fc
  .array(fc.record({ act, device: fc.constantFrom("a", "b", "c"), at: fc.integer({ min: -20, max: 20 }) }), {
    maxLength: most,
  })
  .map((rows) => rows.map(({ act: made, device, at }, i) => ({ ...made, id: id<OpId>(i), device, seq: i, at })));

test("[SC2] two tablets that got the same ops in any order, any of them twice, agree", () => {
  const mixed = log.chain((ops) =>
    fc.tuple(fc.constant(ops), fc.shuffledSubarray([...ops, ...ops], { minLength: ops.length * 2 })),
  );
  fc.assert(
    fc.property(mixed, ([ops, again]) => {
      expect(foldSheet(again)).toEqual(foldSheet(ops));
    }),
    { numRuns: 400 },
  );
});

test("[SC2] what stands can be folded alone: what was taken back leaves no trace", () => {
  fc.assert(
    fc.property(log, (ops) => {
      expect(foldSheet(standingOps(ops))).toEqual(foldSheet(ops));
    }),
    { numRuns: 400 },
  );
});

test("[SC22] a withdrawal leaves the log as if its own entry had never been, and any other log as it was", () => {
  fc.assert(
    fc.property(log, fc.nat(most), fc.constantFrom("a", "b"), (ops, at, device) => {
      const plain = ops.filter(({ kind }) => kind !== "undo" && kind !== "clear" && kind !== "withdraw");
      const taken = plain[at];
      if (!taken) return;
      const op: Op = { kind: "withdraw", target: taken.id, id: id<OpId>(500), device, seq: 500, at: 0 };
      const addsUp = ["start", "submit", "tap", "miss", "fault", "turn", "caution"].includes(taken.kind);
      const left = taken.device === device && !addsUp ? plain.filter((other) => other !== taken) : plain;
      expect(foldSheet([...plain, op])).toEqual(foldSheet(left));
    }),
    { numRuns: 400 },
  );
});

test("[SC1] a sheet keeps what its own pad notes, and nothing another pad would", () => {
  const acts: Act[] = [
    { kind: "tap", lane: 1 },
    { kind: "arrive", lane: 1, ms: 5 },
    { kind: "attempt", lane: 1, attempt: 1, result: { kind: "foul" } },
    { kind: "status", lane: 1, status: "DQ" },
  ];
  const on = (pad: Pad) => foldSheet({ pad }, by("a", 1, ...acts)).lanes[1];
  expect(on("tally")).toMatchObject({ count: 1, arrivedMs: null, attempts: {}, status: "DQ" });
  expect(on("lanes")).toMatchObject({ count: 0, arrivedMs: 5, attempts: {}, status: "DQ" });
  expect(on("attempts")).toMatchObject({ count: 0, arrivedMs: null, attempts: { 1: { kind: "foul" } }, status: "DQ" });
  expect(foldSheet(by("a", 1, ...acts)).lanes[1]).toMatchObject({ count: 1, arrivedMs: 5, status: "DQ" });
});

test("[SC1] which pad notes what", () => {
  const own: Record<Pad, Op["kind"][]> = {
    tally: ["tap", "miss", "fail"],
    lanes: ["arrive", "fail"],
    counters: ["count", "tap", "miss"],
    turns: ["turn"],
    attempts: ["attempt"],
    bars: ["bar"],
    members: ["member", "arrive", "fail"],
    finish: ["arrive", "fail"],
    pulls: ["game", "caution"],
    match: ["game", "tap"],
    judges: ["score"],
  };
  const special = [
    "tap",
    "miss",
    "arrive",
    "fail",
    "count",
    "turn",
    "attempt",
    "bar",
    "member",
    "game",
    "caution",
    "score",
  ];
  const always = ["start", "set", "status", "fault", "undo", "clear", "submit", "correct", "withdraw"];
  for (const pad of Object.keys(own) as Pad[]) {
    const noted = [...special, ...always].filter((kind) => isOfPad(pad, kind as Op["kind"]));
    expect(noted.sort(), pad).toEqual([...own[pad], ...always].sort());
  }
});

test("[SC1] eight pads are on the tablets: an event with another one cannot be made", () => {
  const pads: Pad[] = [
    "tally",
    "lanes",
    "counters",
    "turns",
    "attempts",
    "bars",
    "members",
    "finish",
    "pulls",
    "match",
    "judges",
  ];
  expect(pads.filter((pad) => !isOnTablets(pad))).toEqual(["turns", "bars", "members"]);
});
