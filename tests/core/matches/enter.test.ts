import { describe, expect, test } from "vitest";
import { accept, refuse } from "#core/decision.ts";
import { entrances } from "#core/matches/bracket.ts";
import { doubleElimination } from "#core/matches/double-elimination.ts";
import { enterResult, type TypedResult } from "#core/matches/enter.ts";
import { gameRules, type MatchFormat } from "#core/matches/format.ts";
import { knockOut } from "#core/matches/knock-out.ts";
import { playBracket } from "#core/matches/play.ts";
import { bothOut, won } from "./contest.ts";

const format: MatchFormat = { bestOf: 3, game: gameRules.tableTennis };
const bracket = knockOut(entrances(["a", "b", "c", "d"]));
const before = playBracket(bracket);
const enter = (typed: TypedResult, match = "W-1-1") => enterResult(before, match, typed, format);
const entry = (ending: string, winner: string | null, games: unknown) =>
  accept({ match: "W-1-1", outcome: { players: ["a", "b"], ending, winner, games } });

describe("a typed result", () => {
  test("[MA1] says who the two were and who won", () => {
    const games = [
      [11, 9],
      [9, 11],
      [4, 11],
    ] as const;
    expect(enter({ ending: "played", games })).toEqual(entry("played", "b", games));
  });

  test("[MA1] is refused with its reason", () => {
    expect(enter({ ending: "played", games: [[11, 9]] })).toEqual(
      refuse({ kind: "undecided", wins: [1, 0], needed: 2 }),
    );
    expect(enter({ ending: "walkover", loser: 0 }, "W-7-1")).toEqual(refuse({ kind: "no-such-match" }));
    expect(enter({ ending: "walkover", loser: 0 }, "W-2-1")).toEqual(
      refuse({ kind: "not-playable", status: "waiting" }),
    );
  });

  test("[MA3] a walkover is flagged and has the sport's score, on the winner's side", () => {
    expect(enter({ ending: "walkover", loser: 1 })).toEqual(
      entry("walkover", "a", [
        [11, 0],
        [11, 0],
      ]),
    );
    expect(enter({ ending: "walkover", loser: 0 })).toEqual(
      entry("walkover", "b", [
        [0, 11],
        [0, 11],
      ]),
    );
  });

  test("[MA4] a retirement keeps the points that were played", () => {
    const games = [
      [11, 8],
      [5, 9],
    ] as const;
    expect(enter({ ending: "retired", games, loser: 1 })).toEqual(entry("retired", "a", games));
    expect(enter({ ending: "retired", games, loser: 0 })).toEqual(entry("retired", "b", games));
    const over = [
      [11, 8],
      [11, 9],
    ] as const;
    expect(enter({ ending: "retired", games: over, loser: 1 })).toEqual(refuse({ kind: "decided-before", after: 2 }));
  });

  test("[MA4] a disqualification may come during the match and after it", () => {
    const over = [
      [11, 8],
      [11, 9],
    ] as const;
    expect(enter({ ending: "disqualified", games: over, loser: 0 })).toEqual(entry("disqualified", "b", over));
    expect(enter({ ending: "disqualified", games: [[3, 2]], loser: 1 })).toEqual(entry("disqualified", "a", [[3, 2]]));
    expect(enter({ ending: "disqualified", games: [[13, 2]], loser: 1 })).toEqual(
      refuse({ kind: "game", game: 1, why: { kind: "past-its-end", ends: 11 } }),
    );
  });

  test("[MA5] both can be out", () => {
    expect(enter({ ending: "double-walkover" })).toEqual(entry("double-walkover", null, []));
    const games = [
      [11, 8],
      [11, 9],
    ] as const;
    expect(enter({ ending: "double-disqualified", games })).toEqual(entry("double-disqualified", null, games));
    expect(
      enter({
        ending: "double-disqualified",
        games: [
          [1, 1],
          [2, 1],
        ],
      }),
    ).toEqual(refuse({ kind: "game", game: 1, why: { kind: "level" } }));
  });

  test("[KO10] can be taken back where one stands", () => {
    expect(enter({ ending: "taken-back" })).toEqual(refuse({ kind: "nothing-to-take-back" }));
    const after = playBracket(bracket, [won("W-1-1", "a", "b")]);
    expect(enterResult(after, "W-1-1", { ending: "taken-back" }, format)).toEqual(entry("taken-back", null, []));
  });

  test("[MA5] is not for a match whose seat was vacated", () => {
    const after = playBracket(bracket, [bothOut("W-1-1", "a", "b"), won("W-1-2", "c", "d")]);
    expect(enterResult(after, "W-2-1", { ending: "walkover", loser: 0 }, format)).toEqual(
      refuse({ kind: "not-playable", status: "walkover" }),
    );
  });

  test("[KO9] is not for a second grand final that is closed", () => {
    const two = playBracket(doubleElimination(entrances(["a", "b"])), [won("W-1-1", "a", "b"), won("F-1-1", "a", "b")]);
    expect(enterResult(two, "R-1-1", { ending: "walkover", loser: 0 }, format)).toEqual(
      refuse({ kind: "not-playable", status: "closed" }),
    );
  });
});
