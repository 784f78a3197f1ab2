import { describe, expect, test } from "vitest";
import { allVectors } from "./vectors/cases.ts";
import { adapterOf, runVector } from "./vectors/index.ts";

const vectors = allVectors();

describe(`the ${vectors.length} worked examples`, () => {
  test.each(vectors)("$id $op", (vector) => {
    const adapter = adapterOf(vector);
    if (!adapter) throw new Error(`no rule is known for ${vector.op}`);
    const { got, expected } = runVector(vector, adapter);
    expect(got).toEqual(expected);
  });
});
