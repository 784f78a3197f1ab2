import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { moduleOf } from "#core/judged/plan-defaults.ts";
import { countVotes, spellCode, voteMarks, votePicks } from "#core/judged/vote.ts";
import { numberedBy, takesWorks, voteModule, worksBlind } from "#core/judged/works.ts";

describe("[JD32] the public vote", () => {
  test("a vote names every work once, from one to as many as it may", () => {
    const rules = { most: 2, works: new Set([1, 2, 3]) };
    expect(votePicks([3, 1, 3], rules)).toEqual({ ok: true, value: [1, 3] });
    expect(votePicks([], rules)).toEqual({ ok: false, refusal: { kind: "picks-missing" } });
    expect(votePicks([1, 2, 3], rules)).toEqual({ ok: false, refusal: { kind: "picks-too-many", most: 2, got: 3 } });
    expect(votePicks([1, 9], rules)).toEqual({ ok: false, refusal: { kind: "no-such-work", number: 9 } });
  });

  test("the most votes are the whole mark, the others their share of it, rounded once", () => {
    const counts = countVotes([1, 2, 3, 4], [[1, 2], [1], [1, 3, 3], [2, 8]]);
    expect([...counts]).toEqual([[1, 3], [2, 2], [3, 1], [4, 0]]); // biome-ignore format: a table
    expect([...voteMarks(counts, 10_000).values()]).toEqual([10_000, 6667, 3333, 0]);
  });

  test("nobody voted: every work has 0", () => {
    expect([...voteMarks(countVotes([1, 2], []), 10_000).values()]).toEqual([0, 0]);
  });

  test("marks keep the order of the votes and stay within the module", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(5000), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 100_000 }),
        (votes, most) => {
          const marks = [...voteMarks(new Map(votes.map((count, at) => [at, count])), most).values()];
          for (const [a, mark] of marks.entries()) {
            expect(mark >= 0 && mark <= most && Number.isInteger(mark)).toBe(true);
            for (const [b, other] of marks.entries())
              if ((votes[a] ?? 0) >= (votes[b] ?? 0)) expect(mark).toBeGreaterThanOrEqual(other);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  test("a code is read as it is typed on any keyboard", () => {
    expect(spellCode(" ＡＢ １２ ")).toBe("ab12");
  });
});

describe("[JD31] whose a work is", () => {
  const plan = { modules: [moduleOf("theory", "t"), moduleOf("works", "w"), moduleOf("vote", "v")] };

  test("works hang under the numbers of the module that judges them", () => {
    expect([numberedBy(plan), voteModule(plan), takesWorks(plan)]).toEqual([2, 3, true]);
    expect([numberedBy(undefined), voteModule({ modules: [] }), takesWorks(undefined)]).toEqual([null, null, false]);
    expect(numberedBy({ modules: [moduleOf("vote", "v"), moduleOf("practice", "p")] })).toBe(2);
  });

  test("names are told once every blind module that shows works is official", () => {
    expect(worksBlind(plan, new Set([1]))).toBe(true);
    expect(worksBlind(plan, new Set([2]))).toBe(false);
    expect(worksBlind({ modules: [moduleOf("theory", "t", { blind: true })] }, new Set())).toBe(false);
  });
});
