import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { admitted, type FewEntrants } from "#core/points/admitted.ts";
import { relayTable, withRecord } from "#core/points/bonus.ts";
import { type OutcomePoints, outcomePoints, tenForAWin } from "#core/points/outcomes.ts";
import { POINT_SCALE, pointsOf } from "#core/points/scale.ts";
import { placePoints } from "#core/points/table.ts";
import { pointTables, tableForTeams, tableOf } from "#core/points/tables.ts";

describe("[TP7] tables", () => {
  test("published tables are as they were published", () => {
    expect(pointTables).toEqual({
      nine: { places: [9, 7, 6, 5, 4, 3, 2, 1] },
      seven: { places: [7, 5, 4, 3, 2, 1] },
      nineToThree: { places: [9, 7, 6, 5, 4, 3] },
      twenty: { places: [20, 16, 14, 12, 10, 8, 6, 4, 2] },
      twelve: { places: [12, 10, 8, 7, 6, 5, 4, 3, 2, 1] },
      five: { places: [5, 4, 3, 2, 1] },
      relay: { places: [14, 12, 10, 8, 6, 4, 2] },
      weihai: { places: [10, 9, 8, 7, 6, 5, 4, 4, 4, 4], rest: 1 },
    });
  });

  test.each(Object.entries(pointTables))("in table %s no place wins more than the one before", (_name, table) => {
    const paid = tableOf(table, 20);
    expect(paid).toEqual([...paid].sort((a, b) => b - a));
  });

  test("whoever is behind the named places wins the rest, or nothing", () => {
    expect(tableOf(pointTables.weihai, 12)).toEqual([10, 9, 8, 7, 6, 5, 4, 4, 4, 4, 1, 1]);
    expect(tableOf(pointTables.five, 7)).toEqual([5, 4, 3, 2, 1, 0, 0]);
    expect(tableOf(pointTables.five, 2)).toEqual([5, 4]);
  });

  test("a tie shares the rest that it reaches", () => {
    const places = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10];
    const won = placePoints(places, tableOf(pointTables.weihai, places.length), "share");
    expect(won.slice(9)).toEqual([pointsOf(2.5), pointsOf(2.5)]);
  });

  test("as many points as teams", () => {
    expect(tableForTeams(4)).toEqual({ places: [4, 3, 2, 1] });
    expect(tableForTeams(0)).toEqual({ places: [] });
  });
});

describe("[TP8] few entrants", () => {
  const rule = (max: number, minus: number, when: FewEntrants["when"]): FewEntrants => ({ max, minus, when });
  test.each([
    { came: 8, few: rule(8, 1, "up-to"), places: 7, minus: 1 },
    { came: 6, few: rule(8, 1, "up-to"), places: 5, minus: 1 },
    { came: 5, few: rule(6, 1, "below"), places: 4, minus: 1 },
    { came: 6, few: rule(6, 2, "up-to"), places: 4, minus: 2 },
    { came: 7, few: rule(8, 1, "never"), places: 7, minus: 0 },
    { came: 8, few: rule(8, 1, "always"), places: 7, minus: 1 },
    { came: 1, few: rule(8, 1, "up-to"), places: 0, minus: 1 },
    { came: 1, few: rule(8, 2, "up-to"), places: 0, minus: 2 },
    { came: 0, few: rule(8, 1, "below"), places: 0, minus: 1 },
  ])("$came of $few.max, $few.when: $places places", ({ came, few, places, minus }) => {
    expect(admitted(came, few)).toEqual({
      places,
      fewer: { kind: "fewer-places", paid: places, max: few.max, came, minus },
    });
  });

  test.each([
    { came: 9, few: rule(8, 1, "up-to") },
    { came: 6, few: rule(6, 1, "below") },
    { came: 9, few: rule(8, 1, "always") },
  ])("$came of $few.max, $few.when: all places are paid and nothing needs saying", ({ came, few }) => {
    expect(admitted(came, few)).toEqual({ places: few.max, fewer: null });
  });

  test("never more places than people came, nor than the table has", () => {
    const when = fc.constantFrom<FewEntrants["when"]>("up-to", "below", "always", "never");
    fc.assert(
      fc.property(fc.nat(30), fc.nat(12), fc.nat(3), when, (came, max, minus, rule) => {
        const { places } = admitted(came, { max, minus, when: rule });
        expect(places).toBeGreaterThanOrEqual(0);
        expect(places).toBeLessThanOrEqual(Math.min(came, max));
      }),
    );
  });
});

describe("relays and records", () => {
  test("[TP4] a relay pays a multiple of the table, or its own", () => {
    const single = [7, 5].map(pointsOf);
    expect(relayTable(single, { mode: "times", times: { part: 2, whole: 1 } })).toEqual([14, 10].map(pointsOf));
    expect(relayTable(single, { mode: "times", times: { part: 3, whole: 2 } })).toEqual([10.5, 7.5].map(pointsOf));
    expect(relayTable([5], { mode: "times", times: { part: 1, whole: 2 } })).toEqual([3]);
    expect(relayTable(single, { mode: "own", table: [14, 12] })).toEqual([14, 12]);
  });

  test.each([
    { why: "doubled", records: 1, bonus: { mode: "times", times: { part: 2, whole: 1 } }, won: 14 },
    { why: "two records double once", records: 2, bonus: { mode: "times", times: { part: 2, whole: 1 } }, won: 14 },
    {
      why: "half as much again, rounded once",
      records: 1,
      bonus: { mode: "times", times: { part: 3, whole: 2 } },
      won: 11,
    },
    { why: "added", records: 1, bonus: { mode: "add", points: 9 }, won: 16 },
    { why: "added for each record", records: 2, bonus: { mode: "add", points: 9 }, won: 25 },
    { why: "no record, no bonus", records: 0, bonus: { mode: "times", times: { part: 2, whole: 1 } }, won: 7 },
    { why: "records are worth nothing here", records: 3, bonus: { mode: "none" }, won: 7 },
  ] as const)("[TP5] $why", ({ records, bonus, won }) => {
    expect(withRecord(7, records, bonus)).toBe(won);
  });

  test("[TP10] matches are worth what their outcomes are", () => {
    expect(outcomePoints(["win", "win", "loss", "draw", "forfeit"], tenForAWin)).toBe(25);
    const worth: OutcomePoints = { win: 3, draw: 1, loss: 0, forfeit: -1 };
    expect(outcomePoints(["win", "forfeit", "draw"], worth)).toBe(3);
    expect(outcomePoints([], worth)).toBe(0);
  });

  test("[TP1] typed points keep four decimals", () => {
    expect(pointsOf("0.25")).toBe(POINT_SCALE / 4);
    expect(pointsOf(7)).toBe(7 * POINT_SCALE);
    expect(pointsOf("0.00005")).toBe(POINT_SCALE / 10_000);
  });
});
