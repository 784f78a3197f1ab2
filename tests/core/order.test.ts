import fc from "fast-check";
import { expect, test } from "vitest";
import { better, rankMarks } from "#core/ranking/rank.ts";
import { anyMark, anyOptions, rankables } from "./marks.ts";
import { mark, race } from "./people.ts";

test("[RK1] what stands before what is a proper order: never both ways, and it carries over", () => {
  fc.assert(
    fc.property(anyMark, anyMark, anyMark, anyOptions, (a, b, c, options) => {
      expect(Math.sign(better(a, b, options)) + Math.sign(better(b, a, options))).toBe(0);
      if (better(a, b, options) <= 0 && better(b, c, options) <= 0)
        expect(better(a, c, options)).toBeLessThanOrEqual(0);
    }),
  );
});

test("[RK1] ten thousand people are ranked without reading everybody against everybody", () => {
  let reads = 0;
  const counted = { ...race, precisionMs: 1 };
  Object.defineProperty(counted, "direction", {
    get() {
      reads += 1;
      return "less";
    },
  });
  const marks = Array.from({ length: 10_000 }, (_unused, i) => mark((i * 7919) % 10_007));
  expect(rankMarks(rankables(marks), counted).at(-1)?.place).toBe(10_000);
  // n log n with room for a constant; everybody against everybody would be 100 million
  expect(reads).toBeLessThan(2_000_000);
});
