import { describe, expect, test } from "vitest";
import type { Adapter } from "./vectors/adapter.ts";
import { allVectors, type Vector } from "./vectors/cases.ts";
import { entries } from "./vectors/entries.ts";
import { heats } from "./vectors/heats.ts";
import { notYet } from "./vectors/not-yet.ts";
import { points } from "./vectors/points.ts";
import { ranking } from "./vectors/ranking.ts";
import { rounds } from "./vectors/rounds.ts";

const adapters: Record<string, Adapter> = { ...heats, ...ranking, ...rounds, ...points, ...entries };
const vectors = allVectors();
/** An adapter of one example goes before one of its operation. */
const adapterOf = ({ op, id }: Vector) => adapters[`${op} ${id}`] ?? adapters[op];
const covered = vectors.filter((one) => adapterOf(one));
const uncovered = vectors.filter((one) => !adapterOf(one));

describe(`the worked examples: ${covered.length} covered, ${uncovered.length} not yet`, () => {
  test.each(covered)("$id $op", (vector) => {
    const adapter = adapterOf(vector);
    if (!adapter) throw new Error("an adapter went away");
    const { run, expected } =
      typeof adapter === "function" ? { run: adapter, expected: (value: unknown) => value } : adapter;
    expect(run(vector.input)).toEqual(expected(vector.expected));
  });

  test("every operation is either covered or named as not yet", () => {
    expect([...new Set(uncovered.map(({ op }) => op))].sort()).toEqual([...notYet].sort());
  });
});
