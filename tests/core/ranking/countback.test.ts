import fc from "fast-check";
import { expect, test } from "vitest";
import { countback } from "#core/ranking/countback.ts";
import { compareValues } from "#core/ranking/value.ts";

test("[RK8] the best attempt first, fouls last, in both directions", () => {
  expect(countback([690, null, 720, 710], "more")).toEqual([720, 710, 690, null]);
  expect(countback([690, null, 720, 710], "less")).toEqual([690, 710, 720, null]);
  expect(countback([null, 5, null], "less")).toEqual([5, null, null]);
  expect(countback([], "more")).toEqual([]);
});

const attempts = fc.array(fc.option(fc.nat(3)), { maxLength: 4 });
const direction = fc.constantFrom("more" as const, "less" as const);

test("[RK8] whoever is before somebody is not behind them, and the order of the attempts does not matter", () => {
  fc.assert(
    fc.property(attempts, attempts, direction, (a, b, way) => {
      const [one, other] = [countback(a, way), countback(b, way)];
      expect(compareValues(one, other, way) + compareValues(other, one, way)).toBe(0);
      expect(compareValues(countback([...a].reverse(), way), one, way)).toBe(0);
    }),
  );
});

test("[RK8] whoever stands before the second stands before everybody behind the second", () => {
  fc.assert(
    fc.property(fc.array(attempts, { minLength: 3, maxLength: 5 }), direction, (some, way) => {
      const sorted = some.map((one) => countback(one, way)).sort((a, b) => compareValues(a, b, way));
      for (const [i, one] of sorted.entries())
        for (const below of sorted.slice(i)) expect(compareValues(one, below, way)).toBeLessThanOrEqual(0);
    }),
  );
});
