import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OpId } from "#core/ids.ts";
import { reconcile } from "#core/scoring/contest.ts";
import { foldSheet } from "#core/scoring/fold.ts";
import { id } from "../people.ts";
import type { Act, Op } from "./sheet.ts";

/** A server that numbers what it gets: each batch makes one version; `base` is what the device had seen. */
function log() {
  const ops: Op[] = [];
  const seqs = new Map<string, number>();
  let version = 0;
  return {
    ops,
    get version() {
      return version;
    },
    /** a batch of a device that had seen `base`; `seq` where it counts from elsewhere */
    say(device: string, base: number, acts: readonly Act[], seq?: number): OpId[] {
      version++;
      return acts.map((act, i) => {
        const own = seq === undefined ? (seqs.get(device) ?? 0) + 1 : seq + i;
        seqs.set(device, Math.max(own, seqs.get(device) ?? 0));
        const op: Op = { ...act, id: id<OpId>(ops.length + 1), device, seq: own, at: 1000 * own, base, version };
        ops.push(op);
        return op.id;
      });
    },
  };
}
const tap: Act = { kind: "tap", lane: 1 };
const taps = (n: number): Act[] => Array.from({ length: n }, () => tap);
const typed = (value: number): Act => ({ kind: "set", lane: 1, value });
const submit: Act = { kind: "submit" };
const lane = (ops: readonly Op[]) => foldSheet(ops).lanes[1];
const first = (ids: readonly OpId[]): OpId => ids[0] ?? id<OpId>(0);

describe("[SC36] of two devices that type", () => {
  test("the later one replaces what it had seen", () => {
    const { ops, say } = log();
    say("a", 0, [typed(118)]);
    say("b", 1, [typed(120)]);
    expect(lane(ops)?.set?.value).toBe(120);
    expect(reconcile(ops)).toMatchObject({ contests: [], confirmed: [] });
  });

  test("the first one stands where the other had not seen it, and both are there", () => {
    const { ops, say } = log();
    const [a] = say("a", 0, [typed(118)]);
    const [b] = say("b", 0, [typed(181)]);
    expect(lane(ops)?.set?.value).toBe(118);
    const { contests, held } = reconcile(ops);
    expect(contests).toEqual([
      {
        lane: 1,
        aspect: "outcome",
        stands: a,
        settled: false,
        claims: [
          { op: a, device: "a", act: typed(118) },
          { op: b, device: "b", act: typed(181) },
        ],
      },
    ]);
    expect([...held]).toEqual([[b, "contest"]]);
  });

  test("equal values confirm each other", () => {
    const { ops, say } = log();
    say("a", 0, [typed(118)]);
    say("b", 0, [typed(118)]);
    expect(reconcile(ops)).toMatchObject({ contests: [], confirmed: [{ lane: 1, aspect: "outcome", devices: 2 }] });
    expect(reconcile(ops).held.size).toBe(0);
  });

  test.each<{ how: string; next: (write: ReturnType<typeof log>, b: OpId) => void; stands: number }>([
    { how: "withdraws the own one", next: ({ say }, b) => say("b", 2, [{ kind: "withdraw", target: b }]), stands: 118 },
    { how: "says the same after seeing it", next: ({ say }) => say("b", 2, [typed(118)]), stands: 118 },
    { how: "is agreed with by the first", next: ({ say }) => say("a", 2, [typed(181)]), stands: 181 },
  ])("it ends when the second $how", ({ next, stands }) => {
    const write = log();
    write.say("a", 0, [typed(118)]);
    next(write, first(write.say("b", 0, [typed(181)])));
    expect(lane(write.ops)?.set?.value).toBe(stands);
    expect(reconcile(write.ops).contests).toEqual([]);
  });

  test("insisting on the own value ends nothing", () => {
    const { ops, say } = log();
    say("a", 0, [typed(118)]);
    say("b", 0, [typed(181)]);
    say("b", 2, [typed(182)]);
    say("c", 3, [typed(182)]);
    expect(lane(ops)?.set?.value).toBe(118);
    expect(reconcile(ops).contests[0]?.claims.map(({ device }) => device)).toEqual(["a", "b", "c"]);
  });

  test("the chief's pick ends it, and what the chief had not seen begins it anew", () => {
    const { ops, say } = log();
    say("a", 0, [typed(118)]);
    const pick = first(say("b", 0, [typed(181)]));
    say("desk", 2, [{ kind: "settle", lane: 1, pick }]);
    expect(lane(ops)?.set?.value).toBe(181);
    expect(reconcile(ops).contests).toMatchObject([{ stands: pick, settled: true }]);
    say("a", 1, [typed(118)]);
    expect(reconcile(ops).contests).toMatchObject([{ stands: pick, settled: true }]);
    say("a", 1, [typed(119)]);
    expect(lane(ops)?.set?.value).toBe(181);
    expect(reconcile(ops).contests).toMatchObject([{ stands: pick, settled: false }]);
  });

  test("a correction that has seen it ends it too", () => {
    const { ops, say } = log();
    say("a", 0, [typed(118)]);
    say("b", 0, [typed(181)]);
    const mark = { kind: "value" as const, value: 120, misses: 0 };
    say("desk", 2, [{ kind: "correct", lane: 1, mark, reason: "film" }]);
    expect(lane(ops)?.corrected).toEqual(mark);
    expect(reconcile(ops).contests).toMatchObject([{ settled: true }]);
  });

  test("of a device's own entries the later one counts, whichever came first", () => {
    const { ops, say } = log();
    say("a", 0, [typed(119)], 7);
    say("a", 0, [typed(118)], 3);
    say("b", 2, [{ kind: "status", lane: 1, status: null }]);
    expect(lane(ops)?.set?.value).toBe(119);
  });

  test.each<[string, Act, Act]>([
    ["arrivals", { kind: "arrive", lane: 1, ms: 5 }, { kind: "fail", lane: 1, fault: "foot", ms: 4 }],
    ["statuses", { kind: "status", lane: 1, status: "DNS" }, { kind: "status", lane: 1, status: "DQ" }],
    [
      "attempts",
      { kind: "attempt", lane: 1, attempt: 2, result: { kind: "foul" } },
      { kind: "attempt", lane: 1, attempt: 2, result: { kind: "valid", value: 7000 } },
    ],
    [
      "trials",
      { kind: "bar", lane: 1, mm: 1600, trial: 1, result: "over" },
      { kind: "bar", lane: 1, mm: 1600, trial: 1, result: "failed" },
    ],
    ["members", { kind: "member", lane: 1, member: 1, ms: 5 }, { kind: "member", lane: 1, member: 1, ms: 6 }],
    ["games", { kind: "game", game: 1, winner: 1 }, { kind: "game", game: 1, winner: 2 }],
    ["games' points", { kind: "game", game: 1, winner: 1, score: [11, 9] }, { kind: "game", game: 1, winner: 1 }],
    ["scores", { kind: "score", lane: 1, judge: 1, value: 9 }, { kind: "score", lane: 1, judge: 1, value: 8 }],
    ["counts", { kind: "count", lane: 1, counter: 1, value: 9 }, { kind: "count", lane: 1, counter: 1, value: 8 }],
    ["faults", { kind: "fault", lane: 1, fault: "foot" }, { kind: "fault", lane: 1, fault: "lane" }],
  ])("%s are looked at one by one", (what, one, other) => {
    const { ops, say } = log();
    say("a", 0, [one]);
    say("b", 0, [other]);
    const { contests, confirmed } = reconcile(ops);
    expect(contests).toHaveLength(what === "faults" ? 0 : 1);
    expect(confirmed).toEqual([]);
    const again = log();
    again.say("a", 0, [one]);
    again.say("b", 0, [one]);
    expect(reconcile(again.ops)).toMatchObject({ contests: [], confirmed: [{ devices: 2 }] });
    expect(foldSheet(again.ops).lanes).toEqual(foldSheet(again.ops.slice(0, 1)).lanes);
  });
});

describe("[SC36] of two devices that count", () => {
  test("a spare that has seen everything goes on counting", () => {
    const { ops, say } = log();
    say("a", 0, taps(50));
    say("b", 1, taps(20));
    say("b", 1, taps(5));
    expect(lane(ops)?.count).toBe(75);
    expect(reconcile(ops).contests).toEqual([]);
  });

  test("in parallel the first one's count stands, beside the other's", () => {
    const { ops, say } = log();
    say("a", 0, taps(3));
    const b = say("b", 0, [...taps(4), { kind: "miss", lane: 1 }]);
    say("a", 0, taps(2));
    say("b", 3, taps(3));
    expect(lane(ops)).toMatchObject({ count: 5, misses: 0 });
    const { contests, held } = reconcile(ops);
    expect(contests).toMatchObject([
      {
        aspect: "count",
        claims: [
          { device: "a", act: { kind: "counted", count: 5, misses: 0 } },
          { device: "b", act: { kind: "counted", count: 7, misses: 1 } },
        ],
      },
    ]);
    expect(held.get(first(b))).toBe("contest");
  });

  test("in parallel and equal one confirms the other", () => {
    const { ops, say } = log();
    for (let n = 0; n < 4; n++) {
      say("a", 0, taps(5));
      say("b", 0, taps(5));
    }
    expect(lane(ops)?.count).toBe(20);
    expect(reconcile(ops)).toMatchObject({ contests: [], confirmed: [{ lane: 1, aspect: "outcome", devices: 2 }] });
    expect(reconcile(ops).held.size).toBe(0);
  });

  test("the chief picks one of the counts, by any of its taps", () => {
    const { ops, say } = log();
    say("a", 0, taps(3));
    const [, second = id<OpId>(0)] = say("b", 0, taps(4));
    say("desk", 2, [{ kind: "settle", lane: 1, pick: second }]);
    expect(lane(ops)?.count).toBe(4);
    expect(reconcile(ops).contests).toMatchObject([{ settled: true, claims: [{ device: "b" }, { device: "a" }] }]);
  });

  test("what the tablet itself has not sent yet is newer than all", () => {
    const { ops, say } = log();
    say("a", 0, [typed(118)]);
    const unsent: Op = { ...typed(120), id: id<OpId>(90), device: "b", seq: 1, at: -5000, base: 0 };
    expect(lane([...ops, unsent])?.set?.value).toBe(120);
    const own: Op = { ...tap, id: id<OpId>(91), device: "b", seq: 1, at: -5000, base: 0 };
    const counted = log();
    counted.say("a", 0, taps(3));
    expect(lane([...counted.ops, own])?.count).toBe(4);
    counted.say("b", 0, taps(1));
    expect(lane([...counted.ops, { ...own, seq: 2 }])?.count).toBe(3);
  });

  test("one that typed against a count it had not seen is held, and so is a count against what was typed", () => {
    const { ops, say } = log();
    say("a", 0, taps(3));
    say("b", 0, [typed(5)]);
    expect(lane(ops)).toMatchObject({ count: 3, set: null });
    expect(reconcile(ops).contests).toMatchObject([{ aspect: "outcome", claims: [{ device: "a" }, { device: "b" }] }]);
    say("a", 0, taps(2));
    expect(reconcile(ops)).toMatchObject({ contests: [], confirmed: [{ devices: 2 }] });
    const other = log();
    other.say("a", 0, taps(3));
    other.say("b", 1, [typed(5)]);
    expect(reconcile(other.ops).contests).toEqual([]);
    other.say("a", 1, taps(1));
    expect(lane(other.ops)?.set?.value).toBe(5);
    expect(reconcile(other.ops).contests).toMatchObject([{ claims: [{ device: "b" }, { device: "a" }] }]);
  });
});

describe("[SC36] after the sheet was handed in", () => {
  test("what another device had noted before it knew is held", () => {
    const { ops, say } = log();
    say("a", 0, taps(50));
    say("b", 1, taps(20));
    say("b", 2, [submit]);
    const late = say("a", 1, taps(5));
    expect(lane(ops)?.count).toBe(70);
    const { contests, held } = reconcile(ops);
    expect(contests).toMatchObject([
      {
        claims: [{ act: { kind: "counted", count: 70 } }, { device: "a", act: { kind: "counted", count: 55 } }],
      },
    ]);
    expect(late.every((one) => held.get(one) === "late")).toBe(true);
  });

  test("and its own later value does not replace its earlier one", () => {
    const { ops, say } = log();
    say("a", 0, [typed(118)]);
    say("b", 1, [submit]);
    const [late = id<OpId>(0)] = say("a", 1, [typed(119)]);
    expect(lane(ops)?.set?.value).toBe(118);
    expect(reconcile(ops).contests).toMatchObject([{ claims: [{ act: typed(118) }, { act: typed(119) }] }]);
    say("a", 3, [{ kind: "withdraw", target: late }]);
    expect(reconcile(ops).contests).toEqual([]);
    expect(lane(ops)?.set?.value).toBe(118);
  });

  test("nor do its undo and clear reach what was handed in", () => {
    const { ops, say } = log();
    const [one = id<OpId>(0)] = say("a", 0, taps(3));
    say("b", 1, [submit]);
    say("a", 1, [{ kind: "undo", target: one }, { kind: "clear" }]);
    expect(lane(ops)?.count).toBe(3);
    expect(reconcile(ops).contests).toMatchObject([{ claims: [{ act: { count: 3 } }, { act: { count: 0 } }] }]);
    const other = log();
    const [mark = id<OpId>(0)] = other.say("a", 0, [typed(118)]);
    other.say("b", 1, [submit]);
    const [back] = other.say("a", 1, [{ kind: "undo", target: mark }]);
    expect(lane(other.ops)?.set?.value).toBe(118);
    expect(reconcile(other.ops).contests).toMatchObject([{ stands: mark, claims: [{ device: "a" }, { op: back }] }]);
    other.say("desk", 3, [{ kind: "settle", lane: 1, pick: mark }]);
    expect(reconcile(other.ops).contests).toMatchObject([{ settled: true }]);
  });

  test("where nothing was said of it, that is the other side", () => {
    const { ops, say } = log();
    say("b", 0, [{ kind: "status", lane: 1, status: "DNS" }]);
    const [handedIn] = say("b", 1, [submit]);
    const [late = id<OpId>(0)] = say("a", 0, taps(5));
    expect(lane(ops)).toMatchObject({ count: 0, status: "DNS" });
    expect(reconcile(ops).contests).toMatchObject([{ stands: handedIn, claims: [{ act: submit }, { device: "a" }] }]);
    say("desk", 3, [{ kind: "settle", lane: 1, pick: late }]);
    expect(lane(ops)?.count).toBe(5);
    expect(reconcile(ops).contests).toMatchObject([{ settled: true }]);
  });

  test("what the same device did before it counts, however late it comes", () => {
    const { ops, say } = log();
    say("b", 0, taps(1), 1);
    say("b", 0, [submit], 9);
    say("b", 0, taps(2), 5);
    expect(lane(ops)?.count).toBe(3);
    expect(reconcile(ops)).toMatchObject({ contests: [] });
  });
});

describe("[SC36] whatever happens", () => {
  const value = fc.nat(3);
  const mark: fc.Arbitrary<Act> = fc.oneof(
    value.map((n) => typed(n)),
    value.map((ms): Act => ({ kind: "arrive", lane: 1, ms })),
    fc.constantFrom<Act>({ kind: "status", lane: 1, status: "DNS" }, { kind: "status", lane: 1, status: null }),
  );
  const any: fc.Arbitrary<Act> = fc.oneof(
    { weight: 3, arbitrary: mark },
    fc.constantFrom<Act>(tap, tap, { kind: "miss", lane: 1 }, { kind: "fault", lane: 1, fault: "foot" }, submit, {
      kind: "clear",
    }),
    fc.nat(12).map((n): Act => ({ kind: "undo", target: id<OpId>(n) })),
    fc.nat(12).map((n): Act => ({ kind: "withdraw", target: id<OpId>(n) })),
  );
  const row = (act: fc.Arbitrary<Act>) =>
    fc.record({ act, device: fc.constantFrom("a", "b", "c"), blind: fc.nat(4), desk: fc.nat(9), pick: fc.nat(12) });
  /** What a server would have: the chief sees everything. */
  const history = (act: fc.Arbitrary<Act>, settles: boolean): fc.Arbitrary<Op[]> =>
    fc.array(row(act), { maxLength: 14 }).map((rows) => {
      const { ops, say } = log();
      rows.forEach(({ act: made, device, blind, desk, pick }, n) => {
        if (settles && desk === 0) say("desk", n, [{ kind: "settle", lane: 1, pick: id<OpId>(pick) }]);
        else say(device, Math.max(0, n - blind), [made]);
      });
      return ops;
    });

  test("the same entries in any order, any of them twice, say the same", () => {
    const mixed = history(any, true).chain((ops) =>
      fc.tuple(fc.constant(ops), fc.shuffledSubarray([...ops, ...ops], { minLength: ops.length * 2 })),
    );
    fc.assert(
      fc.property(mixed, ([ops, again]) => {
        expect(reconcile(again)).toEqual(reconcile(ops));
        expect(foldSheet(again)).toEqual(foldSheet(ops));
      }),
      { numRuns: 500 },
    );
  });

  test("no value is overwritten by somebody who had not seen it", () => {
    const aspect = (op: Op) => (op.kind === "status" ? "status" : "outcome");
    const text = (act: Act) =>
      "value" in act ? `${act.value}` : "ms" in act ? `ms${act.ms}` : "status" in act ? `${act.status}` : act.kind;
    fc.assert(
      fc.property(history(mark, false), (ops) => {
        const { contests } = reconcile(ops);
        const state = lane(ops);
        for (const op of ops) {
          const others = ops.filter((other) => aspect(other) === aspect(op) && other !== op);
          const replaced = others.some((other) =>
            other.device === op.device ? other.seq > op.seq : (other.base ?? 0) >= (op.version ?? 0),
          );
          if (replaced) continue;
          const claims = contests.filter((one) => one.aspect === aspect(op)).flatMap((one) => one.claims);
          const stands =
            op.kind === "status"
              ? state?.status === op.status
              : op.kind === "set"
                ? state?.set?.value === op.value
                : op.kind === "arrive" && state?.arrivedMs === op.ms && state.set === null;
          const claimed = claims.some((one) => one.act.kind !== "counted" && text(one.act) === text(op));
          expect(stands || claimed).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("a contest has at least two sides, the one that stands first, and each device is named", () => {
    fc.assert(
      fc.property(history(any, true), (ops) => {
        for (const { stands, claims } of reconcile(ops).contests) {
          expect(claims.length).toBeGreaterThan(1);
          expect(claims[0]?.op).toBe(stands);
          for (const claim of claims) expect(ops.find(({ id: one }) => one === claim.op)?.device).toBe(claim.device);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("two that count without seeing each other never add up, one that sees all does", () => {
    const batches = fc.array(fc.record({ device: fc.constantFrom("a", "b"), n: fc.integer({ min: 1, max: 5 }) }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(batches, (rows) => {
        const blind = log();
        const seeing = log();
        const own: Record<string, number> = {};
        for (const { device, n } of rows) {
          blind.say(device, 0, taps(n));
          seeing.say(device, seeing.version, taps(n));
          own[device] = (own[device] ?? 0) + n;
        }
        expect(lane(blind.ops)?.count).toBe(own[rows[0]?.device ?? ""]);
        expect(lane(seeing.ops)?.count).toBe((own.a ?? 0) + (own.b ?? 0));
        expect(reconcile(seeing.ops).contests).toEqual([]);
        expect(reconcile(blind.ops).contests).toHaveLength(own.a && own.b && own.a !== own.b ? 1 : 0);
      }),
    );
  });

  test("what the chief picked stands, whatever else comes from tablets", () => {
    fc.assert(
      fc.property(history(mark, false), fc.array(row(mark), { maxLength: 5 }), (before, after) => {
        const open = reconcile(before).contests.find(({ settled }) => !settled);
        const pick = open?.claims[1];
        if (!open || !pick) return;
        const ops = [...before];
        let version = before.length;
        const add = (act: Act, device: string, base: number) => {
          version++;
          ops.push({ ...act, id: id<OpId>(100 + version), device, seq: 100 + version, at: 0, base, version });
        };
        add({ kind: "settle", lane: 1, pick: pick.op }, "desk", version);
        for (const { act, device, blind } of after) add(act, device, Math.max(0, version - blind));
        expect(reconcile(ops).standing.some(({ id: one }) => one === pick.op)).toBe(true);
        const there = reconcile(ops).contests.find(({ aspect }) => aspect === open.aspect);
        // gone where all have come to say it
        if (there) expect(there.stands).toBe(pick.op);
      }),
      { numRuns: 500 },
    );
  });
});
