import { describe, expect, test } from "vitest";
import { chess, type GroupRules, tugOfWar, union, unionGoals } from "#core/groups/rules.ts";
import { brings, list, lost, points, table, told } from "./results.ts";

describe("boards and union meets", () => {
  test("[RR14] halves, then the points among those level, Sonneborn–Berger, wins", () => {
    expect(brings(chess, list("A-B 0:0")).map(([worth]) => worth)).toEqual([1, 1]);
    expect(brings(chess, list("A-B 1:0")).map(([worth]) => worth)).toEqual([2, 0]);
    // A and B 3 halves, C 4, D 2
    const found = table(chess, "ABCD", list("A-B 0:0", "A-C 1:0", "B-C 0:1", "A-D 0:1", "B-D 1:0", "C-D 1:0"));
    expect(points(found)).toBe("C 4, A 3, B 3, D 2");
    expect(told(found.facts)).toEqual(["2 all sonneborn-berger A 11, B 7"]);
    expect(found.rows[1]).toMatchObject({ id: "A", played: 3, won: 1, drawn: 1, lost: 1 });
    const direct = table(chess, "ABC", list("A-B 1:0", "B-C 1:0", "A-C 0:1"));
    expect(told(direct.facts)).toEqual(["1–3 A, B, C need lot"]);
    const begun = table(chess, "ABCD", list("A-B 0:0", "C-D 0:0", "A-C 0:0", "B-C 0:0"));
    expect(told(begun.facts)).toEqual(["2–3 A, B need matches"]);
  });

  test("[RR14] an announced list goes in the place of the usual one", () => {
    const announced: GroupRules = { ...chess, criteria: [...chess.criteria].reverse() };
    expect(told(table(announced, "AB", list("A-B 0:0")).facts)).toEqual(["1–2 A, B need lot"]);
  });

  test("[RR15] 2–1–0, 3–1–0 and 10–0", () => {
    expect(brings(union, list("A-B 2:0")).map(([worth]) => worth)).toEqual([2, 1]);
    expect(brings(union, lost("A-B", "walkover", "A"))).toEqual([
      [2, "1:0", "0:0"],
      [0, "0:1", "0:0"],
    ]);
    expect(brings(unionGoals, list("A-B 2p2")).map(([worth]) => worth)).toEqual([1, 1]);
    expect(brings(unionGoals, list("A-B 0p1")).map(([worth]) => worth)).toEqual([0, 3]);
    expect(brings(unionGoals, lost("A-B", "walkover", "B"))[1]).toEqual([3, "0:0", "3:0"]);
    expect(brings(unionGoals, lost("A-B 1p0", "retired", "A")).map(([worth]) => worth)).toEqual([3, 0]);
    expect(brings(tugOfWar, list("A-B 2:1")).map(([worth]) => worth)).toEqual([10, 0]);
    expect(points(table(tugOfWar, "ABC", list("A-B 2:0", "B-C 2:1", "A-C 2:0")))).toBe("A 20, B 10, C 0");
  });

  test("[RR15] level in points: the matches among them, then differences over all", () => {
    const ring = table(union, "ABC", list("A-B 2:0 9:9", "B-C 2:1 9:9", "C-A 2:1 9:9"));
    expect(told(ring.facts)).toEqual(["1 all game-difference A 1, C 0, B -1"]);
    const goals = table(unionGoals, "ABC", list("A-B 1p0", "B-C 3p0", "C-A 1p0"));
    expect(told(goals.facts)).toEqual(["1 all point-difference B 2, A 0, C -2"]);
    const scored = table(unionGoals, "ABCD", list("A-B 2p2", "C-D 1p1", "A-C 0p0", "B-D 0p0"));
    expect(told(scored.facts)).toEqual([
      "1 all points-won A 2, B 2, C 1, D 1",
      "1–2 A, B need matches",
      "3–4 C, D need matches",
    ]);
  });
});
