import { describe, expect, test } from "vitest";
import { berger, robinCounts, roundRobin } from "#core/groups/berger.ts";
import { circleFault } from "#core/groups/circle-fault.ts";

const letters = (n: number) => "ABCDEFGHIJKL".slice(0, n).split("");

describe("a round robin", () => {
  test("[RR1] of four is the printed table, homes and all", () => {
    expect(berger(4)).toEqual([
      {
        pairs: [
          [1, 4],
          [2, 3],
        ],
        bye: null,
      },
      {
        pairs: [
          [4, 3],
          [1, 2],
        ],
        bye: null,
      },
      {
        pairs: [
          [2, 4],
          [3, 1],
        ],
        bye: null,
      },
    ]);
  });

  test("[RR1] of two is one match, of one or nobody none, and half a person is nobody's wish", () => {
    expect(berger(2)).toEqual([{ pairs: [[1, 2]], bye: null }]);
    expect(berger(1)).toEqual([]);
    expect(berger(0)).toEqual([]);
    expect(() => berger(2.5)).toThrow("a round robin of 2.5");
    expect(() => berger(-1)).toThrow("a round robin of -1");
  });

  test("[RR2] of three: everybody rests once and plays the other two", () => {
    expect(berger(3)).toEqual([
      { pairs: [[2, 3]], bye: 1 },
      { pairs: [[1, 2]], bye: 3 },
      { pairs: [[3, 1]], bye: 2 },
    ]);
  });

  test("[RR2] of seven rests in the order 1 5 2 6 3 7 4", () => {
    expect(berger(7).map(({ bye }) => bye)).toEqual([1, 5, 2, 6, 3, 7, 4]);
  });

  test("[RR1] tells how many rounds and matches an organizer must find time for", () => {
    expect(robinCounts(6)).toEqual({ rounds: 5, matches: 15, byesPerRound: 0 });
    expect(robinCounts(7)).toEqual({ rounds: 7, matches: 21, byesPerRound: 1 });
    expect(robinCounts(6, 2)).toEqual({ rounds: 10, matches: 30, byesPerRound: 0 });
    expect(robinCounts(2)).toEqual({ rounds: 1, matches: 1, byesPerRound: 0 });
    expect(robinCounts(1)).toEqual({ rounds: 0, matches: 0, byesPerRound: 0 });
    expect(robinCounts(0)).toEqual({ rounds: 0, matches: 0, byesPerRound: 0 });
    expect(() => robinCounts(-1)).toThrow("a round robin of -1");
    expect(() => robinCounts(1.5)).toThrow("a round robin of 1.5");
  });

  test("[RR1] names people, and nobody twice", () => {
    expect(roundRobin(letters(3))).toEqual([
      { pairs: [["B", "C"]], bye: "A" },
      { pairs: [["A", "B"]], bye: "C" },
      { pairs: [["C", "A"]], bye: "B" },
    ]);
    expect(roundRobin([])).toEqual([]);
    expect(() => roundRobin(["A", "A"])).toThrow("somebody is in the group twice");
  });

  test("[RR3] played twice exchanges homes and swaps the last two rounds of the first half", () => {
    const rounds = roundRobin(letters(4), { double: true }).map(({ pairs }) => pairs.map((pair) => pair.join("–")));
    expect(rounds).toEqual([
      ["A–D", "B–C"],
      ["B–D", "C–A"],
      ["D–C", "A–B"],
      ["D–A", "C–B"],
      ["C–D", "B–A"],
      ["D–B", "A–C"],
    ]);
  });

  test("[RR3] of two and of three played twice", () => {
    expect(roundRobin(letters(2), { double: true }).map(({ pairs }) => pairs)).toEqual([[["A", "B"]], [["B", "A"]]]);
    expect(roundRobin(letters(3), { double: true }).map(({ bye }) => bye)).toEqual(["A", "B", "C", "A", "C", "B"]);
  });

  test("[RR2] turned as a circle with 1 fixed puts team 6 of seven behind the resting team again and again", () => {
    expect(circleFault(7)).toEqual({ byes: [1, 6, 4, 2, 7, 5, 3], team: 6, rounds: [4, 5, 6, 7] });
    expect(circleFault(5)).toEqual({ byes: [1, 4, 2, 5, 3], team: 4, rounds: [4, 5] });
    expect(circleFault(3)).toEqual({ byes: [1, 2, 3], team: 2, rounds: [] });
    expect(() => circleFault(6)).toThrow("no byes in a circle of 6");
    expect(() => circleFault(1)).toThrow("no byes in a circle of 1");
  });
});
