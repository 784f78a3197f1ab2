import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bordaPoints, rankSums } from "#core/judged/ballots.ts";
import { medals } from "#core/judged/medals.ts";
import { appearances } from "#core/judged/order.ts";
import { dancePlaces, majorityLevels, type Placings, skatingResult } from "#core/judged/skating.ts";

const dance = (rows: Record<string, number[]>): Placings<string>[] =>
  Object.entries(rows).map(([id, marks]) => ({ id, marks }));

describe("[JD11] places by majority", () => {
  test("column by column, a larger majority first", () => {
    const rows = dance({ a: [1, 4, 4, 1, 4], b: [2, 1, 1, 2, 3], c: [3, 2, 2, 4, 1], d: [4, 3, 3, 3, 2] });
    expect(majorityLevels(rows)).toEqual([["b"], ["c"], ["d"], ["a"]]);
  });

  test("equal majorities: the lower sum of those places", () => {
    const rows = dance({ a: [1, 1, 3, 2, 3], b: [2, 3, 1, 1, 2], c: [3, 2, 2, 3, 1] });
    expect(majorityLevels(rows)).toEqual([["b"], ["a"], ["c"]]);
  });

  test("equal sums: the next column", () => {
    const rows = dance({ x: [1, 1, 2, 5, 5], y: [2, 1, 1, 4, 5] });
    expect(majorityLevels(rows)).toEqual([["y"], ["x"]]);
    const later = dance({ x: [1, 1, 2, 3, 5], y: [2, 1, 1, 4, 4] });
    expect(majorityLevels(later)).toEqual([["x"], ["y"]]);
  });

  test("half is no majority", () => {
    expect(majorityLevels(dance({ a: [1, 1, 2, 2], b: [2, 2, 1, 1] }))).toEqual([["a", "b"]]);
    expect(majorityLevels(dance({ b: [1, 1, 3, 3], a: [2, 2, 2, 2] }))).toEqual([["a"], ["b"]]);
  });

  test("whom nothing separates share the mean of their places", () => {
    const rows = dance({ a: [1, 2], b: [2, 1], c: [3, 3] });
    expect(dancePlaces(rows)).toEqual(
      new Map([
        ["a", 3],
        ["b", 3],
        ["c", 6],
      ]),
    );
    expect(dancePlaces([])).toEqual(new Map());
  });

  test("everybody has one place, whatever the judges say, and the order of the rows is no matter", () => {
    const judges = fc
      .integer({ min: 2, max: 6 })
      .chain((n) =>
        fc.array(fc.shuffledSubarray([...Array(n).keys()], { minLength: n }), { minLength: 1, maxLength: 9 }),
      );
    fc.assert(
      fc.property(judges, (ballots) => {
        const n = ballots[0]?.length ?? 0;
        const rows = [...Array(n).keys()].map((who) => ({
          id: `p${who}`,
          marks: ballots.map((ballot) => ballot.indexOf(who) + 1),
        }));
        const places = dancePlaces(rows);
        expect([...places.values()].reduce((all, place) => all + place, 0)).toBe(n * (n + 1));
        expect(dancePlaces([...rows].reverse())).toEqual(places);
        const unanimous = rows.find(({ marks }) => 2 * marks.filter((mark) => mark === 1).length > marks.length);
        if (unanimous) expect(places.get(unanimous.id)).toBe(2);
      }),
    );
  });
});

/** A dance of one judge: places in the order of the names. */
const placed = (order: string) => dance(Object.fromEntries([...order].map((id, at) => [id, [at + 1]])));

describe("[JD12] several dances together", () => {
  test("the lowest sum of places wins", () => {
    expect(skatingResult([placed("cba"), placed("cba")]).map(({ id }) => id)).toEqual(["c", "b", "a"]);
    expect(skatingResult([placed("abc"), placed("acb")])).toEqual([
      { id: "a", place: 1, total: 4, by: "sum" },
      { id: "b", place: 2, total: 10, by: "shared" },
      { id: "c", place: 2, total: 10, by: "shared" },
    ]);
  });

  test("level sums: more places at the place in question or better", () => {
    const result = skatingResult([placed("abcd"), placed("abcd"), placed("cbda")]);
    expect(result.map(({ id, place, total, by }) => [id, place, total, by])).toEqual([
      ["a", 1, 12, "places"],
      ["b", 2, 12, "sum"],
      ["c", 3, 14, "sum"],
      ["d", 4, 22, "sum"],
    ]);
  });

  test("as many places: the lower sum of them", () => {
    // for second place b has 1, 2, 6 and c 2, 5, 2: both twice second or better, b with the lower sum of the two
    const result = skatingResult([placed("bcaxyz"), placed("abxycz"), placed("acxyzb")]);
    expect(result.map(({ id, place, total, by }) => [id, place, total, by])).toEqual([
      ["a", 1, 10, "sum"],
      ["b", 2, 18, "places"],
      ["c", 3, 18, "sum"],
      ["x", 4, 20, "sum"],
      ["y", 5, 26, "sum"],
      ["z", 6, 34, "sum"],
    ]);
  });

  test("then all judges' marks as one dance", () => {
    const one = dance({ a: [1, 1, 2], b: [2, 2, 1], c: [3, 3, 3] });
    const other = dance({ a: [2, 2, 2], b: [1, 1, 1], c: [3, 3, 3] });
    expect(skatingResult([one, other]).map(({ id, place, by }) => [id, place, by])).toEqual([
      ["b", 1, "all-marks"],
      ["a", 2, "sum"],
      ["c", 3, "sum"],
    ]);
  });

  test("after one of three is placed the other two start again", () => {
    const result = skatingResult([placed("abc"), placed("bca"), placed("cab")]);
    expect(result.map(({ place, by }) => [place, by])).toEqual([
      [1, "shared"],
      [1, "shared"],
      [1, "shared"],
    ]);
    const three = [dance({ a: [1], b: [2], c: [3] }), dance({ a: [3], b: [2], c: [1] })];
    expect(skatingResult(three).map(({ id, place, by }) => [id, place, by])).toEqual([
      ["a", 1, "shared"],
      ["c", 1, "shared"],
      ["b", 3, "sum"],
    ]);
  });

  test("no dance, no result", () => {
    expect(skatingResult([])).toEqual([]);
  });
});

describe("[JD13] ballots", () => {
  const ids = ["a", "b", "c"];
  const ballots = [
    ["a", "b", "c"],
    ["a", "c", "b"],
    ["b", "c", "a"],
  ];

  test("Borda gives the last 0, and rank sums add places", () => {
    expect(bordaPoints(ids, ballots)).toEqual({ ok: true, value: new Map(Object.entries({ a: 4, b: 3, c: 2 })) });
    expect(rankSums(ids, ballots)).toEqual({ ok: true, value: new Map(Object.entries({ a: 5, b: 6, c: 7 })) });
  });

  test("a ballot that leaves out, doubles or invents somebody is refused with the names", () => {
    expect(rankSums(ids, [...ballots, ["a", "a", "x"]])).toEqual({
      ok: false,
      refusal: { kind: "ballot-not-complete", at: 3, missing: ["b", "c"], twice: ["a"], unknown: ["x"] },
    });
    expect(bordaPoints(ids, [["a", "b"]])).toMatchObject({ ok: false, refusal: { at: 0, missing: ["c"], twice: [] } });
  });
});

const given = (points: number[], margin = 200, excellence: number | null = null) => {
  const rows = points.map((value, at) => ({ id: `p${at}`, points: value }));
  return medals(rows, margin, excellence).map(({ id, medal }) => `${id} ${medal}`);
};

describe("[JD14] medals within two points", () => {
  test.each([
    ["two golds, no silver", [52_000, 51_850, 51_500], ["p0 gold", "p1 gold", "p2 bronze"]],
    ["two golds, bronze shared", [52_000, 51_850, 51_500, 51_300], ["p0 gold", "p1 gold", "p2 bronze", "p3 bronze"]],
    ["three golds, next too far", [52_000, 51_900, 51_800, 51_400], ["p0 gold", "p1 gold", "p2 gold"]],
    [
      "three golds, next within two of the last",
      [52_000, 51_900, 51_800, 51_600],
      ["p0 gold", "p1 gold", "p2 gold", "p3 bronze"],
    ],
    ["one of each", [52_000, 51_000, 50_000, 49_700], ["p0 gold", "p1 silver", "p2 bronze"]],
    ["bronze shared", [52_000, 51_000, 50_000, 49_800], ["p0 gold", "p1 silver", "p2 bronze", "p3 bronze"]],
    ["two silvers, no bronze", [52_000, 51_600, 51_500, 51_200], ["p0 gold", "p1 silver", "p2 silver"]],
    [
      "two silvers, bronze near the last",
      [52_000, 51_600, 51_500, 51_300],
      ["p0 gold", "p1 silver", "p2 silver", "p3 bronze"],
    ],
    ["exactly two points are within", [52_000, 51_800], ["p0 gold", "p1 gold"]],
    ["a hundredth more is not", [52_000, 51_799], ["p0 gold", "p1 silver"]],
    ["nobody", [], []],
    ["one alone", [100], ["p0 gold"]],
  ])("%s", (_what, points, expected) => {
    expect(given(points)).toEqual(expected);
  });

  test("the honour goes to whom reached the points and has no medal", () => {
    expect(given([52_000, 51_000, 50_000, 49_700, 49_699], 200, 49_700)).toEqual([
      "p0 gold",
      "p1 silver",
      "p2 bronze",
      "p3 excellence",
    ]);
  });

  test("equal points never get different medals, and the order of the rows is no matter", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 10 }), (points) => {
        const rows = points.map((value, at) => ({ id: `p${at}`, points: value }));
        const lines = medals(rows, 2);
        expect(medals([...rows].reverse(), 2)).toEqual(lines);
        const medalOf = new Map(lines.map(({ id, medal }) => [id, medal]));
        for (const one of rows)
          for (const other of rows)
            if (one.points === other.points) expect(medalOf.get(one.id)).toBe(medalOf.get(other.id));
      }),
    );
  });
});

describe("[JD15] order of appearance by lot", () => {
  const ids = ["u3", "u1", "u2", "u4", "u5"];

  test("the same seed gives the same turns and codes, in whatever order people are named", () => {
    const drawn = appearances(ids, "open-day");
    expect(appearances([...ids].reverse(), "open-day")).toEqual(drawn);
    expect(drawn.map(({ turn }) => turn)).toEqual([1, 2, 3, 4, 5]);
    expect(drawn.map(({ code }) => code).sort()).toEqual([1, 2, 3, 4, 5]);
    expect(drawn.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(drawn.map(({ code, turn }) => code - turn)).not.toEqual([0, 0, 0, 0, 0]);
    const other = appearances(ids, "another day");
    expect(other.map(({ id }) => id)).not.toEqual(drawn.map(({ id }) => id));
    const codes = (all: typeof drawn) => ids.map((id) => all.find((one) => one.id === id)?.code);
    expect(codes(other)).not.toEqual(codes(drawn));
  });
});
