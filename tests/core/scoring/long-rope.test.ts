import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countTurns, figureOfEight, jointJump, longestStreak } from "#core/scoring/long-rope.ts";
import type { Turn } from "#core/scoring/ops.ts";
import { type Act, said, sheet } from "./sheet.ts";

const published: Turn[] = ["pass", "pass", "miss", "pass", "double", "pass"];

test("[SC17] the three forms unasked: two at once and empty turns count nothing, three violations are suffered", () => {
  const passes = { form: "passes", doubleCounts: 0, emptyCounts: 0, violations: ["violation"], violationLimit: 3 };
  expect(figureOfEight).toEqual({ ...passes, fromLastIn: false });
  expect(jointJump).toEqual({ ...passes, form: "joint", violationLimit: null, fromLastIn: true });
  expect(longestStreak).toEqual({ ...jointJump, form: "streak" });
});

describe("figure-of-eight", () => {
  test.each([
    { doubleCounts: 0, count: 4 },
    { doubleCounts: 1, count: 5 },
    { doubleCounts: 2, count: 6 },
  ])("[SC17] two in one turn count $doubleCounts: $count in all", ({ doubleCounts, count }) => {
    expect(countTurns(published, { ...figureOfEight, doubleCounts })).toEqual({
      count,
      misses: 1,
      violations: 0,
      void: false,
    });
  });

  test("[SC17] an empty turn counts what the event says", () => {
    expect(countTurns(["pass", "empty", "pass"], figureOfEight).count).toBe(2);
    expect(countTurns(["pass", "empty", "pass"], { ...figureOfEight, emptyCounts: 1 }).count).toBe(3);
  });

  test("[SC17] a fourth violation makes the result void, three do not; the event says what a violation is", () => {
    const some = (n: number): Turn[] => ["pass", ...Array.from({ length: n }, (): Turn => "violation")];
    expect(countTurns(some(3), figureOfEight)).toEqual({ count: 1, misses: 0, violations: 3, void: false });
    expect(countTurns(some(4), figureOfEight)).toMatchObject({ violations: 4, void: true });
    expect(countTurns(some(9), { ...figureOfEight, violationLimit: null }).void).toBe(false);
    const strict = { ...figureOfEight, violations: ["double" as const, "empty" as const], violationLimit: 0 };
    expect(countTurns(["violation"], strict)).toMatchObject({ violations: 0, void: false });
    expect(countTurns(["empty"], strict)).toMatchObject({ violations: 1, void: true });
  });

  test("[SC17] the order of the turns never changes the count", () => {
    const turn = fc.constantFrom<Turn>("pass", "miss", "double", "empty", "violation");
    fc.assert(
      fc.property(fc.array(turn), (turns) => {
        expect(countTurns([...turns].reverse(), figureOfEight)).toEqual(countTurns(turns, figureOfEight));
      }),
    );
  });
});

describe("all together", () => {
  test("[SC17] jumps count from the moment the last one is in, over every break", () => {
    expect(countTurns(["pass", "pass", "in", "pass", "miss", "pass", "pass"], jointJump).count).toBe(3);
    expect(countTurns(["in", "pass", "in", "pass"], jointJump).count).toBe(2);
    expect(countTurns(["pass", "pass"], { ...jointJump, fromLastIn: false }).count).toBe(2);
  });

  test("[SC17] where nobody noted that moment, every jump noted counts", () => {
    expect(countTurns(["pass", "pass"], jointJump).count).toBe(2);
  });

  test("[SC17] of a streak the longest run counts, misses end it", () => {
    const turns: Turn[] = ["in", "pass", "pass", "miss", "pass", "pass", "pass", "miss", "pass"];
    expect(countTurns(turns, longestStreak)).toMatchObject({ count: 3, misses: 2 });
    expect(countTurns(["in", "miss"], longestStreak).count).toBe(0);
  });
});

describe("long-rope@1", () => {
  const turns = (lane: number, ...all: Turn[]): Act[] => all.map((turn) => ({ kind: "turn", lane, turn }));

  test("[SC17] a team's turns are its mark, misses stand beside", () => {
    const one = sheet("long-rope@1", turns(1, ...published));
    expect(one.marks(1, 2).map(said)).toEqual([4, "none"]);
    expect(one.marks(1)[0]?.misses).toBe(1);
    expect(one.facts(1)).toEqual([]);
    const joint = sheet("long-rope@1", turns(1, "in", "pass"), { turns: jointJump });
    expect(joint.marks(1).map(said)).toEqual([1]);
  });

  test("[SC17] too many violations: no valid mark, and the screen says why", () => {
    const one = sheet("long-rope@1", turns(1, "pass", "violation", "violation", "violation", "violation"));
    expect(one.marks(1).map(said)).toEqual(["NM"]);
    expect(one.facts(1)).toEqual([{ kind: "void-by-violations", lane: 1, violations: 4, limit: 3 }]);
  });

  test("[SC17] a typed count stands, with its misses or those tapped; a status above it", () => {
    const set: Act = { kind: "set", lane: 1, value: 50 };
    expect(sheet("long-rope@1", [set]).marks(1)[0]).toMatchObject({ outcome: "valid", value: 50, misses: 0 });
    expect(sheet("long-rope@1", [...turns(1, "miss"), set]).marks(1)[0]).toMatchObject({ value: 50, misses: 1 });
    expect(sheet("long-rope@1", [{ ...set, misses: 7 }]).marks(1)[0]).toMatchObject({ misses: 7 });
    expect(
      sheet("long-rope@1", [set, { kind: "status", lane: 1, status: "DQ" }])
        .marks(1)
        .map(said),
    ).toEqual(["DQ"]);
  });
});
