import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EntrantId } from "#core/ids.ts";
import { better, type Rankable, rankingOfMarks, rankMarks, rankValues } from "#core/ranking/rank.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import { failed, id, mark, numberOf, race, skipping, slowCycling, status } from "./people.ts";

const items = (marks: readonly LaneMark[]): Rankable[] =>
  marks.map((one, i) => ({ id: id<EntrantId>(i + 1), mark: one }));
const places = (marks: readonly LaneMark[], options: ScoringOptions) =>
  rankMarks(items(marks), options).map((one) => [numberOf(one.id), one.place]);

describe("marks", () => {
  test.each([
    {
      why: "more jumps first",
      options: skipping,
      marks: [mark(120), mark(133)],
      order: [
        [2, 1],
        [1, 2],
      ],
    },
    {
      why: "the longest ride first",
      options: slowCycling,
      marks: [mark(41_000), mark(58_200)],
      order: [
        [2, 1],
        [1, 2],
      ],
    },
    {
      why: "the fastest race first",
      options: race,
      marks: [mark(12_000), mark(11_900)],
      order: [
        [2, 1],
        [1, 2],
      ],
    },
    {
      why: "the place after a tie stays empty",
      options: skipping,
      marks: [mark(132), mark(140), mark(132), mark(120)],
      order: [
        [2, 1],
        [1, 2],
        [3, 2],
        [4, 4],
      ],
    },
    {
      why: "equal on the tenth is equal",
      options: race,
      marks: [mark(11_920), mark(11_990)],
      order: [
        [1, 1],
        [2, 1],
      ],
    },
    {
      why: "fewer misses break a tie",
      options: skipping,
      marks: [mark(120, { misses: 3 }), mark(120, { misses: 1 })],
      order: [
        [2, 1],
        [1, 2],
      ],
    },
    {
      why: "misses break nothing where the event says so",
      options: { ...skipping, missesBreakTies: false },
      marks: [mark(120, { misses: 3 }), mark(120, { misses: 1 })],
      order: [
        [1, 1],
        [2, 1],
      ],
    },
    {
      why: "the failed have no place",
      options: slowCycling,
      marks: [failed(30_000), mark(9000)],
      order: [
        [2, 1],
        [1, null],
      ],
    },
    {
      why: "the failed by time kept, where the event says so",
      options: { ...slowCycling, failedOrder: "kept" },
      marks: [failed(20_000), failed(30_000), mark(9000), failed(20_000)],
      order: [
        [3, 1],
        [2, 2],
        [1, 3],
        [4, 3],
      ],
    },
  ] satisfies { why: string; options: ScoringOptions; marks: LaneMark[]; order: unknown }[])(
    "[RK1] $why",
    ({ options, marks, order }) => {
      expect(places(marks, options)).toEqual(order);
    },
  );

  test("[RK3] those without a place stand behind: failed, no mark, not finished, disqualified, not started, not entered", () => {
    const marks = [mark(null), status("DNS"), status("DQ"), status("DNF"), status("NM"), failed(), mark(1)];
    expect(places(marks, skipping)).toEqual([
      [7, 1],
      [6, null],
      [5, null],
      [4, null],
      [3, null],
      [2, null],
      [1, null],
    ]);
  });

  test("[RK1] who is level is told, and what separated equal counts too", () => {
    const ranked = rankMarks(
      items([mark(120, { misses: 1 }), mark(120, { misses: 0 }), mark(120, { misses: 1 }), mark(90)]),
      skipping,
    );
    const seen = ranked.map((one) => ({
      who: numberOf(one.id),
      tied: one.tiedWith.map(numberOf),
      by: one.separatedBy,
    }));
    expect(seen).toEqual([
      { who: 2, tied: [], by: "misses" },
      { who: 1, tied: [3], by: "misses" },
      { who: 3, tied: [1], by: "misses" },
      { who: 4, tied: [], by: null },
    ]);
  });

  test("[RK8] equal best attempts are separated by the next ones, each in its own direction, and it is told by what", () => {
    const tries = (...values: (number | null)[]) => values.map((value) => ({ value, direction: "more" as const }));
    const failures = (...values: number[]) => values.map((value) => ({ value, direction: "less" as const }));
    const field = { ...skipping, measure: "distance" as const, missesBreakTies: false };
    const throws = [tries(7100, 6900), tries(7150, null), tries(7100), tries(7100, 6900)].map((countback) =>
      mark(7200, { countback }),
    );
    expect(places(throws, field)).toEqual([
      [2, 1],
      [1, 2],
      [4, 2],
      [3, 4],
    ]);
    const jumps = [failures(1, 2), failures(1, 1), failures(0, 5)].map((countback) => mark(1650, { countback }));
    expect(places([...jumps, mark(1650)], field)).toEqual([
      [3, 1],
      [2, 2],
      [1, 3],
      [4, 4],
    ]);
    expect(rankMarks(items(jumps), field).map(({ separatedBy }) => separatedBy)).toEqual([null, null, null]);
    expect(rankingOfMarks(items(jumps.slice(1)), field).facts).toEqual([
      {
        kind: "separated",
        by: "countback",
        at: 2,
        ids: [id(2)],
        over: [id(1)],
        value: failures(0, 5),
        overValue: failures(1, 1),
      },
    ]);
  });

  test("[RK1] misses separate before countback does, and only where they differ are they told", () => {
    const cb = (value: number) => [{ value, direction: "more" as const }];
    const marks = [mark(9, { misses: 1, countback: cb(5) }), mark(9, { misses: 0, countback: cb(1) })];
    expect(rankMarks(items(marks), skipping).map((one) => [numberOf(one.id), one.separatedBy])).toEqual([
      [2, "misses"],
      [1, "misses"],
    ]);
    const kept = { ...slowCycling, missesBreakTies: true, failedOrder: "kept" as const };
    const fell = [{ ...failed(20), misses: 1 }, { ...failed(30), misses: 2 }, mark(9000)];
    expect(rankMarks(items(fell), kept).map(({ separatedBy }) => separatedBy)).toEqual([null, null, null]);
    const even = [mark(9, { misses: 1, countback: cb(5) }), mark(9, { misses: 1, countback: cb(1) })];
    expect(rankMarks(items(even), skipping).map(({ separatedBy }) => separatedBy)).toEqual([null, null]);
  });

  test("[RK1] the failed by how far they came, where the event says so; nothing measured is nothing", () => {
    const far = { ...slowCycling, failedOrder: "distance" as const };
    const marks = [failed(9000), { ...failed(1), keptMm: 3000 }, { ...failed(5), keptMm: 4000 }, mark(1000)];
    expect(places(marks, far)).toEqual([
      [4, 1],
      [3, 2],
      [2, 3],
      [1, 4],
    ]);
  });

  test("[RK6] what people are told of an event: the failed stand behind by outcome, the rest has no place", () => {
    const kept = { ...slowCycling, failedOrder: "kept" as const };
    const all = items([mark(9000), failed(20), failed(30), status("DNS"), mark(9000)]);
    expect(rankingOfMarks(all, kept).facts).toEqual([
      { kind: "shared", place: 1, ids: [id(1), id(5)], count: 2, nextPlace: 3 },
      { kind: "separated", by: "outcome", at: 0, ids: [id(1), id(5)], over: [id(3)], value: 0, overValue: 1 },
      { kind: "separated", by: "kept", at: 3, ids: [id(3)], over: [id(2)], value: 30, overValue: 20 },
      { kind: "without-place", status: "DNS", ids: [id(4)] },
    ]);
  });

  test("[RK1] two marks are compared as ranking compares them", () => {
    expect(better(mark(9), mark(8), skipping)).toBeLessThan(0);
    expect(better(mark(8), mark(9), skipping)).toBeGreaterThan(0);
    expect(better(failed(9), failed(3), slowCycling)).toBe(0);
    expect(better(status("DQ"), failed(3), slowCycling)).toBeGreaterThan(0);
  });

  const anyMark = fc.oneof(
    fc.record({ value: fc.nat(5), misses: fc.nat(2) }).map(({ value, misses }) => mark(value * 50, { misses })),
    fc.nat(3).map((n) => failed(n)),
    fc.constantFrom("DNS" as const, "DNF" as const, "DQ" as const, "NM" as const, "none" as const).map(status),
  );
  const anyOptions = fc.constantFrom<ScoringOptions>(skipping, race, slowCycling, {
    ...slowCycling,
    failedOrder: "kept",
  });

  test("[RK1] the order of the input does not matter", () => {
    fc.assert(
      fc.property(
        fc
          .array(anyMark, { maxLength: 20 })
          .map(items)
          .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        anyOptions,
        ([all, shuffled], options) => {
          expect(rankMarks(shuffled, options)).toEqual(rankMarks(all, options));
        },
      ),
    );
  });

  test("[RK1] a place is one more than the number of people before it", () => {
    fc.assert(
      fc.property(fc.array(anyMark, { maxLength: 20 }).map(items), anyOptions, (all, options) => {
        const ranked = rankMarks(all, options);
        expect(ranked).toHaveLength(all.length);
        for (const { place, tiedWith } of ranked) {
          if (place === null) continue;
          expect(ranked.filter((other) => other.place !== null && other.place < place)).toHaveLength(place - 1);
          expect(ranked.filter((other) => other.place === place)).toHaveLength(tiedWith.length + 1);
        }
      }),
    );
  });
});

describe("values", () => {
  test.each([
    { style: "competition" as const, places: [2, 1, 2, 4] },
    { style: "dense" as const, places: [2, 1, 2, 3] },
    { style: "fractional" as const, places: [2.5, 1, 2.5, 4] },
  ])("[RK2] $style", ({ style, places: found }) => {
    expect(rankValues([132, 140, 132, 120], "more", style)).toEqual(found);
    expect(rankValues([-132, -140, -132, -120], "less", style)).toEqual(found);
  });

  test("[RK2] nobody without a value has a place, in any style", () => {
    expect(rankValues([null, 5, null, 7], "less", "competition")).toEqual([null, 1, null, 2]);
    expect(rankValues([null], "more", "dense")).toEqual([null]);
    expect(rankValues([], "more", "fractional")).toEqual([]);
  });

  test("[RK2] fractional places add up to 1 + 2 + … + n, whatever is tied", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4)), fc.constantFrom("more" as const, "less" as const), (values, direction) => {
        const sum = rankValues(values, direction, "fractional").reduce<number>((a, b) => a + (b ?? 0), 0);
        expect(sum).toBe((values.length * (values.length + 1)) / 2);
      }),
    );
  });
});
