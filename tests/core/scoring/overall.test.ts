import fc from "fast-check";
import { expect, test } from "vitest";
import { type OverallRow, overallPlaces } from "#core/scoring/overall.ts";

const ones = { place: [], normalised: [] };
const row = (id: string, places: (number | null)[], normalised: (number | null)[]): OverallRow<string> => ({
  id,
  places,
  normalised,
});

test("[SC28] the lowest sum of places wins, each event times its multiplier", () => {
  const rows = [
    row("a", [1, 2, 3], [100, 80, 60]),
    row("b", [2, 1, 2], [90, 100, 70]),
    row("c", [3, 3, 1], [1, 1, 100]),
  ];
  const multipliers = { place: [1, 1, 2], normalised: [1, 1, 2] };
  expect(overallPlaces(rows, multipliers)).toEqual([
    { id: "b", placeSum: 7, normalisedSum: 330, place: 1 },
    { id: "c", placeSum: 8, normalisedSum: 202, place: 2 },
    { id: "a", placeSum: 9, normalisedSum: 300, place: 3 },
  ]);
});

test("[SC28] equal sums of places are separated by the normalised results; level in both share the place", () => {
  const rows = [row("d", [2], [50]), row("c", [1], [90]), row("b", [1], [90]), row("a", [1], [80])];
  expect(overallPlaces(rows, ones).map(({ id, place }) => [id, place])).toEqual([
    ["b", 1],
    ["c", 1],
    ["a", 3],
    ["d", 4],
  ]);
});

test("[SC28] two with the same normalised sum but different sums of places do not share a place", () => {
  const rows = [row("a", [1, 2], [100, 50]), row("b", [2, 2], [80, 70])];
  expect(overallPlaces(rows, ones).map(({ place }) => place)).toEqual([1, 2]);
});

test("[SC28] who lacks an event has no place, and gains nothing by it", () => {
  const rows = [row("a", [1, null], [100, null]), row("b", [2, 1], [1, 100]), row("0", [null, 5], [null, 3])];
  expect(overallPlaces(rows, ones)).toEqual([
    { id: "b", placeSum: 3, normalisedSum: 101, place: 1 },
    { id: "0", placeSum: 5, normalisedSum: 3, place: null },
    { id: "a", placeSum: 1, normalisedSum: 100, place: null },
  ]);
  expect(overallPlaces([row("a", [1], [null])], ones)[0]?.place).toBeNull();
});

test("[SC28] the order of the input changes nothing", () => {
  const rows = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom("a", "b", "c", "d", "e"),
      places: fc.tuple(fc.option(fc.integer({ min: 1, max: 2 })), fc.integer({ min: 1, max: 2 })),
      normalised: fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 })),
    }),
    { selector: ({ id }) => id },
  );
  fc.assert(
    fc.property(rows, (given) => {
      expect(overallPlaces([...given].reverse(), ones)).toEqual(overallPlaces(given, ones));
    }),
  );
});
