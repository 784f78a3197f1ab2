import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkMatch, type GroupMatch } from "#core/groups/group-match.ts";
import { basketball, chess, groupRules, tableTennis, union } from "#core/groups/rules.ts";
import { separate } from "#core/groups/separate.ts";
import { drawGroupLot, groupTable } from "#core/groups/table.ts";
import { list, played, told } from "./results.ts";

const ring = list("A-B 2:0", "B-C 2:0", "C-A 2:0");
const lot = (...order: string[]) => ({ order, seed: "s" });

describe("the table of a group", () => {
  test("[RR8] before anything is played everybody shares the first place and has to meet everybody", () => {
    const table = groupTable({ ids: ["B", "A"], matches: [], rules: union });
    const none = { won: 0, lost: 0 };
    const row = { place: 1, played: 0, won: 0, drawn: 0, lost: 0, matchPoints: 0, games: none, points: none };
    expect(table).toEqual({
      rows: [
        { id: "A", ...row },
        { id: "B", ...row },
      ],
      facts: [{ kind: "tie-unresolved", ids: ["A", "B"], place: 1, to: 2, needs: "matches" }],
      left: [["A", "B"]],
    });
    expect(groupTable({ ids: [], matches: [], rules: union })).toEqual({ rows: [], facts: [], left: [] });
    expect(told(groupTable({ ids: ["A"], matches: [], rules: union }).facts)).toEqual([]);
  });

  test("[RR8] adds up what was played, and names what is left, also of two rounds", () => {
    const matches = list("A-B 2:1 50:40", "B-A 0:2 30:42", "C-A 2:0 42:10");
    const { rows, left } = groupTable({ ids: ["A", "B", "C"], matches, rules: union, times: 2 });
    expect(rows[0]).toEqual({
      id: "A",
      place: 1,
      played: 3,
      won: 2,
      drawn: 0,
      lost: 1,
      matchPoints: 5,
      games: { won: 4, lost: 3 },
      points: { won: 102, lost: 112 },
    });
    expect(left).toEqual([
      ["A", "C"],
      ["B", "C"],
      ["B", "C"],
    ]);
    expect(groupTable({ ids: ["A", "B", "C"], matches, rules: union }).left).toEqual([["B", "C"]]);
  });

  test("[RR16] people whom nothing separates share their place and need a lot, if no match of theirs is left", () => {
    const table = groupTable({ ids: ["A", "B", "C", "D"], matches: ring, rules: tableTennis });
    expect(table.rows.map(({ id, place }) => [id, place])).toEqual([
      ["A", 1],
      ["B", 1],
      ["C", 1],
      ["D", 4],
    ]);
    expect(told(table.facts)).toEqual(["1–3 A, B, C need matches"]);
    expect(told(groupTable({ ids: ["A", "B", "C"], matches: ring, rules: tableTennis }).facts)).toEqual([
      "1–3 A, B, C need lot",
    ]);
    // others who have still to meet do not help two who have met
    const apart = list("A-C 1:0", "A-D 1:0", "B-C 1:0", "B-D 1:0");
    const drawn = [...apart, ...list("A-B 0:0")].map((match) => ({ ...match, outcome: outcomeOf(match) }));
    expect(told(groupTable({ ids: ["A", "B", "C", "D"], matches: drawn, rules: union }).facts)).toEqual([
      "1–2 A, B need lot",
      "3–4 C, D need matches",
    ]);
  });

  test("[RR16] where the opponents' points count, any match that is left may part them", () => {
    const matches = list("A-B 0:0", "A-C 1:0", "B-D 1:0", "A-D 1:0", "B-C 1:0");
    expect(told(groupTable({ ids: ["A", "B", "C", "D"], matches, rules: chess }).facts)).toEqual([
      "1–2 A, B need matches",
      "3–4 C, D need matches",
    ]);
  });

  test("[RR16] a lot of exactly these people decides, the last one recorded, and no other does", () => {
    const of = (lots: readonly { order: string[]; seed: string }[], matches = ring) =>
      groupTable({ ids: ["A", "B", "C"], matches, rules: tableTennis, lots });
    const table = of([lot("C", "A", "B"), lot("B", "C", "A"), lot("A", "B")]);
    expect(table.rows.map(({ id, place }) => `${place} ${id}`)).toEqual(["1 B", "2 C", "3 A"]);
    expect(table.facts).toEqual([{ kind: "lot-decided", place: 1, ids: ["B", "C", "A"], seed: "s" }]);
    expect(told(of([lot("A", "B", "D"), lot("A", "B", "C", "D")]).facts)).toEqual(["1–3 A, B, C need lot"]);
    expect(told(of([lot("B", "C", "A")], list("A-B 2:0", "B-C 2:0", "A-C 2:0")).facts)).toEqual([]);
  });

  test("[RR16] the lot is drawn from its seed alone, and each of them may be first", () => {
    expect(drawGroupLot(["B", "A", "C"], "7")).toEqual(drawGroupLot(["C", "B", "A"], "7"));
    expect(drawGroupLot(["B", "A"], "7").seed).toBe("7");
    const firsts = Array.from({ length: 30 }, (_unused, i) => drawGroupLot(["A", "B", "C"], `${i}`).order[0]);
    expect([...new Set(firsts)].sort()).toEqual(["A", "B", "C"]);
  });

  test("[RR9] tells a separation with the place, the criterion and everybody's value", () => {
    const pair = list("A-C 0p7", "B-C 0p9").map((match) => ({ ...match, points: [match.points[1], 0] as const }));
    const criteria = [{ of: "match-points", among: "all" } as const, { of: "points-won", among: "all" } as const];
    const { facts } = groupTable({ ids: ["A", "B", "C"], matches: pair, rules: { ...chess, criteria } });
    expect(facts).toEqual([
      { kind: "separated", place: 2, ids: ["B", "A"], by: { of: "points-won", among: "all" }, values: [9, 7] },
    ]);
  });

  test("[RR9] a criterion for exactly two is passed over where three are level", () => {
    const two = { of: "wins", among: "tied", when: "two" } as const;
    const rules = { ...union, criteria: [{ of: "match-points", among: "all" } as const, two] };
    const of = (ids: string[], matches: GroupMatch<string>[]) => told(groupTable({ ids, matches, rules }).facts);
    expect(of(["A", "B", "C"], list("A-B 2:0", "A-C 0:2", "B-C 2:0"))).toEqual(["1–3 A, B, C need lot"]);
    expect(of(["A", "B", "C"], list("B-A 2:0", "A-C 2:0"))).toEqual([]);
  });

  test("[RR13] aggregated tables can be ranked without their matches", () => {
    const row = { played: 0, drawn: 0, lost: 0, games: { won: 1, lost: 1 }, points: { won: 0, lost: 0 } };
    const tallies = new Map([
      ["x", { ...row, won: 1, matchPoints: 3 }],
      ["y", { ...row, won: 2, matchPoints: 2 }],
    ]);
    expect(separate({ tallies, sides: [] }, [{ of: "wins", among: "all" }], []).levels).toEqual([["y"], ["x"]]);
    expect(separate({ tallies, sides: [] }, [{ of: "match-points", among: "all" }], []).levels).toEqual([["x"], ["y"]]);
    expect(separate({ tallies, sides: [] }, [], []).levels).toEqual([["x", "y"]]);
  });

  test("[RR17] a walkover entered after matches were played, and its correction: as if it had always been so", () => {
    const ids = ["A", "B", "C"];
    const before = groupTable({ ids, matches: list("A-B 2:0", "B-C 2:0"), rules: union });
    const stays = { ...played("C-A"), outcome: "walkover" as const, winner: "A" };
    const after = groupTable({ ids, matches: [...list("A-B 2:0", "B-C 2:0"), stays], rules: union });
    expect(after.rows.map(({ id, matchPoints }) => `${id} ${matchPoints}`)).toEqual(["A 4", "B 3", "C 1"]);
    expect(after.left).toEqual([]);
    const corrected = groupTable({ ids, matches: list("B-C 2:0", "A-B 2:0"), rules: union });
    expect(corrected).toEqual(before);
  });
});

function outcomeOf({ games }: GroupMatch<string>): GroupMatch<string>["outcome"] {
  return games[0] === games[1] ? "double-walkover" : "played";
}

describe("what can be a result of a group", () => {
  const check = (change: Partial<GroupMatch<string>>, rules = union) =>
    checkMatch({ ...played("A-B 2:0 42:30"), ...change }, ["A", "B"], rules);
  const refused = (change: Partial<GroupMatch<string>>, rules = union) => {
    const checked = check(change, rules);
    return checked.ok ? "accepted" : checked.refusal;
  };

  test("[RR8] somebody of another group, or against themselves", () => {
    expect(check({})).toEqual({ ok: true, value: played("A-B 2:0 42:30") });
    expect(refused({ a: "X" })).toEqual({ kind: "not-of-the-group", id: "X" });
    expect(refused({ b: "X" })).toEqual({ kind: "not-of-the-group", id: "X" });
    expect(refused({ a: "B" })).toEqual({ kind: "against-themselves", id: "B" });
  });

  test("[RR8] what is no count", () => {
    expect(refused({ games: [2, -1] })).toEqual({ kind: "no-count", value: -1 });
    expect(refused({ points: [1.5, 0] })).toEqual({ kind: "no-count", value: 1.5 });
    expect(refused({ games: [0, 1], points: [0, 0] })).toBe("accepted");
  });

  test("[RR8] a level score where the rules know no draw, by what decides", () => {
    expect(refused({ games: [1, 1] })).toEqual({ kind: "level", counts: "games" });
    expect(refused({ points: [30, 30] }, basketball)).toEqual({ kind: "level", counts: "points" });
    expect(refused({ games: [1, 1] }, basketball)).toBe("accepted");
    expect(refused({ games: [1, 1] }, chess)).toBe("accepted");
    expect(refused({ games: [1, 1], outcome: "retired", winner: "A" })).toBe("accepted");
    expect(refused({ games: [1, 1], outcome: "void" })).toBe("accepted");
  });

  test("[RR8] a winner is named exactly where the score does not tell", () => {
    for (const outcome of ["walkover", "retired", "disqualified"] as const) {
      const choices = ["A", "B"];
      expect(refused({ outcome, winner: null })).toEqual({ kind: "winner-not-possible", winner: null, choices });
      expect(refused({ outcome, winner: "X" })).toEqual({ kind: "winner-not-possible", winner: "X", choices });
      expect(refused({ outcome, winner: "B" })).toBe("accepted");
    }
    for (const outcome of ["played", "double-walkover", "void"] as const)
      expect(refused({ outcome, winner: "A" })).toEqual({ kind: "winner-not-possible", winner: "A", choices: [] });
  });

  test("[RR8] a table with such a result, or with somebody twice, is a fault of the program", () => {
    expect(() => groupTable({ ids: ["A"], matches: list("A-B 1:0"), rules: union })).toThrow("not-of-the-group");
    expect(() => groupTable({ ids: ["A", "A"], matches: [], rules: union })).toThrow("somebody is in the group twice");
  });
});

const swapped = <Id extends string>({ a, b, games, points, ...rest }: GroupMatch<Id>): GroupMatch<Id> => ({
  ...rest,
  a: b,
  b: a,
  games: [games[1], games[0]],
  points: [points[1], points[0]],
});

/** Some results of a group of up to six, at most one for each two. */
const someResults = fc.record({
  n: fc.integer({ min: 1, max: 6 }),
  scores: fc.array(fc.tuple(fc.nat(3), fc.nat(2), fc.nat(30), fc.nat(8)), { minLength: 15, maxLength: 15 }),
  rules: fc.constantFrom(...groupRules),
  seed: fc.nat(),
});

describe("for any results", () => {
  test("[RR8] [RR9] [RR17] the table is the same in any order of ids and matches and from either side, and leaves nobody out", () => {
    fc.assert(
      fc.property(someResults, ({ n, scores, rules, seed }) => {
        const ids = ["A", "B", "C", "D", "E", "F"].slice(0, n);
        const pairs = ids.flatMap((a, i) => ids.slice(i + 1).map((b) => [a, b] as const));
        const matches = pairs.flatMap(([a, b], i): GroupMatch<string>[] => {
          const [more = 0, less = 0, points = 0, how = 0] = scores[i] ?? [];
          if (how === 0) return [];
          const [one, other] = how % 2 === 0 ? [less, less + 1 + more] : [less + 1 + more, less];
          const score = { games: [one, other] as const, points: [points + one, other] as const };
          const level = rules.by === "points" && points + one === other;
          const away = how === 1 || level;
          return [{ a, b, ...score, outcome: away ? "walkover" : "played", winner: away ? a : null }];
        });
        const table = groupTable({ ids, matches, rules });
        const turned = matches.map((match, i) => ((seed >> i) & 1 ? swapped(match) : match)).reverse();
        expect(groupTable({ ids: [...ids].reverse(), matches: turned, rules })).toEqual(table);
        expect(table.rows.map(({ id }) => id).sort()).toEqual(ids);
        for (const fact of table.facts)
          if (fact.kind === "tie-unresolved")
            for (const { id, place } of table.rows) expect(place === fact.place).toBe(fact.ids.includes(id));
      }),
      { numRuns: 300 },
    );
  });
});
