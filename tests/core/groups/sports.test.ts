import { describe, expect, test } from "vitest";
import { printedRatio } from "#core/groups/ratio.ts";
import {
  badminton,
  basketball,
  basketballAverage,
  groupRules,
  tableTennis,
  tableTennisDifferences,
  union,
  volleyball,
} from "#core/groups/rules.ts";
import { brings, list, lost, places, points, table, told } from "./results.ts";

test("every edition has its own name, and ends with nothing but the lot", () => {
  expect(groupRules.map(({ id }) => id)).toEqual([
    "table-tennis@1",
    "table-tennis-differences@1",
    "badminton@1",
    "basketball@1",
    "basketball-average@1",
    "volleyball@1",
    "chess@1",
    "union@1",
    "union-3-1-0@1",
    "tug-of-war@1",
  ]);
  for (const { criteria } of groupRules) expect(criteria[0]?.among).toBe("all");
});

describe("table tennis", () => {
  const three = list("A-B 3:1", "B-C 3:0", "C-A 3:2", "A-D 3:0", "B-D 3:1", "C-D 3:2");

  test("[RR10] three level are parted by the ratio of games among them alone, each with their value", () => {
    const found = table(tableTennis, "ABCD", three);
    expect(places(found)).toBe("1 B, 2 A, 3 C, 4 D");
    expect(points(found)).toBe("B 5, A 5, C 5, D 3");
    expect(told(found.facts)).toEqual(["1 tied game-ratio B 4:3, A 5:4, C 3:5"]);
  });

  test("[RR10] level games are parted by the ratio of points", () => {
    const found = table(tableTennis, "ABC", list("A-B 3:0 33:10", "B-C 3:0 33:20", "C-A 3:0 33:30"));
    expect(told(found.facts)).toEqual(["1 tied point-ratio A 63:43, C 53:63, B 43:53"]);
  });

  test("[RR9] [RR10] one is settled by points, the two left begin again: who won their match is second", () => {
    const found = table(tableTennis, "ABC", list("A-B 3:2 40:30", "B-C 3:2 33:30", "C-A 3:2 33:37"));
    expect(told(found.facts)).toEqual(["1 tied point-ratio A 77:63, B 63:70, C 63:70", "2 tied match-points B 2, C 1"]);
  });

  test("[RR10] a match lost brings 1, one not played or not finished 0", () => {
    expect(brings(tableTennis, list("A-B 3:1 40:30"))).toEqual([
      [2, "3:1", "40:30"],
      [1, "1:3", "30:40"],
    ]);
    expect(brings(tableTennis, lost("A-B", "walkover", "B"))).toEqual([
      [0, "0:3", "0:33"],
      [2, "3:0", "33:0"],
    ]);
    expect(brings(tableTennis, lost("A-B 2:1 30:25", "retired", "B"))).toEqual([
      [0, "2:1", "30:25"],
      [2, "1:2", "25:30"],
    ]);
    expect(brings(tableTennis, lost("A-B", "double-walkover", null))).toEqual([
      [0, "0:0", "0:0"],
      [0, "0:0", "0:0"],
    ]);
    expect(brings(tableTennis, lost("A-B", "disqualified", "A"))).toEqual([
      [2, "0:0", "0:0"],
      [0, "0:0", "0:0"],
    ]);
    expect(brings(tableTennis, lost("A-B 3:0", "void", null))).toEqual([]);
  });

  test("[RR10] an event that takes differences and numbers won orders the same three otherwise", () => {
    expect(places(table(tableTennisDifferences, "ABCD", three))).toBe("1 A, 2 B, 3 C, 4 D");
    expect(told(table(tableTennisDifferences, "ABCD", three).facts)).toEqual([
      "1 tied game-difference A 1, B 1, C -2",
      "1 tied match-points A 2, B 1",
    ]);
  });
});

describe("badminton", () => {
  test("[RR11] two level: the winner of their match, whatever the games", () => {
    const found = table(badminton, "ABCD", list("B-A 2:1", "A-C 2:0", "A-D 2:0", "C-B 2:0", "B-D 2:1", "D-C 2:0"));
    expect(places(found)).toBe("1 B, 2 A, 3 D, 4 C");
    expect(told(found.facts)).toEqual(["1 tied wins B 1, A 0", "3 tied wins D 1, C 0"]);
  });

  test("[RR11] three level: the games of all matches count, not of those among them alone", () => {
    const found = table(
      badminton,
      "ABCD",
      list("A-B 2:0 42:40", "B-C 2:1 62:20", "C-A 2:1 43:60", "A-D 2:0 42:0", "B-D 2:1 63:0", "C-D 2:1 50:40"),
    );
    expect(told(found.facts)).toEqual(["1 all game-difference A 3, C 1, B 0"]);
  });

  test("[RR11] whenever two are left their match decides, before any points", () => {
    const found = table(
      badminton,
      "ABCD",
      list("A-B 2:0 42:40", "B-C 2:1 62:20", "C-A 2:1 43:60", "A-D 2:0 42:0", "B-D 2:0 42:40", "C-D 2:1 63:10"),
    );
    expect(told(found.facts)).toEqual(["1 all game-difference A 3, B 1, C 1", "2 tied wins B 1, C 0"]);
    expect(places(found)).toBe("1 A, 2 B, 3 C, 4 D");
  });

  test("[RR11] level in games: points over all matches", () => {
    const found = table(badminton, "ABC", list("A-B 2:0 42:40", "B-C 2:0 42:10", "C-A 2:0 42:30"));
    expect(told(found.facts)).toEqual(["1 all point-difference B 30, A -10, C -20"]);
  });

  test("[RR11] [RR8] who retires has everything deleted, wins of others too, and stands at the end without a place", () => {
    const matches = [...list("D-A 2:0", "A-B 2:0", "C-B 2:0", "D-C 2:1"), ...lost("D-B 0:1", "retired", "B")];
    const found = table(badminton, "ABCD", matches);
    expect(places(found)).toBe("1 A, 1 C, 3 B, – D");
    expect(found.rows[3]).toMatchObject({ played: 0, won: 0, lost: 0, matchPoints: 0, games: { won: 0, lost: 0 } });
    expect(told(found.facts)).toEqual(["1–2 A, C need matches", "D deleted 3"]);
    expect(found.left).toEqual([["A", "C"]]);
    const counted = table({ ...badminton, absence: "counts" }, "ABCD", matches);
    expect(points(counted)).toBe("D 2, C 1, A 1, B 1");
  });

  test("[RR8] who loses a walkover is deleted, the other is not; where neither came both are", () => {
    expect(places(table(badminton, "AB", lost("A-B", "walkover", "A")))).toBe("1 A, – B");
    expect(places(table(badminton, "AB", lost("A-B", "walkover", "B")))).toBe("1 B, – A");
    expect(places(table(badminton, "ABC", lost("C-A", "double-walkover", null)))).toBe("1 B, – A, – C");
    expect(told(table(badminton, "AB", lost("A-B", "void", null)).facts)).toEqual(["1–2 A, B need lot"]);
    expect(brings(badminton, lost("A-B", "walkover", "A"))[0]).toEqual([1, "2:0", "42:0"]);
  });
});

describe("basketball", () => {
  const example = list("A-B 100p55", "A-C 90p85", "A-D 120p75", "B-C 100p85", "B-D 75p80", "C-D 65p55");

  test("[RR12] [RR9] one of three is settled by the difference, the two left begin again with their match", () => {
    const found = table(basketball, "ABCD", example);
    expect(places(found)).toBe("1 A, 2 B, 3 C, 4 D");
    expect(points(found)).toBe("A 6, B 4, C 4, D 4");
    expect(told(found.facts)).toEqual(["2 tied point-difference B 10, C -5, D -5", "3 tied match-points C 2, D 1"]);
  });

  test("[RR12] level among them in everything: difference, then goals over all matches", () => {
    const ring = ["A-B 50p40", "B-C 50p40", "C-A 50p40"];
    const found = table(basketball, "ABCD", list(...ring, "A-D 60p50", "B-D 70p50", "C-D 70p50"));
    expect(told(found.facts)).toEqual(["1 all point-difference B 20, C 20, A 10", "1 tied match-points B 2, C 1"]);
    const goals = table(basketball, "ABCD", list(...ring, "A-D 60p50", "B-D 70p60", "C-D 80p70"));
    expect(told(goals.facts)).toEqual(["1 all points-won C 170, B 160, A 150"]);
    const among = table(basketball, "ABC", list("A-B 50p40", "B-C 60p50", "C-A 70p60"));
    expect(told(among.facts)).toEqual(["1 tied points-won C 120, A 110, B 100"]);
  });

  test("[RR12] a forfeit is 20:0 without a point, a default one point, and 2:0 if the other was not ahead", () => {
    expect(brings(basketball, lost("A-B", "walkover", "A"))).toEqual([
      [2, "0:0", "20:0"],
      [0, "0:0", "0:20"],
    ]);
    expect(brings(basketball, lost("A-B 30p40", "retired", "B"))).toEqual([
      [1, "0:0", "30:40"],
      [2, "0:0", "40:30"],
    ]);
    expect(brings(basketball, lost("A-B 41p40", "retired", "B"))).toEqual([
      [1, "0:0", "0:2"],
      [2, "0:0", "2:0"],
    ]);
    expect(brings(basketball, lost("A-B 40p40", "disqualified", "A"))).toEqual([
      [2, "0:0", "2:0"],
      [1, "0:0", "0:2"],
    ]);
    expect(brings(basketball, lost("A-B 0p25", "walkover", "B"))[1]).toEqual([2, "0:0", "25:0"]);
    // goals in a game given up by games are not a score that can be set to 2:0 elsewhere
    expect(brings(union, lost("A-B 2:0", "retired", "B"))).toEqual([
      [1, "2:0", "0:0"],
      [2, "0:2", "0:0"],
    ]);
  });

  test("[RR12] the older edition divides goals: it may order the same results otherwise", () => {
    const results = list("A-B 100p80", "B-C 60p41", "C-A 20p19");
    expect(places(table(basketball, "ABC", results))).toBe("1 A, 2 B, 3 C");
    expect(told(table(basketballAverage, "ABC", results).facts)).toEqual([
      "1 tied point-ratio A 119:100, B 140:141, C 61:79",
    ]);
    const average = list("A-B 100p80", "B-C 40p20", "C-A 11p10", "A-D 1p0", "B-D 1p0", "C-D 1p0");
    expect(told(table(basketball, "ABCD", average).facts)).toEqual(["1 tied point-difference A 19, B 0, C -19"]);
  });
});

describe("volleyball", () => {
  test("[RR13] 3 and 0 points, or 2 and 1 after a last set; a forfeit brings 3 and nothing", () => {
    expect(brings(volleyball, list("A-B 3:0"))).toEqual([
      [3, "3:0", "0:0"],
      [0, "0:3", "0:0"],
    ]);
    expect(brings(volleyball, list("A-B 1:3")).map(([worth]) => worth)).toEqual([0, 3]);
    expect(brings(volleyball, list("A-B 2:3")).map(([worth]) => worth)).toEqual([1, 2]);
    expect(brings(volleyball, list("A-B 2:1")).map(([worth]) => worth)).toEqual([2, 1]);
    expect(brings(volleyball, list("A-B 1:0")).map(([worth]) => worth)).toEqual([3, 0]);
    expect(brings(volleyball, lost("A-B", "walkover", "B"))).toEqual([
      [0, "0:3", "0:75"],
      [3, "3:0", "75:0"],
    ]);
    expect(brings(volleyball, lost("A-B 2:1", "retired", "B")).map(([worth]) => worth)).toEqual([0, 3]);
  });

  test("[RR13] wins go before points: a team with more points stands behind one with more wins", () => {
    const found = table(volleyball, "ABC", list("A-B 3:2", "A-C 3:2", "B-C 3:0"));
    expect(points(found)).toBe("A 4, B 4, C 1");
    expect(told(found.facts)).toEqual([]);
    expect(places(found)).toBe("1 A, 2 B, 3 C");
  });

  test("[RR13] the ratio of sets, infinite with none lost, then of points, then the match of the two", () => {
    const sets = table(volleyball, "ABCD", list("A-C 3:0 75:70", "B-D 3:1 100:20"));
    expect(told(sets.facts)).toEqual(["1 all game-ratio A 3:0, B 3:1", "3 all game-ratio D 1:3, C 0:3"]);
    const points = table(volleyball, "ABCD", list("A-C 3:0 75:70", "B-D 3:0 75:60"));
    expect(told(points.facts)).toEqual(["1 all point-ratio B 75:60, A 75:70", "3 all point-ratio C 70:75, D 60:75"]);
    const match = table(
      volleyball,
      "ABCD",
      list("B-A 3:0 75:50", "A-C 3:0 75:50", "A-D 3:0 75:50", "B-D 3:0 75:50", "C-B 3:0 75:50", "C-D 3:0 75:50"),
    );
    expect(told(match.facts)).toEqual(["1–3 A, B, C need lot"]);
    const two = table(volleyball, "ABCD", list("B-A 3:0 75:50", "A-C 3:0 75:50", "D-B 3:0 75:50", "C-D 3:0 75:50"));
    expect(told(two.facts)).toEqual(["1–4 A, B, C, D need matches"]);
    const pair = table(
      volleyball,
      "ABCD",
      list("B-A 3:0 75:50", "A-C 3:0 75:50", "C-B 3:0 75:50", "A-D 3:0 75:49", "B-D 3:0 75:50", "C-D 3:0 75:50"),
    );
    expect(told(pair.facts)).toEqual(["1 all point-ratio A 200:174, B 200:175, C 200:175", "2 tied wins C 1, B 0"]);
  });

  test("[RR13] prints ratios rounded once, and says where there is none", () => {
    expect(printedRatio({ won: 8, lost: 3 }, 4)).toBe(26667);
    expect(printedRatio({ won: 5, lost: 4 }, 1)).toBe(13);
    expect(printedRatio({ won: 9, lost: 0 }, 4)).toBe("infinite");
    expect(printedRatio({ won: 0, lost: 0 }, 4)).toBe("none");
    expect(printedRatio({ won: 0, lost: 2 }, 4)).toBe(0);
  });
});
