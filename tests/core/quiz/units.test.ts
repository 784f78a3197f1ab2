import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { awardedUnits, firstUnits, type QuizUnit, rankUnits, unitsOf } from "#core/quiz/units.ts";

const unit = (id: string, rest: Partial<QuizUnit<string>> = {}): QuizUnit<string> => ({
  id,
  total: 88,
  members: 100,
  took: 50,
  high: 10,
  tries: 100,
  ...rest,
});
const ranked = (...units: QuizUnit<string>[]) => {
  const answer = rankUnits(units);
  if (!answer.ok) throw new Error("good units were refused");
  return answer.value;
};
const order = (...units: QuizUnit<string>[]) => ranked(...units).rows.map(({ id, place }) => `${id}${place}`);

describe("units in an online quiz", () => {
  test("[QZ19] the total decides, then participation, the high-score part, and mean tries", () => {
    expect(order(unit("a", { took: 100, high: 99, tries: 900 }), unit("b", { total: 89 }))).toEqual(["b1", "a2"]);
    expect(order(unit("a", { high: 99, tries: 900 }), unit("b", { took: 51 }))).toEqual(["b1", "a2"]);
    expect(order(unit("a", { tries: 900 }), unit("b", { high: 11 }))).toEqual(["b1", "a2"]);
    expect(order(unit("a"), unit("b", { tries: 101 }))).toEqual(["b1", "a2"]);
    expect(order(unit("b"), unit("a"))).toEqual(["a1", "b1"]);
  });

  test("[QZ19] rates are compared exactly: 1 of 3 is level with 2 of 6 and behind 3334 of 10000", () => {
    const third = { members: 3, took: 1, tries: 3 };
    expect(order(unit("a", third), unit("b", { members: 6, took: 2, tries: 6 }))).toEqual(["a1", "b1"]);
    expect(order(unit("a", third), unit("b", { members: 10_000, took: 3334, tries: 0 }))).toEqual(["b1", "a2"]);
    const half = { took: 50, members: 100 };
    expect(order(unit("a", { ...half, tries: 100 }), unit("b", { took: 25, members: 50, tries: 51 }))).toEqual([
      "b1",
      "a2",
    ]);
  });

  test("[QZ19] counts that cannot be are refused with the units they are of", () => {
    const wrong = [unit("c", { took: 101 }), unit("a"), unit("b", { members: 0, took: 0 }), unit("d", { took: 100 })];
    expect(rankUnits(wrong)).toEqual({
      ok: false,
      refusal: {
        kind: "units-cannot-be",
        units: [
          { kind: "no-members", unit: "b" },
          { kind: "more-than-members", unit: "c", took: 101, members: 100 },
        ],
      },
    });
    expect(rankUnits([...wrong].reverse())).toEqual(rankUnits(wrong));
    expect(rankUnits([unit("a", { members: 1, took: 1 })]).ok).toBe(true);
  });

  test("[QZ19] a unit's numbers come from its members", () => {
    const results = [
      { unit: "a", points: 90, tries: 3 },
      { unit: "a", points: 89, tries: 1 },
      { unit: "a", points: null, tries: 0 },
      { unit: "b", points: 0, tries: 1 },
    ];
    expect(unitsOf(["b", "a", "c"], results, 90)).toEqual([
      { id: "b", total: 0, members: 1, took: 1, high: 0, tries: 1 },
      { id: "a", total: 179, members: 3, took: 2, high: 1, tries: 4 },
      { id: "c", total: 0, members: 0, took: 0, high: 0, tries: 0 },
    ]);
    expect(() => unitsOf(["a"], [{ unit: "z", points: 1, tries: 1 }], 90)).toThrow("no unit z");
  });

  const seven = [..."abcdefg"].map((id, at) => unit(id, { total: 70 - at }));

  test("[QZ19] the first 60 % are awarded, rounded as said", () => {
    expect(awardedUnits(ranked(...seven), 60, "floor")).toEqual({ awarded: [..."abcd"], places: 4, tie: null });
    expect(awardedUnits(ranked(...seven), 60, "half-up").places).toBe(4);
    expect(awardedUnits(ranked(...seven), 60, "ceil")).toEqual({ awarded: [..."abcde"], places: 5, tie: null });
    expect(awardedUnits(ranked(...seven), 150, "ceil").places).toBe(7);
    expect(awardedUnits(ranked(), 60, "ceil")).toEqual({ awarded: [], places: 0, tie: null });
  });

  test("[QZ19] who is level with the last of them goes through too, and that is told", () => {
    const level = seven.map((one) => ({ ...one, total: one.id > "b" && one.id < "f" ? 68 : one.total }));
    expect(awardedUnits(ranked(...level), 60, "floor")).toEqual({
      awarded: [..."abcde"],
      places: 4,
      tie: { kind: "all-through", units: ["c", "d", "e"], places: 4, awarded: 5 },
    });
    expect(firstUnits(ranked(...level), 5).tie).toBeNull();
    expect(firstUnits(ranked(...level), 2)).toEqual({ awarded: ["a", "b"], places: 2, tie: null });
    expect(firstUnits(ranked(...level), 0)).toEqual({ awarded: [], places: 0, tie: null });
  });

  test("[QZ19] at least the share is awarded, and nobody level with an awarded unit is left out", () => {
    const units = fc
      .array(fc.tuple(fc.nat(3), fc.nat(2)), { maxLength: 12 })
      .map((all) => all.map(([total, took], at) => unit(`u${at}`, { total, took })));
    fc.assert(
      fc.property(units, fc.nat(100), (all, percent) => {
        const ranking = ranked(...all);
        const { awarded, places } = awardedUnits(ranking, percent, "floor");
        expect(awarded.length >= places).toBe(true);
        for (const { id, level } of ranking.rows)
          expect(level.filter((one) => awarded.includes(one) !== awarded.includes(id))).toEqual([]);
      }),
    );
  });
});
