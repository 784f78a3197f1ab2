import { describe, expect, test } from "vitest";
import { allVectors } from "./vectors/cases.ts";
import { adapterOf, runVector } from "./vectors/index.ts";
import { notYet } from "./vectors/not-yet.ts";

const vectors = allVectors();
const covered = vectors.filter((one) => adapterOf(one));
const uncovered = vectors.filter((one) => !adapterOf(one));

describe(`the worked examples: ${covered.length} covered, ${uncovered.length} not yet`, () => {
  test.each(covered)("$id $op", (vector) => {
    const adapter = adapterOf(vector);
    if (!adapter) throw new Error("an adapter went away");
    const { got, expected } = runVector(vector, adapter);
    expect(got).toEqual(expected);
  });

  test("every operation is either covered or named as not yet", () => {
    expect([...new Set(uncovered.map(({ op }) => op))].sort()).toEqual([...notYet].sort());
  });
});
