import { describe, expect, test } from "vitest";
import { entrances } from "#core/matches/bracket.ts";
import { doubleElimination } from "#core/matches/double-elimination.ts";
import { type Drop, dropPattern, dropped } from "#core/matches/drops.ts";
import { bracketPlaces } from "#core/matches/places.ts";
import { playBracket } from "#core/matches/play.ts";
import { bothOut, byLot, meetings, people, playOut, standard, won } from "./contest.ts";
import { firstRematch } from "./rematch.ts";

const ids = (bracket: { matches: readonly { id: string }[] }) => bracket.matches.map(({ id }) => id);

describe("the losers come down", () => {
  test.each<[Drop, string]>([
    ["natural", "abcdefgh"],
    ["reverse", "hgfedcba"],
    ["half-shift", "efghabcd"],
    ["reverse-half-shift", "dcbahgfe"],
    ["pair-flip", "badcfehg"],
  ])("[KO8] %s", (drop, order) => {
    expect(dropped([..."abcdefgh"], drop).join("")).toBe(order);
    expect(dropped(["a"], drop)).toEqual(["a"]);
  });

  test("[KO8] the patterns by size", () => {
    expect([1, 2, 4].map(dropPattern)).toEqual([[], [], []]);
    expect(dropPattern(8)).toEqual(["reverse"]);
    expect(dropPattern(16)).toEqual(["reverse", "natural"]);
    expect(dropPattern(32)).toEqual(["reverse-half-shift", "reverse", "natural"]);
    expect([64, 128, 256, 512, 1024].map((size) => dropPattern(size).length)).toEqual([4, 5, 6, 7, 8]);
    expect(dropPattern(4096)).toEqual(dropPattern(1024));
    expect(() => dropPattern(12)).toThrow("no power of two");
  });

  test("[KO8] of eight: the loser of the second match above meets the winner of the first below", () => {
    const { matches } = doubleElimination(standard(8));
    const into = matches.filter(({ id }) => id.startsWith("L-2"));
    expect(
      into.map(({ slots }) => slots.map((slot) => "match" in slot && `${slot.kind} ${matches[slot.match]?.id}`)),
    ).toEqual([
      ["loser W-2-2", "winner L-1-1"],
      ["loser W-2-1", "winner L-1-2"],
    ]);
  });

  test("[KO8] an organizer's pattern is followed", () => {
    const { matches } = doubleElimination(standard(8), { drops: ["natural"] });
    const first = matches.find(({ id }) => id === "L-2-1");
    expect(first?.slots[0]).toEqual({ kind: "loser", match: matches.findIndex(({ id }) => id === "W-2-1") });
  });

  test.each([
    [8, 3],
    [16, 4],
    [32, 5],
    [64, 7],
    [128, 8],
    [256, 9],
    [1024, 9],
  ])("[KO8] of %i nobody can meet again before the losers' round %i", (n, round) => {
    expect(firstRematch(doubleElimination(standard(n)))).toBe(round);
    // where all come down as they stand it is the second
    expect(firstRematch(doubleElimination(standard(n), { drops: [] }))).toBe(2);
  });
});

describe("a double elimination", () => {
  test("[KO7] of eight, the better one always wins", () => {
    const { played } = playOut(doubleElimination(standard(8)));
    expect(meetings(played)).toEqual({
      "W-1-1": "s001 s008",
      "W-1-2": "s004 s005",
      "W-1-3": "s002 s007",
      "W-1-4": "s003 s006",
      "L-1-1": "s008 s005",
      "L-1-2": "s007 s006",
      "W-2-1": "s001 s004",
      "W-2-2": "s002 s003",
      "L-2-1": "s003 s005",
      "L-2-2": "s004 s006",
      "L-3-1": "s003 s004",
      "W-3-1": "s001 s002",
      "L-4-1": "s002 s003",
      "F-1-1": "s001 s002",
      "R-1-1": "s001 s002",
    });
    expect(bracketPlaces(played).placed.map(({ place, to }) => `${place}-${to}`)).toEqual([
      "1-1",
      "2-2",
      "3-3",
      "4-4",
      "5-6",
      "5-6",
      "7-8",
      "7-8",
    ]);
  });

  test("[KO7] of five: who has no opponent goes on without a match", () => {
    const bracket = doubleElimination(standard(5));
    expect(ids(bracket)).toEqual(["W-1-2", "W-2-1", "W-2-2", "L-2-1", "L-3-1", "W-3-1", "L-4-1", "F-1-1", "R-1-1"]);
    expect(bracketPlaces(playOut(bracket).played).placed.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5]);
    expect(
      bracket.byes.filter(({ side }) => side === "losers").map(({ round, position }) => [round, position]),
    ).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  test("[KO7] of one, of nobody and of two", () => {
    expect(bracketPlaces(playBracket(doubleElimination(standard(1)))).placed).toEqual([
      { id: "s001", place: 1, to: 1 },
    ]);
    expect(doubleElimination([]).matches).toEqual([]);
    expect(ids(doubleElimination(standard(2)))).toEqual(["W-1-1", "F-1-1", "R-1-1"]);
    expect(() => doubleElimination(entrances(["a", "b", "c"]))).toThrow("no power of two");
  });
});

describe("the grand final", () => {
  const bracket = doubleElimination(entrances(["a", "b"]));
  const opening = won("W-1-1", "a", "b");
  const statusOf = (...log: Parameters<typeof playBracket<string>>[1] & object) =>
    playBracket(bracket, log).states[2]?.status;

  test("[KO9] is over when the winners' side wins, and the second match is closed", () => {
    const log = [opening, won("F-1-1", "a", "b")];
    const played = playBracket(bracket, log);
    expect(played.states[2]).toMatchObject({
      status: "closed",
      outcome: null,
      winner: { id: "a" },
      loser: { id: "b" },
    });
    expect(bracketPlaces(played).placed.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  test("[KO9] is played again when it is the winners' side's first defeat, and nobody has a place before", () => {
    const played = playBracket(bracket, [opening, won("F-1-1", "b", "a")]);
    expect(meetings(played)["R-1-1"]).toBe("a b");
    expect(played.states[2]?.status).toBe("ready");
    expect(bracketPlaces(played).placed).toEqual([]);
    const again = playBracket(bracket, [opening, won("F-1-1", "b", "a"), won("R-1-1", "a", "b")]);
    expect(bracketPlaces(again).placed.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  test("[KO9] waits while the first match is not played", () => {
    expect(statusOf()).toBe("waiting");
    expect(statusOf(opening)).toBe("waiting");
  });

  test("[KO9] is not played again after both stayed away: both are second, nobody is first", () => {
    const played = playBracket(bracket, [opening, bothOut("F-1-1", "a", "b")]);
    expect(played.states[2]?.status).toBe("closed");
    expect(bracketPlaces(played)).toEqual({
      placed: [
        { id: "a", place: 2, to: 2 },
        { id: "b", place: 2, to: 2 },
      ],
      vacant: [{ kind: "vacant", from: 1, to: 1 }],
    });
  });

  test("[KO9] without a second match the first decides", () => {
    const single = doubleElimination(entrances(["a", "b"]), { reset: false });
    expect(ids(single)).toEqual(["W-1-1", "F-1-1"]);
    const played = playBracket(single, [opening, won("F-1-1", "b", "a")]);
    expect(bracketPlaces(played).placed.map(({ id }) => id)).toEqual(["b", "a"]);
  });

  test("[KO9] needs no second match where the winners' side's seat was vacated", () => {
    const four = doubleElimination(entrances(["a", "b", "c", "d"]));
    const log = [won("W-1-1", "a", "b"), won("W-1-2", "c", "d"), bothOut("W-2-1", "a", "c"), won("L-1-1", "b", "d")];
    const played = playBracket(four, log);
    expect(played.states.map(({ match, status }) => `${match.id} ${status}`).slice(3)).toEqual([
      "W-2-1 decided",
      "L-2-1 walkover",
      "F-1-1 walkover",
      "R-1-1 closed",
    ]);
    expect(bracketPlaces(played)).toEqual({
      placed: [
        { id: "b", place: 1, to: 1 },
        { id: "a", place: 3, to: 3 },
        { id: "c", place: 3, to: 3 },
        { id: "d", place: 4, to: 4 },
      ],
      vacant: [{ kind: "vacant", from: 2, to: 2 }],
    });
  });
});

test("[KO7] everybody but the champion loses twice, the champion no more than once", () => {
  for (let n = 2; n <= 24; n++) {
    const { log, played } = playOut(doubleElimination(standard(n)), byLot(`de ${n}`));
    const { placed } = bracketPlaces(played);
    const defeats = (id: string) =>
      log.filter(({ outcome }) => outcome.winner !== id && outcome.players.includes(id)).length;
    expect(placed.map(({ id }) => id).sort()).toEqual(people(n));
    for (const { id, place } of placed) {
      if (place > 1) expect(defeats(id)).toBe(2);
      else expect(defeats(id)).toBe(log.length - (2 * n - 2));
      expect(placed.filter((one) => one.place < place)).toHaveLength(place - 1);
    }
  }
});
