import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { separateInRows } from "#core/heats/rows.ts";
import { leastSeparation, separatesIn, separationCost } from "#core/heats/separation.ts";
import { snake } from "#core/heats/snake.ts";
import type { EntrantId, UnitId } from "#core/ids.ts";
import { id, numberOf } from "../people.ts";

interface Member {
  id: EntrantId;
  unit: UnitId;
}

/** People ranked 1, 2, 3 … of these units. */
const ranked = (units: readonly number[]): Member[] =>
  units.map((unit, i) => ({ id: id<EntrantId>(i + 1), unit: id<UnitId>(unit) }));

const costOf = (piles: readonly (readonly Member[])[]) => separationCost(piles.map((lanes) => ({ lanes })));

const unitSizes = (units: readonly number[]) =>
  [...new Set(units)].map((unit) => units.filter((u) => u === unit).length);

/** The least cost of all swaps inside rows, every one of them tried; a place without anybody is swapped as well. */
function leastOfAll(piles: readonly (readonly Member[])[]): number {
  const depth = Math.max(0, ...piles.map((pile) => pile.length));
  const rows = Array.from({ length: depth }, (_unused, row) => piles.map((pile) => pile[row]));
  const orders = <T>(items: readonly T[]): T[][] =>
    items.length === 0
      ? [[]]
      : items.flatMap((item, i) =>
          orders([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]),
        );
  const seat = (row: number, heats: Member[][]): number => {
    const places = rows[row];
    if (!places) return costOf(heats);
    return Math.min(
      ...orders(places).map((order) =>
        seat(
          row + 1,
          heats.map((heat, i) => [...heat, ...(order[i] ? [order[i]] : [])]),
        ),
      ),
    );
  };
  return seat(
    0,
    piles.map(() => []),
  );
}

describe("swaps inside rows", () => {
  test("[HT14] the best two of one unit are parted by a swap with their own band", () => {
    // ranks 1 and 4 of the snake 1 4 / 2 3 are of unit 7
    const piles = separateInRows(snake(ranked([7, 8, 9, 7]), 2));
    expect(piles.map((pile) => pile.map((one) => numberOf(one.id)))).toEqual([
      [2, 4],
      [1, 3],
    ]);
  });

  test("[HT14] nothing moves where nobody meets, nor where no swap can help", () => {
    const apart = snake(ranked([1, 2, 3, 4, 5]), 2);
    expect(separateInRows(apart)).toEqual(apart);
    const one = snake(ranked([1, 1, 1, 1]), 2);
    expect(separateInRows(one)).toEqual(one);
    expect(separateInRows([])).toEqual([]);
    expect(separateInRows([[], []])).toEqual([]);
  });

  test("[HT14] a chain goes on until nobody else meets instead", () => {
    const units = [1, 2, 3, 2, 3, 1, 1, 3, 2];
    const plain = snake(ranked(units), 3);
    expect(costOf(plain)).toBeGreaterThan(0);
    expect(costOf(separateInRows(plain))).toBe(0);
  });

  test("[HT14] two of one unit in one band, also where a chain passes them: both stay counted", () => {
    // heats 1 2 3 3 and 1 1 1, an empty place behind the second
    const [a, c, d] = [7, 8, 9] as const;
    const people = ranked([a, a, c, a, d, a, d]);
    const heat = (...at: number[]) => at.flatMap((i) => people[i] ?? []);
    const piles = separateInRows([heat(0, 2, 4, 6), heat(1, 3, 5)]);
    expect(costOf(piles)).toBe(2);
  });

  test("[HT14] the empty place of the last row is a place: the larger heat may become another", () => {
    // 1 4 5 / 2 3 with ranks 1 and 4 of one unit, 2 and 5 of another
    const piles = separateInRows(snake(ranked([7, 8, 9, 7, 8]), 2));
    expect(piles.map((pile) => pile.map((one) => numberOf(one.id)))).toEqual([
      [2, 4],
      [1, 3, 5],
    ]);
  });

  test("[HT14] costs exactly what the best of all swaps inside rows costs: all were tried", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 2, max: 3 }),
        (units, heats) => {
          const plain = snake(ranked(units), heats);
          expect(costOf(separateInRows(plain))).toBe(leastOfAll(plain));
        },
      ),
      { numRuns: 60 },
    );
  });

  test("[HT14] always spreads every unit evenly, keeps everybody in their band, and the heats even", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 90 }),
        fc.integer({ min: 1, max: 9 }),
        (units, heats) => {
          const people = ranked(units);
          const plain = snake(people, heats);
          const piles = separateInRows(plain);
          expect(costOf(piles)).toBe(leastSeparation(unitSizes(units), heats));
          expect(costOf(piles)).toBeLessThanOrEqual(costOf(plain));
          expect(
            piles
              .flat()
              .map((one) => one.id)
              .sort(),
          ).toEqual(people.map((one) => one.id));
          for (const pile of piles)
            expect(pile.map((one) => Math.ceil(numberOf(one.id) / heats))).toEqual(pile.map((_one, row) => row + 1));
        },
      ),
    );
  });
});

describe("rounds in which units are kept apart", () => {
  test.each([
    { rounds: "never", number: 1, mass: false, apart: false },
    { rounds: "first", number: 1, mass: false, apart: true },
    { rounds: "first", number: 2, mass: false, apart: false },
    { rounds: "every", number: 2, mass: false, apart: true },
    { rounds: "every", number: 1, mass: true, apart: false },
    { rounds: "first", number: 1, mass: true, apart: false },
  ] as const)("[HT21] $rounds, round $number, mass start $mass: $apart", ({ rounds, number, mass, apart }) => {
    expect(separatesIn(rounds, { number, mass })).toBe(apart);
  });
});
