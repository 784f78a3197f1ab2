import fc from "fast-check";
import { expect, test } from "vitest";
import { seededRandom } from "#core/random.ts";

test("[HT2] the same seed gives the same chance, another seed another", () => {
  const draw = (seed: string) => {
    const random = seededRandom(seed);
    return Array.from({ length: 8 }, () => random.below(1000));
  };
  expect(draw("a")).toEqual(draw("a"));
  expect(draw("a")).not.toEqual(draw("b"));
  expect(draw("")).toEqual(draw(""));
});

test("[HT2] numbers stay below their bound, and a bound that is none throws instead of hanging", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 2 ** 32 }), (seed, n) => {
      const x = seededRandom(seed).below(n);
      expect(Number.isInteger(x) && x >= 0 && x < n).toBe(true);
    }),
  );
  for (const n of [0, -1, 1.5, Number.NaN, Infinity, 2 ** 33])
    expect(() => seededRandom("s").below(n)).toThrow(RangeError);
});

test("[HT2] a shuffle keeps every item, undefined and repeated ones too", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.option(fc.integer(), { nil: undefined })), (seed, items) => {
      const count = (list: readonly unknown[]) => [...list].map(String).sort();
      expect(count(seededRandom(seed).shuffle(items))).toEqual(count(items));
    }),
  );
});

test("[HT2] each of the six orders of three comes about equally often", () => {
  const times = new Map<string, number>();
  for (let i = 0; i < 3000; i++) {
    const order = seededRandom(`order ${i}`).shuffle(["a", "b", "c"]).join("");
    times.set(order, (times.get(order) ?? 0) + 1);
  }
  expect(times.size).toBe(6);
  for (const count of times.values()) expect(Math.abs(count - 500)).toBeLessThan(100);
});
