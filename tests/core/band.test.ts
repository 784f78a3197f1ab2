import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Band, bandOf } from "#core/band.ts";

const grades: Band<string>[] = [
  { from: 80, value: "third" },
  { from: 90, value: "first" },
  { from: 85, value: "second" },
];
const benefit: Band<string>[] = [
  { from: null, value: "small" },
  { from: 100, value: "middle" },
  { from: 500, above: true, value: "large" },
];

describe("[NU6] bands", () => {
  test.each([
    { amount: 91, bands: grades, value: "first" },
    { amount: 90, bands: grades, value: "first" },
    { amount: 89, bands: grades, value: "second" },
    { amount: 80, bands: grades, value: "third" },
    { amount: 79, bands: grades, value: null },
    { amount: 501, bands: benefit, value: "large" },
    { amount: 500, bands: benefit, value: "middle" },
    { amount: 99, bands: benefit, value: "small" },
    { amount: -1, bands: benefit, value: "small" },
    { amount: 1, bands: [], value: null },
  ])("$amount is in the band $value", ({ amount, bands, value }) => {
    expect(bandOf(amount, bands)).toBe(value);
  });

  test("a band above a limit goes before one from it, whichever is named first", () => {
    const both: Band<string>[] = [
      { from: 10, value: "from" },
      { from: 10, above: true, value: "above" },
    ];
    for (const bands of [both, [...both].reverse()]) {
      expect(bandOf(10, bands)).toBe("from");
      expect(bandOf(11, bands)).toBe("above");
    }
  });

  test("a lower limit with the word above does not go before a higher one", () => {
    const bands: Band<string>[] = [
      { from: 10, value: "from ten" },
      { from: 5, above: true, value: "above five" },
    ];
    expect(bandOf(11, bands)).toBe("from ten");
    expect(bandOf(11, [...bands].reverse())).toBe("from ten");
    expect(bandOf(10, bands)).toBe("from ten");
  });

  test("more is never in a lower band, and the order of the bands does not matter", () => {
    const limits = fc.uniqueArray(fc.integer({ min: -20, max: 20 }), { maxLength: 6 });
    fc.assert(
      fc.property(limits, fc.integer({ min: -25, max: 25 }), fc.nat(10), (froms, amount, more) => {
        const bands = froms.map((from) => ({ from, value: from }));
        const found = bandOf(amount, bands);
        expect(bandOf(amount, [...bands].reverse())).toBe(found);
        expect(bandOf(amount + more, bands) ?? -99).toBeGreaterThanOrEqual(found ?? -99);
      }),
    );
  });
});
