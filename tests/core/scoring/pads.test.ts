import { describe, expect, test } from "vitest";
import { netMark } from "#core/scoring/mark.ts";
import type { Trial } from "#core/scoring/ops.ts";
import { rulesetOf } from "#core/scoring/rulesets/index.ts";
import { readMark } from "#core/scoring/typed.ts";
import { type Act, ruleset, said, sheet, start, submit, times } from "./sheet.ts";

describe("the rulesets", () => {
  test("[SC1] each is found by its name, with its pad and measure", () => {
    const known = {
      "skipping@1": ["tally", "count", "more"],
      "slow-cycling@1": ["lanes", "time", "more"],
      "lane-race@1": ["lanes", "time", "less"],
      "count@1": ["tally", "count", "more"],
      "skipping-counters@1": ["counters", "count", "more"],
      "long-rope@1": ["turns", "count", "more"],
      "field@1": ["attempts", "distance", "more"],
      "high-jump@1": ["bars", "distance", "more"],
      "target@1": ["attempts", "points", "more"],
      "tries@1": ["attempts", "count", "more"],
      "team-race@1": ["members", "time", "less"],
      "mass-start@1": ["finish", "time", "less"],
      "tug-of-war@1": ["pulls", "games", "more"],
      "match@1": ["match", "games", "more"],
      "judged@1": ["judges", "points", "more"],
    };
    for (const [name, [pad, measure, direction]] of Object.entries(known))
      expect(rulesetOf(name), name).toMatchObject({ name, pad, defaults: { measure, direction } });
    expect(rulesetOf("count@2")).toBeNull();
  });

  test("[SC1] nothing noted: one open lane after the other, and nothing to say but what is still to come", () => {
    for (const name of [
      "count@1",
      "skipping-counters@1",
      "long-rope@1",
      "high-jump@1",
      "team-race@1",
      "judged@1",
      "match@1",
    ]) {
      expect(
        sheet(name, [])
          .marks(3, 1)
          .map(({ lane, outcome }) => [lane, outcome]),
        name,
      ).toEqual([
        [3, "none"],
        [1, "none"],
      ]);
      expect(sheet(name, []).facts(1, 2), name).toEqual([]);
    }
  });

  test.each([
    "skipping@1",
    "slow-cycling@1",
    "lane-race@1",
    "count@1",
    "skipping-counters@1",
    "long-rope@1",
    "field@1",
    "high-jump@1",
    "target@1",
    "tries@1",
    "team-race@1",
    "mass-start@1",
    "tug-of-war@1",
    "match@1",
    "judged@1",
  ])("[SC8] under %s a status stands above what was noted, and a correction above that", (name) => {
    const typed: Act = { kind: "set", lane: 1, value: 7 };
    const status: Act = { kind: "status", lane: 1, status: "DQ" };
    const correct: Act = { kind: "correct", lane: 1, mark: { kind: "value", value: 9, misses: 1 }, reason: "film" };
    expect(sheet(name, [typed, status]).marks(1).map(said)).toEqual(["DQ"]);
    expect(sheet(name, [typed, status, correct]).marks(1)[0]).toMatchObject({
      outcome: "valid",
      value: 9,
      corrected: true,
    });
  });
});

describe("count@1", () => {
  const tap: Act = { kind: "tap", lane: 1 };
  const out: Act = { kind: "fault", lane: 1, fault: "lane" };
  const faults = { lane: { kind: "fail" as const }, dropped: { kind: "note" as const } };

  test("[SC23] taps count; a fault that fails leaves no count, a noted one stands beside it", () => {
    expect(sheet("count@1", times(3, tap), { faults }).marks(1, 2).map(said)).toEqual([3, "none"]);
    expect(sheet("count@1", [tap, out], { faults }).marks(1)[0]).toMatchObject({
      outcome: "failed",
      faults: ["lane"],
      value: null,
    });
    expect(sheet("count@1", [tap, out]).marks(1)[0]).toMatchObject({ outcome: "valid", value: 1, faults: ["lane"] });
    expect(sheet("count@1", [out], { faults }).marks(1).map(said)).toEqual(["failed"]);
  });

  test("[SC23] the referee's fail stands first; a status and a correction above it", () => {
    const fail: Act = { kind: "fail", lane: 1, fault: "help", ms: 5 };
    expect(sheet("count@1", [tap, fail, out], { faults }).marks(1)[0]).toMatchObject({
      outcome: "failed",
      faults: ["help", "lane"],
    });
    expect(
      sheet("count@1", [fail, { kind: "status", lane: 1, status: "DNS" }])
        .marks(1)
        .map(said),
    ).toEqual(["DNS"]);
    const correct: Act = { kind: "correct", lane: 1, mark: { kind: "value", value: 4, misses: 0 }, reason: "film" };
    expect(sheet("count@1", [fail, correct]).marks(1).map(said)).toEqual([4]);
  });
});

describe("high-jump@1", () => {
  const marks: Record<string, Trial> = { o: "over", x: "failed", "-": "passed" };
  const jumps = (lane: number, heights: Record<number, string>): Act[] =>
    Object.entries(heights).flatMap(([mm, trials]) =>
      [...trials].map(
        (one, i): Act => ({ kind: "bar", lane, mm: Number(mm), trial: i + 1, result: marks[one] ?? "passed" }),
      ),
    );
  const one = (heights: Record<number, string>, ...more: Act[]) =>
    sheet("high-jump@1", [...jumps(1, heights), ...more]).marks(1)[0];

  test("[SC24] the highest bar cleared, failures at it, failures in all up to it", () => {
    const back = (heights: Record<number, string>) => {
      const mark = one(heights);
      return [mark?.value, ...(mark?.countback ?? []).map(({ value }) => value)];
    };
    expect(back({ 1600: "o", 1650: "xo", 1700: "xxx" })).toEqual([1650, 1, 1]);
    expect(back({ 1600: "xo", 1650: "xo", 1700: "xxx" })).toEqual([1650, 1, 2]);
    expect(back({ 1600: "o", 1650: "o", 1700: "xxx" })).toEqual([1650, 0, 0]);
    expect(back({ 1700: "x--", 1650: "-", 1600: "xxo", 900: "o" })).toEqual([1600, 2, 2]);
    expect(one({ 1600: "o" })?.countback?.map(({ direction }) => direction)).toEqual(["less", "less"]);
  });

  test("[SC24] three failures in a row without a bar are no mark; until then it is open, and so it is with passes", () => {
    expect(one({ 1600: "xxx" })?.outcome).toBe("NM");
    expect(one({ 1600: "x-", 1650: "xx" })?.outcome).toBe("NM");
    expect(one({ 1600: "xx" })?.outcome).toBe("none");
    expect(one({ 1600: "---", 1650: "xx" })?.outcome).toBe("none");
    expect(one({ 1600: "xx" }, submit)?.outcome).toBe("NM");
    expect(one({}, submit)?.outcome).toBe("none");
  });

  test("[SC24] trials count by their number, and a height by its millimetres", () => {
    const acts: Act[] = [
      { kind: "bar", lane: 1, mm: 1600, trial: 10, result: "failed" },
      { kind: "bar", lane: 1, mm: 1600, trial: 2, result: "failed" },
      { kind: "bar", lane: 1, mm: 950, trial: 1, result: "over" },
      { kind: "bar", lane: 1, mm: 1600, trial: 9, result: "over" },
    ];
    expect(sheet("high-jump@1", acts).marks(1)[0]?.value).toBe(1600);
    const late: Act[] = [
      { kind: "bar", lane: 1, mm: 1600, trial: 3, result: "failed" },
      { kind: "bar", lane: 1, mm: 1600, trial: 2, result: "failed" },
      { kind: "bar", lane: 1, mm: 900, trial: 1, result: "failed" },
    ];
    expect(sheet("high-jump@1", late).marks(1).map(said)).toEqual(["NM"]);
  });

  test("[SC24] a typed height stands", () => {
    expect(one({ 1600: "o" }, { kind: "set", lane: 1, value: 1700 })).toMatchObject({ outcome: "valid", value: 1700 });
  });
});

describe("matches, panels and mass starts", () => {
  test("[SC26] the games each side won, a game that was entered twice only once", () => {
    const game = (number: number, winner: number | null): Act => ({
      kind: "game",
      game: number,
      winner,
      score: [11, 9],
    });
    const match = sheet("match@1", [game(1, 1), game(2, 2), game(2, 1), game(3, null)]);
    expect(match.marks(1, 2).map(said)).toEqual([2, 0]);
    expect(match.state.games[2]).toEqual({ winner: 1, score: [11, 9] });
    expect(
      sheet("match@1", [{ kind: "set", lane: 2, value: 3 }])
        .marks(1, 2)
        .map(said),
    ).toEqual(["none", 3]);
  });

  test("[SC27] the panel without its highest and lowest; a typed mark stands instead", () => {
    const score = (judge: number, value: number): Act => ({ kind: "score", lane: 1, judge, value });
    const judges = [score(1, 920), score(2, 930), score(3, 900), score(3, 925)];
    expect(sheet("judged@1", judges).marks(1, 2).map(said)).toEqual([925, "none"]);
    const four = [...judges, score(4, 990)];
    expect(sheet("judged@1", four).marks(1).map(said)).toEqual([928]);
    expect(
      sheet("judged@1", four, { panel: { drop: 0 } })
        .marks(1)
        .map(said),
    ).toEqual([941]);
    expect(
      sheet("judged@1", four, { panel: { drop: 2 } })
        .marks(1)
        .map(said),
    ).toEqual([941]);
    expect(
      sheet("judged@1", [...judges, { kind: "set", lane: 1, value: 940 }])
        .marks(1)
        .map(said),
    ).toEqual([940]);
  });

  test("[SC12] a mass start is a race in which numbers stand for lanes", () => {
    const acts: Act[] = [
      start,
      { kind: "arrive", lane: 1044, ms: 610_210 },
      { kind: "arrive", lane: 7, ms: 600_000 },
      { kind: "fault", lane: 7, fault: "help" },
    ];
    const run = sheet("mass-start@1", acts);
    expect(run.marks(7, 1044).map(said)).toEqual(["failed", 610_210]);
    const [, second] = run.marks(7, 1044);
    expect(second && netMark(second, run.options)).toBe(610_300);
    expect(sheet("mass-start@1", acts.slice(0, 3), { measure: "order" }).marks(7, 1044).map(said)).toEqual([1, 2]);
  });

  test("[SC8] distances are typed in metres, points with the event's decimals", () => {
    expect(readMark("5.12", "distance")).toBe(5120);
    expect(readMark(" ７。205 ", "distance")).toBe(7205);
    expect(readMark("5", "distance")).toBe(5000);
    expect(readMark("5.", "distance")).toBe(5000);
    expect(readMark("9.25", "points", 2)).toBe(925);
    expect(readMark("9", "points", 2)).toBe(900);
    expect(readMark("13", "points")).toBe(13);
    for (const wrong of ["", "-1", "5.1234", "1e3", "five", "1234567"]) expect(readMark(wrong, "distance")).toBeNull();
    expect(readMark("9.255", "points", 2)).toBeNull();
    expect(readMark("9.2", "points")).toBeNull();
  });

  test("[SC3] distances and points are ranked as they are read", () => {
    for (const name of ["field@1", "judged@1"]) {
      const one = sheet(name, [{ kind: "set", lane: 1, value: 7200 }], { precisionMs: 1000 });
      const [mark] = one.marks(1);
      expect(mark && netMark(mark, one.options)).toBe(7200);
    }
    expect(ruleset("judged@1").defaults.digits).toBe(2);
  });
});
