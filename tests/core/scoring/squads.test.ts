import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entryDifferences } from "#core/scoring/double-entry.ts";
import { anyLineup, lineupFacts, type Sex } from "#core/scoring/lineup.ts";
import { lightestClass, weighTeam, weightClasses } from "#core/scoring/weight.ts";

describe("a sheet typed twice", () => {
  test("[SC29] the rows that differ, with both values", () => {
    expect(entryDifferences([118, 120, 99], [181, 120, 99])).toEqual([{ row: 1, first: 118, second: 181 }]);
    expect(entryDifferences(["DNS", null], [null, null])).toEqual([{ row: 1, first: "DNS", second: null }]);
    expect(entryDifferences([5], [5, 6])).toEqual([{ row: 2, first: null, second: 6 }]);
    expect(entryDifferences([5, 6], [5])).toEqual([{ row: 2, first: 6, second: null }]);
    expect(entryDifferences([0], [])).toEqual([{ row: 1, first: 0, second: null }]);
    expect(entryDifferences([], [])).toEqual([]);
  });

  test("[SC29] typed alike there is nothing to ask; who types first makes no difference to which rows", () => {
    const rows = fc.array(fc.nat(3));
    fc.assert(
      fc.property(rows, rows, (first, second) => {
        expect(entryDifferences(first, first)).toEqual([]);
        const turned = entryDifferences(second, first).map((one) => ({
          row: one.row,
          first: one.second,
          second: one.first,
        }));
        expect(turned).toEqual(entryDifferences(first, second));
      }),
    );
  });
});

describe("who is in a team", () => {
  const team = (women: number, men: number): Sex[] => [
    ...Array.from({ length: women }, (): Sex => "f"),
    ...Array.from({ length: men }, (): Sex => "m"),
  ];

  test("[SC30] ten, at least four women: with three one woman is missing", () => {
    const rule = { ...anyLineup, size: 10, minWomen: 4 };
    expect(lineupFacts(team(3, 7), rule)).toEqual([{ kind: "women-missing", count: 1 }]);
    expect(lineupFacts(team(4, 6), rule)).toEqual([]);
    expect(lineupFacts(team(10, 0), rule)).toEqual([]);
  });

  test("[SC30] every number is checked, too many as well as too few", () => {
    expect(lineupFacts(team(2, 6), { ...anyLineup, size: 10 })).toEqual([{ kind: "members-missing", count: 2 }]);
    expect(lineupFacts(team(6, 6), { ...anyLineup, size: 10 })).toEqual([{ kind: "members-over", count: 2 }]);
    const five = { ...anyLineup, minWomen: 5, maxWomen: 5, minMen: 5, maxMen: 5 };
    expect(lineupFacts(team(4, 7), five)).toEqual([
      { kind: "women-missing", count: 1 },
      { kind: "men-over", count: 2 },
    ]);
    expect(lineupFacts(team(7, 4), five)).toEqual([
      { kind: "women-over", count: 2 },
      { kind: "men-missing", count: 1 },
    ]);
    expect(lineupFacts([], { ...anyLineup, minWomen: 0, maxMen: 0, size: 0 })).toEqual([]);
    expect(lineupFacts(team(1, 1), { ...anyLineup, maxMen: 0 })).toEqual([{ kind: "men-over", count: 1 }]);
    expect(lineupFacts(team(9, 9), anyLineup)).toEqual([]);
  });
});

describe("a team on the scales", () => {
  test("[SC31] to the gram; exactly at the limit is in", () => {
    expect(weighTeam([280_000, 280_000], 560_000)).toEqual({ kind: "in-class", total: 560_000, left: 0 });
    expect(weighTeam([279_500, 280_000], 560_000)).toEqual({ kind: "in-class", total: 559_500, left: 500 });
    expect(weighTeam([280_001, 280_000], 560_000)).toEqual({ kind: "over-class", total: 560_001, over: 1 });
    expect(weighTeam([999_000], null)).toEqual({ kind: "open", total: 999_000 });
  });

  test("[SC31] the lightest class it may pull in, or only the open one", () => {
    expect(lightestClass([540_000], weightClasses.women)).toBe(540_000);
    expect(lightestClass([540_001], weightClasses.women)).toBe(560_000);
    expect(lightestClass([560_001], weightClasses.women)).toBeNull();
    expect(lightestClass([560_001], [...weightClasses.men].reverse())).toBe(600_000);
    expect(weightClasses.mixed).toEqual([580_000]);
  });
});
