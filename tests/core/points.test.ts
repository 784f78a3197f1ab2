import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EventId, UnitId } from "#core/ids.ts";
import { POINT_SCALE, placePoints, unitTotals } from "#core/points/table.ts";
import { rankValues } from "#core/ranking/rank.ts";
import { id, numberOf } from "./people.ts";

const table = [7, 5, 4, 3, 2, 1];
const scaled = (...points: number[]) => points.map((one) => one * POINT_SCALE);

describe("points of an event", () => {
  test.each([
    {
      why: "a place beyond the table, and no place at all, win nothing",
      places: [1, 6, 7, null],
      tie: "share",
      won: scaled(7, 1, 0, 0),
    },
    { why: "two at second share second and third", places: [2, 1, 2, 4], tie: "share", won: scaled(4.5, 7, 4.5, 3) },
    { why: "three at second share three places", places: [1, 2, 2, 2, 5], tie: "share", won: scaled(7, 4, 4, 4, 2) },
    { why: "two at sixth share the last point with nothing", places: [6, 6], tie: "share", won: scaled(0.5, 0.5) },
    {
      why: "full points for each, where the event says so",
      places: [2, 1, 2, 4],
      tie: "full",
      won: scaled(5, 7, 5, 3),
    },
    { why: "nobody, nothing", places: [], tie: "share", won: [] },
  ] as const)("[TP1] [TP2] $why", ({ places, tie, won }) => {
    expect(placePoints(places, table, tie)).toEqual(won);
  });

  test("[TP1] half points of a table are whole numbers of the scale", () => {
    expect(placePoints([1], [6.5], "share")).toEqual([6.5 * POINT_SCALE]);
  });

  test("[TP2] nothing of what the places taken are worth is lost or invented by sharing", () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(6)), { maxLength: 16 }), (values) => {
        const places = rankValues(values, "more", "competition");
        const people = places.filter((place) => place !== null).length;
        const available = table.slice(0, people).reduce((a, b) => a + b, 0) * POINT_SCALE;
        expect(placePoints(places, table, "share").reduce((a, b) => a + b, 0)).toBe(available);
      }),
    );
  });

  test.each([17, 19, 23, 97])("[TP2] %i who share get alike, and together no more than there is", (count) => {
    const won = placePoints(new Array(count).fill(1), table, "share");
    const available = 22 * POINT_SCALE;
    expect(new Set(won).size).toBe(1);
    const given = won.reduce((a, b) => a + b, 0);
    expect(given).toBeLessThanOrEqual(available);
    expect(available - given).toBeLessThan(count);
  });

  test("[TP2] three thirds of a point are a whole point again", () => {
    const [third = 0] = placePoints([6, 6, 6], table, "share");
    expect(3 * third).toBe(POINT_SCALE);
  });

  test("[TP1] a better place never wins less, and equal places win the same", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(6), { maxLength: 20 }),
        fc.constantFrom("share" as const, "full" as const),
        (values, tie) => {
          const places = rankValues(values, "more", "competition");
          const won = placePoints(places, table, tie);
          const pairs = places.flatMap((one, i) => places.map((other, k) => ({ one, other, i, k })));
          for (const { one, other, i, k } of pairs) {
            if ((one ?? 0) < (other ?? 0)) expect(won[i]).toBeGreaterThanOrEqual(won[k] ?? 0);
            if (one === other) expect(won[i]).toBe(won[k]);
          }
        },
      ),
    );
  });
});

describe("unit totals", () => {
  const units = [1, 2, 3, 4].map((n) => id<UnitId>(n));
  const won = (unit: number, place: number | null, points: number) => ({
    unit: id<UnitId>(unit),
    event: id<EventId>(1),
    place,
    points,
  });
  const order = (rows: ReturnType<typeof won>[]) =>
    unitTotals(rows, units).map((one) => [numberOf(one.unit), one.place]);

  test("[TP6] a unit without points is in the table too", () => {
    expect(unitTotals([won(2, 1, 7)], units)).toEqual([
      { unit: id(2), points: 7, firsts: 1, seconds: 0, thirds: 0, place: 1, before: null },
      { unit: id(1), points: 0, firsts: 0, seconds: 0, thirds: 0, place: 2, before: null },
      { unit: id(3), points: 0, firsts: 0, seconds: 0, thirds: 0, place: 2, before: null },
      { unit: id(4), points: 0, firsts: 0, seconds: 0, thirds: 0, place: 2, before: null },
    ]);
  });

  test.each([
    {
      why: "more points go before more firsts",
      rows: [won(1, 1, 7), won(2, 2, 5), won(2, 3, 4)],
      want: [
        [2, 1],
        [1, 2],
        [3, 3],
        [4, 3],
      ],
    },
    {
      why: "level on points, more firsts",
      rows: [won(1, 2, 5), won(1, 4, 5), won(2, 1, 10)],
      want: [
        [2, 1],
        [1, 2],
        [3, 3],
        [4, 3],
      ],
    },
    {
      why: "level on firsts, more seconds",
      rows: [won(1, 1, 5), won(1, 3, 5), won(2, 1, 5), won(2, 2, 5)],
      want: [
        [2, 1],
        [1, 2],
        [3, 3],
        [4, 3],
      ],
    },
    {
      why: "level down to the fourth places",
      rows: [won(1, 5, 5), won(2, 4, 5)],
      want: [
        [2, 1],
        [1, 2],
        [3, 3],
        [4, 3],
      ],
    },
    {
      why: "all equal share the place, in the order of the units",
      rows: [won(3, 1, 5), won(1, 1, 5)],
      want: [
        [1, 1],
        [3, 1],
        [2, 3],
        [4, 3],
      ],
    },
    {
      why: "points of a unit that is not asked for count for nobody",
      rows: [won(9, 1, 99), won(4, 2, 1)],
      want: [
        [4, 1],
        [1, 2],
        [2, 2],
        [3, 2],
      ],
    },
  ])("[TP6] $why", ({ rows, want }) => {
    expect(order(rows)).toEqual(want);
  });

  test("[TP6] the order of the rows does not matter", () => {
    const row = fc.record({
      unit: fc.integer({ min: 1, max: 4 }),
      place: fc.option(fc.integer({ min: 1, max: 6 })),
      points: fc.nat(9),
    });
    fc.assert(
      fc.property(
        fc
          .array(row.map(({ unit, place, points }) => won(unit, place, points)))
          .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        ([rows, mixed]) => {
          expect(unitTotals(mixed, units)).toEqual(unitTotals(rows, units));
        },
      ),
    );
  });
});
