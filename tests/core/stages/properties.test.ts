import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawFirst } from "#core/stages/draw-first.ts";
import { stageDefaults } from "#core/stages/plan-defaults.ts";
import type { StagePlayed } from "#core/stages/play.ts";
import { playStages } from "#core/stages/play-stages.ts";
import { stageRefusals } from "#core/stages/refusals.ts";
import { stageMatches } from "#core/stages/structure.ts";
import { begun, byLot, input, namesIn, people, planOf, playOf, playOut, stagesOf, taken } from "./contest.ts";

const contests = fc.record({
  n: fc.integer({ min: 2, max: 30 }),
  seeds: fc.integer({ min: 0, max: 4 }),
  seed: fc.string(),
  format: fc.constantFrom("knock-out", "double", "redrawn", "groups", "round-robin", "swiss" as const),
  settle: fc.constantFrom(2, 4, 8, 256),
  seeding: fc.constantFrom("standard", "drawn" as const),
  stopAt: fc.constantFrom(1, 2, 3),
  byes: fc.constantFrom("each-round", "first-round" as const),
  size: fc.integer({ min: 3, max: 6 }),
  qualifiers: fc.integer({ min: 1, max: 3 }),
  cross: fc.constantFrom("crossed", "drawn" as const),
  after: fc.constantFrom("knock-out", "places", "none" as const),
  rules: fc.constantFrom("table-tennis@1", "badminton@1", "union@1", "chess@1", "basketball@1"),
  away: fc.constantFrom(0, 4),
});

type Wish = typeof contests extends fc.Arbitrary<infer One> ? One : never;

const planFor = ({ format, settle, seeding, stopAt, byes, size, qualifiers, cross, rules, after }: Wish) =>
  planOf(
    {
      ...{ format, settle, seeding, redraw: { ...stageDefaults.redraw, stopAt, byes } },
      groups: { size, qualifiers, cross, rules },
    },
    {},
    after,
  );

/** [ST3] Nobody stands twice in a column, and a match waits for columns before its own only. */
function isOrderly({ matches, draw }: StagePlayed): void {
  const seen = new Set<string>();
  for (const match of matches) {
    if (match.status === "closed") continue;
    for (const name of namesIn(match)) {
      if (name === "-" || name === "?") continue;
      expect(seen.has(`${match.column} ${name}`), `${name} twice in ${match.column}`).toBe(false);
      seen.add(`${match.column} ${name}`);
    }
  }
  const drawn = stageMatches(draw).map(({ key, column }) => `${key} ${column}`);
  expect(matches.map(({ key, column }) => `${key} ${column}`)).toEqual(drawn);
  expect(new Set(matches.map(({ key }) => key)).size).toBe(matches.length);
}

describe("every contest", () => {
  test("[ST4] [ST8] ends, with everybody in one place, shared places counted, and columns that can be played", () => {
    fc.assert(
      fc.property(contests, (wish) => {
        const plan = planFor(wish);
        fc.pre(stageRefusals(plan, wish.n).length === 0 && !(wish.format === "round-robin" && wish.n > 12));
        const end = playOut(begun(plan, wish.n, Math.min(wish.seeds, wish.n), wish.seed), byLot(wish.seed, wish.away));
        const { over, places, stages } = end.played;
        expect(over).toBe(true);
        for (const stage of stages) isOrderly(stage);
        expect(places.map(({ id }) => id).sort()).toEqual(people(wish.n).map(({ id }) => id));
        for (const { place, to } of places) {
          if (place === null || to === null) continue;
          const sharing = places.filter((one) => one.place === place);
          if (wish.away === 0) expect(sharing.length).toBe(to - place + 1);
          expect(places.filter((one) => one.place !== null && one.place < place).length).toBeLessThan(place);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("[ST4] any results taken away and entered again give the same; what is settled before the end stays", () => {
    fc.assert(
      fc.property(contests, fc.nat(), (wish, at) => {
        const plan = planFor({ ...wish, away: 0 });
        fc.pre(stageRefusals(plan, wish.n).length === 0 && !(wish.format === "round-robin" && wish.n > 10));
        fc.pre(wish.format !== "redrawn" && wish.format !== "swiss");
        const end = playOut(begun(plan, wish.n, 0, wish.seed), byLot(wish.seed));
        const cut = end.inputs.map((one) => ({ ...one, results: one.results.slice(0, at % (one.results.length + 1)) }));
        const part = playStages(cut, stagesOf(plan));
        for (const { id, place } of part.places) {
          const last = end.played.places.find((one) => one.id === id);
          if (part.stages.every(({ kind }) => kind !== "groups")) expect(last?.place).toBe(place);
        }
        const shuffled = end.inputs.map((one) => ({ ...one, results: [...one.results].reverse() }));
        expect(playStages(shuffled, stagesOf(plan)).places).toEqual(end.played.places);
      }),
      { numRuns: 80 },
    );
  });

  test("[ST4] a thousand lines cost some milliseconds", () => {
    const plan = planOf({});
    const end = playOut(playOf(plan, [input(1, taken(drawFirst(plan, people(1024), 16, "s")))]));
    expect(end.inputs[0]?.results).toHaveLength(1024);
    const runs = Array.from({ length: 9 }, () => {
      const from = performance.now();
      playStages(end.inputs, stagesOf(plan));
      return performance.now() - from;
    }).sort((a, b) => a - b);
    expect(runs[4] ?? 0).toBeLessThan(250);
    console.info(`playStages of 1,024 lines: ${(runs[4] ?? 0).toFixed(1)} ms`);
  });
});
