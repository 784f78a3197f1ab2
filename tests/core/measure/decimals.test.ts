import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimal, decimalMean, decimalSum, weightedSum } from "#core/measure/decimals.ts";

describe("decimals as they are typed", () => {
  test.each([
    ["101.25", 10_125n, 2],
    [0.1, 1n, 1],
    [-3.5, -35n, 1],
    ["1.50", 150n, 2],
    [".5", 5n, 1],
    ["7.", 7n, 0],
    [" 12 ", 12n, 0],
    [1e21, 10n ** 21n, 0],
    [1.5e-7, 15n, 8],
    ["0", 0n, 0],
  ])("[RK17] %s", (value, steps, digits) => {
    expect(decimal(value)).toEqual({ steps, digits });
  });

  test.each(["", ".", "-", "1.2.3", "a1", "1a", Number.NaN, Infinity])("[RK17] %s is none", (value) => {
    expect(() => decimal(value)).toThrow("is not a decimal");
  });

  test("[RK17] sums are exact, in the digits of the finest", () => {
    expect(decimalSum([180, 60, 101.25])).toEqual({ steps: 34_125, digits: 2 });
    expect(decimalSum([0.1, 0.2])).toEqual({ steps: 3, digits: 1 });
    expect(decimalSum([41_200, 39_850, 44_010])).toEqual({ steps: 125_060, digits: 0 });
    expect(decimalSum([2.5, -0.25])).toEqual({ steps: 225, digits: 2 });
    expect(decimalSum([])).toEqual({ steps: 0, digits: 0 });
  });

  test("[RK17] a mean is added first and rounded once", () => {
    expect(decimalMean([1.0, 1.01], 2)).toEqual({ steps: 101, digits: 2 });
    expect(decimalMean([1.0, 1.01], 2, "floor")).toEqual({ steps: 100, digits: 2 });
    expect(decimalMean([1, 2], 0)).toEqual({ steps: 2, digits: 0 });
    expect(decimalMean([1, 1, 2], 2)).toEqual({ steps: 133, digits: 2 });
    expect(decimalMean([1.255], 2)).toEqual({ steps: 126, digits: 2 });
    expect(decimalMean([10, 11], 3, "ceil")).toEqual({ steps: 10_500, digits: 3 });
    expect(decimalMean([], 2)).toBeNull();
  });

  test("[RK17] marks times weights, rounded once", () => {
    const lines = [[88, 0.3] as const, [91.5, 0.7] as const];
    expect(weightedSum(lines, 2)).toEqual({ steps: 9045, digits: 2 });
    expect(weightedSum(lines, 0)).toEqual({ steps: 90, digits: 0 });
    expect(weightedSum(lines, 0, "ceil")).toEqual({ steps: 91, digits: 0 });
    const third = [[80.5, 0.25] as const, [90.25, 0.55] as const, [70, 0.2] as const];
    expect(weightedSum(third, 2)).toEqual({ steps: 8376, digits: 2 });
    expect(weightedSum(third, 4)).toEqual({ steps: 837_625, digits: 4 });
    expect(weightedSum([], 2)).toEqual({ steps: 0, digits: 2 });
  });

  test("[RK17] in whichever order decimals are added, the sum is the same", () => {
    const typed = fc.tuple(fc.integer({ min: -9999, max: 9999 }), fc.nat(3)).map(([n, digits]) => n / 10 ** digits);
    fc.assert(
      fc.property(fc.array(typed), (values) => {
        expect(decimalSum([...values].reverse())).toEqual(decimalSum(values));
        expect(decimalSum([...values, ...values.map((one) => -one)]).steps).toBe(0);
      }),
    );
  });
});
