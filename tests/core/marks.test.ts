import { describe, expect, test } from "vitest";
import type { OpId } from "#core/ids.ts";
import { foldSheet } from "#core/scoring/fold.ts";
import { missingLanes, netMark } from "#core/scoring/mark.ts";
import type { SheetAct } from "#core/scoring/ops.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import { rulesetOf } from "#core/scoring/rulesets/index.ts";
import { id, mark, race, skipping, slowCycling } from "./people.ts";

const start: SheetAct = { kind: "start" };
const submit: SheetAct = { kind: "submit" };
const arrive = (lane: number, ms: number): SheetAct => ({ kind: "arrive", lane, ms });
const times = (n: number, act: SheetAct) => Array.from({ length: n }, () => act);

function marks(name: string, acts: readonly SheetAct[], changed: Partial<ScoringOptions> = {}): LaneMark[] {
  const rules = rulesetOf(name);
  if (!rules) throw new Error(`no ruleset ${name}`);
  const ops = acts.map((act, i) => ({ ...act, id: id<OpId>(i), device: "a", seq: i, at: i }));
  return rules.marks(foldSheet(ops), { ...rules.defaults, ...changed }, [1, 2, 3]);
}
const said = (all: readonly LaneMark[]) => all.map(({ outcome, value }) => (outcome === "valid" ? value : outcome));

describe("rulesets", () => {
  test("[SC1] a ruleset is found by name and edition, and only so", () => {
    expect(rulesetOf("skipping@1")?.pad).toBe("tally");
    expect(rulesetOf("slow-cycling@1")?.pad).toBe("lanes");
    expect(rulesetOf("lane-race@1")?.pad).toBe("lanes");
    for (const unknown of ["skipping", "skipping@2", "", "toString"]) expect(rulesetOf(unknown)).toBeNull();
  });

  test("[SC1] one mark a lane, in the order of the lanes asked for", () => {
    expect(marks("skipping@1", []).map((one) => one.lane)).toEqual([1, 2, 3]);
  });

  test("[SC10] [SC11] [SC12] what the founding notice says is what the rulesets do unasked", () => {
    expect(skipping).toMatchObject({ measure: "count", direction: "more", durationMs: 60_000 });
    expect(slowCycling).toMatchObject({ measure: "time", direction: "more", failedOrder: "none" });
    expect(race).toMatchObject({ measure: "time", direction: "less" });
    for (const fault of ["foot", "stopped", "lane", "fell"] as const)
      expect(slowCycling.faults[fault]).toEqual({ kind: "fail" });
  });
});

describe("counting", () => {
  test("[SC5] taps are the mark, misses stand beside it", () => {
    const [one] = marks("skipping@1", [start, ...times(3, { kind: "tap", lane: 1 }), { kind: "miss", lane: 1 }]);
    expect(one).toMatchObject({ outcome: "valid", value: 3, misses: 1 });
  });

  test("[SC5] a typed count stands instead of the taps, with the misses that were tapped unless typed too", () => {
    const acts: SheetAct[] = [
      { kind: "tap", lane: 1 },
      { kind: "miss", lane: 1 },
      { kind: "set", lane: 1, value: 120 },
    ];
    expect(marks("skipping@1", acts)[0]).toMatchObject({ value: 120, misses: 1 });
    expect(marks("skipping@1", [...acts, { kind: "set", lane: 1, value: 121, misses: 4 }])[0]).toMatchObject({
      value: 121,
      misses: 4,
    });
  });

  test("[SC4] [SC5] nobody gets a 0 that no referee gave: the lane is missing when the sheet is handed in", () => {
    const handedIn = marks("skipping@1", [start, { kind: "tap", lane: 1 }, { kind: "set", lane: 2, value: 0 }, submit]);
    expect(said(handedIn)).toEqual([1, 0, "none"]);
    expect(missingLanes(handedIn)).toEqual([3]);
  });
});

describe("time", () => {
  const fail: SheetAct = { kind: "fail", lane: 2, fault: "foot", ms: 12_300 };

  test("[SC6] arrivals are times, the failed keep theirs until they failed", () => {
    const [arrived, failed, riding] = marks("slow-cycling@1", [start, arrive(1, 41_000), fail]);
    expect(arrived).toMatchObject({ outcome: "valid", value: 41_000 });
    expect(failed).toMatchObject({ outcome: "failed", value: null, keptMs: 12_300, faults: ["foot"] });
    expect(riding).toMatchObject({ outcome: "none" });
  });

  test.each([
    { effect: { kind: "fail" }, want: "failed", why: "the event says it fails" },
    { effect: { kind: "note" }, want: 41_000, why: "the event only notes it" },
    { effect: { kind: "add", ms: 5000 }, want: 41_000, why: "seconds are added when ranking, not here" },
  ] as const)("[SC6] a fault after which somebody rode on: $why", ({ effect, want }) => {
    const acts: SheetAct[] = [arrive(1, 41_000), { kind: "fault", lane: 1, fault: "foot" }];
    expect(said(marks("slow-cycling@1", acts, { faults: { foot: effect } }))[0]).toBe(want);
  });

  test("[SC6] a typed time fails by the same faults as a tapped one", () => {
    const acts: SheetAct[] = [
      { kind: "set", lane: 1, value: 58_200 },
      { kind: "fault", lane: 1, fault: "lane" },
    ];
    expect(marks("slow-cycling@1", acts)[0]).toMatchObject({ outcome: "failed", faults: ["lane"], keptMs: 58_200 });
  });

  test("[SC6] who is still riding at the cap has the cap, once the sheet is handed in; later arrivals are level", () => {
    const acts = [start, arrive(1, 41_000), arrive(2, 130_000)];
    expect(said(marks("slow-cycling@1", acts, { capMs: 120_000 }))).toEqual([41_000, 120_000, "none"]);
    expect(said(marks("slow-cycling@1", [...acts, submit], { capMs: 120_000 }))).toEqual([41_000, 120_000, 120_000]);
    expect(said(marks("slow-cycling@1", [arrive(1, 41_000), submit], { capMs: 120_000 }))[1]).toBe("none");
  });

  test("[SC7] arrivals become places, equal times the same place", () => {
    const acts = [arrive(1, 41_000), arrive(2, 30_000), arrive(3, 41_000)];
    expect(said(marks("lane-race@1", acts, { measure: "order" }))).toEqual([2, 1, 2]);
  });

  test("[SC7] a typed or corrected place stays as it is beside tapped ones", () => {
    const typed: SheetAct[] = [arrive(1, 30_000), arrive(2, 31_000), { kind: "set", lane: 3, value: 3 }];
    expect(said(marks("lane-race@1", typed, { measure: "order", capMs: 1 }))).toEqual([1, 1, 3]);
    const correct: SheetAct = {
      kind: "correct",
      lane: 1,
      mark: { kind: "value", value: 2, misses: 0 },
      reason: "film",
    };
    expect(said(marks("lane-race@1", [arrive(1, 30_000), arrive(2, 31_000), correct], { measure: "order" }))).toEqual([
      2,
      1,
      "none",
    ]);
  });
});

describe("above the pad", () => {
  test.each([
    {
      why: "a status over an arrival",
      acts: [arrive(1, 41_000), { kind: "status", lane: 1, status: "DQ" }],
      want: "DQ",
    },
    {
      why: "a status over a typed time",
      acts: [
        { kind: "status", lane: 1, status: "DNS" },
        { kind: "set", lane: 1, value: 9 },
      ],
      want: "DNS",
    },
    {
      why: "a correction over a status",
      acts: [
        { kind: "status", lane: 1, status: "DNF" },
        { kind: "correct", lane: 1, mark: { kind: "value", value: 43_000, misses: 0 }, reason: "film" },
      ],
      want: 43_000,
    },
    {
      why: "a correction to failed",
      acts: [
        arrive(1, 41_000),
        { kind: "correct", lane: 1, mark: { kind: "failed", fault: "lane", ms: 9 }, reason: "film" },
      ],
      want: "failed",
    },
  ] satisfies { why: string; acts: SheetAct[]; want: unknown }[])("[SC8] $why", ({ acts, want }) => {
    expect(said(marks("slow-cycling@1", acts))[0]).toBe(want);
    expect(marks("slow-cycling@1", acts)[0]?.corrected).toBe(acts.some(({ kind }) => kind === "correct"));
  });

  test("[SC8] a corrected time is final: faults noted before add nothing to it", () => {
    const acts: SheetAct[] = [
      { kind: "fault", lane: 1, fault: "apart" },
      { kind: "correct", lane: 1, mark: { kind: "value", value: 15_000, misses: 0 }, reason: "film" },
    ];
    const options = { ...race, faults: { apart: { kind: "add", ms: 5000 } } } satisfies ScoringOptions;
    const [one] = marks("lane-race@1", acts, options);
    expect(one && netMark(one, options)).toBe(15_000);
  });
});

describe("net mark", () => {
  const faults: ScoringOptions["faults"] = {
    apart: { kind: "add", ms: 5000 },
    foot: { kind: "add", ms: -60_000 },
    lane: { kind: "note" },
  };
  test.each([
    { why: "a count as it is", options: skipping, value: 133, net: 133 },
    { why: "a place of arrival as it is", options: { ...race, measure: "order" }, value: 2, net: 2 },
    { why: "a race up to the next tenth", options: race, value: 10_110, net: 10_200 },
    { why: "a race on a whole tenth stays", options: race, value: 10_100, net: 10_100 },
    { why: "a time held down to its tenth", options: slowCycling, value: 58_290, net: 58_200 },
    { why: "as stored", options: { ...race, precisionMs: 1 }, value: 10_111, net: 10_111 },
    {
      why: "two faults of five seconds",
      options: { ...race, faults },
      value: 10_100,
      faults: ["apart", "apart"],
      net: 20_100,
    },
    {
      why: "a foot down takes a minute off",
      options: { ...slowCycling, faults },
      value: 185_000,
      faults: ["foot"],
      net: 125_000,
    },
    {
      why: "a note changes nothing",
      options: { ...slowCycling, faults },
      value: 185_000,
      faults: ["lane"],
      net: 185_000,
    },
    {
      why: "more taken off than ridden",
      options: { ...slowCycling, faults },
      value: 30_050,
      faults: ["foot"],
      net: -30_000,
    },
    {
      why: "never minus zero",
      options: { ...race, faults: { foot: { kind: "add", ms: -50 } } },
      value: 0,
      faults: ["foot"],
      net: 0,
    },
  ] satisfies { why: string; options: ScoringOptions; value: number; faults?: LaneMark["faults"]; net: number }[])(
    "[SC3] $why",
    ({ options, value, faults: noted = [], net }) => {
      expect(netMark(mark(value, { faults: [...noted] }), options)).toBe(net);
    },
  );

  test("[SC3] no mark, no net mark", () => {
    expect(netMark(mark(null), race)).toBeNull();
    expect(netMark(mark(5, { outcome: "DQ" }), race)).toBeNull();
  });
});
