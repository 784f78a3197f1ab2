import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entrances } from "#core/matches/bracket.ts";
import { type DrawOptions, drawLines } from "#core/matches/draw.ts";
import { knockOut } from "#core/matches/knock-out.ts";
import { firstMeetings } from "#core/matches/meetings.ts";
import { seedCount, seedLines, seedOrder, standardLines } from "#core/matches/seeding.ts";
import { bracketSize, fullPlacementMatches, knockOutCounts, partialRound, roundsOf } from "#core/matches/size.ts";
import { people } from "./contest.ts";

const lot: DrawOptions = { seed: "red-flag", seeding: "standard", separate: false };
const entered = (units: string) => people(units.length).map((id, i) => ({ id, unit: units.charAt(i) }));

describe("the size of a bracket", () => {
  test.each([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 4],
    [16, 16],
    [17, 32],
  ])("[KO1] %i entrants stand on %i lines", (n, size) => {
    expect(bracketSize(n)).toBe(size);
  });

  test.each([-1, 2.5, Number.NaN])("[KO1] there is no bracket for %d", (n) => {
    expect(() => bracketSize(n)).toThrow(`no bracket for ${n}`);
  });

  test.each([0, 3, 12, -4, 1.5, Number.NaN])("%d lines are no bracket", (size) => {
    expect(() => roundsOf(size)).toThrow("no power of two");
  });

  test.each([
    [1, { size: 1, rounds: 0, byes: 0, firstRound: 0, matches: 0 }],
    [2, { size: 2, rounds: 1, byes: 0, firstRound: 1, matches: 1 }],
    [3, { size: 4, rounds: 2, byes: 1, firstRound: 1, matches: 2 }],
    [18, { size: 32, rounds: 5, byes: 14, firstRound: 2, matches: 17 }],
    [32, { size: 32, rounds: 5, byes: 0, firstRound: 16, matches: 31 }],
  ])("[KO1] what a knock-out of %i costs", (n, counts) => {
    expect(knockOutCounts(n)).toEqual(counts);
  });

  test("[KO1] a match for third place is one more, for four or more", () => {
    expect([3, 4, 5].map((n) => knockOutCounts(n, true).matches)).toEqual([2, 4, 5]);
    expect(() => knockOutCounts(0)).toThrow("an entrant");
  });

  test("[KO1] a partial first round brings the number down to a power of two", () => {
    expect(partialRound(12)).toEqual({ matches: 4, straight: 4 });
    expect(partialRound(17)).toEqual({ matches: 1, straight: 15 });
    expect(partialRound(16)).toEqual({ matches: 8, straight: 0 });
    expect(partialRound(1)).toEqual({ matches: 0, straight: 1 });
  });

  test("[KO6] all places of eight take twelve matches", () => {
    expect([1, 2, 4, 8, 16].map(fullPlacementMatches)).toEqual([0, 1, 4, 12, 32]);
    expect(() => fullPlacementMatches(6)).toThrow("no power of two");
  });
});

describe("seeds", () => {
  test("[KO2] the standard order", () => {
    expect(seedOrder(1)).toEqual([1]);
    expect(seedOrder(8)).toEqual([1, 8, 4, 5, 2, 7, 3, 6]);
    expect(() => seedOrder(6)).toThrow("no power of two");
  });

  test("[KO2] the byes of five fall to the top three", () => {
    expect(standardLines([1, 2, 3, 4, 5])).toEqual([1, null, 4, 5, 2, null, 3, null]);
    expect(standardLines([])).toEqual([]);
  });

  test("[KO3] how many are seeded", () => {
    expect([0, 1, 2, 15, 16, 31, 32, 63, 64, 500].map(seedCount)).toEqual([0, 1, 2, 2, 4, 4, 8, 8, 16, 16]);
  });

  test("[KO3] the lines of drawn seeds", () => {
    expect(seedLines(16, 8)).toEqual([[1], [16], [5, 12], [3, 7, 10, 14]]);
    expect(seedLines(16, 3)).toEqual([[1], [16], [5, 12]]);
    expect(seedLines(16, 2)).toEqual([[1], [16]]);
    expect(seedLines(16, 1)).toEqual([[1]]);
    expect(seedLines(16, 0)).toEqual([]);
    expect(seedLines(4, 16)).toEqual([[1], [4], [2, 3]]);
  });

  test("[KO3] every section has one seed, the top line in the upper half, the bottom line in the lower", () => {
    const lines = seedLines(64, 16).flat();
    const sections = lines.map((line) => Math.ceil(line / 4)).sort((a, b) => a - b);
    expect(sections).toEqual(Array.from({ length: 16 }, (_, i) => i + 1));
    expect(lines.every((line) => line % 4 === (line <= 32 ? 1 : 0))).toBe(true);
  });
});

describe("a draw of lines", () => {
  test("[KO3] can be made again from its seed, and another seed gives another one", () => {
    const entrants = entered("aabbccddeeffgghhii");
    const draw = drawLines(entrants, lot);
    expect(drawLines(draw.input, draw.options)).toEqual(draw);
    expect(draw.edition).toBe("lines@2");
    expect(drawLines(entrants, { ...lot, seed: "other" }).lines).not.toEqual(draw.lines);
  });

  test("[KO3] those who are not seeded may be given in any order", () => {
    const entrants = entered("abcdefghij");
    const turned = [...entrants.slice(0, 2), ...entrants.slice(2).reverse()];
    expect(drawLines(turned, lot).lines).toEqual(drawLines(entrants, lot).lines);
  });

  test("[KO2] with everybody seeded it is the standard order", () => {
    const entrants = entered("abcdefghijklm");
    expect(drawLines(entrants, { ...lot, seeds: 13 }).lines).toEqual(standardLines(entrants));
  });

  test("[KO3] drawn seeds stand on lines of their group, and each of these is drawn some day", () => {
    const entrants = entered("abcdefghijklmnop");
    const seen = new Set<string>();
    for (let i = 0; i < 60; i++) {
      const { lines } = drawLines(entrants, { ...lot, seeding: "drawn", seeds: 8, seed: `day ${i}` });
      const at = people(8).map((id) => lines.findIndex((one) => one?.id === id) + 1);
      expect(at.slice(0, 2)).toEqual([1, 16]);
      expect(at.slice(2, 4).sort((a, b) => a - b)).toEqual([5, 12]);
      expect(at.slice(4).sort((a, b) => a - b)).toEqual([10, 14, 3, 7].sort((a, b) => a - b));
      for (const [seed, line] of at.entries()) seen.add(`${seed + 1} on ${line}`);
    }
    expect(seen.size).toBe(1 + 1 + 4 + 16);
  });

  test("[KO3] byes stand beside the seeds, and then spread over the sections", () => {
    const { lines } = drawLines(entered("abcdefghijkl"), { ...lot, seeding: "drawn", seeds: 2 });
    expect(lines[1]).toBeNull();
    expect(lines[14]).toBeNull();
    const quarters = [0, 4, 8, 12].map((from) => lines.slice(from, from + 4).filter((one) => one === null).length);
    expect(quarters).toEqual([1, 1, 1, 1]);
  });

  test("[KO3] byes beyond the seeds are as many in one section as in its neighbour, or one more", () => {
    for (let n = 17; n <= 32; n++)
      for (const seed of ["a", "b", "c", "d"]) {
        const { lines } = drawLines(entered("x".repeat(n)), { seeding: "drawn", seeds: 2, separate: false, seed });
        expect(unevenness(lines.map((one) => (one ? null : { unit: "bye" })))).toBeLessThanOrEqual(1);
      }
  });

  test("[KO3] as many matches are played whatever the lot, also where a group of seeds is not full and every place is played", () => {
    const played = (n: number, seeds: number, seed: string, seeding: DrawOptions["seeding"]) => {
      const { lines } = drawLines(entered("x".repeat(n)), { seeding, seeds, separate: false, seed });
      return knockOut(entrances(lines.map((one) => one?.id ?? null)), { settle: 32 }).matches.length;
    };
    for (let n = 17; n <= 32; n++)
      for (let seeds = 0; seeds <= n; seeds++) {
        const counts = ["a", "b", "c"].map((seed) => played(n, seeds, seed, "drawn"));
        expect(new Set(counts), `${n} with ${seeds} seeds`).toEqual(new Set([played(n, n, "", "standard")]));
      }
  });

  test("[KO3] usually as many are seeded as are usual", () => {
    const at = (seeding: DrawOptions["seeding"]) => {
      const { lines } = drawLines(entered("abcdefghijklmnop"), { ...lot, seeding });
      return people(4).map((id) => lines.findIndex((one) => one?.id === id) + 1);
    };
    expect(at("standard")).toEqual([1, 9, 13, 5]);
    expect(at("drawn").slice(0, 2)).toEqual([1, 16]);
    expect(
      at("drawn")
        .slice(2)
        .sort((a, b) => a - b),
    ).toEqual([5, 12]);
  });

  test("[KO3] nobody stands twice, and no more are seeded than there are", () => {
    const [one] = entered("a");
    expect(() => drawLines(one ? [one, one] : [], lot)).toThrow("twice");
    expect(() => drawLines(entered("ab"), { ...lot, seeds: 3 })).toThrow("3 seeds");
    expect(() => drawLines(entered("ab"), { ...lot, seeds: -1 })).toThrow("-1 seeds");
    expect(() => drawLines(entered("ab"), { ...lot, seeds: 0.5 })).toThrow("0.5 seeds");
    expect(drawLines(entered("ab"), { ...lot, seeds: 2 }).lines).toHaveLength(2);
  });

  test("[KO3] nobody and one alone are drawn too", () => {
    expect(drawLines([], lot)).toEqual({ edition: "lines@2", options: lot, input: [], lines: [] });
    expect(drawLines(entered("a"), lot).lines).toEqual(entered("a"));
  });

  test("[KO3] everybody stands once, beside as many byes as are needed", () => {
    const options = fc.record({
      seed: fc.string(),
      seeding: fc.constantFrom("standard" as const, "drawn" as const),
      separate: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("a", "b", "c", "d"), { minLength: 1, maxLength: 70 }),
        options,
        (units, how) => {
          const entrants = entered(units.join(""));
          const { lines } = drawLines(entrants, how);
          expect(lines).toHaveLength(bracketSize(entrants.length));
          expect(lines.flatMap((one) => (one ? [one.id] : [])).sort()).toEqual(people(entrants.length));
          // nobody who could play stands alone against nobody twice over
          for (let i = 0; i < lines.length; i += 2) expect(lines[i] === null && lines[i + 1] === null).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("every line is open to everybody who is drawn", () => {
    const seen = new Set<string>();
    for (let i = 0; i < 120; i++)
      drawLines(entered("abcd"), { ...lot, seeds: 0, seed: `day ${i}`, separate: i % 2 === 0 }).lines.forEach(
        (one, line) => {
          seen.add(`${one?.id} ${line}`);
        },
      );
    expect(seen.size).toBe(16);
  });
});

/** The largest difference of a unit's people between the two sides of any section. */
function unevenness(lines: readonly ({ unit: string } | null)[]): number {
  const inside = (from: number, to: number, unit: string) =>
    lines.slice(from, to).filter((one) => one?.unit === unit).length;
  let worst = 0;
  for (let section = lines.length; section >= 2; section /= 2)
    for (let from = 0; from < lines.length; from += section)
      for (const unit of new Set(lines.map((one) => one?.unit ?? ""))) {
        const middle = from + section / 2;
        if (unit) worst = Math.max(worst, Math.abs(inside(from, middle, unit) - inside(middle, from + section, unit)));
      }
  return worst;
}

describe("people of one unit", () => {
  test("[KO4] differ by no more than one between the sides of every section", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(6), { minLength: 2, maxLength: 70 }), fc.string(), (units, seed) => {
        const entrants = entered(units.map((unit) => "abcdefg".charAt(unit)).join(""));
        for (const seeding of ["standard", "drawn"] as const) {
          const { lines } = drawLines(entrants, { seed, seeding, seeds: 0, separate: true });
          expect(unevenness(lines)).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("[KO4] share out between the sides around seeds of their unit", () => {
    // seed 1 is an a: of the other two one stands in the other half, and of two in one half one in each quarter
    const { lines } = drawLines(entered("abccbbbbbcccccaa"), { ...lot, seeds: 2, separate: true });
    const halves = [0, 8].map((from) => lines.slice(from, from + 8).filter((one) => one?.unit === "a").length);
    expect(Math.abs((halves[0] ?? 0) - (halves[1] ?? 0))).toBeLessThanOrEqual(1);
    expect(unevenness(lines)).toBeLessThanOrEqual(1);
  });

  test("[KO4] of a unit whose seeds stand in one half the others go into the other half", () => {
    // seeds 1 and 4 share the upper half of the standard order
    const { lines } = drawLines(entered("abbabbaa"), { ...lot, seeds: 4, separate: true });
    const upper = lines.slice(0, 4).filter((one) => one?.unit === "a");
    expect(upper.map((one) => one?.id).sort()).toEqual(["s001", "s004"]);
  });

  test("[KO4] may meet at once where units are not kept apart", () => {
    const met = (separate: boolean) =>
      Array.from({ length: 30 }, (_, i) =>
        drawLines(entered("aabb"), { ...lot, seeds: 0, seed: `day ${i}`, separate }),
      ).filter(({ lines }) => lines[0]?.unit === lines[1]?.unit).length;
    expect(met(true)).toBe(0);
    expect(met(false)).toBeGreaterThan(3);
  });

  test("[KO4] the first round in which they can meet is named with those people", () => {
    const lines = [..."aba.cbcd"].map((unit, i) => (unit === "." ? null : { id: `p${i + 1}`, unit }));
    expect(firstMeetings(lines)).toEqual([
      { unit: "a", round: 2, matches: [{ position: 1, ids: ["p1", "p3"] }] },
      { unit: "c", round: 2, matches: [{ position: 2, ids: ["p5", "p7"] }] },
      { unit: "b", round: 3, matches: [{ position: 1, ids: ["p2", "p6"] }] },
    ]);
    const twice = [..."aabbaa.c"].map((unit, i) => (unit === "." ? null : { id: `p${i + 1}`, unit }));
    expect(firstMeetings(twice)).toEqual([
      {
        unit: "a",
        round: 1,
        matches: [
          { position: 1, ids: ["p1", "p2"] },
          { position: 3, ids: ["p5", "p6"] },
        ],
      },
      { unit: "b", round: 1, matches: [{ position: 2, ids: ["p3", "p4"] }] },
    ]);
    expect(firstMeetings([])).toEqual([]);
  });
});
