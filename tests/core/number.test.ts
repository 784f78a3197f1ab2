import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareRatios, divide, divideBig, mean, portion, scaled, squareRoot, sum, unscaled } from "#core/number.ts";

describe("[NU1] a quotient is rounded once and exactly", () => {
  test.each([
    [7, 2, 3, 4, 4],
    [-7, 2, -4, -4, -3],
    [20, 3, 6, 7, 7],
    [-20, 3, -7, -7, -6],
    [19, 3, 6, 6, 7],
    [7, -2, -4, -4, -3],
    [6, 3, 2, 2, 2],
    [0, -5, 0, 0, 0],
    [-1, 3, -1, 0, 0],
    [9007199254740991, 2, 4503599627370495, 4503599627370496, 4503599627370496],
  ])("%i / %i: %i, %i, %i", (a, b, floor, near, ceil) => {
    expect([divide(a, b, "floor"), divide(a, b, "half-up"), divide(a, b, "ceil")]).toEqual([floor, near, ceil]);
  });

  test("what is no whole number, or no divisor, is an error and not a wrong result", () => {
    expect(() => divide(1, 0, "floor")).toThrow("1 divided by 0");
    expect(() => divide(1.5, 2, "floor")).toThrow("1.5 / 2 are not whole numbers");
    expect(() => divide(1, 2 ** 53, "floor")).toThrow("not whole");
  });

  test("the nearest is never further off than half, and lies between down and up", () => {
    const whole = fc.integer({ min: -1_000_000, max: 1_000_000 });
    const divisor = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(whole, divisor, (a, b) => {
        const near = divide(a, b, "half-up");
        expect(Math.abs(2 * (near * b - a))).toBeLessThanOrEqual(b);
        expect([divide(a, b, "floor"), divide(a, b, "ceil")]).toContain(near);
        expect(divide(-a, b, "half-up")).toBe(near === 0 ? 0 : -near);
      }),
    );
  });
});

describe("[NU1] a portion is multiplied first and rounded once", () => {
  test.each([
    [50, 120, 100, 60, 60, 60],
    [5, 1, 2, 2, 3, 3],
    [-5, 1, 2, -3, -3, -2],
    [5, -1, 2, -3, -3, -2],
    [5, 1, -2, -3, -3, -2],
    [20, 1, 3, 6, 7, 7],
    [19, 1, 3, 6, 6, 7],
    [-19, 1, 3, -7, -6, -6],
    [0, 7, 3, 0, 0, 0],
    [-1, 1, 3, -1, 0, 0],
    [6, 2, 3, 4, 4, 4],
    [9_000_000_000_000_001, 1_000_000, 2_000_000, 4_500_000_000_000_000, 4_500_000_000_000_001, 4_500_000_000_000_001],
  ])("%i × %i / %i: %i, %i, %i", (amount, part, whole, floor, near, ceil) => {
    expect(portion(amount, part, whole, "floor")).toBe(floor);
    expect(portion(amount, part, whole, "half-up")).toBe(near);
    expect(portion(amount, part, whole, "ceil")).toBe(ceil);
  });

  test("no whole, a fraction, or an answer that is not exact is an error and not a wrong result", () => {
    expect(() => portion(2, 3, 0, "floor")).toThrow("6 divided by 0");
    expect(() => portion(1.5, 1, 1, "floor")).toThrow(RangeError);
    expect(() => portion(2 ** 52, 4, 1, "floor")).toThrow("too large");
  });
});

describe("[NU1] integers of any size", () => {
  test("answer as the small ones do", () => {
    const whole = fc.integer({ min: -1_000_000, max: 1_000_000 });
    const divisor = fc.integer({ min: -5000, max: 5000 }).filter((b) => b !== 0);
    fc.assert(
      fc.property(
        whole,
        divisor,
        fc.constantFrom("floor" as const, "half-up" as const, "ceil" as const),
        (a, b, way) => {
          expect(divideBig(BigInt(a), BigInt(b), way)).toBe(divide(a, b, way));
        },
      ),
    );
    expect(divideBig(10n ** 30n + 1n, 10n ** 20n, "ceil")).toBe(10_000_000_001);
    expect(divideBig(3n, 2n, "half-up")).toBe(2);
    expect(divideBig(-3n, 2n, "half-up")).toBe(-2);
  });

  test("no divisor, or an answer too large, is an error", () => {
    expect(() => divideBig(1n, 0n, "floor")).toThrow("1 divided by 0");
    expect(() => divideBig(2n ** 60n, 1n, "floor")).toThrow("too large");
  });
});

describe("[NU5] square roots are whole and nearest", () => {
  test.each([
    [0n, 0n],
    [1n, 1n],
    [2n, 1n],
    [3n, 2n],
    [6n, 2n],
    [7n, 3n],
    [8n, 3n],
    [9n, 3n],
    [12n, 3n],
    [13n, 4n],
    [16_666_666_666_667n, 4_082_483n],
    [10n ** 40n, 10n ** 20n],
  ])("%s: %s", (n, root) => {
    expect(squareRoot(n)).toBe(root);
  });

  test("no whole number is nearer", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 24n }), (n) => {
        const root = squareRoot(n);
        // (root − ½)² ≤ n ≤ (root + ½)², times 4
        expect((2n * root - 1n) ** 2n <= 4n * n || root === 0n).toBe(true);
        expect((2n * root + 1n) ** 2n >= 4n * n).toBe(true);
      }),
    );
    expect(() => squareRoot(-1n)).toThrow("square root of -1");
  });
});

describe("[NU2] decimals are read by their digits", () => {
  test.each([
    [9.25, 2, 925],
    [1.005, 2, 101],
    [1.255, 2, 126],
    ["1.004999", 2, 100],
    [-1.005, 2, -101],
    [-0.001, 2, 0],
    [12, 0, 12],
    [0.5, 0, 1],
    [1e-7, 7, 1],
    [1.5e-7, 7, 2],
    ["12e+2", 0, 1200],
    ["1.25e+1", 1, 125],
    ["-3e-1", 1, -3],
    ["0.123456e-1", 7, 123456],
    ["25.5e+3", 0, 25500],
    [1.5e21, 0, 1.5e21],
    [".5", 1, 5],
    ["7.", 1, 70],
    [" 3.1 ", 1, 31],
  ])("%s in %i digits is %i", (value, digits, steps) => {
    expect(scaled(value, digits)).toBe(steps);
  });

  test.each(["", ".", "-", "1,5", "1.2.3", Number.NaN, Number.POSITIVE_INFINITY])("%s is no decimal", (value) => {
    expect(() => scaled(value, 2)).toThrow("is not a decimal");
  });

  test("steps come back as they were read", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10_000_000, max: 10_000_000 }),
        fc.integer({ min: 0, max: 4 }),
        (steps, digits) => {
          expect(scaled(unscaled(steps, digits), digits)).toBe(steps === 0 ? 0 : steps);
        },
      ),
    );
  });
});

describe("[NU3] sums and means", () => {
  test("a mean adds first and divides last", () => {
    expect(mean([100, 101])).toBe(101);
    expect(mean([100, 101], "floor")).toBe(100);
    expect(mean([1, 1, 2])).toBe(1);
    expect(mean([])).toBeNull();
    expect(sum([])).toBe(0);
    expect(sum([1, 2, -4])).toBe(-1);
  });

  test("a sum too large to be exact is an error", () => {
    expect(() => sum([2 ** 53, 1])).toThrow("not a whole number");
  });
});

describe("[NU4] ratios are compared exactly", () => {
  test.each([
    [{ won: 9, lost: 0 }, { won: 8, lost: 3 }, 1],
    [{ won: 4, lost: 3 }, { won: 5, lost: 4 }, 1],
    [{ won: 5, lost: 4 }, { won: 4, lost: 3 }, -1],
    [{ won: 2, lost: 4 }, { won: 1, lost: 2 }, 0],
    [{ won: 3, lost: 0 }, { won: 1, lost: 0 }, 0],
    [{ won: 8, lost: 3 }, { won: 9, lost: 0 }, -1],
    [{ won: 0, lost: 9 }, { won: 0, lost: 0 }, 1],
    [{ won: 0, lost: 0 }, { won: 0, lost: 9 }, -1],
    [{ won: 0, lost: 0 }, { won: 0, lost: 0 }, 0],
    [{ won: 9007199254740991, lost: 9007199254740990 }, { won: 9007199254740990, lost: 9007199254740989 }, -1],
  ])("%j against %j: %i", (a, b, sign) => {
    expect(Math.sign(compareRatios(a, b))).toBe(sign);
  });
});
