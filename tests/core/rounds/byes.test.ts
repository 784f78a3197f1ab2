import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byeRounds, drawByeRound } from "#core/rounds/byes.ts";

const names = (n: number) => Array.from({ length: n }, (_unused, i) => `unit ${i}`);

describe("byes drawn anew in each round", () => {
  test.each([
    { n: 17, stopAt: 3, rounds: "17 1 8, 9 1 4, 5 1 2" },
    { n: 17, stopAt: 1, rounds: "17 1 8, 9 1 4, 5 1 2, 3 1 1, 2 0 1" },
    { n: 16, stopAt: 2, rounds: "16 0 8, 8 0 4, 4 0 2" },
    { n: 6, stopAt: 1, rounds: "6 0 3, 3 1 1, 2 0 1" },
    { n: 3, stopAt: 3, rounds: "" },
    { n: 0, stopAt: 1, rounds: "" },
  ])("[AD13] $n units until $stopAt are left", ({ n, stopAt, rounds }) => {
    const found = byeRounds(n, stopAt).map((round) => `${round.in} ${round.bye} ${round.matches}`);
    expect(found.join(", ")).toBe(rounds);
  });

  test("[AD13] rounds that never stop are no rounds", () => {
    expect(() => byeRounds(5, 0)).toThrow("stop at 0");
  });

  test("[AD13] everybody is paired or has the bye, the same seed gives the same round whoever is named first", () => {
    fc.assert(
      fc.property(fc.nat(40), fc.string(), (n, seed) => {
        const round = drawByeRound(names(n), new Map(), seed);
        expect(drawByeRound(names(n).reverse(), new Map(), seed)).toEqual(round);
        const drawn = [...round.pairs.flat(), ...(round.bye === null ? [] : [round.bye])];
        expect([...drawn].sort()).toEqual(names(n).sort());
        expect(round.bye !== null).toBe(n % 2 === 1);
        expect(round.again).toBe(false);
      }),
    );
  });

  test("[AD13] another seed draws other pairs and another bye", () => {
    const rounds = ["a", "b", "c", "d", "e", "f"].map((seed) => drawByeRound(names(9), new Map(), seed));
    expect(new Set(rounds.map(({ bye }) => bye)).size).toBeGreaterThan(2);
    expect(new Set(rounds.map(({ pairs }) => JSON.stringify(pairs))).size).toBe(6);
  });

  test("[AD13] nobody gets a second bye while somebody has had none, and it is told where nobody is left without", () => {
    const had = new Map([
      ["unit 0", 1],
      ["unit 1", 1],
    ]);
    for (const seed of ["a", "b", "c", "d", "e", "f", "g", "h"])
      expect(drawByeRound(names(3), had, seed)).toEqual({
        pairs: [expect.arrayContaining(["unit 0", "unit 1"])],
        bye: "unit 2",
        again: false,
      });
    const all = drawByeRound(names(3), new Map([...had, ["unit 2", 2]]), "a");
    expect(all.again).toBe(true);
    expect(all.bye).not.toBe("unit 2");
  });

  test("[AD13] a whole meet of up to 128 units gives none of them two byes before three are left", () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 128 }), fc.string(), fc.nat(1), (n, seed, wins) => {
        const byes = new Map<string, number>();
        let left = names(n);
        for (let round = 1; left.length > 3; round++) {
          const { pairs, bye, again } = drawByeRound(left, byes, `${seed} ${round}`);
          expect(again).toBe(false);
          if (bye !== null) byes.set(bye, (byes.get(bye) ?? 0) + 1);
          left = [...pairs.map((pair) => pair[wins] ?? ""), ...(bye === null ? [] : [bye])];
        }
        expect(Math.max(0, ...byes.values())).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });
});
