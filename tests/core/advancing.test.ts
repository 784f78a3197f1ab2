import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EntrantId, HeatId } from "#core/ids.ts";
import type { Advance, TiePolicy } from "#core/rounds/plan.ts";
import { drawLot, qualify, type Ruling } from "#core/rounds/qualify.ts";
import type { LaneMark } from "#core/scoring/ruleset.ts";
import { anyMark, anyOptions, numbersOf, rankedHeats } from "./marks.ts";
import { arrival, failed, id, mark, numberOf, race, skipping, slowCycling, status } from "./people.ts";

const fine = { ...race, precisionMs: 1 };
const people = (...numbers: number[]) => numbers.map((n) => id<EntrantId>(n));
const times = (...ms: (number | null)[]) => ms.map((one) => (one === null ? status("DNS") : mark(one)));
const heatCut = (n: number): Ruling["cut"] => `heat:${id<HeatId>(n)}`;

interface Case {
  heats: LaneMark[][];
  advance: Advance;
  options?: typeof fine;
  policy?: TiePolicy;
  rulings?: Ruling[];
  withdrawn?: EntrantId[];
}

/** Who goes on, as "number how", and the rest by number. */
function outcome({ heats, advance, options = fine, policy = "decider", rulings = [], withdrawn = [] }: Case) {
  const result = qualify(rankedHeats(heats, options), advance, options, policy, rulings, withdrawn);
  return {
    on: result.qualified.map(({ id: who, by }) => `${numberOf(who)} ${by}`).join(", "),
    ties: result.ties.map(({ cut, tied, places }) => ({ cut, tied: numbersOf(tied), places })),
    reserves: numbersOf(result.reserves),
    out: numbersOf(result.out).sort((a, b) => a - b),
  };
}

describe("by place and by mark", () => {
  test("[AD3] the first of each heat go on, then the best of all others, whatever heat they ran in", () => {
    const heats = [
      times(12_010, 12_250, 12_400, 12_900, 13_500),
      times(12_100, 12_300, 12_380, 12_390, null),
      times(12_500, 12_600, 12_700, 12_800),
    ];
    expect(outcome({ heats, advance: { perHeat: 2, nextBest: 2 } })).toEqual({
      on: "1 Q, 2 Q, 6 Q, 7 Q, 11 Q, 12 Q, 8 q, 9 q",
      ties: [],
      reserves: [3, 13, 14, 4, 5],
      out: [3, 4, 5, 10, 13, 14],
    });
  });

  test.each([
    { why: "the failed do not go on, however few are left", options: slowCycling, on: "1 Q, 4 Q" },
    {
      why: "unless the event ranks them",
      options: { ...slowCycling, failedOrder: "kept" as const },
      on: "1 Q, 2 Q, 4 Q, 5 Q",
    },
  ])("[AD3] $why", ({ options, on }) => {
    const heats = [
      [mark(50_000), failed(9_000), status("DNF")],
      [mark(40_000), failed(8_000), status("DQ")],
    ];
    expect(outcome({ heats, options, advance: { perHeat: 2, nextBest: 0 } }).on).toBe(on);
  });

  test("[AD3] a place that a heat cannot fill goes to the next best where there are any, else it stays open", () => {
    const heats = [times(10, null), times(11, 12, 13)];
    expect(outcome({ heats, advance: { perHeat: 2, nextBest: 0 } }).on).toBe("1 Q, 3 Q, 4 Q");
    expect(outcome({ heats, advance: { perHeat: 1, nextBest: 1 } }).on).toBe("1 Q, 3 Q, 4 q");
    expect(outcome({ heats: [times(null, null), times(11, 12, 13)], advance: { perHeat: 1, nextBest: 1 } }).on).toBe(
      "3 Q, 4 q, 5 q",
    );
  });

  test("[AD3] fewer misses go before more at the same count, over all heats", () => {
    const heats = [
      [mark(140), mark(130, { misses: 2 })],
      [mark(135), mark(130, { misses: 1 })],
    ];
    expect(outcome({ heats, options: skipping, advance: { perHeat: 1, nextBest: 1 } }).on).toBe("1 Q, 3 Q, 4 q");
  });

  test("[AD3] by order of arrival the reserves stand by their places in the heats alone", () => {
    const heats = [
      [mark(1), mark(2), mark(3)],
      [mark(1), mark(2), mark(3)],
    ];
    const result = outcome({ heats, options: arrival, advance: { perHeat: 1, nextBest: 0 } });
    expect(result).toMatchObject({ on: "1 Q, 4 Q", reserves: [2, 5, 3, 6] });
  });
});

describe("a tie at the cut", () => {
  const level = [times(10, 20, 20, 30)];
  const one: Advance = { perHeat: 2, nextBest: 0 };
  const ruled = (admit: number[], method: TiePolicy = "decider", tied = [2, 3]): Ruling => ({
    cut: heatCut(1),
    tied: people(...tied),
    admit: people(...admit),
    method,
  });

  test("[AD4] waits for its ruling: nobody of it is through, nobody out, and no reserve is called", () => {
    for (const policy of ["decider", "lot"] as const)
      expect(outcome({ heats: level, advance: one, policy })).toEqual({
        on: "1 Q",
        ties: [{ cut: heatCut(1), tied: [2, 3], places: 1 }],
        reserves: [4],
        out: [4],
      });
  });

  test("[AD4] all in lets everybody level through", () => {
    expect(outcome({ heats: level, advance: one, policy: "all-in" })).toMatchObject({ on: "1 Q, 2 Q, 3 Q", ties: [] });
  });

  test.each([
    { why: "a ruling admits whom it names", rulings: [ruled([3])], on: "1 Q, 3 ruling" },
    { why: "the last ruling on a tie counts", rulings: [ruled([3]), ruled([2])], on: "1 Q, 2 ruling" },
    { why: "the order of names is no matter", rulings: [ruled([3], "lot", [3, 2])], on: "1 Q, 3 ruling" },
    { why: "all may be let in", rulings: [ruled([2, 3], "all-in")], on: "1 Q, 2 ruling, 3 ruling" },
    { why: "nobody may be let in", rulings: [ruled([])], on: "1 Q" },
    { why: "a stranger named in a ruling stays out", rulings: [ruled([4])], on: "1 Q" },
  ])("[AD4] $why", ({ rulings, on }) => {
    expect(outcome({ heats: level, advance: one, rulings })).toMatchObject({ on, ties: [] });
  });

  test.each([
    { why: "on other people than are level now", rulings: [ruled([2], "decider", [2, 3, 4])] },
    { why: "on another cut", rulings: [{ ...ruled([2]), cut: "next-best" as const }] },
    { why: "that lets in more than there is room for", rulings: [ruled([2, 3])] },
  ])("[AD4] a ruling $why does not count", ({ rulings }) => {
    expect(outcome({ heats: level, advance: one, rulings }).ties).toHaveLength(1);
  });

  test("[AD3] more through by place than planned leave fewer places by mark", () => {
    const heats = [times(12_010, 12_250, 12_250, 12_300), times(12_100, 12_400, 12_420)];
    const advance = { perHeat: 2, nextBest: 2 };
    expect(outcome({ heats, advance, policy: "all-in" }).on).toBe("1 Q, 2 Q, 3 Q, 5 Q, 6 Q, 4 q");
  });

  test("[AD4] the places by mark wait while a heat's tie does", () => {
    const heats = [...level, times(15, 16, 17)];
    const result = outcome({ heats, advance: { perHeat: 2, nextBest: 1 } });
    expect(result).toMatchObject({ on: "1 Q, 5 Q, 6 Q", reserves: [7, 4] });
  });

  test("[AD4] level by mark over two heats is a tie at the next best", () => {
    const heats = [times(12_010, 12_250, 12_381), times(12_100, 12_300, 12_381)];
    const { ties } = outcome({ heats, advance: { perHeat: 2, nextBest: 1 } });
    expect(ties).toEqual([{ cut: "next-best", tied: [3, 6], places: 1 }]);
  });
});

describe("a withdrawal", () => {
  const eight = [times(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)];
  const advance: Advance = { perHeat: 8, nextBest: 0 };

  test("[AD6] calls the reserves in their order: five and two withdraw, nine and ten come in", () => {
    const withdrawn = people(5, 2);
    expect(outcome({ heats: eight, advance, withdrawn })).toMatchObject({
      on: "1 Q, 3 Q, 4 Q, 6 Q, 7 Q, 8 Q, 9 reserve, 10 reserve",
      reserves: [11],
      out: [2, 5, 11],
    });
  });

  test("[AD6] a reserve who withdrew is passed over, and an end of the reserves leaves the place open", () => {
    expect(outcome({ heats: eight, advance, withdrawn: people(1, 9) }).on).toMatch(/8 Q, 10 reserve$/);
    expect(outcome({ heats: [times(1, 2)], advance: { perHeat: 2, nextBest: 0 }, withdrawn: people(1) }).on).toBe(
      "2 Q",
    );
  });

  test.each(["all-in", "decider", "lot"] as const)(
    "[AD4] ends a tie under %s: of two level for one place one is gone",
    (policy) => {
      const case_ = { heats: [times(10, 20, 20, 30)], advance: { perHeat: 2, nextBest: 0 }, policy };
      expect(outcome({ ...case_, withdrawn: people(3) })).toMatchObject({ on: "1 Q, 2 Q", ties: [], reserves: [4] });
    },
  );

  test("[AD6] from a round that a tie made too large calls nobody up until it is smaller than planned", () => {
    const case_: Case = { heats: [times(10, 20, 20, 20, 30)], advance: { perHeat: 2, nextBest: 0 }, policy: "all-in" };
    expect(outcome({ ...case_, withdrawn: people(1) }).on).toBe("2 Q, 3 Q, 4 Q");
    expect(outcome({ ...case_, withdrawn: people(1, 2, 3) }).on).toBe("4 Q, 5 reserve");
  });

  test("[AD4] a ruling goes on counting when one of the level withdraws after it", () => {
    const ruling: Ruling = { cut: heatCut(1), tied: people(2, 3, 4), admit: people(4), method: "decider" };
    const case_ = { heats: [times(10, 20, 20, 20)], advance: { perHeat: 2, nextBest: 0 }, rulings: [ruling] };
    expect(outcome({ ...case_, withdrawn: people(2) })).toMatchObject({ on: "1 Q, 4 ruling", ties: [] });
    expect(outcome({ ...case_, withdrawn: people(4) })).toMatchObject({ on: "1 Q, 2 reserve", ties: [] });
  });
});

describe("any round", () => {
  const anyCase = fc.record({
    marks: fc.array(fc.array(anyMark, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 }),
    advance: fc.record({ perHeat: fc.nat(4), nextBest: fc.nat(6) }),
    options: anyOptions,
    policy: fc.constantFrom<TiePolicy>("all-in", "decider", "lot"),
    gone: fc.array(
      fc.integer({ min: 1, max: 30 }).map((n) => id<EntrantId>(n)),
      { maxLength: 8 },
    ),
  });

  test("[AD3] nobody goes on twice, without a place, or after withdrawing; everybody is through, tied or out", () => {
    fc.assert(
      fc.property(anyCase, ({ marks, advance, options, policy, gone }) => {
        const heats = rankedHeats(marks, options);
        const { qualified, ties, reserves, out } = qualify(heats, advance, options, policy, [], gone);
        const on = qualified.map((one) => one.id);
        const tied = ties.flatMap((tie) => tie.tied);
        const all = heats.flatMap(({ ranked }) => ranked);
        expect([...on, ...tied, ...out].sort()).toEqual(all.map((one) => one.id).sort());
        for (const one of qualified) expect([one.place, gone.includes(one.id)]).not.toContain(null);
        expect([...on, ...tied, ...reserves].some((who) => gone.includes(who))).toBe(false);
        expect(reserves.every((who) => out.includes(who))).toBe(true);
      }),
    );
  });

  test("[AD4] never more go on than there are places, except where a tie lets all in", () => {
    fc.assert(
      fc.property(anyCase, ({ marks, advance, options, policy, gone }) => {
        const places = advance.perHeat * marks.length + advance.nextBest;
        const { qualified, ties } = qualify(rankedHeats(marks, options), advance, options, policy, [], gone);
        const waiting = ties.reduce((sum, tie) => sum + tie.places, 0);
        if (policy === "all-in") expect(ties).toEqual([]);
        else expect(qualified.length + waiting).toBeLessThanOrEqual(places);
        for (const { tied, places: few } of ties) expect(few > 0 && few < tied.length).toBe(true);
      }),
    );
  });

  test("[AD6] one more withdrawal never costs anybody else their place", () => {
    fc.assert(
      fc.property(anyCase, fc.nat(29), ({ marks, advance, options, gone }, pick) => {
        const heats = rankedHeats(marks, options);
        const next = id<EntrantId>(pick + 1);
        const before = qualify(heats, advance, options, "all-in", [], gone).qualified.map((one) => one.id);
        const after = qualify(heats, advance, options, "all-in", [], [...gone, next]).qualified.map((one) => one.id);
        expect(before.filter((who) => who !== next && !after.includes(who))).toEqual([]);
      }),
    );
  });

  test("[AD4] ruled ties leave nothing waiting, cut by cut", () => {
    fc.assert(
      fc.property(anyCase, fc.string(), ({ marks, advance, options, gone }, seed) => {
        const heats = rankedHeats(marks, options);
        const rulings: Ruling[] = [];
        // the places by mark only come up once the heats' ties are ruled
        for (let i = 0; i < 2; i++)
          for (const { cut, tied, places } of qualify(heats, advance, options, "lot", rulings, gone).ties)
            rulings.push({ cut, tied, admit: drawLot(tied, places, seed), method: "lot" });
        expect(qualify(heats, advance, options, "lot", rulings, gone).ties).toEqual([]);
      }),
    );
  });
});

test("[AD7] a lot is the same for the same seed, whatever order people are named in, and admits as many as there are places", () => {
  const drawn = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1 }).map((numbers) => people(...numbers));
  fc.assert(
    fc.property(drawn, fc.nat(10), fc.string(), (tied, places, seed) => {
      const admitted = drawLot(tied, places, seed);
      expect(drawLot([...tied].reverse(), places, seed)).toEqual(admitted);
      expect(admitted).toHaveLength(Math.min(places, tied.length));
      expect(new Set(admitted).size).toBe(admitted.length);
      expect(admitted.every((one) => tied.includes(one))).toBe(true);
    }),
  );
});
