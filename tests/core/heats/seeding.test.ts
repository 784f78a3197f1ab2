import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { circle, circleSizes } from "#core/heats/circle.ts";
import { cutPots, drawPots } from "#core/heats/pots.ts";
import { type BetterMark, compareMarks, seedOrder } from "#core/heats/seed-order.ts";
import { largerHeats, snake } from "#core/heats/snake.ts";
import { seededRandom } from "#core/random.ts";

const ranks = (n: number) => Array.from({ length: n }, (_unused, i) => i + 1);
const anyN = fc.integer({ min: 0, max: 200 });
const anyHeats = fc.integer({ min: 1, max: 12 });

function expectEverybodyOnce(piles: readonly (readonly number[])[], n: number) {
  expect(piles.flat().sort((a, b) => a - b)).toEqual(ranks(n));
}

function expectEven(piles: readonly (readonly number[])[]) {
  const sizes = piles.map((pile) => pile.length);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
}

describe("order of the seeds", () => {
  const entered = [
    { id: "a", mark: 120 },
    { id: "b", mark: null },
    { id: "c", mark: 95 },
    { id: "d", mark: 130 },
  ];

  test("[HT10] the best mark is first and who has none is last", () => {
    expect(seedOrder(entered, "lower", "s").map(({ id }) => id)).toEqual(["c", "a", "d", "b"]);
    expect(seedOrder(entered, "higher", "s").map(({ id }) => id)).toEqual(["d", "a", "c", "b"]);
  });

  test("[HT10] a mark of nothing is a mark, and better than none", () => {
    expect(compareMarks(0, null, "higher")).toBe(-1);
    expect(compareMarks(null, 0, "higher")).toBe(1);
    expect(compareMarks(null, null, "lower")).toBe(0);
    expect(compareMarks(5, 5, "lower")).toBe(0);
  });

  test("[HT10] equal marks are in an order by lot, the same for any order of entry", () => {
    const anyEntered = fc.uniqueArray(
      fc.record({ id: fc.string({ minLength: 1 }), mark: fc.option(fc.integer({ min: 0, max: 3 })) }),
      { selector: ({ id }) => id, maxLength: 20 },
    );
    fc.assert(
      fc.property(anyEntered, fc.string(), fc.constantFrom<BetterMark[]>("lower", "higher"), (people, seed, better) => {
        const order = seedOrder(people, better, seed);
        expect(seedOrder([...people].reverse(), better, seed)).toEqual(order);
        expect(order).toHaveLength(people.length);
        order.slice(1).forEach((one, i) => {
          expect(compareMarks(order[i]?.mark ?? null, one.mark, better)).toBeLessThanOrEqual(0);
        });
      }),
    );
  });

  test("[HT10] the lot among equals is not the order of the ids", () => {
    const level = ["a", "b", "c"].map((id) => ({ id, mark: 1 }));
    const orders = ranks(60).map((s) =>
      seedOrder(level, "lower", `s${s}`)
        .map(({ id }) => id)
        .join(""),
    );
    expect(new Set(orders).size).toBe(6);
  });
});

describe("snake", () => {
  test.each([
    { n: 24, heats: 3, piles: "1 6 7 12 13 18 19 24 / 2 5 8 11 14 17 20 23 / 3 4 9 10 15 16 21 22" },
    { n: 10, heats: 3, piles: "1 6 7 / 2 5 8 / 3 4 9 10" },
    { n: 8, heats: 2, piles: "1 4 5 8 / 2 3 6 7" },
    { n: 3, heats: 1, piles: "1 2 3" },
  ])("[HT11] $n in $heats heats stand $piles", ({ n, heats, piles }) => {
    expect(
      snake(ranks(n), heats)
        .map((pile) => pile.join(" "))
        .join(" / "),
    ).toBe(piles);
  });

  test("[HT11] everybody stands once, heats are even, and row by row each heat has one", () => {
    fc.assert(
      fc.property(anyN, anyHeats, (n, heats) => {
        const piles = snake(ranks(n), heats);
        expectEverybodyOnce(piles, n);
        expectEven(piles);
        for (const pile of piles) expect(pile.map((rank) => Math.ceil(rank / heats))).toEqual(ranks(pile.length));
      }),
    );
  });

  test("[HT11] heats numbered anew have the larger ones first or last, equal ones in their order", () => {
    const piles = snake(ranks(10), 3);
    expect(largerHeats(piles, "first").map(([first]) => first)).toEqual([3, 1, 2]);
    expect(largerHeats(snake(ranks(4), 3), "last").map(([first]) => first)).toEqual([1, 2, 3]);
    expect(largerHeats([[1, 2], [3], [4]], "last")).toEqual([[3], [4], [1, 2]]);
    expect(piles.map(([first]) => first)).toEqual([1, 2, 3]);
  });

  test("[HT11] a snake through no heat is broken", () => {
    expect(() => snake([1], 0)).toThrow("a snake through 0 heats");
  });
});

describe("circle", () => {
  const circled = 3 as const;
  const rule = { minimum: 3, circled };

  test.each([
    { n: 7, lanes: 6, sizes: [3, 4], why: "two heats alternate" },
    { n: 17, lanes: 8, sizes: [5, 6, 6], why: "three heats turn, even though two would be full" },
    { n: 25, lanes: 8, sizes: [3, 7, 7, 8], why: "the slowest heat is filled up to three" },
    { n: 30, lanes: 8, sizes: [6, 8, 8, 8], why: "the slowest heat takes the rest" },
    { n: 33, lanes: 8, sizes: [3, 6, 8, 8, 8], why: "it is filled up from the next faster one" },
    { n: 9, lanes: 4, sizes: [3, 3, 3], why: "three heats of three" },
    { n: 8, lanes: 8, sizes: [8], why: "one heat" },
    { n: 2, lanes: 8, sizes: [2], why: "the minimum is for two or more heats" },
    { n: 0, lanes: 8, sizes: [], why: "nobody" },
  ])("[HT12] $n on $lanes lanes: $why", ({ n, lanes, sizes }) => {
    expect(circleSizes(n, { lanes, ...rule })).toEqual({ ok: true, value: sizes });
  });

  test("[HT12] a heat next to the slowest is filled up as well", () => {
    expect(circleSizes(13, { lanes: 4, ...rule })).toEqual({ ok: true, value: [3, 3, 3, 4] });
    expect(circleSizes(17, { lanes: 4, ...rule })).toEqual({ ok: true, value: [3, 3, 3, 4, 4] });
  });

  test("[HT12] distance events turn over the last two heats alone", () => {
    const sizes = circleSizes(20, { lanes: 8, minimum: 3, circled: 2 });
    expect(sizes).toEqual({ ok: true, value: [4, 8, 8] });
    expect(circle(ranks(20), [4, 8, 8], 2)).toEqual([
      [17, 18, 19, 20],
      [2, 4, 6, 8, 10, 12, 14, 16],
      [1, 3, 5, 7, 9, 11, 13, 15],
    ]);
  });

  test("[HT12] the fastest swim last, the blocks before them are the next fastest", () => {
    expect(circle(ranks(7), [3, 4], 3)).toEqual([
      [2, 4, 6],
      [1, 3, 5, 7],
    ]);
    expect(circle(ranks(11), [2, 2, 2, 2, 3], 3)).toEqual([
      [10, 11],
      [8, 9],
      [3, 6],
      [2, 5],
      [1, 4, 7],
    ]);
    expect(circle(ranks(3), [3], 3)).toEqual([[1, 2, 3]]);
    expect(circle([], [], 3)).toEqual([]);
  });

  test("[HT12] refused where three in each heat cannot be: with the smaller minimum, and the lanes for fewer heats", () => {
    expect(circleSizes(5, { lanes: 4, ...rule })).toEqual({
      ok: false,
      refusal: {
        kind: "circle-minimum",
        n: 5,
        lanes: 4,
        minimum: 3,
        choices: [
          { minimum: 2, lanes: 4 },
          { minimum: 3, lanes: 5 },
        ],
      },
    });
    const few = circleSizes(2, { lanes: 1, ...rule });
    expect(few.ok ? [] : few.refusal.choices).toEqual([
      { minimum: 1, lanes: 1 },
      { minimum: 3, lanes: 2 },
    ]);
    const more = circleSizes(8, { lanes: 3, ...rule });
    expect(more.ok ? [] : more.refusal.choices).toEqual([
      { minimum: 2, lanes: 3 },
      { minimum: 3, lanes: 4 },
    ]);
    expect(() => circleSizes(2, { lanes: 0, ...rule })).toThrow("heats of 0 lanes");
  });

  test("[HT12] more heats than needed still keep the minimum", () => {
    expect(circleSizes(20, { lanes: 8, ...rule }, 4)).toEqual({ ok: true, value: [3, 5, 6, 6] });
  });

  test("[HT12] everybody stands once, no heat is over its lanes or under the minimum, every choice is kept", () => {
    const anyWish = fc.record({
      lanes: fc.integer({ min: 1, max: 10 }),
      minimum: fc.integer({ min: 1, max: 5 }),
      circled: fc.constantFrom<(2 | 3)[]>(2, 3),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), anyWish, (n, wish) => {
        const sizes = circleSizes(n, wish);
        if (!sizes.ok) {
          expect(n).toBeLessThan(Math.ceil(n / wish.lanes) * wish.minimum);
          for (const choice of sizes.refusal.choices) expect(circleSizes(n, { ...wish, ...choice }).ok).toBe(true);
          return;
        }
        const heats = sizes.value;
        const piles = circle(ranks(n), heats, wish.circled);
        expect(piles.map((pile) => pile.length)).toEqual(heats);
        expectEverybodyOnce(piles, n);
        expect(Math.max(...heats)).toBeLessThanOrEqual(wish.lanes);
        if (heats.length > 1) expect(Math.min(...heats)).toBeGreaterThanOrEqual(wish.minimum);
        expect(piles[piles.length - 1]).toContain(1);
        const turning = Math.max(0, heats.length - wish.circled);
        expectEven(piles.slice(turning));
        // nobody in an earlier block is faster than anybody in a later heat
        for (let i = 0; i < turning; i++)
          expect(Math.min(...(piles[i] ?? []))).toBeGreaterThan(Math.max(...piles.slice(i + 1).flat()));
      }),
    );
  });
});

describe("pots", () => {
  test("[HT13] are cut by rank, the last one may be smaller", () => {
    expect(cutPots(ranks(7), 3)).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
    expect(cutPots([], 3)).toEqual([]);
    expect(() => cutPots([1], 0)).toThrow("pots of 0");
  });

  test("[HT13] each pot is drawn one to each heat", () => {
    fc.assert(
      fc.property(anyN, anyHeats, fc.string(), (n, heats, seed) => {
        const piles = drawPots(ranks(n), heats, seededRandom(seed));
        expectEverybodyOnce(piles, n);
        expectEven(piles);
        for (const pot of cutPots(ranks(n), heats))
          for (const pile of piles) expect(pile.filter((rank) => pot.includes(rank)).length).toBeLessThanOrEqual(1);
        expect(drawPots(ranks(n), heats, seededRandom(seed))).toEqual(piles);
      }),
    );
  });

  test("[HT13] any of a pot may come into any heat", () => {
    const first = new Set(ranks(60).map((s) => drawPots(ranks(3), 3, seededRandom(`s${s}`))[0]?.[0]));
    expect([...first].sort()).toEqual([1, 2, 3]);
  });
});
