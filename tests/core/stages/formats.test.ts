import { describe, expect, test } from "vitest";
import { match1 } from "#core/scoring/rulesets/match@1.ts";
import { drawFollowing } from "#core/stages/draw-following.ts";
import { stageOutcome } from "#core/stages/outcome.ts";
import type { MatchResult } from "#core/stages/play.ts";
import { stageMatches } from "#core/stages/structure.ts";
import { outcomeOf } from "#core/standing/outcome.ts";
import {
  begun,
  better,
  bothAway,
  byLot,
  id,
  input,
  namesIn,
  perColumn,
  planOf,
  playOf,
  playOut,
  reached,
  said,
  stage,
  stagesOf,
  stronger,
  won,
} from "./contest.ts";

const options = match1.defaults;
describe("tug-of-war, drawn anew for every round", () => {
  const plan = planOf(
    {
      format: "redrawn",
      redraw: { pairing: "lot", byes: "each-round", stopAt: 3 },
      prizesBy: "round",
      groups: { rules: "tug-of-war@1" },
    },
    { prizes: 4 },
  );

  test("[AW7] [ST7] 17 teams: 9, 5 and 3 are left, the last three meet each other, prizes by the round that was reached", () => {
    const end = playOut(begun(plan, 17));
    expect(perColumn(end)).toBe("8+1 4+1 2+1");
    expect(perColumn(end, 2)).toBe("1+1 1+1 1+1");
    expect(stage(end, 2).tables[0]?.group).toBe("F");
    expect(end.played.over).toBe(true);
    expect(end.played.places.map(({ place, to }) => [place, to])).toEqual([
      ...[1, 2, 3].map((place) => [place, place]),
      ...Array.from({ length: 2 }, () => [4, 5]),
      ...Array.from({ length: 4 }, () => [6, 9]),
      ...Array.from({ length: 8 }, () => [10, 17]),
    ]);
    expect(reached(end)).toEqual([3, 2, 4, 8]);
    const { prizes, places } = outcomeOf({ plan, options }, [], end.inputs);
    expect(prizes.lines.map(({ prize }) => prize).join("")).toBe("11122333344444444");
    expect(prizes.lines[0]).toMatchObject({ place: 1, id: id("p01"), shared: [] });
    expect(prizes.lines[16]?.shared).toHaveLength(7);
    expect(places).toHaveLength(17);
    const two = stageOutcome({ plan: { ...plan, prizes: 2 }, options }, stagesOf(plan), end.inputs);
    expect(two.prizes).toMatchObject({ vacant: [], words: [] });
    expect(two.prizes.lines).toHaveLength(5);
  });

  test("[KO5] nobody has a second bye, and a round waits for the one before", () => {
    const first = begun(plan, 17);
    const rested = playOut(first, byLot("rested")).played.stages[0]?.byes.map(({ seat }) => JSON.stringify(seat)) ?? [];
    expect(new Set(rested).size).toBe(3);
    expect(drawFollowing(plan, input(1, stage(first).draw), "s")).toEqual({ ok: false, refusal: { kind: "not-over" } });
    expect(stage(first).over).toBe(false);
  });

  test("[ST7] as many as are left for the end meet each other at once; one of them wins alone where one is left", () => {
    const three = playOut(begun(plan, 3));
    expect(three.inputs).toHaveLength(1);
    expect([said(three), three.played.over]).toEqual(["1 p01, 2 p02, 3 p03", true]);
    const one = planOf({ format: "redrawn" });
    const last = playOut(begun(one, 6));
    expect([perColumn(last), last.played.over]).toEqual(["3+0 1+1 1+0", true]);
    expect(reached(last)).toEqual([1, 1, 1, 3]);
  });

  test("[MA5] [ST7] a semi-final without a winner leaves two for the end", () => {
    const none = playOut(begun(plan, 6), ({ key }, a, b) =>
      key === "W-1-1" ? bothAway(key, a, b) : stronger(key, a, b),
    );
    expect(none.played.over).toBe(true);
    expect(stage(none, 2).matches.map(({ key }) => key)).toEqual(["F-1-1"]);
    expect(none.played.places).toHaveLength(6);
  });

  test("[MA5] [ST8] who rests while the last two both stay away has won", () => {
    const end = playOut(begun(planOf({ format: "redrawn" }), 3), ({ key }, a, b) => bothAway(key, a, b));
    expect(end.played.over).toBe(true);
    expect(end.played.places.map(({ place, reached: far }) => [place, far])).toEqual([
      [1, 1],
      [3, 2],
      [3, 2],
    ]);
  });
});

describe("table tennis, a knock-out", () => {
  const plan = planOf({});

  test("[ST8] 13 with four seeds: byes to the first three, the third place is played out", () => {
    const first = begun(plan, 13, 4);
    expect(perColumn(first)).toBe("5+3 4+0 2+0 2+0");
    const rests = stage(first).byes.map(({ seat }) => (seat.kind === "known" ? seat.id : ""));
    expect(rests.sort()).toEqual(["p01", "p02", "p03"]);
    expect(stageMatches(stage(first).draw).map(({ key }) => key)).toEqual(stage(first).matches.map(({ key }) => key));
    const end = playOut(first);
    expect(said(end)).toBe(
      "1 p01, 2 p02, 3 p03, 4 p04, 5–8 p05, 5–8 p06, 5–8 p08, 5–8 p10, 9–13 p07, 9–13 p09, 9–13 p11, 9–13 p12, 9–13 p13",
    );
    expect(reached(end)).toEqual([1, 1, 2, 4, 5]);
    expect(end.played.places.map(({ column }) => column)).toEqual([4, 4, 4, 4, 2, 2, 2, 2, 1, 1, 1, 1, 1]);
    const { prizes } = outcomeOf({ plan, options }, [], end.inputs);
    expect(prizes.lines.map(({ prize, place }) => [prize, place])).toEqual(
      [1, 2, 3, 4, 5, 5, 5, 5].map((place) => [place, place]),
    );
  });

  test("[ST8] places are named as soon as they are settled, and nothing is over before the last match", () => {
    const first = begun(plan, 13, 4);
    const round = stage(first).matches.filter(({ status }) => status === "ready");
    const results = round.flatMap((match) => {
      const [a, b] = namesIn(match).map(id);
      return a && b ? [better(match, a, b)] : [];
    });
    const one = playOf(plan, [input(1, stage(first).draw, results)]);
    expect(one.played.over).toBe(false);
    expect(one.played.places.length).toBeGreaterThan(0);
    expect(outcomeOf({ plan, options }, [], one.inputs)).toMatchObject({ over: false, places: [] });
  });

  test("[MA5] a semi-final to which nobody came", () => {
    const end = playOut(begun(plan, 4, 4), ({ key }, a, b) =>
      key === "W-1-1" ? bothAway(key, a, b) : stronger(key, a, b),
    );
    expect(end.played.over).toBe(true);
    expect(stage(end).matches.map(({ key, status }) => [key, status])).toEqual([
      ["W-1-1", "decided"],
      ["W-1-2", "decided"],
      ["P3-2-1", "walkover"],
      ["W-2-1", "walkover"],
    ]);
    expect(end.played.places).toHaveLength(4);
  });

  test("[ST6] a level match of a bracket decides nothing", () => {
    const first = begun(plan, 2);
    const level: MatchResult = { ...won("W-1-1", id("p01"), id("p02"), [1, 1]), winner: null };
    const one = playOf(plan, [input(1, stage(first).draw, [level])]);
    expect(stage(one).matches[0]).toMatchObject({ status: "ready", result: null });
  });
});
