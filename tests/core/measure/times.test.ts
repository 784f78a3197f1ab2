import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { measures } from "#core/measure/measures.ts";
import { inSteps, precisions, readTime } from "#core/measure/rounding.ts";
import { comparableTimes } from "#core/measure/timing.ts";
import { handTime } from "#core/measure/watches.ts";
import { rankByChain } from "#core/ranking/chain.ts";
import { chains } from "#core/ranking/chains.ts";

describe("watches", () => {
  test.each([
    { why: "two of three agree, the third is slower", watches: [11_240, 11_240, 11_310], official: 11_300 },
    { why: "two of three agree, the third is faster", watches: [11_310, 11_180, 11_310], official: 11_400 },
    { why: "three differ: the middle one", watches: [11_310, 11_110, 11_240], official: 11_300 },
    { why: "two: the slower", watches: [11_310, 11_210], official: 11_400 },
    { why: "one", watches: [11_170], official: 11_200 },
    { why: "a whole tenth stays", watches: [11_100], official: 11_100 },
    { why: "a thousandth over is the next tenth", watches: [10_101], official: 10_200 },
    { why: "under ten seconds, as numbers", watches: [9_900, 10_000, 10_100], official: 10_000 },
  ])("[RK11] $why", ({ watches, official }) => {
    expect(handTime(watches)).toEqual({ ok: true, value: official });
  });

  test.each([[[]], [[1, 2, 3, 4]]])("[RK11] no watch and four watches give no time: %j", (watches) => {
    expect(handTime(watches)).toEqual({ ok: false, refusal: { kind: "watches-one-to-three", got: watches.length } });
  });

  test("[RK11] which watch said what does not matter, and nobody gains by the tenth", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 1, maxLength: 3 }), (watches) => {
        const found = handTime(watches);
        expect(handTime([...watches].reverse())).toEqual(found);
        if (!found.ok) throw new Error("refused");
        expect(found.value % 100).toBe(0);
        expect(watches.some((one) => found.value >= one && found.value < one + 100)).toBe(true);
      }),
    );
  });
});

describe("precision", () => {
  test.each([
    { name: "hand" as const, ms: 10_110, published: 10_200 },
    { name: "hand" as const, ms: 10_100, published: 10_100 },
    { name: "photo-finish" as const, ms: 10_111, published: 10_120 },
    { name: "photo-finish" as const, ms: 16_100, published: 16_100 },
    { name: "photo-finish-long" as const, ms: 1_800_010, published: 1_800_100 },
    { name: "cubing-single" as const, ms: 12_678, published: 12_670 },
    { name: "cubing-average" as const, ms: 12_675, published: 12_680 },
    { name: "cubing-average" as const, ms: 12_674, published: 12_670 },
  ])("[RK12] $name: $ms ms is published as $published", ({ name, ms, published }) => {
    const { step, rounding } = precisions[name];
    expect(inSteps(ms, step, rounding)).toBe(published);
  });

  test("[RK12] every hundredth from 0.01 to 59.99 s is itself, up and down: floating point raises 286 of them", () => {
    for (let ms = 10; ms < 60_000; ms += 10)
      if (inSteps(ms, 10, "ceil") !== ms || inSteps(ms, 10, "floor") !== ms) throw new Error(`${ms}`);
    expect(inSteps(0, 10, "ceil")).toBe(0);
  });

  test("[RK13] equal hundredths are compared by thousandths, and still published as they were", () => {
    const times = { a: 10_115, b: 10_111, c: 10_111, d: 10_121 };
    const rows = Object.entries(times).map(([id, ms]) => {
      const { publishedMs, thousandths } = readTime(ms, precisions["photo-finish"]);
      return { id, values: { published: publishedMs, thousandths } };
    });
    expect(rows.map(({ values }) => values.published)).toEqual([10_120, 10_120, 10_120, 10_130]);
    const { rows: placed, facts } = rankByChain(rows, chains.track);
    expect(placed.map(({ id, place }) => [id, place])).toEqual([
      ["b", 1],
      ["c", 1],
      ["a", 3],
      ["d", 4],
    ]);
    expect(facts.flatMap((fact) => (fact.kind === "separated" ? [fact.by] : []))).toEqual(["thousandths", "published"]);
  });
});

describe("timing classes", () => {
  test("[RK14] times are compared inside one class only; a picture that started by hand gives places alone", () => {
    expect(comparableTimes(["hand", "hand"])).toEqual({ ok: true, value: "hand" });
    expect(comparableTimes(["automatic"])).toEqual({ ok: true, value: "automatic" });
    expect(comparableTimes([])).toEqual({ ok: true, value: null });
    expect(comparableTimes(["automatic", "hand", "automatic"])).toEqual({
      ok: false,
      refusal: { kind: "timing-classes-differ", classes: ["hand", "automatic"] },
    });
    for (const heats of [["half-automatic"], ["hand", "half-automatic", "automatic"]] as const)
      expect(comparableTimes(heats)).toEqual({ ok: false, refusal: { kind: "timing-places-only" } });
  });
});

test("[RK18] what is measured, how it is stored and which way is better", () => {
  expect(Object.entries(measures).map(([name, { stored, better }]) => `${name} ${stored} ${better}`)).toEqual([
    "time ms less",
    "time-held ms more",
    "count count more",
    "averaged-count steps more",
    "distance mm more",
    "height mm more",
    "points steps more",
    "first-to-arrive place less",
    "last-to-arrive place more",
    "faults count less",
  ]);
});
