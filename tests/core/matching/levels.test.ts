import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pairByLevels } from "#core/matching/levels.ts";

/** All pairings of everybody. */
function* pairings(free: readonly number[], may: (a: number, b: number) => boolean): Generator<[number, number][]> {
  const [first, ...rest] = free;
  if (first === undefined) yield [];
  else
    for (const other of rest)
      if (may(first, other))
        for (const tail of pairings(
          rest.filter((v) => v !== other),
          may,
        ))
          yield [[first, other], ...tail];
}

describe("a pairing by levels", () => {
  const values = fc.array(fc.tuple(fc.nat(3), fc.nat(4), fc.nat(9), fc.boolean(), fc.nat(9)), {
    minLength: 64,
    maxLength: 64,
  });

  test("is the least in the first sum, then in the second, then in the third, of all there are", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 4 }), (cells, half) => {
        const size = 2 * half;
        const cell = (a: number, b: number) => cells[a * 8 + b] ?? [0, 0, 0, true, 0];
        const may = (a: number, b: number) => cell(a, b)[4] > 2;
        const levels = ([0, 1, 2] as const).map((at) => (a: number, b: number) => cell(a, b)[at]);
        const sums = (pairs: readonly (readonly [number, number])[]) =>
          levels.map((level) => pairs.reduce((sum, [a, b]) => sum + level(a, b), 0));
        const all = [
          ...pairings(
            Array.from({ length: size }, (_, v) => v),
            may,
          ),
        ].map(sums);
        const key = (of: readonly number[]) => of.reduce((whole, value) => whole * 1000 + value, 0);
        const best = all.sort((one, other) => key(one) - key(other))[0] ?? null;
        const mate = pairByLevels(size, { may, levels, likely: (a, b) => cell(a, b)[3] });
        const found = mate && sums(mate.flatMap((b, a) => (a < b ? [[a, b] as const] : [])));
        expect(found).toEqual(best);
      }),
      { numRuns: 300 },
    );
  });

  test("of nobody is empty, of one nobody's", () => {
    const anything = { may: () => true, levels: [() => 1], likely: () => true };
    expect(pairByLevels(0, anything)).toEqual([]);
    expect(pairByLevels(1, anything)).toBeNull();
    expect(pairByLevels(3, anything)).toBeNull();
    expect(pairByLevels(2, anything)).toEqual([1, 0]);
  });
});
