import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sheetTotal } from "#core/judged/criteria.ts";
import { type Account, adjust, caseCosts, deduction, lineUpPoints } from "#core/points/deductions.ts";
import { withEarlier } from "#core/points/earlier.ts";
import { type GuestRule, type Listed, placeGuests } from "#core/points/guests.ts";
import { medalTable } from "#core/points/medals.ts";
import { orderUnits } from "#core/points/order.ts";
import { attendanceBands, attendancePoints, spiritOrder, spiritSheet } from "#core/points/spirit.ts";

describe("[TP3] deductions", () => {
  const account: Account<"a"> = { unit: "a", points: 60, golds: 4 };

  test("what one case costs stands in the regulations", () => {
    expect(caseCosts).toEqual({
      "no-show": { points: 2, golds: 0 },
      impostor: { points: 5, golds: 0 },
      cheating: { points: 9, golds: 1 },
    });
  });

  test("two cases of cheating cost twice, in points and golds, and the rows say why", () => {
    const rows = [deduction("a", "cheating", 2, caseCosts.cheating)];
    expect(rows).toEqual([{ unit: "a", reason: "cheating", points: -18, golds: -2 }]);
    expect(adjust(account, rows, null)).toEqual({
      unit: "a",
      points: 42,
      golds: 2,
      from: { points: 60, golds: 4 },
      rows,
    });
  });

  test("no case costs nothing, and not minus nothing", () => {
    expect(deduction("a", "impostor", 0, caseCosts.impostor)).toEqual({
      unit: "a",
      reason: "impostor",
      points: 0,
      golds: 0,
    });
  });

  test("a unit pays only its own rows; praise adds", () => {
    const rows = [
      { unit: "b", reason: "fine", points: -30, golds: -1 },
      { unit: "a", reason: "praise", points: 5, golds: 0 },
      { unit: "a", reason: "no-show", points: -2, golds: 0 },
    ] as const;
    expect(adjust<string>(account, rows, null)).toMatchObject({ points: 63, golds: 4, rows: [rows[1], rows[2]] });
  });

  test("points fall below 0 unless the meet says how far; golds never do", () => {
    const rows = [deduction("a", "cheating", 8, caseCosts.cheating)];
    expect(adjust(account, rows, null)).toMatchObject({ points: -12, golds: 0 });
    expect(adjust(account, rows, 0)).toMatchObject({ points: 0, golds: 0 });
    expect(adjust(account, rows, -20)).toMatchObject({ points: -12 });
  });

  test("a wrong line-up wins nothing", () => {
    expect(lineUpPoints(9, false)).toBe(0);
    expect(lineUpPoints(9, true)).toBe(9);
  });
});

describe("[TP6] order of units", () => {
  test("what stood a unit before the next is said where points did not", () => {
    const rows = [
      { unit: "a", points: 50, won: [2, 1, 3] },
      { unit: "b", points: 50, won: [2, 2] },
      { unit: "c", points: 50, won: [1, 5, 5] },
      { unit: "d", points: 51, won: [] },
    ];
    expect(orderUnits(rows).map(({ unit, place, before }) => [unit, place, before?.place ?? null])).toEqual([
      ["d", 1, null],
      ["b", 2, 2],
      ["a", 3, 1],
      ["c", 4, null],
    ]);
    expect(orderUnits(rows)[1]?.before).toEqual({ kind: "separated-by-places", place: 2 });
  });

  test("without any point an eighth place still stands before none, and those without one share the place", () => {
    const none = [
      { unit: "a", points: 0, won: [] },
      { unit: "b", points: 0, won: [0, 0, 0, 0, 0, 0, 0, 1] },
      { unit: "c", points: 0, won: [0, 0] },
    ];
    expect(orderUnits(none).map(({ unit, place, before }) => [unit, place, before?.place])).toEqual([
      ["b", 1, 8],
      ["a", 2, undefined],
      ["c", 2, undefined],
    ]);
  });
});

describe("[TP9] guests out of competition", () => {
  const list = (...rows: [string, number | null, boolean][]): Listed<string>[] =>
    rows.map(([id, place, guest]) => ({ id, place, guest }));
  const shown = (listed: Listed<string>[], rule: GuestRule) =>
    placeGuests(listed, rule).map(({ id, place, counts }) => [id, place, counts]);
  const field = list(["d", 4, false], ["a", 1, false], ["b", 2, true], ["c", 3, false], ["e", null, true]);

  test.each([
    { rule: "level", b: ["b", 2, null], c: ["c", 2, 2], d: ["d", 3, 3] },
    { rule: "occupy", b: ["b", 2, null], c: ["c", 3, 3], d: ["d", 4, 4] },
    { rule: "unplaced", b: ["b", null, null], c: ["c", 2, 2], d: ["d", 3, 3] },
  ] as const)("$rule: the guest wins no points, and others get the place that is theirs", ({ rule, b, c, d }) => {
    expect(shown(field, rule)).toEqual([["a", 1, 1], b, c, d, ["e", null, null]]);
  });

  test("guests level with competitors, and two guests, push nobody down", () => {
    const two = list(["b", 1, false], ["a", 1, true], ["c", 3, true], ["d", 4, false], ["e", 5, true]);
    expect(shown(two, "level")).toEqual([
      ["a", 1, null],
      ["b", 1, 1],
      ["c", 2, null],
      ["d", 2, 2],
      ["e", 3, null],
    ]);
  });

  test("a competitor's place is the one it has without the guests", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), fc.boolean()), { maxLength: 12 }), (people) => {
        const placeAmong = (value: number, among: readonly (readonly [number, boolean])[]) =>
          among.filter(([other]) => other < value).length + 1;
        const listed = people.map(([value, guest], i) => ({ id: `p${i}`, place: placeAmong(value, people), guest }));
        const alone = people.filter(([, guest]) => !guest);
        for (const { id, counts, guest } of placeGuests(listed, "level")) {
          const value = people[Number(id.slice(1))]?.[0] ?? 0;
          expect(counts).toBe(guest ? null : placeAmong(value, alone));
        }
      }),
    );
  });
});

describe("[TP11] medal table", () => {
  const rows = [
    { unit: "usa", medals: [20, 20, 14] },
    { unit: "chn", medals: [23, 14, 12] },
    { unit: "b", medals: [1, 2, 0] },
    { unit: "a", medals: [1, 2, 0] },
  ];
  test("by gold, or by the number of medals", () => {
    expect(medalTable(rows, "gold").map(({ unit, total, place }) => [unit, total, place])).toEqual([
      ["chn", 49, 1],
      ["usa", 54, 2],
      ["a", 3, 3],
      ["b", 3, 3],
    ]);
    expect(medalTable(rows, "total").map(({ unit, place }) => [unit, place])).toEqual([
      ["usa", 1],
      ["chn", 2],
      ["a", 3],
      ["b", 3],
    ]);
    expect(medalTable(rows, "total")[0]).toEqual({ unit: "usa", medals: [20, 20, 14], total: 54, place: 1 });
  });

  test("with as many medals, more golds", () => {
    const level = [
      { unit: "a", medals: [1, 0, 2] },
      { unit: "b", medals: [2, 0, 1] },
    ];
    expect(medalTable(level, "total").map(({ unit, place }) => [unit, place])).toEqual([
      ["b", 1],
      ["a", 2],
    ]);
  });

  test("the order of the rows does not matter", () => {
    const row = fc.record({ unit: fc.constantFrom("a", "b", "c", "d"), medals: fc.array(fc.nat(2), { maxLength: 3 }) });
    fc.assert(
      fc.property(
        fc.uniqueArray(row, { selector: ({ unit }) => unit }),
        fc.constantFrom("gold" as const, "total" as const),
        (units, by) => {
          expect(medalTable([...units].reverse(), by)).toEqual(medalTable(units, by));
        },
      ),
    );
  });
});

test("[TP12] earlier meets count with their share, rounded once", () => {
  expect(withEarlier(100, [50, 30], { part: 15, whole: 100 })).toBe(112);
  expect(withEarlier(0, [1, 1, 1], { part: 1, whole: 2 })).toBe(2);
  expect(withEarlier(7, [], { part: 15, whole: 100 })).toBe(7);
});

describe("spirit prizes", () => {
  test.each([
    [90, 100, 15],
    [899, 1000, 10],
    [85, 100, 10],
    [849, 1000, 5],
    [80, 100, 5],
    [799, 1000, 0],
    [0, 100, 0],
    [0, 0, 15],
    [27, 30, 15],
  ])("[TP13] %i of %i on the stands win %i", (came, called, points) => {
    expect(attendancePoints(came, called, attendanceBands)).toBe(points);
  });

  test("[TP13] an attendance below every band wins nothing", () => {
    expect(attendancePoints(1, 2, [{ from: 60, value: 3 }])).toBe(0);
  });

  test("[TP13] the sheet has a hundred points, the audience its measured ones", () => {
    const full = Object.fromEntries(spiritSheet.map(({ key, most }) => [key, most]));
    expect(sheetTotal(spiritSheet, full)).toEqual({ ok: true, value: 100 });
    const audience = attendancePoints(88, 100, attendanceBands);
    expect(sheetTotal(spiritSheet, { ...full, audience })).toEqual({ ok: true, value: 95 });
    expect(sheetTotal(spiritSheet, { ...full, audience: 16 })).toMatchObject({
      refusal: { lines: [{ kind: "mark-out-of-range", key: "audience", most: 15, got: 16 }] },
    });
    expect(spiritSheet.map(({ key, most, step }) => [key, most, step])).toEqual([
      ["entrance", 10, 1],
      ["audience", 15, 1],
      ["on-time", 15, 1],
      ["bearing", 10, 1],
      ["cleanliness", 10, 1],
      ["field-order", 20, 1],
      ["cheering", 10, 1],
      ["press", 10, 1],
    ]);
  });

  test("[TP14] whoever forfeited stands without a place, whatever the sheet says", () => {
    const candidates = [
      { unit: "d", total: 80, lost: [] },
      { unit: "e", total: 80, lost: ["fight" as const, "cheating" as const] },
      { unit: "c", total: 99, lost: ["forfeit" as const] },
      { unit: "b", total: 90, lost: [] },
      { unit: "a", total: 90, lost: [] },
    ];
    expect(spiritOrder(candidates).map(({ unit, place }) => [unit, place])).toEqual([
      ["a", 1],
      ["b", 1],
      ["d", 3],
      ["c", null],
      ["e", null],
    ]);
  });
});
