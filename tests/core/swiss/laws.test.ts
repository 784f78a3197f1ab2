import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "#core/random.ts";
import { swissStandings } from "#core/swiss/history.ts";
import { type SwissOptions, swissDefaults } from "#core/swiss/options.ts";
import { pairSwiss } from "#core/swiss/pair.ts";
import type { SwissRound } from "#core/swiss/rounds.ts";
import type { Standing } from "#core/swiss/standing.ts";
import { players } from "./players.ts";

const options = fc.record({
  method: fc.constantFrom("slide", "fold", "random"),
  floatDown: fc.constantFrom("top", "bottom", "random"),
  pullUp: fc.constantFrom("top", "bottom", "random"),
  unitsApart: fc.boolean(),
  sides: fc.boolean(),
  relaxed: fc.constant([]),
}) satisfies fc.Arbitrary<SwissOptions>;

const table = fc
  .integer({ min: 0, max: 8 })
  .chain((size) =>
    fc.array(fc.record({ score: fc.nat(6), met: fc.subarray([..."abcdefgh"].slice(0, size)), hadBye: fc.boolean() }), {
      minLength: size,
      maxLength: size,
    }),
  )
  .map((rows) =>
    rows.map(
      (row, at): Standing<string> => ({
        id: "abcdefgh"[at] ?? "",
        order: at,
        unit: at % 3 === 0 ? "u" : null,
        floats: [],
        sides: [],
        ...row,
      }),
    ),
  );

const met = (a: Standing<string>, b: Standing<string>) => a.met.includes(b.id) || b.met.includes(a.id);

interface Legal {
  readonly pairs: [Standing<string>, Standing<string>][];
  readonly bye: Standing<string> | null;
}

/** Every legal pairing, by trying. */
function* legal(free: readonly Standing<string>[]): Generator<Legal> {
  const [first, ...rest] = free;
  if (!first) {
    yield { pairs: [], bye: null };
    return;
  }
  const without = (one: Standing<string>) => rest.filter((other) => other !== one);
  for (const other of rest)
    if (!met(first, other))
      for (const tail of legal(without(other))) yield { ...tail, pairs: [[first, other], ...tail.pairs] };
  if (free.length % 2 === 1 && !first.hadBye)
    for (const tail of legal(rest)) if (!tail.bye) yield { ...tail, bye: first };
}

describe("the laws of a Swiss pairing", () => {
  test("[SW2] [SW3] [SW4] it is legal wherever a legal one exists, the lowest possible bye, the least differences", () => {
    fc.assert(
      fc.property(table, options, (standings, wishes) => {
        const place = (id: string | undefined) => standings.findIndex((one) => one.id === id);
        const order = [...standings].sort((a, b) => b.score - a.score || place(a.id) - place(b.id));
        const all = [...legal(order)];
        const found = pairSwiss(standings, wishes, "seed");
        expect(found.ok).toBe(all.length > 0);
        if (!found.ok) return;
        const { pairs, bye } = found.value;
        const everybody = [...pairs.flatMap((pair) => pair.players), ...(bye ? [bye.id] : [])];
        expect(everybody.sort()).toEqual(standings.map(({ id }) => id).sort());
        const of = (id: string) => standings[place(id)] as Standing<string>;
        for (const { players: two } of pairs) expect(met(of(two[0]), of(two[1]))).toBe(false);
        const depth = (id: string | undefined) => order.findIndex((one) => one.id === id);
        expect(depth(bye?.id)).toBe(Math.max(...all.map((one) => depth(one.bye?.id))));
        const cost = (list: readonly (readonly [Standing<string>, Standing<string>])[]) =>
          list.reduce((sum, [a, b]) => sum + (a.score - b.score) ** 2, 0);
        const least = Math.min(...all.filter((one) => one.bye?.id === bye?.id).map((one) => cost(one.pairs)));
        expect(cost(pairs.map(({ players: two }) => [of(two[0]), of(two[1])] as const))).toBe(least);
      }),
      { numRuns: 150 },
    );
  });

  test("[SW2] the same whatever order the players come in", () => {
    fc.assert(
      fc.property(table, options, fc.string(), (standings, wishes, seed) => {
        const turned = seededRandom(seed).shuffle(standings);
        expect(pairSwiss(turned, wishes, "seed")).toEqual(pairSwiss(standings, wishes, "seed"));
      }),
      { numRuns: 60 },
    );
  });

  test("[SW2] [SW3] through a whole contest nobody meets twice and nobody rests twice, absences and walkovers and all", () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 20 }), fc.string(), options, (size, seed, wishes) => {
        const random = seededRandom(seed);
        const ids = "abcdefghijklmnopqrst".slice(0, size);
        const entered = players(ids, { a: { leaves: 3 }, b: { joins: 2, missed: 1 } });
        const rounds: SwissRound<string>[] = [];
        const meetings = new Set<string>();
        const rested = new Set<string>();
        while (rounds.length < 4) {
          const before = swissStandings(entered, rounds);
          const found = pairSwiss(before, wishes, `${seed}${rounds.length}`);
          if (!found.ok) return;
          const { pairs, bye } = found.value;
          const games = pairs.map(({ players: two }) => {
            const ending = random.below(8) === 0 ? ("walkover" as const) : ("played" as const);
            if (ending === "played") {
              const key = [...two].sort().join();
              expect(meetings.has(key)).toBe(false);
              meetings.add(key);
            } else rested.add(two[0]);
            const draw = ending === "played" && random.below(4) === 0;
            return { players: two, ending, points: draw ? ([1, 1] as const) : ([2, 0] as const) };
          });
          expect(rested.has(bye?.id ?? "")).toBe(false);
          if (bye) rested.add(bye.id);
          rounds.push({ games, byes: bye ? [{ id: bye.id, points: 2, by: "pairing" }] : [] });
        }
        expect(swissStandings(entered, rounds).map(({ id }) => id)).not.toContain("a");
      }),
      { numRuns: 30 },
    );
  });

  test("[SW4] 200 players after five rounds: few float, and by one step", () => {
    const entered = Array.from({ length: 200 }, (_, at) => ({
      ...players("a")[0],
      id: `p${at}`,
      order: at,
      unit: null,
      joins: 1,
      missed: 0 as const,
      leaves: null,
    }));
    const rounds: SwissRound<string>[] = [];
    while (rounds.length < 5) {
      const found = pairSwiss(swissStandings(entered, rounds), swissDefaults, "seed");
      if (!found.ok) throw new Error("no pairing");
      const floats = found.value.pairs.flatMap(({ why }) => why.filter(({ kind }) => kind === "floated"));
      expect(floats.length).toBeLessThanOrEqual(rounds.length);
      for (const fact of floats) expect(fact).toMatchObject({ difference: 2 });
      rounds.push({
        games: found.value.pairs.map(({ players: two }) => ({ players: two, ending: "played", points: [2, 0] })),
        byes: [],
      });
    }
  });
});
