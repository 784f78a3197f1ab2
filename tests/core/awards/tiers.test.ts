import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cappedPrizes } from "#core/awards/caps.ts";
import { type PrizeKind, prizesOfKinds } from "#core/awards/kinds.ts";
import { type Placed, type TierTie, tiersOf } from "#core/awards/tier-ties.ts";
import { tierCounts } from "#core/awards/tiers.ts";
import { rankValues } from "#core/ranking/rank.ts";

describe("[AW3] tiers by share", () => {
  test.each([
    { n: 47, percents: [10, 20, 30], rounding: "floor", counts: [4, 9, 14] },
    { n: 47, percents: [10, 20, 30], rounding: "half-up", counts: [5, 9, 14] },
    { n: 47, percents: [10, 20, 30], rounding: "ceil", counts: [5, 10, 15] },
    { n: 40, percents: [12.5, "2.5"], rounding: "floor", counts: [5, 1] },
    { n: 1, percents: [50, 50], rounding: "half-up", counts: [1, 0] },
    { n: 3, percents: [40, 40, 20], rounding: "ceil", counts: [2, 1, 0] },
    { n: 0, percents: [10], rounding: "ceil", counts: [0] },
    { n: 9, percents: [], rounding: "ceil", counts: [] },
  ] as const)("$n people at $percents, $rounding: $counts", ({ n, percents, rounding, counts }) => {
    expect(tierCounts(n, percents, rounding)).toEqual(counts);
  });

  test("never more prizes than people, whatever the shares", () => {
    const rounding = fc.constantFrom("floor" as const, "half-up" as const, "ceil" as const);
    fc.assert(
      fc.property(fc.nat(300), fc.array(fc.nat(100), { maxLength: 6 }), rounding, (n, percents, by) => {
        const counts = tierCounts(n, percents, by);
        expect(counts.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(n);
        expect(Math.min(0, ...counts)).toBe(0);
        expect(tierCounts(n + 1, percents, by)[0] ?? 0).toBeGreaterThanOrEqual(counts[0] ?? 0);
      }),
    );
  });
});

const placed = (...places: (number | null)[]): Placed<string>[] =>
  places.map((place, i) => ({ id: `p${String(i + 1).padStart(2, "0")}`, place }));

describe("[AW4] who has which tier", () => {
  const tiers = (places: (number | null)[], counts: number[], tie: TierTie) =>
    tiersOf(placed(...places), counts, tie).people.map(({ tier }) => tier);

  test("the first places the best tier, the next the next, then none", () => {
    expect(tiersOf(placed(1, 2, 3, 4, null), [1, 2], "better")).toEqual({
      people: [
        { id: "p01", place: 1, tier: 1 },
        { id: "p02", place: 2, tier: 2 },
        { id: "p03", place: 3, tier: 2 },
        { id: "p04", place: 4, tier: null },
        { id: "p05", place: null, tier: null },
      ],
      given: [1, 2],
      notes: [],
    });
  });

  test.each([
    { tie: "better", people: [1, 1, 2, null], given: [2, 1], note: { kind: "tie-over-tiers", given: 1 } },
    { tie: "worse", people: [2, 2, 2, null], given: [0, 3], note: { kind: "tie-over-tiers", given: 2 } },
    { tie: "decider", people: [null, null, 2, null], given: [0, 1], note: { kind: "cannot-be-separated", left: 1 } },
  ] as const)("level over two tiers: $tie", ({ tie, people, given, note }) => {
    expect(tiers([1, 1, 3, 4], [1, 2], tie)).toEqual(people);
    const found = tiersOf(placed(1, 1, 3, 4), [1, 2], tie);
    expect(found.given).toEqual(given);
    expect(found.notes).toEqual([{ ...note, place: 1, ids: ["p01", "p02"], better: 1, worse: 2 }]);
  });

  test("level over the last prize: all, nobody, or a decider for the one that is left", () => {
    expect(tiers([1, 2, 3, 3], [1, 2], "better")).toEqual([1, 2, 2, 2]);
    expect(tiers([1, 2, 3, 3], [1, 2], "worse")).toEqual([1, 2, null, null]);
    expect(tiersOf(placed(1, 2, 3, 3), [1, 2], "decider").notes).toEqual([
      { kind: "cannot-be-separated", place: 3, ids: ["p03", "p04"], better: 2, worse: null, left: 1 },
    ]);
  });

  test("level within one tier, or behind all of them, needs no word", () => {
    expect(tiersOf(placed(1, 2, 2, 4, 4), [1, 2], "decider")).toMatchObject({ given: [1, 2], notes: [] });
  });

  test("a tier of none is passed over", () => {
    expect(tiers([1, 2], [0, 1], "better")).toEqual([2, null]);
    expect(tiers([1, 1], [0, 1, 1], "worse")).toEqual([3, 3]);
  });

  test("prizes nobody came for are vacant", () => {
    expect(tiersOf(placed(1, 2, null), [1, 3, 2], "better").notes).toEqual([
      { kind: "tier-vacant", tier: 2, count: 2 },
      { kind: "tier-vacant", tier: 3, count: 2 },
    ]);
    expect(tiersOf([], [1], "better").notes).toEqual([{ kind: "tier-vacant", tier: 1, count: 1 }]);
  });

  test("a better place never has a worse tier; level people are treated alike; the order of the list does not matter", () => {
    const tie = fc.constantFrom<TierTie>("better", "worse", "decider");
    fc.assert(
      fc.property(
        fc.array(fc.nat(5), { maxLength: 12 }),
        fc.array(fc.nat(4), { maxLength: 3 }),
        tie,
        (values, counts, by) => {
          const people = placed(...rankValues(values, "more", "competition"));
          const found = tiersOf(people, counts, by);
          expect(tiersOf([...people].reverse(), counts, by)).toEqual(found);
          const total = counts.reduce((a, b) => a + b, 0);
          if (by !== "better") expect(found.given.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(total);
          for (const one of found.people)
            for (const other of found.people) {
              if (one.place === other.place) expect(one.tier).toBe(other.tier);
              if (by !== "decider" && (one.place ?? 0) < (other.place ?? 0))
                expect(one.tier ?? 99).toBeLessThanOrEqual(other.tier ?? 99);
            }
        },
      ),
    );
  });
});

describe("[AW5] at most so many prizes a unit", () => {
  const row = (id: string, unit: string, place: number) => ({ id, unit, place });

  test("who comes after the unit's last prize is passed over, and others move up", () => {
    const list = [
      row("a", "x", 1),
      row("b", "x", 2),
      row("c", "x", 3),
      row("d", "y", 4),
      row("e", "z", 5),
      row("f", "z", 6),
    ];
    expect(cappedPrizes([...list].reverse(), 4, 2)).toEqual({
      winners: [
        { id: "a", unit: "x", place: 1, prize: 1 },
        { id: "b", unit: "x", place: 2, prize: 2 },
        { id: "d", unit: "y", place: 4, prize: 3 },
        { id: "e", unit: "z", place: 5, prize: 4 },
      ],
      notes: [
        { kind: "over-cap", id: "c", unit: "x", place: 3, most: 2 },
        { kind: "moved-up", id: "d", place: 4, prize: 3 },
        { kind: "moved-up", id: "e", place: 5, prize: 4 },
      ],
    });
  });

  test("a tie across the last prize gives one to all of them, and leaves the place after it empty", () => {
    const list = [row("a", "x", 1), row("b", "y", 2), row("c", "z", 2), row("d", "w", 4)];
    expect(cappedPrizes(list, 2, 1).winners.map(({ id, prize }) => [id, prize])).toEqual([
      ["a", 1],
      ["b", 2],
      ["c", 2],
    ]);
    expect(cappedPrizes(list, 4, 1).winners[3]).toMatchObject({ id: "d", prize: 4 });
  });

  test("level within a unit that has too few prizes left, they wait, and their prizes with them", () => {
    const list = [row("a", "x", 1), row("b", "x", 2), row("c", "x", 2), row("d", "y", 2), row("e", "y", 5)];
    expect(cappedPrizes(list, 4, 2)).toEqual({
      winners: [
        { id: "a", unit: "x", place: 1, prize: 1 },
        { id: "d", unit: "y", place: 2, prize: 2 },
        { id: "e", unit: "y", place: 5, prize: 4 },
      ],
      notes: [
        { kind: "cap-undecided", unit: "x", ids: ["b", "c"], place: 2, prize: 2, left: 1 },
        { kind: "moved-up", id: "e", place: 5, prize: 4 },
      ],
    });
  });

  test("level winners of several units stand by id, whatever order they came in", () => {
    const list = [row("d", "x", 1), row("c", "y", 1), row("b", "x", 1), row("a", "y", 1), row("e", "z", 5)];
    const order = (candidates: typeof list) =>
      cappedPrizes(candidates, 5, 2).winners.map(({ id, prize }) => `${id}${prize}`);
    expect(order(list)).toEqual(["a1", "b1", "c1", "d1", "e5"]);
    expect(order([...list].reverse())).toEqual(["a1", "b1", "c1", "d1", "e5"]);
  });

  test("no unit has more than it may, and no prize is left while somebody could have it", () => {
    const person = fc.record({ unit: fc.constantFrom("x", "y", "z"), value: fc.nat(20) });
    fc.assert(
      fc.property(
        fc.array(person, { maxLength: 15 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 3 }),
        (people, prizes, most) => {
          const places = rankValues(
            people.map(({ value }) => value),
            "more",
            "competition",
          );
          const list = people.map(({ unit }, i) => row(`p${i + 10}`, unit, places[i] ?? 0));
          const { winners, notes } = cappedPrizes(list, prizes, most);
          for (const unit of ["x", "y", "z"])
            expect(winners.filter((one) => one.unit === unit).length).toBeLessThanOrEqual(most);
          for (const one of winners) expect(one.prize).toBeLessThanOrEqual(Math.min(prizes, one.place));
          const waiting = notes.reduce((all, note) => all + (note.kind === "cap-undecided" ? note.left : 0), 0);
          const possible = ["x", "y", "z"].reduce(
            (all, unit) => all + Math.min(most, list.filter((one) => one.unit === unit).length),
            0,
          );
          expect(winners.length + waiting).toBeGreaterThanOrEqual(Math.min(prizes, possible));
        },
      ),
    );
  });
});

describe("[AW6] several kinds of prizes", () => {
  const kinds: PrizeKind[] = [
    { key: "places", way: "places", counts: [1, 1], tie: "better" },
    { key: "shares", way: "shares", percents: [10, 20], rounding: "half-up", tie: "worse" },
    { key: "diploma", way: "marks", bands: [{ from: 85, value: 1 }] },
  ];
  const candidates = [
    { id: "c", place: 3, mark: 85 },
    { id: "a", place: 1, mark: 95 },
    { id: "b", place: 2, mark: 90 },
    { id: "d", place: 4, mark: 84 },
    { id: "e", place: null, mark: 99 },
    { id: "f", place: 5, mark: null },
  ];

  test("each kind for itself; one person may win several, nobody without a place", () => {
    const won = prizesOfKinds(candidates, 10, kinds);
    expect(won.map(({ key, people }) => [key, people.map(({ id, tier }) => `${id}${tier}`)])).toEqual([
      ["places", ["a1", "b2"]],
      ["shares", ["a1", "b2", "c2"]],
      ["diploma", ["a1", "b1", "c1"]],
    ]);
    expect(won.map(({ notes }) => notes)).toEqual([[], [], []]);
  });

  test("a band without a lower end is for everybody who has a place and a mark", () => {
    const [all] = prizesOfKinds(candidates, 10, [{ key: "all", way: "marks", bands: [{ from: null, value: 2 }] }]);
    expect(all?.people.map(({ id, tier }) => `${id}${tier}`)).toEqual(["a2", "b2", "c2", "d2"]);
  });

  test("vacancies are told of their kind", () => {
    expect(prizesOfKinds([], 3, [{ key: "k", way: "places", counts: [1], tie: "better" }])).toEqual([
      { key: "k", people: [], notes: [{ kind: "tier-vacant", tier: 1, count: 1 }] },
    ]);
  });
});
