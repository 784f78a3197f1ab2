import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { prizeList } from "#core/awards/prizes.ts";
import type { EntrantId, HeatId } from "#core/ids.ts";
import { rankMarks } from "#core/ranking/rank.ts";
import { eventPlaces, type RoundResult } from "#core/rounds/places.ts";
import { defaultPlan, type EventPlan } from "#core/rounds/plan.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import { arrival, failed, id, mark, numberOf, skipping, slowCycling, status } from "./people.ts";

const plan = (changed: Partial<EventPlan> = {}): EventPlan => ({ ...defaultPlan, ...changed });
type Rows = [number, LaneMark][];

function round(number: number, final: boolean, heats: Rows[], options: ScoringOptions = skipping): RoundResult {
  return {
    number,
    final,
    heats: heats.map((rows, i) => ({
      heat: id<HeatId>(i + 1),
      number: i + 1,
      ranked: rankMarks(
        rows.map(([n, one]) => ({ id: id<EntrantId>(n), mark: one })),
        options,
      ),
    })),
  };
}
const counts = (...rows: [number, number][]): Rows => rows.map(([n, value]) => [n, mark(value)]);

function places(rounds: RoundResult[], changed: Partial<EventPlan> = {}, options: ScoringOptions = skipping) {
  return eventPlaces(rounds, plan(changed), options).map((one) => [numberOf(one.id), one.place]);
}
function prizes(rounds: RoundResult[], changed: Partial<EventPlan> = {}, options: ScoringOptions = skipping) {
  const list = prizeList(eventPlaces(rounds, plan(changed), options), plan(changed));
  return { won: list.lines.map((one) => [one.place, numberOf(one.id)]), vacant: list.vacant, words: list.words };
}

const heats = round(1, false, [
  counts([1, 130], [2, 125], [3, 120], [7, 110], [8, 100]),
  counts([4, 128], [5, 121], [6, 119], [9, 118], [10, 90]),
]);
const final = round(2, true, [counts([1, 131], [5, 127], [3, 122]), counts([4, 129], [2, 124], [6, 123])]);
const oneFell = round(2, true, [[...counts([1, 131], [5, 127]), [3, failed()]], counts([4, 129], [2, 124], [6, 123])]);

describe("places", () => {
  test("[RK4] the final's people over both final heats, then the others by what they did before", () => {
    expect(places([heats, final])).toEqual([
      [1, 1],
      [4, 2],
      [5, 3],
      [2, 4],
      [6, 5],
      [3, 6],
      [9, 7],
      [7, 8],
      [8, 9],
      [10, 10],
    ]);
  });

  test("[RK4] rounds may be given in any order", () => {
    expect(places([final, heats])).toEqual(places([heats, final]));
  });

  test("[RK4] a failed finalist has no place, and theirs stays vacant", () => {
    expect(places([heats, oneFell]).slice(5, 8)).toEqual([
      [3, null],
      [9, 7],
      [7, 8],
    ]);
  });

  test("[RK4] where vacant places are filled numbering goes on after those who have a place", () => {
    expect(places([heats, oneFell], { vacant: "fill" }).slice(5, 8)).toEqual([
      [3, null],
      [9, 6],
      [7, 7],
    ]);
  });

  test("[RK4] a final of one heat leaves the sixth place to the round before", () => {
    const five = round(2, true, [counts([1, 131], [4, 129], [5, 127], [2, 124], [3, 122])]);
    expect(places([heats, five], { finalMode: "round-before" }).slice(4, 7)).toEqual([
      [3, 5],
      [6, 6],
      [9, 7],
    ]);
  });

  test("[RK4] three rounds back: who went out later stands before who went out earlier, whatever the marks", () => {
    const first = round(1, false, [counts([1, 90], [2, 80], [3, 150])]);
    const second = round(2, false, [counts([1, 91], [2, 60])]);
    const last = round(3, true, [counts([1, 50])]);
    const found = eventPlaces([first, second, last], plan(), skipping);
    expect(found.map((one) => [numberOf(one.id), one.place, one.round, one.why])).toEqual([
      [1, 1, 3, "final"],
      [2, 2, 2, "round-before"],
      [3, 3, 1, "eliminated"],
    ]);
  });

  test("[RK4] where only arrival counts, people of different heats with one place are level", () => {
    const byOrder = (rows: [number, number][]): Rows => counts(...rows);
    const first = round(
      1,
      false,
      [
        byOrder([
          [1, 1],
          [2, 2],
          [3, 3],
        ]),
        [
          ...byOrder([
            [4, 1],
            [5, 2],
          ]),
          [6, status("DQ")],
        ],
      ],
      arrival,
    );
    const last = round(
      2,
      true,
      [
        byOrder([
          [1, 2],
          [4, 1],
        ]),
      ],
      arrival,
    );
    const found = eventPlaces([first, last], plan({ finalMode: "round-before" }), arrival);
    expect(found.map((one) => [numberOf(one.id), one.place, one.tiedWith.map(numberOf)])).toEqual([
      [4, 1, []],
      [1, 2, []],
      [2, 3, [5]],
      [5, 3, [2]],
      [3, 5, []],
      [6, null, []],
    ]);
  });

  test("[RK4] a reserve who rode in the final has a place there, whoever was replaced stands with the round before", () => {
    const withReserve = round(2, true, [counts([1, 131], [5, 127], [9, 122]), counts([4, 129], [2, 124], [6, 123])]);
    expect(places([heats, withReserve]).slice(5, 8)).toEqual([
      [9, 6],
      [3, 7],
      [7, 8],
    ]);
  });

  test("[RK4] everybody comes once, and places count those before", () => {
    const someMark = fc.oneof(
      { weight: 5, arbitrary: fc.nat(6).map((n) => mark(n)) },
      { arbitrary: fc.constant(failed(1)), weight: 1 },
    );
    const changed = fc.record({
      finalMode: fc.constantFrom("two-heats" as const, "round-before" as const),
      vacant: fc.constantFrom("leave" as const, "fill" as const),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(someMark, someMark), { maxLength: 14 }), changed, (marks, choice) => {
        const first = round(1, false, [marks.map(([one], i): [number, LaneMark] => [i, one])]);
        const through = marks.slice(0, 6).map(([, two], i): [number, LaneMark] => [i, two]);
        const found = eventPlaces([first, round(2, true, [through])], plan(choice), skipping);
        expect(found.map((one) => numberOf(one.id)).sort((a, b) => a - b)).toEqual(marks.map((_one, i) => i));
        const given = found.flatMap(({ place }) => (place === null ? [] : [place]));
        expect(given).toEqual([...given].sort((a, b) => a - b));
        for (const { place, tiedWith } of found)
          if (place !== null) expect(given.filter((other) => other === place)).toHaveLength(tiedWith.length + 1);
        const full = choice.vacant === "fill";
        if (full) for (const place of given) expect(given.filter((other) => other < place)).toHaveLength(place - 1);
      }),
    );
  });
});

describe("prizes", () => {
  test("[AW1] the first six win", () => {
    expect(prizes([heats, final])).toEqual({
      won: [
        [1, 1],
        [2, 4],
        [3, 5],
        [4, 2],
        [5, 6],
        [6, 3],
      ],
      vacant: [],
      words: [],
    });
  });

  test("[AW1] [AW2] a place that nobody in the final earned stays vacant, and it is said why", () => {
    const { won, vacant, words } = prizes([heats, oneFell]);
    expect(won).toHaveLength(5);
    expect(vacant).toEqual([6]);
    expect(words).toEqual([{ kind: "vacant", places: [6], failed: 1 }]);
  });

  test("[AW1] [AW2] or is filled from the round before, where the plan says so", () => {
    const { won, vacant, words } = prizes([heats, oneFell], { vacant: "fill" });
    expect(won.at(-1)).toEqual([6, 9]);
    expect(vacant).toEqual([]);
    expect(words).toEqual([{ kind: "round-before", places: [6] }]);
  });

  test("[AW1] [AW2] a tie across the last prize gives a prize to all of them", () => {
    const level = round(1, true, [counts([1, 60], [2, 50], [3, 50], [4, 40])]);
    expect(prizes([level], { prizes: 2 })).toEqual({
      won: [
        [1, 1],
        [2, 2],
        [2, 3],
      ],
      vacant: [],
      words: [{ kind: "tie", place: 2, count: 2, nextPlace: 4 }],
    });
  });

  test("[AW1] the place after a tie stays empty and is not vacant", () => {
    const level = round(1, true, [counts([1, 60], [2, 60], [3, 40])]);
    expect(prizes([level], { prizes: 3 })).toMatchObject({
      won: [
        [1, 1],
        [1, 2],
        [3, 3],
      ],
      vacant: [],
    });
  });

  test("[AW2] equal counts that misses separated are told", () => {
    const level = round(1, true, [
      [
        [1, mark(60, { misses: 2 })],
        [2, mark(60, { misses: 1 })],
      ],
    ]);
    expect(prizes([level], { prizes: 2 }).words).toEqual([
      { kind: "separated-by-misses", place: 1, ids: [id(2)] },
      { kind: "separated-by-misses", place: 2, ids: [id(1)] },
    ]);
  });

  test("[AW1] with fewer people than prizes the rest is vacant, and nobody failed", () => {
    expect(prizes([round(1, true, [counts([1, 60])])], { prizes: 3 })).toMatchObject({
      vacant: [2, 3],
      words: [{ kind: "vacant", places: [2, 3], failed: 0 }],
    });
  });

  test("[AW1] all riders failed: no prize, unless the event ranks the failed by time kept", () => {
    const fallen = (options: ScoringOptions) =>
      round(
        1,
        true,
        [
          [
            [1, failed(9000)],
            [2, failed(12_000)],
          ],
        ],
        options,
      );
    expect(prizes([fallen(slowCycling)], { prizes: 2 }, slowCycling)).toMatchObject({ won: [], vacant: [1, 2] });
    const kept: ScoringOptions = { ...slowCycling, failedOrder: "kept" };
    expect(prizes([fallen(kept)], { prizes: 2 }, kept).won).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });
});
