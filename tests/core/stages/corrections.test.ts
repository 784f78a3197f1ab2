import { describe, expect, test } from "vitest";
import { consequencesOf } from "#core/stages/consequences.ts";
import type { MatchResult, StageInput } from "#core/stages/play.ts";
import { begun, bothAway, type Contest, namesIn, planOf, playOf, playOut, stronger, won } from "./contest.ts";

function resultOf({ inputs }: { inputs: readonly StageInput[] }, key: string, stage = 1): MatchResult {
  const found = inputs[stage - 1]?.results.find((one) => one.key === key);
  if (!found) throw new Error(`no result of ${key}`);
  return found;
}

/** The other one has won. */
const turned = (result: MatchResult): MatchResult => {
  const [a, b] = result.players;
  const winner = result.winner === a ? b : a;
  return { ...won(result.key, winner, winner === a ? b : a), players: result.players, games: [0, 2] };
};

const change = (contest: Contest, result: MatchResult, stage = 1): Contest =>
  playOf(
    contest.plan,
    contest.inputs.map((one) =>
      one.number === stage
        ? { ...one, results: [...one.results.filter(({ key }) => key !== result.key), result] }
        : one,
    ),
  );

describe("corrections", () => {
  test("[ST12] [KO10] a quarter-final after the semi-final: who falls, who moves, places and prizes", () => {
    const plan = planOf({ seeding: "standard" });
    const end = playOut(begun(plan, 13, 13));
    const quarter = end.played.stages[0]?.matches.find((match) => match.column === 2 && namesIn(match).includes("p04"));
    if (!quarter?.result) throw new Error("no quarter-final");
    const corrected = turned(quarter.result);
    const result = consequencesOf(end.inputs, plan, { stage: 1, key: quarter.key, result: corrected });
    expect(result.falls.map(({ key, players }) => `${key} ${players.join("-")}`)).toEqual([
      "W-3-1 p01-p04",
      "P3-4-1 p03-p04",
      "W-4-1 p01-p02",
    ]);
    expect(result.seats.map(({ key }) => key)).toEqual(["W-3-1", "P3-4-1", "W-4-1"]);
    expect(result.seats.find(({ key }) => key === "W-4-1")?.now).toEqual({ kind: "open" });
    expect(result.places).toContainEqual({ id: "p04", was: 4, now: 5 });
    expect(result.places).toContainEqual({ id: "p01", was: 1, now: null });
    expect(result.prizes).toContainEqual({ id: "p01", was: 1, now: null });
    expect(result.stranded).toEqual([]);
    const again = playOut(change(end, corrected));
    expect(again.played.over).toBe(true);
    expect(playOut(change(again, quarter.result)).played.places).toEqual(end.played.places);
  });

  test("[ST12] nothing falls where the same one wins, or where nothing was played behind it", () => {
    const plan = planOf({});
    const end = playOut(begun(plan, 8, 8));
    const first = resultOf(end, "W-1-1");
    const same = { ...first, games: [2, 1] as const };
    expect(consequencesOf(end.inputs, plan, { stage: 1, key: first.key, result: same })).toEqual({
      ...{ falls: [], seats: [], places: [], prizes: [], stranded: [] },
    });
    const final = consequencesOf(end.inputs, plan, { stage: 1, key: "W-3-1", result: turned(resultOf(end, "W-3-1")) });
    expect(final.falls).toEqual([]);
    expect(final.prizes).toEqual([
      { id: "p02", was: 2, now: 1 },
      { id: "p01", was: 1, now: 2 },
    ]);
    const back = consequencesOf(end.inputs, plan, { stage: 1, key: "W-3-1", result: null });
    expect(back.places.map(({ now }) => now)).toEqual([null, null]);
    expect(
      consequencesOf(end.inputs, { ...plan, stages: undefined }, { stage: 1, key: "W-3-1", result: null }),
    ).toMatchObject({
      falls: [],
    });
  });

  test("[ST12] [KO11] the result of a group after the quarter-finals: the next stage is re-routed", () => {
    const plan = planOf({ format: "groups" });
    const end = playOut(begun(plan, 8, 8));
    const top = end.played.stages[0]?.matches.find((match) => namesIn(match).sort().join() === "p01,p04");
    const between = top ?? end.played.stages[0]?.matches.find((match) => namesIn(match).includes("p01"));
    if (!between?.result) throw new Error("no match of a group");
    const table = end.played.stages[0]?.tables.find(({ group }) => group === between.group);
    const [first, second] = table?.rows ?? [];
    const direct = end.played.stages[0]?.matches.find(
      (match) => namesIn(match).sort().join() === [first?.id, second?.id].sort().join(),
    );
    if (!direct?.result) throw new Error("they have not met");
    const result = consequencesOf(end.inputs, plan, { stage: 1, key: direct.key, result: turned(direct.result) });
    expect(result.falls.every(({ stage }) => stage === 2)).toBe(true);
    expect(result.falls.length).toBeGreaterThan(0);
  });

  test("[ST7] [ST12] the last three of a contest drawn anew: who comes in takes the number of who is out", () => {
    const plan = planOf({ format: "redrawn", redraw: { pairing: "lot", byes: "each-round", stopAt: 3 } });
    const end = playOut(begun(plan, 17));
    const last = end.inputs[0]?.results.filter(({ key }) => key.startsWith("W-3-")) ?? [];
    const [semi] = last;
    if (!semi?.winner) throw new Error("no last round");
    const out = semi.winner;
    const come = semi.players.find((one) => one !== out);
    const now = change(end, turned(semi));
    const before = end.played.stages[1]?.matches.map((match) =>
      namesIn(match).map((one) => (one === out ? come : one)),
    );
    expect(now.played.stages[1]?.matches.map(namesIn)).toEqual(before);
    const told = consequencesOf(end.inputs, plan, { stage: 1, key: semi.key, result: turned(semi) });
    expect(told.falls.map(({ stage }) => stage)).toEqual([2, 2]);
    expect(told.stranded).toEqual([]);
    const open = consequencesOf(end.inputs, plan, { stage: 1, key: semi.key, result: null });
    expect(open.seats.filter(({ stage }) => stage === 2).map((seat) => seat.now.kind)).toEqual(["open", "open"]);
    expect(playOut(now).played.over).toBe(true);
  });

  test("[ST12] a way on that the next draw does not know: it has to be drawn again", () => {
    const plan = planOf({ format: "redrawn", redraw: { pairing: "lot", byes: "each-round", stopAt: 3 } });
    const none = playOut(begun(plan, 12), ({ key }, a, b) =>
      key === "W-1-1" ? bothAway(key, a, b) : stronger(key, a, b),
    );
    const both = resultOf(none, "W-1-1");
    const [one, other] = both.players;
    const told = consequencesOf(none.inputs, plan, { stage: 1, key: "W-1-1", result: won("W-1-1", one, other) });
    expect(told.stranded).toEqual([one]);
    const late = playOut(begun(plan, 6), ({ key }, a, b) =>
      key === "W-1-1" ? bothAway(key, a, b) : stronger(key, a, b),
    );
    const last = resultOf(late, "W-1-1").players;
    const back = consequencesOf(late.inputs, plan, { stage: 1, key: "W-1-1", result: won("W-1-1", last[0], last[1]) });
    expect(back.stranded).toEqual([last[0]]);
  });
});
