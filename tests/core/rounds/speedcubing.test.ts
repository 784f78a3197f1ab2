import { describe, expect, test } from "vitest";
import { type CubingCondition, cubingQualifies, cubingRefusals, roundsAfter } from "#core/rounds/speedcubing.ts";

/** The numbers of the rows that qualify, from 1. */
function through(places: (number | null)[], condition: CubingCondition, bests: number[] = [], ranked = bests) {
  const rows = places.map((place, i) => ({ place, best: bests[i] ?? 1000, ranked: ranked[i] ?? 1000 }));
  return cubingQualifies(rows, condition).flatMap((goes, i) => (goes ? [i + 1] : []));
}

const ranking = (level: number): CubingCondition => ({ type: "ranking", level });
const percent = (level: number): CubingCondition => ({ type: "percent", level });
const better = (level: number): CubingCondition => ({ type: "attemptResult", level });
const five = [1, 2, 3, 4, 5];

describe("the speedcubing association's conditions", () => {
  test.each([
    { why: "the first three", places: five, condition: ranking(3), on: [1, 2, 3] },
    { why: "never more than three quarters", places: five, condition: ranking(4), on: [1, 2, 3] },
    { why: "level across three quarters: none of them", places: [1, 2, 3, 3, 5], condition: ranking(3), on: [1, 2] },
    { why: "level inside three quarters: both", places: [1, 2, 3, 3, 5, 6], condition: ranking(3), on: [1, 2, 3, 4] },
    { why: "all level: nobody", places: [1, 1, 1, 1], condition: ranking(2), on: [] },
    { why: "half of five is two", places: five, condition: percent(50), on: [1, 2] },
    { why: "29 % of seven rows is two", places: [1, 2, 3, 4, 5, 6, 7], condition: percent(29), on: [1, 2] },
    {
      why: "those not ranked yet count as rows",
      places: [1, 2, 3, null, null, null],
      condition: percent(50),
      on: [1, 2, 3],
    },
    { why: "nobody ranked yet", places: [null, null], condition: ranking(3), on: [] },
    { why: "no rows", places: [], condition: ranking(3), on: [] },
    { why: "a final marks three", places: [1, 2, 3, 3, 5], condition: null, on: [1, 2, 3, 4] },
    { why: "a final of three marks all", places: [1, 2, 3], condition: null, on: [1, 2, 3] },
  ])("[AD12] $why", ({ places, condition, on }) => {
    expect(through(places, condition)).toEqual(on);
  });

  test("[AD12] a mark must be strictly better than the limit", () => {
    expect(through(five, better(1200), [1000, 1100, 1200, 1300, 1400])).toEqual([1, 2]);
    expect(through(five, better(1201), [1000, 1100, 1200, 1300, 1400])).toEqual([1, 2, 3]);
    expect(through(five, better(9999), [1000, 1100, 1200, 1300, 1400])).toEqual([1, 2, 3]);
  });

  test("[AD12] the limit is held against what the round is ranked by", () => {
    expect(through(five, better(1200), [900, 900, 900, 900, 900], [1000, -1, 1300, 0, 1199])).toEqual([1]);
  });

  test("[AD12] nobody goes on without a valid mark", () => {
    expect(through([1, 2, null, null, null], ranking(3), [1000, -1, 0, 0, 0])).toEqual([1]);
    expect(through([1, 2, 3, 4], null, [1000, 0, -2, 1])).toEqual([1]);
    expect(through([1, 2, 3, 4], better(1500), [1400, 0, -1, -2])).toEqual([1]);
  });
});

describe("rounds", () => {
  test.each([
    [0, 0],
    [7, 0],
    [8, 1],
    [15, 1],
    [16, 2],
    [99, 2],
    [100, 3],
    [5000, 3],
  ])("[AD12] after a round of %i people at most %i more", (n, most) => {
    expect(roundsAfter(n)).toBe(most);
  });

  test("[AD12] a plan is told every round that keeps too many or has too many after it", () => {
    expect(cubingRefusals([100, 75, 16, 12])).toEqual([]);
    expect(cubingRefusals([16, 12, 8])).toEqual([]);
    expect(cubingRefusals([16, 13, 7])).toEqual([
      { kind: "too-few-leave", round: 1, entrants: 16, through: 13, most: 12 },
    ]);
    expect(cubingRefusals([99, 50, 7, 4])).toEqual([
      { kind: "too-many-rounds-after", round: 1, entrants: 99, after: 3, most: 2 },
      { kind: "too-many-rounds-after", round: 3, entrants: 7, after: 1, most: 0 },
    ]);
    expect(cubingRefusals([])).toEqual([]);
  });
});
