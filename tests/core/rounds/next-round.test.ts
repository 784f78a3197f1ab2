import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { correctionFacts } from "#core/rounds/correction.ts";
import { callReserves } from "#core/rounds/reserves.ts";
import { type Between, going } from "#core/rounds/roster.ts";

describe("withdrawals", () => {
  const eight = [..."abcdefgh"];

  test("[AD17] e and then b withdraw: i is called, then j", () => {
    expect(callReserves(eight, [..."ijk"], ["e", "b"])).toEqual({
      calls: [
        { withdrew: "e", called: "i" },
        { withdrew: "b", called: "j" },
      ],
      roster: [..."acdfghij"],
      reserves: ["k"],
    });
  });

  test("[AD17] a reserve who was called and withdraws is replaced by the next", () => {
    expect(callReserves(["a"], ["i", "j"], ["a", "i"]).calls).toEqual([
      { withdrew: "a", called: "i" },
      { withdrew: "i", called: "j" },
    ]);
  });

  test("[AD17] a reserve who withdrew before is passed over, a stranger changes nothing, the last place stays open", () => {
    expect(callReserves(["a", "b"], ["i", "j"], ["i", "x", "a", "a", "b"])).toEqual({
      calls: [
        { withdrew: "a", called: "j" },
        { withdrew: "b", called: null },
      ],
      roster: ["j"],
      reserves: [],
    });
  });

  test("[AD17] nobody is called twice, nobody who withdrew is in, and reserves are never in the round", () => {
    const names = fc.uniqueArray(fc.constantFrom(...eight), { maxLength: 8 });
    fc.assert(
      fc.property(names, names, fc.array(fc.constantFrom(...eight)), (qualified, reserves, withdrawals) => {
        const found = callReserves(qualified, reserves, withdrawals);
        expect(new Set(found.roster).size).toBe(found.roster.length);
        const called = found.calls.flatMap((call) => (call.called === null ? [] : [call.called]));
        expect(new Set(called).size).toBe(called.length);
        expect(found.roster.filter((id) => withdrawals.includes(id))).toEqual([]);
        expect(found.reserves.filter((id) => found.roster.includes(id) || withdrawals.includes(id))).toEqual([]);
        expect(found.roster.length).toBe(Math.min(qualified.length, found.roster.length + found.reserves.length));
      }),
    );
  });
});

describe("qualified, and in the next round", () => {
  const between: Between<string> = {
    people: [..."abcdefg"],
    qualified: ["a", "b", "c"],
    waiting: ["f"],
    called: ["d"],
    withdrawn: ["c"],
    roster: null,
  };
  const shown = (changed: Partial<Between<string>> = {}) =>
    going({ ...between, ...changed }).map(({ id, qualified, inNext, why }) =>
      [id, qualified ? "qualified" : "-", inNext ? "in" : "-", why].join(" "),
    );

  test("[AD18] before it opens the rules say who would be in it", () => {
    expect(shown()).toEqual([
      "a qualified in qualified",
      "b qualified in qualified",
      "c qualified - withdrew",
      "d - in called-up",
      "e - - not-qualified",
      "f - - waits",
      "g - - not-qualified",
    ]);
    expect(going(between).every((one) => !one.fixed)).toBe(true);
  });

  test("[AD18] once it is open its roster is the truth, and each difference has a reason", () => {
    expect(shown({ roster: ["a", "c", "g"] })).toEqual([
      "a qualified in qualified",
      "b qualified - left-out",
      "c qualified in qualified",
      "d - - left-out",
      "e - - not-qualified",
      "f - - waits",
      "g - in added",
    ]);
    expect(shown({ roster: ["d"] })[3]).toBe("d - in called-up");
    expect(going({ ...between, roster: [] }).every((one) => one.fixed && !one.inNext)).toBe(true);
  });
});

describe("a correction after the end", () => {
  const later = [
    { number: 3, roster: ["a", "b"] },
    { number: 2, roster: ["x", "c", "b", "a"] },
  ];

  test("[AD19] who should not have gone on loses all later results, and nobody else loses any", () => {
    expect(correctionFacts(["a", "b", "c"], ["a", "c", "d"], later)).toEqual([
      { kind: "later-results-go", id: "b", rounds: [2, 3] },
      { kind: "missed-out", id: "d" },
    ]);
    expect(correctionFacts(["a", "b", "c"], ["a", "b"], later)).toEqual([
      { kind: "later-results-go", id: "c", rounds: [2] },
    ]);
  });

  test("[AD19] nothing changes where the same people go on, no round was held, or an official had put somebody in", () => {
    expect(correctionFacts(["a", "b", "c"], ["c", "b", "a"], later)).toEqual([]);
    expect(correctionFacts(["a", "b"], ["c"], [])).toEqual([]);
    expect(correctionFacts(["a"], ["a", "x"], later)).toEqual([]);
    expect(correctionFacts(["d"], ["a"], later)).toEqual([]);
  });

  test("[AD19] the others stay although too few leave then", () => {
    const cap = { percent: 75, of: 3 };
    expect(correctionFacts(["a", "b", "c"], ["a", "b"], later, cap)).toEqual([
      { kind: "later-results-go", id: "c", rounds: [2] },
      { kind: "too-few-leave", left: 3, most: 2 },
    ]);
    expect(correctionFacts(["a", "b", "c"], ["a", "b", "c"], later, { percent: 75, of: 6 })).toEqual([]);
    expect(correctionFacts(["a", "b", "c"], ["a", "b", "c"], later, { percent: 75, of: 5 })).toHaveLength(1);
  });
});
