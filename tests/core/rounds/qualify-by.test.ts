import { describe, expect, test } from "vitest";
import { type Form, type Qualifying, reaches } from "#core/rounds/forms.ts";
import { qualifyBy } from "#core/rounds/qualify-by.ts";
import { forms, heatsOf, settling, under } from "./performances.ts";

function shown(heats: (number | null)[][], qualifying: Qualifying, how = settling()) {
  const found = qualifyBy(heatsOf(heats), qualifying, how);
  return {
    on: found.qualified.map(({ id, by }) => `${id} ${by}`).join(", "),
    waiting: found.waiting.join(""),
    reserves: found.reserves.map((level) => level.join("=")).join(" "),
    out: found.out.join(""),
  };
}

const two = [
  [10, 12, 14, 16],
  [11, 13, 15, 17],
];

describe("forms of qualification", () => {
  test("[AD9] first of each heat, then the next best", () => {
    expect(shown(two, forms({ kind: "per-heat", count: 1 }, { kind: "next-best", count: 2 }))).toEqual({
      on: "a Q, e Q, b q, f q",
      waiting: "",
      reserves: "c g d h",
      out: "cdgh",
    });
  });

  test.each([
    { form: { kind: "top", count: 3 }, on: "a top, e top, b top" },
    { form: { kind: "percent", percent: 40, rounding: "floor", of: "entered" }, on: "a percent, e percent, b percent" },
    { form: { kind: "percent", percent: 20, rounding: "ceil", of: "entered" }, on: "a percent, e percent" },
    { form: { kind: "standard", ...under(12) }, on: "a standard, e standard" },
    { form: { kind: "standard", ...under(12, true) }, on: "a standard, e standard, b standard" },
    { form: { kind: "fill-to", count: 2 }, on: "a fill, e fill" },
  ] satisfies { form: Form; on: string }[])("[AD9] $form.kind", ({ form, on }) => {
    expect(shown(two, forms(form)).on).toBe(on);
  });

  test("[AD9] a share of those who took part leaves out who did not start, not who had no valid mark", () => {
    const heats = [[10, 11, 12, Number.NaN, null, null]];
    const half = { kind: "percent", percent: 50, rounding: "floor" } as const;
    expect(shown(heats, forms({ ...half, of: "took-part" })).on).toBe("a percent, b percent");
    expect(shown(heats, forms({ ...half, of: "entered" })).on).toBe("a percent, b percent, c percent");
  });

  test("[AD9] a standard filled to a number: fills what the standard left, and turns nobody away who reached it", () => {
    const standard: Form = { kind: "standard", ...under(12, true) };
    expect(shown(two, forms(standard, { kind: "fill-to", count: 5 })).on).toBe(
      "a standard, e standard, b standard, f fill, c fill",
    );
    expect(shown(two, forms(standard, { kind: "fill-to", count: 2 })).on).toBe("a standard, e standard, b standard");
  });

  test("[AD9] heat winners and the best of all: nobody counts twice", () => {
    const heats = [
      [10, 11, 12],
      [20, 21, 22],
    ];
    expect(shown(heats, forms({ kind: "per-heat", count: 1 }, { kind: "top", count: 3 })).on).toBe(
      "a Q, d Q, b top, c top",
    );
    expect(shown(heats, forms({ kind: "top", count: 2 }, { kind: "per-heat", count: 1 })).on).toBe("a top, b top, d Q");
  });

  test("[AD9] who is through by place waits for no tie over all heats, and takes a place before those who are level", () => {
    const winners = forms({ kind: "per-heat", count: 1 }, { kind: "top", count: 2 });
    expect(
      shown(
        [
          [10, 12],
          [10, 12],
        ],
        winners,
      ),
    ).toMatchObject({ on: "a Q, c Q", waiting: "", out: "bd" });
    expect(
      shown([[10, 12], [10, 12], [14]], forms({ kind: "per-heat", count: 1 }, { kind: "top", count: 3 })),
    ).toMatchObject({
      on: "a Q, c Q, e Q",
      waiting: "bd",
    });
    const one = forms({ kind: "per-heat", count: 1 }, { kind: "top", count: 1 });
    expect(
      shown(
        [
          [10, 12],
          [10, 12],
        ],
        one,
      ),
    ).toMatchObject({ on: "a Q, c Q", waiting: "", out: "bd" });
  });

  test("[AD9] below the minimum nobody goes on, in no form, not even as a reserve", () => {
    const minimum = { ...forms({ kind: "per-heat", count: 2 }), minimum: under(13) };
    expect(shown(two, minimum, settling({}, { withdrawn: new Set(["a"]) }))).toEqual({
      on: "b Q, e Q",
      waiting: "",
      reserves: "",
      out: "acdfgh",
    });
  });

  test("[AD9] a cap: level across it go on together or not at all", () => {
    const heats = [[1, 2, 3, 3, 5]];
    const cap = { percent: 75, rounding: "floor", of: "entered" } as const;
    const top = { ...forms({ kind: "top", count: 3 }), cap };
    const found = qualifyBy(heatsOf(heats), top, settling({ last: "all-in" }));
    expect(found.qualified.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(found.facts).toEqual([
      { kind: "tie-all-in", cut: "top", tied: ["c", "d"], places: 1 },
      { kind: "capped", most: 3, ids: ["c", "d"] },
    ]);
    expect(shown([[1, 2, 3, 3, 5, 6]], top, settling({ last: "all-in" })).on).toBe("a top, b top, c top, d top");
    expect(shown([[1, 2, 3, 4, 5]], { ...forms({ kind: "top", count: 5 }), cap }).on).toBe("a top, b top, c top");
  });

  test("[AD9] a withdrawal under a cap calls nobody past it", () => {
    const cap = { percent: 50, rounding: "floor", of: "entered" } as const;
    const top = { ...forms({ kind: "top", count: 3 }), cap };
    expect(shown([[1, 2, 3, 4]], top, settling({}, { withdrawn: new Set(["a"]) })).on).toBe("b top, c reserve");
  });

  test("[AD9] a tie for the last place of a heat takes a place by mark, while the places by mark draw lots", () => {
    const heats = [
      [12_010, 12_250, 12_250, 12_300],
      [12_100, 12_400, 12_420],
    ];
    const qualifying = forms({ kind: "per-heat", count: 2 }, { kind: "next-best", count: 2 });
    expect(shown(heats, { ...qualifying, tiesInHeats: "all-in" }, settling({ last: "lot" })).on).toBe(
      "a Q, b Q, c Q, e Q, f Q, d q",
    );
    expect(shown(heats, qualifying, settling({ last: "lot", capacity: 99 }))).toMatchObject({
      on: "a Q, e Q, f Q",
      waiting: "bc",
      reserves: "d g",
      out: "dg",
    });
  });

  test("[AD14] level at the next best: both where a lane is free, else they wait", () => {
    const heats = [
      [10, 11, 12],
      [10, 11, 12],
    ];
    const qualifying = forms({ kind: "per-heat", count: 2 }, { kind: "next-best", count: 1 });
    expect(shown(heats, qualifying, settling({ capacity: 6 })).on).toBe("a Q, b Q, d Q, e Q, c q, f q");
    expect(shown(heats, qualifying, settling({ capacity: 5 })).waiting).toBe("cf");
    const record = {
      cut: "next-best",
      tied: ["c", "f"],
      places: 1,
      admitted: ["f"],
      by: { kind: "decider" as const, method: "contest" as const },
      decidedBy: "Li",
    };
    expect(shown(heats, qualifying, settling({}, { records: [record] }))).toMatchObject({
      on: "a Q, b Q, d Q, e Q, f ruling",
      reserves: "c",
    });
  });

  test("[AD14] while a tie waits, later forms wait and nobody is called up", () => {
    const heats = [
      [10, 11, 11, 12],
      [10, 14, 15, 16],
    ];
    const qualifying = forms({ kind: "per-heat", count: 2 }, { kind: "fill-to", count: 6 });
    expect(shown(heats, qualifying, settling({}, { withdrawn: new Set(["a"]) }))).toEqual({
      on: "e Q, f Q",
      waiting: "bc",
      reserves: "d g h",
      out: "adgh",
    });
  });

  test("[AD9] no place is open where a standard was all: who leaves is not replaced", () => {
    const standard = forms({ kind: "standard", ...under(13) });
    expect(shown(two, standard, settling({}, { withdrawn: new Set(["a"]) }))).toMatchObject({
      on: "e standard, b standard",
      reserves: "f c g d h",
    });
  });

  test("[AD6] who withdrew is replaced by the best of the others, and it is told", () => {
    const found = qualifyBy(
      heatsOf(two),
      forms({ kind: "per-heat", count: 1 }, { kind: "next-best", count: 2 }),
      settling({}, { withdrawn: new Set(["e", "c"]) }),
    );
    expect(found.qualified.map(({ id, by }) => `${id} ${by}`)).toEqual(["a Q", "b q", "f q", "g reserve"]);
    expect(found.facts).toEqual([{ kind: "called-up", id: "g" }]);
    expect(found.reserves).toEqual([["d"], ["h"]]);
  });

  test("[AD9] standards in both directions", () => {
    expect(reaches(null, under(5))).toBe(false);
    expect([4, 5, 6].map((value) => reaches(value, under(5)))).toEqual([true, false, false]);
    expect([4, 5, 6].map((value) => reaches(value, under(5, true)))).toEqual([true, true, false]);
    const over = { value: 5, direction: "more" as const };
    expect([4, 5, 6].map((value) => reaches(value, { ...over, asGood: false }))).toEqual([false, false, true]);
    expect([4, 5, 6].map((value) => reaches(value, { ...over, asGood: true }))).toEqual([false, true, true]);
  });
});
