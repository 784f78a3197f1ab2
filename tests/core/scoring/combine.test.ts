import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { combineSheets } from "#core/scoring/combine.ts";
import { ijruCounters } from "#core/scoring/counters.ts";
import { foldSheet } from "#core/scoring/fold.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { type Act, by, ruleset, said, start, submit } from "./sheet.ts";

/** What judges 1, 2, … noted, each on the own sheet, as marks and facts of lanes 1 and 2. */
function judges(name: string, all: readonly (readonly Act[])[], changed: Partial<ScoringOptions> = {}, lanes = [1]) {
  const rules = ruleset(name);
  const sheets = all.map((acts, i) => ({
    judge: i + 1,
    state: foldSheet(by(`judge${i + 1}`, 1 + 100 * i, ...acts)),
  }));
  return combineSheets(rules, { ...rules.defaults, judges: all.length, ...changed }, lanes, sheets);
}
const set = (value: number): Act => ({ kind: "set", lane: 1, value });
const arrive = (ms: number, lane = 1): Act => ({ kind: "arrive", lane, ms });
const fail: Act = { kind: "fail", lane: 1, fault: "foot", ms: 900 };
const dns: Act = { kind: "status", lane: 1, status: "DNS" };
const over = (...acts: Act[]): Act[] => [start, ...acts, submit];
const word = (of: ReturnType<typeof judges>) => of.marks.map(said);
const kinds = (of: ReturnType<typeof judges>) => of.facts.map(({ kind }) => kind);

describe("[SC37] several counters of one skipper", () => {
  test.each<[number[], number | string, string[]]>([
    [[118], 118, []],
    [[118, 118], 118, []],
    [[118, 119], 119, []],
    [[118, 120], 119, []],
    [[90, 99], "none", ["third-look"]],
    [[120, 124, 121], 121, ["counters-apart"]],
    [[100, 101, 103, 110], 102, ["counters-apart"]],
  ])("who counted %j come to %s", (counts, mark, facts) => {
    const all = judges(
      "skipping@1",
      counts.map((n) => over(set(n))),
    );
    expect(word(all)).toEqual([mark]);
    expect(kinds(all)).toEqual(facts);
  });

  test("by the international rule two far ones are averaged, and the chief is told", () => {
    const all = judges("skipping@1", [over(set(90)), over(set(99))], { counters: ijruCounters });
    expect(word(all)).toEqual([95]);
    expect(kinds(all)).toEqual(["counters-apart"]);
  });

  test("their misses become one too", () => {
    const miss = (value: number, misses: number): Act => ({ kind: "set", lane: 1, value, misses });
    expect(judges("skipping@1", [over(miss(118, 1)), over(miss(118, 4))]).marks[0]).toMatchObject({
      value: 118,
      misses: 3,
    });
  });

  test("on counters' own sheets, typed or tapped, the event's rule makes them one, with false starts once", () => {
    const tap: Act = { kind: "tap", lane: 1 };
    const taps = (n: number) => Array.from({ length: n }, () => tap);
    const early: Act = { kind: "fault", lane: 1, fault: "false-start" };
    const count = (value: number): Act => ({ kind: "count", lane: 1, counter: 1, value });
    const all = judges("skipping-counters@1", [over(count(30), early), over(...taps(32), early), over(set(3100))]);
    expect(all.marks[0]).toMatchObject({ outcome: "valid", value: 2150, faults: ["false-start"] });
    expect(word(judges("skipping-counters@1", [over(count(30)), over(count(60))]))).toEqual(["none"]);
    expect(kinds(judges("skipping-counters@1", [over(count(30)), over(count(60))]))).toEqual(["third-look"]);
    // a result that is no count is not averaged
    expect(word(judges("skipping-counters@1", [over(set(3050)), over(set(3050))]))).toEqual([3050]);
    expect(kinds(judges("skipping-counters@1", [over(set(3050)), over(set(3100))]))).toEqual(["judges-differ"]);
  });
});

describe("[SC37] several watches on one lane", () => {
  test.each<[string, number[], number]>([
    ["lane-race@1", [9810], 9810],
    ["lane-race@1", [9810, 9840], 9900],
    ["lane-race@1", [9810, 9800, 10_500], 9900],
    ["slow-cycling@1", [58_270, 58_310], 58_270],
    ["slow-cycling@1", [58_270, 58_310, 60_000], 58_310],
  ])("%s at %j comes to %d", (name, times, mark) => {
    const all = judges(
      name,
      times.map((ms) => over(arrive(ms))),
    );
    expect(word(all)).toEqual([mark]);
    expect(all.facts).toEqual([]);
  });

  test("whose riders failed alike: the time kept is the watches' too", () => {
    const other = { ...fail, ms: 1200 } as Act;
    expect(judges("slow-cycling@1", [over(fail), over(other)]).marks[0]).toMatchObject({
      outcome: "failed",
      faults: ["foot"],
      keptMs: 900,
    });
  });

  test("places of arrival stand where all saw the same order", () => {
    const order = (a: number, b: number) => over(arrive(a, 1), arrive(b, 2));
    const places = { measure: "order" as const };
    expect(word(judges("lane-race@1", [order(5, 9), order(6, 8)], places, [1, 2]))).toEqual([1, 2]);
    const differ = judges("lane-race@1", [order(5, 9), order(8, 6)], places, [1, 2]);
    expect(word(differ)).toEqual(["none", "none"]);
    expect(kinds(differ)).toEqual(["judges-differ", "judges-differ"]);
  });

  test("[SC38] a clock that stood still is said of the lane, whosever it was", () => {
    const gap: Act = { kind: "interrupted", gapMs: 4000 };
    const { facts } = judges("lane-race@1", [over(arrive(9810), gap), over(arrive(9800))]);
    expect(facts).toEqual([{ kind: "clock-interrupted", lane: 1, gapMs: 4000 }]);
    expect(judges("lane-race@1", [over(arrive(9810), gap, { ...gap, gapMs: null })]).facts).toEqual([
      { kind: "clock-interrupted", lane: 1, gapMs: null },
    ]);
    expect(judges("skipping@1", [over(set(118), gap)]).facts).toEqual([]);
  });
});

describe("[SC37] what is no number", () => {
  test("stands where all say the same, and is for the chief where they differ", () => {
    expect(word(judges("skipping@1", [over(dns), over(dns)]))).toEqual(["DNS"]);
    const differ = judges("skipping@1", [over(dns), over(set(40))]);
    expect(word(differ)).toEqual(["none"]);
    expect(differ.facts).toMatchObject([
      { kind: "judges-differ", lane: 1, judges: [{ judge: 1, mark: { outcome: "DNS" } }, { judge: 2 }] },
    ]);
    const lane: Act = { kind: "fail", lane: 1, fault: "lane", ms: 900 };
    expect(kinds(judges("slow-cycling@1", [over(fail), over(lane)]))).toEqual(["judges-differ"]);
  });

  test("attempts have to be equal", () => {
    const jump = (value: number): Act => ({ kind: "attempt", lane: 1, attempt: 1, result: { kind: "valid", value } });
    expect(word(judges("field@1", [over(jump(7200)), over(jump(7200))]))).toEqual([7200]);
    expect(word(judges("field@1", [over(jump(7200)), over(jump(7210))]))).toEqual(["none"]);
  });
});

describe("[SC37] a panel", () => {
  const score = (value: number): Act => ({ kind: "score", lane: 1, judge: 1, value });

  test("has a sheet for each judge, and the mark of all of them", () => {
    const marks = [900, 920, 880, 960, 700];
    const all = judges(
      "judged@1",
      marks.map((value) => over(score(value))),
    );
    expect(word(all)).toEqual([900]);
  });
});

describe("[SC37] while not everybody has said something", () => {
  test("what there is counts, until all are in", () => {
    expect(word(judges("skipping@1", [[start, set(118)], [start]]))).toEqual([118]);
    expect(word(judges("skipping@1", [over(set(118)), over()]))).toEqual(["none"]);
  });

  test("who is excused does not count, whatever was on the sheet", () => {
    const excused: Act = { kind: "submit", excused: true };
    expect(word(judges("skipping@1", [over(set(118)), [start, set(3), excused]]))).toEqual([118]);
    expect(word(judges("skipping@1", [[start, set(3), excused], over(set(118)), over(set(120))]))).toEqual([119]);
  });

  test("a correction stands above all of it", () => {
    const correct: Act = {
      kind: "correct",
      lane: 1,
      mark: { kind: "value", value: 95, misses: 0 },
      reason: "film",
    };
    expect(judges("skipping@1", [over(set(90)), over(set(99), correct)])).toMatchObject({
      marks: [{ value: 95, corrected: true }],
      facts: [],
    });
  });
});

test("[SC37] the judges' numbers are no matter, and judges who agree are as one", () => {
  const counts = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 5 });
  const mixed = counts.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), fc.constantFrom("set", "ms")),
  );
  fc.assert(
    fc.property(mixed, ([all, other, what]) => {
      const of = (values: readonly number[]) =>
        what === "set"
          ? judges(
              "skipping@1",
              values.map((n) => over(set(n))),
            )
          : judges(
              "lane-race@1",
              values.map((n) => over(arrive(n * 100))),
            );
      expect(word(of(other))).toEqual(word(of(all)));
      const [one = 1] = all;
      expect(word(of(all.map(() => one)))).toEqual([what === "set" ? one : one * 100]);
    }),
  );
});
