import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EntrantId, HeatId } from "#core/ids.ts";
import { defaultPlan, type TiePolicy } from "#core/rounds/plan.ts";
import { drawLot, qualify, type Ruling } from "#core/rounds/qualify.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import { type Fate, fatesOf } from "#core/standing/fates.ts";
import { type HeatFacts, type PlayedRound, playHeat, rankingOf } from "#core/standing/played.ts";
import { failed, id, mark, numberOf, race, skipping } from "../people.ts";

interface Given {
  /** marks by heat; null = the heat is not official yet */
  heats: (LaneMark[] | number)[];
  advance: { perHeat: number; nextBest: number };
  policy: TiePolicy;
  options: ScoringOptions;
}

/** The round with people 1, 2, … in its heats' lanes; a heat given as a number of people is still to come. */
function roundOf({ heats, advance, options }: Pick<Given, "heats" | "advance" | "options">): PlayedRound {
  let person = 0;
  const played = heats.map((given, i) => {
    const marks = typeof given === "number" ? [] : given.map((one, at) => ({ ...one, lane: at + 1 }));
    const size = typeof given === "number" ? given : given.length;
    const seats = Array.from({ length: size }, (_unused, at) => ({ lane: at + 1, entrant: id<EntrantId>(++person) }));
    const state: HeatFacts["state"] = typeof given === "number" ? "running" : "official";
    return playHeat({ id: id<HeatId>(i + 1), number: i + 1, state }, seats, marks, { options });
  });
  return { round: { number: 1, final: false, state: "published", advance }, heats: played, rulings: [] };
}

const eventOf = (options: ScoringOptions, tieAtCut: TiePolicy) => ({ options, plan: { ...defaultPlan, tieAtCut } });

const shown = (given: Given, withdrawn: EntrantId[] = []): Record<number, Fate> =>
  Object.fromEntries(
    [...fatesOf(roundOf(given), eventOf(given.options, given.policy), withdrawn)].map(([who, fate]) => [
      numberOf(who),
      fate,
    ]),
  );

const counts = (...all: (number | null)[]) => all.map((count) => (count === null ? failed() : mark(count)));
const twoAndOne = { advance: { perHeat: 1, nextBest: 1 }, policy: "decider", options: skipping } as const;

describe("fates while a round runs", () => {
  test("[AD3] [AD20] first ones are through at once; who can be passed is open; who cannot go on any more is out", () => {
    // two places are left where nobody of the other heat has a mark: 4 comes after them
    expect(shown({ ...twoAndOne, heats: [counts(100, 90, 80, 70, null), 3] })).toEqual({
      ...{ 1: "Q", 2: "open", 3: "open", 4: "out", 5: "out" },
      ...{ 6: "open", 7: "open", 8: "open" },
    });
  });

  test("[AD20] somebody has clinched a place by mark when those still to come can only take the others", () => {
    const heats = [counts(100, 90, 80), 2];
    expect(shown({ ...twoAndOne, advance: { perHeat: 1, nextBest: 2 }, heats })).toMatchObject({
      2: "clinched",
      3: "open",
    });
  });

  test("[AD20] fewer misses put equal counts apart", () => {
    const marks = [mark(100), mark(90, { misses: 1 }), mark(90, { misses: 2 }), mark(90, { misses: 3 })];
    const given = { ...twoAndOne, options: { ...skipping, missesBreakTies: true }, heats: [marks, 1] };
    expect(shown({ ...given, policy: "all-in" })).toMatchObject({ 2: "clinched", 3: "open", 4: "out" });
  });

  test("[AD20] nobody is out while somebody withdrew, since reserves are called up", () => {
    const heats = [counts(100, 90, 80), 3];
    expect(shown({ ...twoAndOne, heats }, [id(1)])).toMatchObject({ 1: "withdrawn", 2: "open", 3: "open" });
  });

  test("[AD20] where the failed have a place by what they kept nothing is said before the end", () => {
    const options = { ...skipping, failedOrder: "kept" } as const;
    expect(shown({ ...twoAndOne, options, heats: [counts(100, 90, 80), 3] })).toMatchObject({ 2: "open", 3: "open" });
  });

  test("[AD3] the next best wait for a tie in a heat", () => {
    const heats = [counts(100, 100), counts(110, 100)];
    expect(shown({ ...twoAndOne, heats })).toEqual({ 1: "tied", 2: "tied", 3: "Q", 4: "open" });
  });

  const anyMark = (most: number) =>
    fc.oneof(
      { weight: 5, arbitrary: fc.record({ value: fc.integer({ min: 1, max: most }), misses: fc.nat(2) }) },
      { weight: 1, arbitrary: fc.constant(null) },
    );
  const markOf = (given: { value: number; misses: number } | null) =>
    given ? mark(given.value * 100, { misses: given.misses }) : failed();

  /** Who goes on when every tie was settled by lot. */
  const settled = (
    { heats }: PlayedRound,
    advance: Given["advance"],
    options: ScoringOptions,
    policy: TiePolicy,
    withdrawn: EntrantId[],
    seed: string,
  ) => {
    const rulings: Ruling[] = [];
    for (;;) {
      const result = qualify(heats.map(rankingOf), advance, options, policy, rulings, withdrawn);
      if (result.ties.length === 0) return result;
      for (const { cut, tied, places } of result.ties)
        rulings.push({ cut, tied, admit: drawLot(tied, places, seed), method: "lot" });
    }
  };

  test("[AD20] whatever the marks: sure ones go on at every end, those out at none", () => {
    const heat = fc.array(anyMark(4).map(markOf), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(fc.record({ end: heat, over: fc.boolean() }), { minLength: 1, maxLength: 4 }),
        fc.record({ perHeat: fc.nat(2), nextBest: fc.integer({ min: 1, max: 3 }) }),
        fc.constantFrom<TiePolicy>("all-in", "decider"),
        fc.constantFrom(skipping, { ...skipping, missesBreakTies: true }, race),
        fc.array(fc.nat(15), { maxLength: 2 }),
        fc.string({ maxLength: 4 }),
        (ends, advance, policy, options, gone, order) => {
          const withdrawn = [...new Set(gone)].map((n) => id<EntrantId>(n + 1));
          const now = roundOf({ advance, options, heats: ends.map(({ end, over }) => (over ? end : end.length)) });
          const end = roundOf({ advance, options, heats: ends.map((one) => one.end) });
          const told = fatesOf(now, eventOf(options, policy), withdrawn);
          const result = settled(end, advance, options, policy, withdrawn, order);
          const through = new Set<EntrantId>(result.qualified.map((one) => one.id));
          for (const [who, fate] of told) {
            if (fate === "clinched") expect(through.has(who)).toBe(true);
            if (fate === "out") expect(through.has(who)).toBe(false);
            if (fate === "Q") expect(through.has(who)).toBe(true);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
