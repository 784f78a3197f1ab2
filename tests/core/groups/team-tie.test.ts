import { describe, expect, test } from "vitest";
import {
  checkLineUp,
  fiveSingles,
  fourSinglesAndDouble,
  type LineUp,
  nineSingles,
  type TieOrder,
  tieOrders,
} from "#core/groups/line-up.ts";
import { type RubberResult, teamTie } from "#core/groups/team-tie.ts";

const home: LineUp<string> = { A: ["ann"], B: ["bea"], C: ["cai"] };
const away: LineUp<string> = { X: ["xia"], Y: ["yan"], Z: ["zoe"] };
const result = (winner: 0 | 1 | null): RubberResult => ({
  winner,
  games: winner === 0 ? [3, 1] : [0, 3],
  points: winner === 0 ? [40, 30] : [20, 33],
  ending: "played",
});
const results = (text: string) => text.split("").map((one) => (one === "-" ? null : result(one === "h" ? 0 : 1)));
const rules = { playAll: false, walkover: { games: 3, points: 33 } };
function tie(text: string, { order = fiveSingles, lineUps = [home, away] as const, playAll = false } = {}) {
  const found = teamTie<string>(order, lineUps, results(text), { ...rules, playAll });
  if (!found.ok) throw new Error(found.refusal.kind);
  return found.value;
}
const statuses = (found: ReturnType<typeof tie>) => found.rubbers.map(({ status }) => status.charAt(0)).join("");
const meetings = (order: TieOrder) => order.rubbers.map((pair) => pair.join("–")).join(" ");

describe("team against team", () => {
  test("[RR20] the orders of play, as they are kept", () => {
    expect(tieOrders.map(({ id }) => id)).toEqual(["five-singles@1", "four-singles-double@1", "nine-singles@1"]);
    expect(meetings(fiveSingles)).toBe("A–X B–Y C–Z A–Y B–X");
    expect(meetings(fourSinglesAndDouble)).toBe("A–X B–Y D–D A–Y B–X");
    expect(meetings(nineSingles)).toBe("A–X B–Y C–Z B–X A–Z C–Y B–Z C–X A–Y");
    for (const { home, away, rubbers } of tieOrders)
      for (const [one, other] of rubbers) {
        expect(home.map(({ name }) => name)).toContain(one);
        expect(away.map(({ name }) => name)).toContain(other);
      }
  });

  test("[RR20] three rubbers win, the rest is not played", () => {
    const found = tie("hhh");
    expect(found).toEqual({
      rubbers: [
        { number: 1, home: ["ann"], away: ["xia"], status: "done", result: result(0) },
        { number: 2, home: ["bea"], away: ["yan"], status: "done", result: result(0) },
        { number: 3, home: ["cai"], away: ["zoe"], status: "done", result: result(0) },
        { number: 4, home: ["ann"], away: ["yan"], status: "not-needed", result: null },
        { number: 5, home: ["bea"], away: ["xia"], status: "not-needed", result: null },
      ],
      wins: [3, 0],
      games: [9, 3],
      points: [120, 90],
      winner: 0,
      over: true,
    });
    expect(tie("haaha")).toMatchObject({ wins: [2, 3], winner: 1, over: true, games: [6, 11], points: [140, 159] });
  });

  test("[RR20] while it goes on nobody has won, and rubbers may be played side by side", () => {
    expect(tie("hh")).toMatchObject({ wins: [2, 0], winner: null, over: false });
    expect(statuses(tie("hh"))).toBe("ddooo");
    expect(statuses(tie("-h-h"))).toBe("ododo");
    expect(tie("-hhh")).toMatchObject({ winner: 0, over: true });
    expect(statuses(tie("-hhh"))).toBe("ndddn");
    expect(statuses(tie(""))).toBe("ooooo");
  });

  test("[RR20] a result behind the rubber that decided is refused, one too many as well", () => {
    expect(teamTie(fiveSingles, [home, away], results("hhhaa"), rules)).toEqual({
      ok: false,
      refusal: { kind: "decided-before", after: 3, rubbers: [4, 5] },
    });
    expect(teamTie(fiveSingles, [home, away], results("hahaha"), rules)).toEqual({
      ok: false,
      refusal: { kind: "no-such-rubber", rubber: 6, most: 5 },
    });
  });

  test("[RR20] where all is played the winner is known before the end", () => {
    expect(tie("hhh", { playAll: true })).toMatchObject({ wins: [3, 0], winner: 0, over: false });
    expect(statuses(tie("hhh", { playAll: true }))).toBe("dddoo");
    expect(tie("hhhaa", { playAll: true })).toMatchObject({ wins: [3, 2], winner: 0, over: true });
  });

  test("[RR20] an empty position loses its rubbers, with the sport's score", () => {
    const short = [{ A: ["ann"], C: ["cai"] }, away] as const;
    const found = tie("h-h", { lineUps: short });
    expect(found.rubbers[1]).toEqual({
      number: 2,
      home: [],
      away: ["yan"],
      status: "done",
      result: { winner: 1, games: [0, 3], points: [0, 33], ending: "walkover" },
    });
    expect(found).toMatchObject({ wins: [2, 2], winner: null, over: false });
    expect(tie("h-hh", { lineUps: short })).toMatchObject({ winner: 0, over: true, wins: [3, 1] });
    expect(tie("", { lineUps: [home, { X: ["xia"], Z: ["zoe"] }] }).rubbers[1]?.result).toEqual({
      winner: 0,
      games: [3, 0],
      points: [33, 0],
      ending: "walkover",
    });
  });

  test("[RR20] where neither side has anybody nobody wins, and level at the end is nobody's win", () => {
    const shorts = [
      { A: ["ann"], B: ["bea"] },
      { X: ["xia"], Y: ["yan"] },
    ] as const;
    const found = tie("hh-aa", { lineUps: shorts });
    expect(found.rubbers[2]?.result).toEqual({ winner: null, games: [0, 0], points: [0, 0], ending: "walkover" });
    expect(found).toMatchObject({ wins: [2, 2], winner: null, over: true });
    // two of five and no third to be had: more rubbers than the other team
    const one = teamTie(fiveSingles, shorts, [result(0), result(0), null, result(null), result(1)], rules);
    expect(one.ok && [one.value.wins, one.value.winner, one.value.over]).toEqual([[2, 1], 0, true]);
  });

  test("[RR20] a line-up with somebody on two singles, a lone double or an unknown position is refused", () => {
    const check = (lineUp: LineUp<string>) => checkLineUp(lineUp, fourSinglesAndDouble.home);
    const fine = { A: ["ann"], B: ["bea"], D: ["ann", "cai"] };
    expect(check(fine)).toEqual({ ok: true, value: fine });
    expect(check({ A: ["ann"], D: [] })).toEqual({ ok: true, value: { A: ["ann"], D: [] } });
    expect(check({ A: ["ann"], B: ["ann"] })).toEqual({
      ok: false,
      refusal: { kind: "listed-twice", id: "ann", positions: ["A", "B"] },
    });
    expect(check({ D: ["ann", "ann"] })).toEqual({
      ok: false,
      refusal: { kind: "listed-twice", id: "ann", positions: ["D"] },
    });
    expect(check({ D: ["ann"] })).toEqual({
      ok: false,
      refusal: { kind: "wrong-number", position: "D", people: 1, wanted: 2 },
    });
    expect(check({ A: ["ann", "bea"] })).toEqual({
      ok: false,
      refusal: { kind: "wrong-number", position: "A", people: 2, wanted: 1 },
    });
    expect(check({ X: ["ann"] })).toEqual({
      ok: false,
      refusal: { kind: "no-such-position", position: "X", choices: ["A", "B", "D"] },
    });
  });
});
