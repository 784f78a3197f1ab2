import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawHeats } from "#core/heats/draw.ts";
import type { LaneScheme } from "#core/heats/lane-schemes.ts";
import type { SeedingMethod } from "#core/heats/methods.ts";
import { drawSeededHeats, type Seeded, type SeededWishes } from "#core/heats/seeded-draw.ts";
import { separationCost } from "#core/heats/separation.ts";
import type { EntrantId, UnitId } from "#core/ids.ts";
import { id, numberOf } from "../people.ts";

/** Person 1, 2, 3 … of these units; person n has the mark 1000 + n, so the numbers are the ranks. */
const people = (units: readonly number[]): Seeded[] =>
  units.map((unit, i) => ({ id: id<EntrantId>(i + 1), unit: id<UnitId>(unit), mark: 1001 + i }));

const wishes: SeededWishes = {
  method: "snake",
  lanes: 5,
  heats: null,
  minimum: 1,
  circled: 3,
  separate: "off",
  order: "method",
  larger: null,
  better: "lower",
  scheme: "lots",
  seed: "8 March",
};

const alone = (n: number) => people(Array.from({ length: n }, (_unused, i) => i));

function drawn(input: readonly Seeded[], wish: Partial<SeededWishes>) {
  const draw = drawSeededHeats(input, { ...wishes, ...wish });
  if (!draw.ok) throw new Error(JSON.stringify(draw.refusal));
  return draw.value;
}

/** The numbers of each heat's people, best first. */
const heatsOf = (input: readonly Seeded[], wish: Partial<SeededWishes>) =>
  drawn(input, wish).heats.map((heat) => heat.lanes.map((one) => numberOf(one.id)).sort((a, b) => a - b));

const anyWish = fc.record({
  method: fc.constantFrom<SeedingMethod[]>("lots", "diagonal", "snake", "circle", "pots"),
  lanes: fc.integer({ min: 1, max: 9 }),
  separate: fc.constantFrom("off" as const, "prefer" as const),
  order: fc.constantFrom("lot" as const, "method" as const),
  larger: fc.constantFrom("first" as const, "last" as const, null),
  circled: fc.constantFrom(2 as const, 3 as const),
  scheme: fc.constantFrom<LaneScheme[]>("lots", "spearhead", "centre-bands"),
  seed: fc.string(),
});
const anyUnits = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 60 });

describe("methods", () => {
  test("[HT20] the snake, circle and pots are what they say", () => {
    expect(heatsOf(alone(10), { method: "snake" })).toEqual([
      [1, 4, 5, 8, 9],
      [2, 3, 6, 7, 10],
    ]);
    expect(heatsOf(alone(7), { method: "circle", minimum: 3 })).toEqual([
      [2, 4, 6],
      [1, 3, 5, 7],
    ]);
    expect(heatsOf(alone(12), { method: "circle", lanes: 4, circled: 2 })).toEqual([
      [9, 10, 11, 12],
      [2, 4, 6, 8],
      [1, 3, 5, 7],
    ]);
    for (const heat of heatsOf(alone(6), { method: "pots", lanes: 2 }))
      expect(heat.map((rank) => Math.ceil(rank / 3))).toEqual([1, 2]);
  });

  test("[HT20] who has no mark is seeded behind all others", () => {
    const [first, ...others] = alone(6);
    const input = first ? [{ ...first, mark: null }, ...others] : [];
    expect(heatsOf(input, { lanes: 3 })).toEqual([
      [2, 5, 6],
      [1, 3, 4],
    ]);
  });

  test("[HT20] the higher mark can be the better one", () => {
    expect(heatsOf(alone(6), { lanes: 3, better: "higher", method: "circle" })).toEqual([
      [1, 3, 5],
      [2, 4, 6],
    ]);
  });

  test("[HT20] the larger heats come first or last where wished, except that circled heats keep their order", () => {
    const sizes = (wish: Partial<SeededWishes>) =>
      drawn(alone(10), { lanes: 4, ...wish }).heats.map((h) => h.lanes.length);
    expect(sizes({})).toEqual([3, 3, 4]);
    expect(sizes({ larger: "first" })).toEqual([4, 3, 3]);
    expect(sizes({ larger: "first", order: "lot" })).toEqual([4, 3, 3]);
    expect(sizes({ larger: "last", method: "pots" })).toEqual([3, 3, 4]);
    expect(sizes({ larger: "first", order: "lot", method: "circle" })).toEqual([3, 3, 4]);
  });

  test("[HT20] by lot the strongest is not always in heat 1; circled heats keep the fastest last", () => {
    const seeds = Array.from({ length: 30 }, (_unused, i) => `s${i}`);
    const heatOfBest = (wish: Partial<SeededWishes>) =>
      seeds.map((seed) => heatsOf(alone(15), { ...wish, seed }).findIndex((heat) => heat.includes(1)) + 1);
    expect([...new Set(heatOfBest({ order: "lot" }))].sort()).toEqual([1, 2, 3]);
    expect(new Set(heatOfBest({ order: "method" }))).toEqual(new Set([1]));
    expect(new Set(heatOfBest({ order: "lot", method: "circle" }))).toEqual(new Set([3]));
  });

  test("[HT20] lots and pots follow the seed, and not the numbers", () => {
    for (const method of ["lots", "diagonal", "pots"] as const) {
      const draws = Array.from({ length: 20 }, (_unused, i) =>
        JSON.stringify(heatsOf(alone(12), { method, seed: `s${i}` })),
      );
      expect(new Set(draws).size).toBeGreaterThan(15);
    }
  });
});

describe("units", () => {
  const units = [1, 2, 2, 1, 1, 3, 3, 2];

  test("[HT20] are kept apart by swaps in the bands, and what it took off is told", () => {
    const off = drawn(people(units), { lanes: 2 });
    expect(off).toMatchObject({ cost: off.plain, least: 0 });
    expect(drawn(people([1, 2, 2, 1]), { lanes: 2 })).toMatchObject({ cost: 2, plain: 2, least: 0 });
    expect(drawn(people([1, 2, 2, 1]), { lanes: 2, separate: "prefer" })).toMatchObject({
      cost: 0,
      plain: 2,
      meetings: [],
    });
  });

  test("[HT20] lots keep units apart only where wished, the diagonal always", () => {
    const many = people(Array.from({ length: 40 }, (_unused, i) => i % 8));
    expect(drawn(many, { method: "lots", separate: "prefer" }).cost).toBe(0);
    expect(drawn(many, { method: "diagonal" })).toMatchObject({ cost: 0, plain: 0, least: 0 });
    expect(drawn(many, { method: "lots" }).cost).toBeGreaterThan(0);
  });

  test("[HT20] where all must be apart and cannot, the least is told and the heats that would do", () => {
    const refused = (wish: Partial<SeededWishes>) =>
      drawSeededHeats(people([1, 1, 1, 2, 3, 4]), { ...wishes, separate: "must", ...wish });
    expect(refused({})).toEqual({ ok: false, refusal: { kind: "meetings-unavoidable", least: 1, heats: 3 } });
    expect(refused({ heats: 3 }).ok).toBe(true);
    expect(refused({ minimum: 2 })).toMatchObject({ refusal: { heats: 3 } });
    expect(refused({ minimum: 3 })).toMatchObject({ refusal: { heats: null } });
    expect(refused({ method: "circle" })).toMatchObject({ refusal: { least: 1, heats: null } });
    expect(refused({ method: "lots" })).toMatchObject({ refusal: { least: 1, heats: 3 } });
  });

  test("[HT20] circled heats swap among themselves, a block before them stays as it is", () => {
    const input = people([1, 2, 3, 1, 4, 5, 6, 7, 8, 9, 9, 9]);
    const wish = { method: "circle", lanes: 3, separate: "prefer" } as const;
    expect(drawn(input, wish)).toMatchObject({ plain: 4, cost: 3, least: 3 });
    expect(heatsOf(input, wish)[0]).toEqual([10, 11, 12]);
  });
});

describe("refused", () => {
  test.each([
    {
      wish: { heats: 1 },
      refusal: {
        kind: "too-few-lanes",
        n: 7,
        heats: 1,
        lanes: 5,
        choices: [
          { heats: 2, lanes: 5 },
          { heats: 1, lanes: 7 },
        ],
      },
      why: "seven in one heat on five lanes",
    },
    {
      wish: { heats: 2, lanes: 3 },
      refusal: {
        kind: "too-few-lanes",
        n: 7,
        heats: 2,
        lanes: 3,
        choices: [
          { heats: 3, lanes: 3 },
          { heats: 2, lanes: 4 },
        ],
      },
      why: "seven in two heats on three lanes",
    },
    {
      wish: { heats: 0 },
      refusal: { kind: "too-few-lanes", n: 7, heats: 0, lanes: 5, choices: [{ heats: 2, lanes: 5 }] },
      why: "no heat at all",
    },
    {
      wish: { minimum: 4 },
      refusal: {
        kind: "minimum-infeasible",
        n: 7,
        lanes: 5,
        minimum: 4,
        choices: [
          { minimum: 3, lanes: 5, sizes: [4, 3] },
          { minimum: 4, lanes: 7, sizes: [7] },
        ],
      },
      why: "heats of four",
    },
    {
      wish: { method: "circle", minimum: 4 },
      refusal: {
        kind: "circle-minimum",
        n: 7,
        lanes: 5,
        minimum: 4,
        choices: [
          { minimum: 3, lanes: 5 },
          { minimum: 4, lanes: 7 },
        ],
      },
      why: "circled heats of four",
    },
    {
      wish: { scheme: "wa_2023_straight" },
      refusal: {
        kind: "scheme-for-other-lanes",
        scheme: "wa_2023_straight",
        lanes: 5,
        made: 8,
        choices: ["lots", "centre-bands", "spearhead", "rowing"],
      },
      why: "a scheme for eight lanes",
    },
  ] as const)("[HT20] $why", ({ wish, refusal }) => {
    expect(drawSeededHeats(alone(7), { ...wishes, ...wish })).toEqual({ ok: false, refusal });
  });

  test("[HT20] as many heats as are wished, and no more than fit are too few", () => {
    expect(heatsOf(alone(9), { heats: 4 }).map((heat) => heat.length)).toEqual([3, 2, 2, 2]);
    expect(heatsOf(alone(10), { heats: 2 }).map((heat) => heat.length)).toEqual([5, 5]);
    expect(heatsOf(alone(9), { heats: 3, method: "circle" }).map((heat) => heat.length)).toEqual([3, 3, 3]);
  });

  test("[HT20] somebody given twice is broken, nobody is no heat", () => {
    expect(() => drawSeededHeats([...alone(1), ...alone(1)], wishes)).toThrow("somebody is in the draw twice");
    for (const method of ["lots", "diagonal", "snake", "circle", "pots"] as const)
      expect(drawn([], { method, separate: "must" })).toMatchObject({ heats: [], cost: 0, plain: 0, least: 0 });
  });
});

describe("lanes", () => {
  test("[HT20] the best of a heat has the best lane, a lot leaves the last lanes empty", () => {
    const lanes = (scheme: LaneScheme) =>
      drawn(alone(3), { scheme }).heats.map((heat) => heat.lanes.map((one) => [one.lane, numberOf(one.id)]));
    expect(lanes("spearhead")).toEqual([
      [
        [2, 3],
        [3, 1],
        [4, 2],
      ],
    ]);
    expect(lanes("rowing")).toEqual([
      [
        [2, 2],
        [3, 1],
        [4, 3],
      ],
    ]);
    expect(lanes("lots")[0]?.map(([lane]) => lane)).toEqual([1, 2, 3]);
    expect(lanes("centre-bands")[0]?.map(([lane]) => lane)).toEqual([2, 3, 4]);
  });
});

test("[HT20] alone in a heat, the best has any lane of the best band", () => {
  const seeds = Array.from({ length: 40 }, (_unused, i) => `s${i}`);
  const lanes = seeds.map((seed) => drawn(alone(1), { scheme: "centre-bands", seed }).heats[0]?.lanes[0]?.lane);
  expect([...new Set(lanes)].sort()).toEqual([2, 3, 4]);
});

describe("every draw", () => {
  test("[HT20] seats everybody once in a lane of their own and within the lanes, and costs no more than the method", () => {
    fc.assert(
      fc.property(anyUnits, anyWish, (units, wish) => {
        const input = people(units);
        const draw = drawn(input, wish);
        expect(draw.heats.flatMap((heat) => heat.lanes.map((one) => one.id)).sort()).toEqual(
          input.map((one) => one.id),
        );
        expect(draw.heats.map((heat) => heat.number)).toEqual(draw.heats.map((_heat, i) => i + 1));
        for (const heat of draw.heats) {
          const lanes = heat.lanes.map((one) => one.lane);
          expect(lanes).toEqual([...new Set(lanes)].sort((a, b) => a - b));
          expect(Math.min(...lanes)).toBeGreaterThanOrEqual(1);
          expect(Math.max(...lanes)).toBeLessThanOrEqual(wish.lanes);
        }
        expect(draw.cost).toBe(separationCost(draw.heats));
        expect(draw.cost).toBeLessThanOrEqual(draw.plain);
        if (wish.method !== "circle") expect(draw.least).toBe(drawHeats(input, { ...wish, separate: true }).least);
        if (wish.separate === "prefer" || wish.method === "diagonal") expect(draw.cost).toBe(draw.least);
        else expect(draw.cost).toBe(draw.plain);
      }),
    );
  });

  test("[HT20] is the same for any order of the input, and is repeatable from what it stores", () => {
    fc.assert(
      fc.property(anyUnits, anyWish, (units, wish) => {
        const draw = drawn(people(units), wish);
        expect(drawn(people(units).reverse(), wish)).toEqual(draw);
        const stored = JSON.parse(JSON.stringify(draw)) as typeof draw;
        expect(drawSeededHeats(stored.input, stored.wishes)).toEqual({ ok: true, value: draw });
      }),
    );
  });

  test("[HT2] edition draw@2 draws the same for ever", () => {
    const input = people([1, 1, 1, 2, 2, 3, 4]).map((one, i) => ({ ...one, mark: i < 2 ? null : one.mark }));
    const draws = (["lots", "diagonal", "snake", "circle", "pots"] as const).map((method) =>
      drawn(input, { method, lanes: 4, separate: "prefer", order: "lot", scheme: "centre-bands" }),
    );
    expect(new Set(draws.map(({ edition }) => edition))).toEqual(new Set(["draw@2"]));
    expect(
      draws.map(({ heats }) => heats.map((heat) => heat.lanes.map((one) => numberOf(one.id)).join(" "))),
    ).toMatchInlineSnapshot(`
      [
        [
          "6 3 5 1",
          "2 4 7",
        ],
        [
          "6 3 5 1",
          "2 4 7",
        ],
        [
          "7 3 5 1",
          "2 4 6",
        ],
        [
          "2 4 6",
          "7 3 5 1",
        ],
        [
          "2 3 5",
          "7 4 6 1",
        ],
      ]
    `);
  });
});
