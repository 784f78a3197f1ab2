import { describe, expect, test } from "vitest";
import { buchholz, sonnebornBerger } from "#core/swiss/buchholz.ts";
import { swissStandings } from "#core/swiss/history.ts";
import { type SwissRound, swissLines } from "#core/swiss/rounds.ts";
import { swissTable } from "#core/swiss/table.ts";
import { directPoints, type TieBreak, tieBreakValue, usualTieBreaks } from "#core/swiss/tie-breaks.ts";
import { virtualOpponent } from "#core/swiss/unplayed.ts";
import { players } from "./players.ts";

/** "ab 2-0" played, "ab 2-0w" won by walkover, "ab 0-0d" neither came; "a 2" a bye by the pairing, "a 1r" a wished rest. */
function round(text: string): SwissRound<string> {
  const items = text.split(", ").filter((item) => item !== "");
  const half = (mark: string | undefined) => Number(mark) as 0 | 1 | 2;
  return {
    games: items.flatMap((item) => {
      const [, a = "", b = "", x, y, how] = /^(\w)(\w) (\d)-(\d)(\w?)$/.exec(item) ?? [];
      if (a === "") return [];
      const ending = how === "w" ? "walkover" : how === "d" ? "double-walkover" : "played";
      return [{ players: [a, b], ending, points: [half(x), half(y)] } as const];
    }),
    byes: items.flatMap((item) => {
      const [, id, points, how] = /^(\w) (\d)(r?)$/.exec(item) ?? [];
      return id === undefined ? [] : [{ id, points: half(points), by: how === "r" ? "request" : "pairing" } as const];
    }),
  };
}

const five = players("abcde");
const three = [round("ab 2-0, cd 1-1, e 2"), round("ae 2-0w, bc 2-0, d 2"), round("ac 1-1, de 0-2, b 1r")];

describe("what has been played", () => {
  test("[SW5] everybody's rounds give scores, meetings, floats, sides and who had a bye", () => {
    expect(swissStandings(five, three)).toEqual([
      {
        id: "a",
        score: 5,
        order: 1,
        unit: null,
        met: ["b", "c"],
        hadBye: true,
        floats: ["down", null],
        sides: ["home", "home"],
      },
      {
        id: "b",
        score: 3,
        order: 2,
        unit: null,
        met: ["a", "c"],
        hadBye: false,
        floats: [null, "up"],
        sides: ["away", "home"],
      },
      {
        id: "c",
        score: 2,
        order: 3,
        unit: null,
        met: ["d", "b", "a"],
        hadBye: false,
        floats: ["up", "down"],
        sides: ["home", "away", "away"],
      },
      {
        id: "d",
        score: 3,
        order: 4,
        unit: null,
        met: ["c", "e"],
        hadBye: true,
        floats: ["down", "down"],
        sides: ["away", "home"],
      },
      {
        id: "e",
        score: 4,
        order: 5,
        unit: null,
        met: ["d"],
        hadBye: true,
        floats: ["up", null],
        sides: ["away"],
      },
    ]);
  });

  test("[SW5] two who did not play may be paired again, and a loss by walkover or a double one bars from nothing", () => {
    const [a, b] = swissStandings(players("ab"), [round("ab 2-0w")]);
    expect([a?.met, b?.met, a?.hadBye, b?.hadBye]).toEqual([[], [], true, false]);
    const double = swissStandings(players("ab"), [round("ab 0-0d")]);
    expect(double.map(({ score, hadBye, met }) => ({ score, hadBye, met }))).toEqual([
      { score: 0, hadBye: false, met: [] },
      { score: 0, hadBye: false, met: [] },
    ]);
  });

  test("[SW5] who comes late is paired from their round on, with nothing or half a point for each before it", () => {
    const late = players("abc", { b: { joins: 3, missed: 1 }, c: { joins: 2 } });
    expect(swissStandings(late, [round("")]).map(({ id, score }) => [id, score])).toEqual([
      ["a", 0],
      ["c", 0],
    ]);
    expect(swissStandings(late, [round(""), round("ac 2-0")]).map(({ id, score }) => [id, score])).toEqual([
      ["a", 2],
      ["b", 2],
      ["c", 0],
    ]);
    expect(swissStandings(late, [round(""), round("ac 2-0")])[1]).toMatchObject({
      hadBye: false,
      floats: [null, null],
    });
    const absent = swissLines(late, [round(""), round("ac 2-0"), round("")]).get("b");
    expect(absent?.map(({ points }) => points)).toEqual([1, 1, 0]);
  });

  test("[SW5] who leaves is paired before that round, and not in it", () => {
    const left = players("ab", { b: { leaves: 2 } });
    expect(swissStandings(left, []).length).toBe(2);
    expect(swissStandings(left, [round("ab 2-0")]).map(({ id }) => id)).toEqual(["a"]);
  });

  test("[SW5] a wished rest leaves the bye open, and nobody is twice in a round", () => {
    expect(swissStandings(players("a"), [round("a 1r")])[0]).toMatchObject({ score: 1, hadBye: false, floats: [null] });
    expect(swissStandings(players("a"), [round("a 2")])[0]).toMatchObject({ hadBye: true, floats: ["down"] });
    expect(() => swissLines(players("ab"), [round("ab 2-0, a 2")])).toThrow("a is twice in round 1");
    expect(() => swissLines(players("a"), [round("ab 2-0")])).toThrow("b is not a player");
  });
});

describe("tie-breaks", () => {
  const lines = swissLines(five, three);
  const value = (key: Exclude<TieBreak, "direct">, id: string, unplayed: "virtual@2009" | "none@1" = "virtual@2009") =>
    tieBreakValue(key, id, lines, unplayed);

  test("[SW7] the list where none is chosen", () => {
    expect(usualTieBreaks).toEqual(["buchholz-cut-1", "buchholz", "direct", "sonneborn-berger", "wins"]);
  });

  test("[SW7] Buchholz adds up the opponents' scores, without the lowest, or the lowest and the highest", () => {
    expect(buchholz([8, 7, 6, 4, 3])).toBe(28);
    expect(buchholz([3, 8, 6, 7, 4], 1)).toBe(25);
    expect(buchholz([3, 8, 6, 7, 4], 1, 1)).toBe(17);
    expect(buchholz([5], 1, 1)).toBe(0);
    expect(buchholz([], 1)).toBe(0);
  });

  test("[SW7] Sonneborn–Berger counts the score of those beaten in full and of those drawn with by half", () => {
    const games = [
      { points: 2, opponent: 6 },
      { points: 1, opponent: 5 },
      { points: 0, opponent: 8 },
    ];
    expect(sonnebornBerger(games)).toBe(17);
    expect(sonnebornBerger([])).toBe(0);
  });

  test("[SW8] the virtual opponent has what one had before, the rest of the round, half a point a round to come", () => {
    expect(virtualOpponent({ rounds: 9, round: 3, before: 4, points: 2 })).toEqual({
      own: 10,
      before: 4,
      inRound: 0,
      later: 6,
    });
    expect(virtualOpponent({ rounds: 9, round: 7, before: 8, points: 0 }).own).toBe(12);
    expect(virtualOpponent({ rounds: 9, round: 9, before: 8, points: 1 }).own).toBe(9);
    expect(() => virtualOpponent({ rounds: 9, round: 0, before: 0, points: 0 })).toThrow("round 0 of 9");
    expect(() => virtualOpponent({ rounds: 9, round: 10, before: 0, points: 0 })).toThrow("round 10 of 9");
  });

  test("[SW7] [SW8] each counts what it says, unplayed rounds by a virtual opponent", () => {
    // a: beat b (3), virtual in round 2: 2 + 0 + 1 = 3, drew with c (2)
    expect(value("buchholz", "a")).toBe(8);
    expect(value("buchholz-cut-1", "a")).toBe(6);
    expect(value("median-buchholz", "a")).toBe(3);
    expect(value("sonneborn-berger", "a")).toBe(2 * 3 + 2 * 3 + 1 * 2);
    // of an opponent each unplayed round counts half a point: d 1 + 1 + 0
    expect(value("buchholz", "c")).toBe(2 + 3 + 4);
    expect(value("wins", "a")).toBe(1);
    expect(value("rounds-won", "a")).toBe(2);
    expect(value("wins", "b")).toBe(1);
    expect(value("wins", "c")).toBe(0);
    expect(value("rounds-won", "c")).toBe(0);
    expect(value("rounds-won", "e")).toBe(2);
    expect(value("progressive", "a")).toBe(2 + 4 + 5);
    expect(value("progressive", "d")).toBe(1 + 3 + 3);
  });

  test("[SW8] or not at all", () => {
    expect(value("buchholz", "a", "none@1")).toBe(3 + 2);
    expect(value("buchholz", "c", "none@1")).toBe(3 + 3 + 5);
    expect(value("sonneborn-berger", "a", "none@1")).toBe(2 * 3 + 1 * 2);
  });

  test("[SW7] their own matches separate those who all met each other", () => {
    expect(directPoints(["a", "b"], lines)).toEqual(
      new Map([
        ["a", 2],
        ["b", 0],
      ]),
    );
    expect(directPoints(["b", "d"], lines)).toBeNull();
    expect(directPoints(["a", "e"], lines)).toBeNull();
    expect(directPoints(["a", "b", "c"], lines)).toEqual(
      new Map([
        ["a", 3],
        ["b", 2],
        ["c", 1],
      ]),
    );
  });
});

describe("the table", () => {
  const rules = { tieBreaks: usualTieBreaks, unplayed: "virtual@2009", lot: null } as const;

  test("[SW7] is by score, then by the list, and says what separated whom", () => {
    const rows = swissTable(five, three, rules);
    expect(rows.map(({ id, place, score, separatedBy }) => [id, place, score, separatedBy])).toEqual([
      ["a", 1, 5, null],
      ["e", 2, 4, null],
      ["b", 3, 3, null],
      ["d", 4, 3, "buchholz-cut-1"],
      ["c", 5, 2, null],
    ]);
    expect(rows[2]?.values).toEqual([7, 9, null, 7, 1]);
    expect(swissTable([...five].reverse(), three, rules)).toEqual(rows);
  });

  test("[SW7] those who are level in all share the place, or are drawn", () => {
    const four = players("abcd");
    const one = [round("ac 2-0, bd 2-0")];
    const shared = swissTable(four, one, { ...rules, tieBreaks: ["buchholz", "direct"] });
    expect(shared.map(({ id, place, tiedWith }) => [id, place, tiedWith])).toEqual([
      ["a", 1, ["b"]],
      ["b", 1, ["a"]],
      ["c", 3, ["d"]],
      ["d", 3, ["c"]],
    ]);
    expect(swissTable([...four].reverse(), one, { ...rules, tieBreaks: ["buchholz", "direct"] })).toEqual(shared);
    const drawn = swissTable(four, one, { ...rules, tieBreaks: ["buchholz"], lot: "lot" });
    expect(drawn.map(({ place, separatedBy, tiedWith }) => [place, separatedBy, tiedWith])).toEqual([
      [1, null, []],
      [2, "lot", []],
      [3, null, []],
      [4, "lot", []],
    ]);
    const orders = ["1", "2", "3", "4", "5", "6", "7"].map((lot) =>
      swissTable(four, one, { ...rules, tieBreaks: [], lot })
        .map(({ id }) => id)
        .join(""),
    );
    expect(new Set(orders).size).toBeGreaterThan(1);
  });

  test("[SW7] a match among them separates two, and does not count among three who have not all met", () => {
    const ids = players("abcd");
    const two = [round("ba 2-0, dc 0-2"), round("ac 2-0, bd 0-2")];
    // all have one win; only a–b, c–d, a–c, b–d met
    const all = swissTable(ids, two, { ...rules, tieBreaks: ["direct"] });
    expect(all.map(({ place }) => place)).toEqual([1, 1, 1, 1]);
    const pair = [round("ba 2-0, cd 2-0"), round("ac 2-0, db 2-0"), round("ad 0-2, bc 2-0")];
    const table = swissTable(ids, pair, { ...rules, tieBreaks: ["direct"] });
    expect(table.map(({ id, place, separatedBy }) => [id, place, separatedBy])).toEqual([
      ["d", 1, null],
      ["b", 2, "direct"],
      ["a", 3, null],
      ["c", 4, "direct"],
    ]);
  });

  test("[SW7] before the first round everybody is level", () => {
    expect(swissTable(players("ab"), [], rules)).toEqual([
      { id: "a", place: 1, score: 0, values: [0, 0, null, 0, 0], separatedBy: null, tiedWith: ["b"] },
      { id: "b", place: 1, score: 0, values: [0, 0, null, 0, 0], separatedBy: null, tiedWith: ["a"] },
    ]);
  });
});
