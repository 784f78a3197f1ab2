import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AcrossRow, rankAcross } from "#core/groups/across.ts";
import type { GroupMatch } from "#core/groups/group-match.ts";
import { outlook } from "#core/groups/outlook.ts";
import { badminton, chess, type GroupRules, union, volleyball } from "#core/groups/rules.ts";
import { groupTable } from "#core/groups/table.ts";
import { list } from "./results.ts";

function told(rules: GroupRules, ids: string, matches: readonly GroupMatch<string>[], times: 1 | 2 = 1) {
  const { people, exact } = outlook({ ids: ids.split(""), matches, rules, times });
  return [people.map(({ id, best, worst }) => `${id} ${best}–${worst}`).join(", "), exact];
}

describe("what can still happen in a group", () => {
  test("[RR18] the leader is sure, the others know what they play for", () => {
    const matches = list("A-B 2:0", "A-C 2:0", "A-D 2:0", "B-C 2:0", "B-D 0:2");
    expect(told(union, "ABCD", matches)).toEqual(["A 1–1, B 2–4, C 2–4, D 2–4", true]);
    const even = list("A-B 2:0", "A-C 2:0", "A-D 2:0", "B-C 2:0", "D-B 1:2");
    expect(told(union, "ABCD", even)).toEqual(["A 1–1, B 2–2, C 3–4, D 3–4", true]);
  });

  test("[RR18] before anything is played everything is open, after all only ties are", () => {
    expect(told(union, "AB", [])).toEqual(["A 1–2, B 1–2", true]);
    expect(told(union, "ABC", list("A-B 2:0", "B-C 2:0", "C-A 2:0"))).toEqual(["A 1–3, B 1–3, C 1–3", true]);
    expect(told(union, "AB", list("B-A 2:0"))).toEqual(["A 2–2, B 1–1", true]);
    expect(told(union, "", [])).toEqual(["", true]);
  });

  test("[RR18] draws, and the narrow win of volleyball, are endings too", () => {
    // A leads by half a point; only C can come level, by beating B
    const boards = list("A-B 1:0", "A-C 0:0");
    expect(told(chess, "ABC", boards)).toEqual(["A 1–2, B 2–3, C 1–3", true]);
    const points: GroupRules = { ...volleyball, criteria: [{ of: "match-points", among: "all" }] };
    // B has 4, A 2 and C 0; against C, A can get from 0 to 3
    expect(told(points, "ABC", list("B-C 3:0", "A-B 3:2"))).toEqual(["A 1–3, B 1–2, C 2–3", true]);
  });

  test("[RR18] badminton is told by wins, without those whose results are deleted", () => {
    const gone = { ...list("C-D 0:0")[0], outcome: "walkover", winner: "C" } as GroupMatch<string>;
    expect(told(badminton, "ABCD", [...list("A-B 2:0"), gone])).toEqual(["A 1–3, B 1–3, C 1–3", true]);
  });

  test("[RR18] what has no bounds leaves all places open", () => {
    const rules: GroupRules = { ...union, criteria: [{ of: "game-difference", among: "all" }] };
    expect(told(rules, "ABC", list("A-B 2:0"))).toEqual(["A 1–3, B 1–3, C 1–3", false]);
    expect(told(rules, "AB", list("A-B 2:0"))).toEqual(["A 1–2, B 1–2", true]);
    const among: GroupRules = { ...union, criteria: [{ of: "wins", among: "tied" }] };
    expect(told(among, "AB", [])).toEqual(["A 1–2, B 1–2", false]);
  });

  test("[RR18] with too many endings, most and least are compared, and it is said", () => {
    const many = "ABCDEFGH";
    expect(told(union, many, [], 2)).toEqual([
      many
        .split("")
        .map((id) => `${id} 1–8`)
        .join(", "),
      false,
    ]);
    // eight once: A has won all seven, H lost all seven; 15 matches are left
    const others = many.slice(1).split("");
    const first = list(...others.map((id) => `A-${id} 2:0`));
    const last = list(...others.slice(0, -1).map((id) => `${id}-H 2:0`));
    // A 14, H 7; of the six others everybody has 3 and five matches: 8 at least, 13 at most
    expect(told(union, many, [...first, ...last])).toEqual([
      ["A 1–1", ...others.slice(0, -1).map((id) => `${id} 2–7`), "H 8–8"].join(", "),
      true,
    ]);
    const sixteen = "ABCDEFGHIJKLMNOP";
    const leader = list(
      ...sixteen
        .slice(1)
        .split("")
        .map((id) => `A-${id} 2:0`),
    );
    const [places, exact] = told(union, sixteen, leader);
    expect(String(places).startsWith("A 1–1, B 2–16, C 2–16")).toBe(true);
    expect(exact).toBe(false);
  });

  test("[RR18] never promises too much: whatever comes, everybody ends inside their places", () => {
    const game = fc.tuple(fc.nat(4), fc.nat(4), fc.boolean(), fc.boolean());
    fc.assert(
      fc.property(fc.array(game, { maxLength: 10 }), fc.constantFrom(union, chess), (games, rules) => {
        const ids = ["A", "B", "C", "D", "E"];
        const seen = new Set<string>();
        const all = games.flatMap(([a, b, won, before]) => {
          const [one, other] = a < b ? [a, b] : [b, a];
          if (one === other || seen.has(`${one}${other}`)) return [];
          seen.add(`${one}${other}`);
          const [match] = list(`${ids[one]}-${ids[other]} ${won ? "1:0" : "0:1"}`);
          return match ? [{ match, before }] : [];
        });
        const early = all.filter(({ before }) => before).map(({ match }) => match);
        const { people } = outlook({ ids, matches: early, rules });
        const played = groupTable({ ids, matches: all.map(({ match }) => match), rules });
        if (played.left.length > 0) {
          const later = outlook({ ids, matches: all.map(({ match }) => match), rules }).people;
          later.forEach(({ best, worst }, i) => {
            expect(best).toBeGreaterThanOrEqual(people[i]?.best ?? 9);
            expect(worst).toBeLessThanOrEqual(people[i]?.worst ?? 0);
          });
        }
        for (const { id, place } of played.left.length === 0 ? played.rows : []) {
          const range = people.find((one) => one.id === id);
          expect(place).toBeGreaterThanOrEqual(range?.best ?? 9);
          expect(place).toBeLessThanOrEqual(range?.worst ?? 0);
        }
      }),
      { numRuns: 60 },
    );
  });
});

const row = (id: string, played: number, matchPoints: number, games: string, points = "0:0"): AcrossRow<string> => {
  const ratio = (text: string) => {
    const [won = 0, lost = 0] = text.split(":").map(Number);
    return { won, lost };
  };
  return { id, played, won: 0, drawn: 0, lost: 0, matchPoints, games: ratio(games), points: ratio(points) };
};

describe("runners-up of groups of different sizes", () => {
  test("[RR19] are compared by match points for each match, then by the ratio of games, not by sums", () => {
    const found = rankAcross([row("a2", 4, 8, "9:4"), row("b2", 3, 6, "5:2"), row("c2", 4, 7, "12:0")]);
    expect(found).toEqual({
      levels: [["b2"], ["a2"], ["c2"]],
      facts: [
        {
          kind: "separated-across",
          ids: ["b2", "a2"],
          by: "game-ratio",
          values: [
            { won: 5, lost: 2 },
            { won: 9, lost: 4 },
          ],
        },
      ],
    });
  });

  test("[RR19] then by the ratio of points; who is level stays level, who has played nothing stands last", () => {
    const rows = [
      row("d", 0, 0, "0:0"),
      row("c", 2, 2, "2:2", "40:40"),
      row("b", 2, 2, "4:4", "41:40"),
      row("a", 2, 2, "1:1", "20:20"),
    ];
    const found = rankAcross(rows);
    expect(found.levels).toEqual([["b"], ["a", "c"], ["d"]]);
    expect(found.facts.map(({ by, ids }) => `${by} ${ids}`)).toEqual(["point-ratio b,a,c"]);
    expect(rankAcross([...rows].reverse())).toEqual(found);
    expect(rankAcross([])).toEqual({ levels: [], facts: [] });
  });

  test("[RR19] or by differences for each match, where an organizer wants that", () => {
    const rows = [row("a", 4, 8, "9:3", "50:60"), row("b", 2, 4, "6:2", "45:49")];
    expect(rankAcross(rows, ["match-points-per-match", "game-difference-per-match"]).levels).toEqual([["b"], ["a"]]);
    expect(rankAcross(rows, ["point-difference-per-match"]).levels).toEqual([["b"], ["a"]]);
    expect(rankAcross(rows, ["match-points-per-match"]).levels).toEqual([["a", "b"]]);
  });
});
