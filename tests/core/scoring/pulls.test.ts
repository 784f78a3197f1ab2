import { describe, expect, test } from "vitest";
import { bestOfThreePulls, pullMatch } from "#core/scoring/pulls.ts";
import { type Act, said, sheet, times } from "./sheet.ts";

const here = { cautions: [0, 0], away: [false, false] };
const match = (pulls: (number | null)[], changed = {}) =>
  pullMatch([4, 9], pulls, here, { ...bestOfThreePulls, ...changed });

describe("a match of pulls", () => {
  test("[SC25] unasked: best of three, ends changed, the third caution out, no limit of time or weight", () => {
    const unasked = {
      bestOf: 3,
      cautionsOut: 3,
      changeEnds: true,
      lotForLast: false,
      limitMs: null,
      maxTeamGrams: null,
    };
    expect(bestOfThreePulls).toEqual(unasked);
  });

  test("[SC25] who has won two of three has won; a third pull counts for nothing", () => {
    expect(match([4, 4, 9])).toEqual({ won: [2, 0], played: 2, winner: { lane: 4, by: "pulls" }, out: [], next: null });
    expect(match([9, 4, 9])).toMatchObject({ won: [1, 2], played: 3, winner: { lane: 9, by: "pulls" } });
    expect(match([4, 4, 9], { bestOf: 5 })).toMatchObject({ won: [2, 1], winner: null, next: { pull: 4 } });
  });

  test("[SC25] a pull without a winner is pulled again, from the same ends", () => {
    expect(match([4, null])).toMatchObject({
      won: [1, 0],
      played: 1,
      winner: null,
      next: { pull: 2, again: true, ends: { left: 9, right: 4 } },
    });
    expect(match([4, null, 4])).toMatchObject({ won: [2, 0], winner: { lane: 4, by: "pulls" } });
  });

  test("[SC25] ends change after each pull, unless the event says otherwise", () => {
    const ends = (pulls: (number | null)[], changed = {}) => match(pulls, changed).next?.ends;
    expect(match([]).next).toEqual({ pull: 1, again: false, ends: { left: 4, right: 9 } });
    expect(ends([4])).toEqual({ left: 9, right: 4 });
    expect(ends([4, 9])).toEqual({ left: 4, right: 9 });
    expect(ends([4], { changeEnds: false })).toEqual({ left: 4, right: 9 });
    expect(ends([4, 9], { lotForLast: true })).toBeNull();
    expect(ends([4], { lotForLast: true })).toEqual({ left: 9, right: 4 });
    expect(ends([4, 9], { lotForLast: true, bestOf: 5 })).toEqual({ left: 4, right: 9 });
  });

  test("[SC25] the third caution loses the match, whatever the pulls say", () => {
    const cautioned = (first: number, second: number, changed = {}) =>
      pullMatch([4, 9], [4], { ...here, cautions: [first, second] }, { ...bestOfThreePulls, ...changed });
    expect(cautioned(3, 0)).toMatchObject({ winner: { lane: 9, by: "cautions" }, out: [4], next: null });
    expect(cautioned(0, 3)).toMatchObject({ winner: { lane: 4, by: "cautions" }, out: [9] });
    expect(cautioned(2, 2)).toMatchObject({ winner: null, out: [], next: { pull: 2 } });
    expect(cautioned(9, 0, { cautionsOut: null })).toMatchObject({ winner: null, out: [] });
    expect(cautioned(3, 4)).toMatchObject({ winner: null, out: [4, 9], next: null });
  });

  test("[SC25] who is away loses; with both away nobody wins", () => {
    const away = (first: boolean, second: boolean) =>
      pullMatch([4, 9], [], { ...here, away: [first, second] }, bestOfThreePulls);
    expect(away(true, false)).toMatchObject({ winner: { lane: 9, by: "status" }, out: [], next: null });
    expect(away(false, true)).toMatchObject({ winner: { lane: 4, by: "status" } });
    expect(away(true, true)).toMatchObject({ winner: null, next: null });
  });
});

describe("tug-of-war@1", () => {
  const pull = (game: number, winner: number | null): Act => ({ kind: "game", game, winner });
  const caution = (lane: number): Act => ({ kind: "caution", lane });

  test("[SC25] a side's mark is the pulls it won, and the screen says what comes next", () => {
    const one = sheet("tug-of-war@1", [pull(2, 9), pull(1, 4)]);
    expect(one.marks(4, 9).map(said)).toEqual([1, 1]);
    expect(one.facts(4, 9)).toEqual([{ kind: "ends", pull: 3, left: 4, right: 9 }]);
    expect(sheet("tug-of-war@1", []).marks(4, 9).map(said)).toEqual(["none", "none"]);
    expect(sheet("tug-of-war@1", []).facts(4, 9)).toEqual([{ kind: "ends", pull: 1, left: 4, right: 9 }]);
  });

  test("[SC25] won: by pulls, by cautions, by the other's absence", () => {
    const won = (...acts: Act[]) => {
      const one = sheet("tug-of-war@1", acts);
      return [one.marks(4, 9).map(said), one.facts(4, 9)];
    };
    expect(won(pull(1, 4), pull(2, 4))).toEqual([[2, 0], [{ kind: "won", lane: 4, by: "pulls" }]]);
    expect(won(...times(3, caution(4)))).toEqual([["DQ", 0], [{ kind: "won", lane: 9, by: "cautions" }]]);
    expect(won({ kind: "status", lane: 9, status: "DNS" })).toEqual([
      [0, "DNS"],
      [{ kind: "won", lane: 4, by: "status" }],
    ]);
    expect(won(...times(3, caution(4)), ...times(3, caution(9)))).toEqual([["DQ", "DQ"], []]);
  });

  test("[SC25] after a pull without a winner: again, or one deciding pull where there is a time limit", () => {
    const acts = [pull(1, null)];
    const limited = { pulls: { ...bestOfThreePulls, limitMs: 300_000, lotForLast: true } };
    expect(sheet("tug-of-war@1", acts).facts(4, 9)).toEqual([
      { kind: "pull-again", pull: 1 },
      { kind: "ends", pull: 1, left: 4, right: 9 },
    ]);
    expect(sheet("tug-of-war@1", acts, limited).facts(4, 9)[0]).toEqual({
      kind: "deciding-pull",
      pull: 1,
      limitMs: 300_000,
    });
    expect(sheet("tug-of-war@1", [pull(1, 4), pull(2, 9)], limited).facts(4, 9)).toEqual([
      { kind: "ends-by-lot", pull: 3 },
    ]);
  });
});
