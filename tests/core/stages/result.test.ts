import { describe, expect, test } from "vitest";
import { eventTemplate } from "#core/catalogue/templates.ts";
import { tableTennis, unionGoals } from "#core/groups/rules.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import { rulesetOf } from "#core/scoring/rulesets/index.ts";
import { groupMatchOf } from "#core/stages/group-score.ts";
import { levelAllowed, resultOfLanes } from "#core/stages/result-of-lanes.ts";
import { nothingYet } from "#core/standing/played.ts";
import { type Act, sheet, submit, times } from "../scoring/sheet.ts";
import { begun, id, planOf, won } from "./contest.ts";

const [a, b] = [id("a"), id("b")];
const valid = (value: number, points?: number[]): LaneMark => ({
  ...nothingYet(1),
  outcome: "valid",
  value,
  ...(points && { points }),
});
const away = (outcome: LaneMark["outcome"], points?: number[]): LaneMark => ({
  ...nothingYet(1),
  outcome,
  ...(points && { points }),
});

function optionsOf(key: string): ScoringOptions {
  const template = eventTemplate(key);
  const ruleset = template && rulesetOf(template.ruleset);
  if (!template || !ruleset) throw new Error(key);
  return { ...ruleset.defaults, ...template.options };
}

const result = (key: string, one: LaneMark, other: LaneMark, level = false) =>
  resultOfLanes(
    "W-1-1",
    [
      { entrant: a, mark: one },
      { entrant: b, mark: other },
    ],
    optionsOf(key),
    level,
  );

describe("what the marks of two lanes say", () => {
  test("[ST6] games and points of a match that was played", () => {
    expect(result("table-tennis", valid(1, [11, 9, 5]), valid(2, [8, 11, 11]))).toEqual({
      key: "W-1-1",
      players: [a, b],
      ending: "played",
      winner: b,
      games: [1, 2],
      points: [25, 30],
      list: [
        [11, 8],
        [9, 11],
        [5, 11],
      ],
    });
    // a corrected side has no points any more
    expect(result("table-tennis", valid(2), valid(0, [8, 7]))).toMatchObject({ winner: a, points: [0, 0], list: [] });
    expect(result("tug-of-war", valid(0), valid(2))).toMatchObject({ winner: b, games: [0, 2], points: [0, 0] });
    expect(result("basketball", valid(61), valid(58))).toMatchObject({ winner: a, games: [1, 0], points: [61, 58] });
  });

  test("[ST6] level: where it is allowed half a game each, elsewhere no result", () => {
    expect(result("chinese-chess", valid(5), valid(5))).toBeNull();
    expect(result("chinese-chess", valid(5), valid(5), true)).toMatchObject({ winner: null, games: [1, 1] });
    expect(result("chinese-chess", valid(10), valid(0), true)).toMatchObject({ winner: a, games: [2, 0] });
    expect(result("basketball", valid(5), valid(5), true)).toMatchObject({
      winner: null,
      games: [0, 0],
      points: [5, 5],
    });
    expect(levelAllowed(begun(planOf({ format: "swiss" }), 4).inputs[0]?.draw as never)).toBe(true);
    expect(levelAllowed(begun(planOf({ format: "round-robin" }), 4).inputs[0]?.draw as never)).toBe(false);
    const chess = planOf({ format: "round-robin", groups: { rules: "chess@1" } });
    expect(levelAllowed(begun(chess, 4).inputs[0]?.draw as never)).toBe(true);
    expect(levelAllowed(begun(planOf({}), 4).inputs[0]?.draw as never)).toBe(false);
  });

  test("[ST6] [MA3] did not come: as the format writes a walkover", () => {
    expect(result("table-tennis", away("DNS"), valid(2))).toMatchObject({
      ending: "walkover",
      winner: b,
      games: [0, 2],
      points: [0, 22],
      list: [
        [0, 11],
        [0, 11],
      ],
    });
    expect(result("tug-of-war", valid(2), away("DNS"))).toMatchObject({
      winner: a,
      games: [2, 0],
      points: [0, 0],
      list: [],
    });
    expect(result("basketball", away("DNS"), valid(20))).toMatchObject({ games: [0, 1], points: [0, 20] });
    expect(result("chinese-chess", valid(10), away("DNS"))).toMatchObject({ ending: "walkover", games: [2, 0] });
    // nothing was entered for the one who came
    expect(result("badminton", away("DNS"), nothingYet(2))).toMatchObject({ ending: "walkover", winner: b });
  });

  test("[ST6] [MA4] [MA5] gave up, was taken out, both away", () => {
    expect(result("table-tennis", valid(1, [11, 5, 3]), away("DNF", [8, 11, 1]))).toMatchObject({
      ending: "retired",
      winner: a,
      games: [1, 1],
      points: [19, 20],
    });
    expect(result("tug-of-war", away("DQ"), valid(1))).toMatchObject({
      ending: "disqualified",
      winner: b,
      games: [0, 1],
    });
    expect(result("table-tennis", away("DNS"), away("DNS"))).toMatchObject({ ending: "double-walkover", winner: null });
    expect(result("table-tennis", away("DQ"), away("DNS"))).toMatchObject({
      ending: "double-disqualified",
      winner: null,
    });
    expect(result("table-tennis", nothingYet(1), nothingYet(2))).toBeNull();
    expect(resultOfLanes("W-1-1", [{ entrant: a, mark: valid(2) }], optionsOf("table-tennis"), false)).toBeNull();
  });

  test("[MA4] the points of a match that was given up stay in its marks", () => {
    const { match } = optionsOf("table-tennis");
    const tapped: Act[] = [
      { kind: "game", game: 1, winner: 1, score: [11, 8] },
      ...times(3, { kind: "tap", lane: 2, game: 2 }),
      { kind: "status", lane: 2, status: "DNF" },
      submit,
    ];
    const marks = sheet("match@1", tapped, match ? { match } : {}).marks(1, 2);
    const lanes = marks.map((mark, i) => ({ entrant: i === 0 ? a : b, mark }));
    expect(resultOfLanes("W-1-1", lanes, optionsOf("table-tennis"), false)).toMatchObject({
      ending: "retired",
      winner: a,
      games: [1, 0],
      list: [
        [11, 8],
        [0, 3],
      ],
    });
  });

  test("[ST6] any other mark: the better one has won, counts are the points", () => {
    const skipping = { ...optionsOf("table-tennis"), measure: "count", direction: "more" } as const;
    const time = { ...skipping, measure: "time", direction: "less" } as const;
    const of = (options: ScoringOptions, one: LaneMark, other: LaneMark) =>
      resultOfLanes(
        "W-1-1",
        [
          { entrant: a, mark: one },
          { entrant: b, mark: other },
        ],
        options,
        false,
      );
    expect(of(skipping, valid(150), valid(151))).toMatchObject({ winner: b, games: [0, 1], points: [150, 151] });
    expect(of(time, valid(9000), valid(9100))).toMatchObject({ winner: a, games: [1, 0], points: [0, 0] });
    expect(of(time, away("failed"), valid(9100))).toMatchObject({ ending: "played", winner: b });
    expect(of(time, valid(9000), valid(9000))).toBeNull();
  });
});

describe("a result in a table", () => {
  test("[ST6] what the rules count never says otherwise than who won", () => {
    const one = { ...won("A-1-1", a, b, [2, 1]), points: [20, 25] as const };
    expect(groupMatchOf(one, tableTennis)).toMatchObject({
      outcome: "played",
      winner: null,
      games: [2, 1],
      points: [20, 25],
    });
    // by points, of which the winner has fewer
    expect(groupMatchOf(one, unionGoals)).toMatchObject({ points: [2, 1] });
    expect(groupMatchOf({ ...one, games: [0, 0] }, tableTennis)).toMatchObject({ games: [1, 0] });
    expect(groupMatchOf({ ...one, winner: null }, tableTennis)).toBeNull();
    expect(groupMatchOf({ ...one, winner: null, points: [3, 3] }, unionGoals)).toMatchObject({
      points: [3, 3],
      winner: null,
    });
    expect(groupMatchOf({ ...one, ending: "double-disqualified", winner: null }, tableTennis)).toMatchObject({
      outcome: "double-walkover",
      winner: null,
    });
    expect(groupMatchOf({ ...one, ending: "taken-back", winner: null }, tableTennis)).toBeNull();
    expect(groupMatchOf({ ...one, ending: "retired" }, tableTennis)).toMatchObject({ outcome: "retired", winner: a });
    expect(groupMatchOf({ ...one, ending: "walkover", winner: null }, tableTennis)).toBeNull();
  });
});
