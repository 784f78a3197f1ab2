import { describe, expect, test } from "vitest";
import { entrances } from "#core/matches/bracket.ts";
import { knockOut } from "#core/matches/knock-out.ts";
import { bracketPlaces } from "#core/matches/places.ts";
import { playBracket } from "#core/matches/play.ts";
import { byLot, meetings, people, playOut, standard, won } from "./contest.ts";

const placesOf = (n: number, settle: number) =>
  bracketPlaces(playOut(knockOut(standard(n), { settle })).played).placed.map(({ place }) => place);

describe("a knock-out", () => {
  test("[KO1] of five: byes need no match, and matches keep their positions", () => {
    const bracket = knockOut(standard(5));
    expect(bracket.matches).toEqual([
      {
        id: "W-1-2",
        side: "winners",
        round: 1,
        position: 2,
        best: 1,
        slots: [
          { kind: "entrant", id: "s004" },
          { kind: "entrant", id: "s005" },
        ],
      },
      {
        id: "W-2-1",
        side: "winners",
        round: 2,
        position: 1,
        best: 1,
        slots: [
          { kind: "entrant", id: "s001" },
          { kind: "winner", match: 0 },
        ],
      },
      {
        id: "W-2-2",
        side: "winners",
        round: 2,
        position: 2,
        best: 1,
        slots: [
          { kind: "entrant", id: "s002" },
          { kind: "entrant", id: "s003" },
        ],
      },
      {
        id: "W-3-1",
        side: "winners",
        round: 3,
        position: 1,
        best: 1,
        slots: [
          { kind: "winner", match: 1 },
          { kind: "winner", match: 2 },
        ],
      },
    ]);
    expect(bracket.byes).toEqual(
      [
        [1, "s001"],
        [3, "s002"],
        [4, "s003"],
      ].map(([position, id]) => ({ kind: "bye", slot: { kind: "entrant", id }, side: "winners", round: 1, position })),
    );
    expect(bracket.places).toEqual([
      { slot: { kind: "loser", match: 0 }, from: 5, to: 5 },
      { slot: { kind: "loser", match: 1 }, from: 3, to: 4 },
      { slot: { kind: "loser", match: 2 }, from: 3, to: 4 },
      { slot: { kind: "loser", match: 3 }, from: 2, to: 2 },
      { slot: { kind: "winner", match: 3 }, from: 1, to: 1 },
    ]);
  });

  test("[KO6] without play-offs semi-finalists share 3, quarter-finalists 5", () => {
    expect(placesOf(8, 2)).toEqual([1, 2, 3, 3, 5, 5, 5, 5]);
    expect(placesOf(16, 0)).toEqual([1, 2, 3, 3, 5, 5, 5, 5, 9, 9, 9, 9, 9, 9, 9, 9]);
  });

  test("[KO6] with a match for third place", () => {
    expect(placesOf(8, 4)).toEqual([1, 2, 3, 4, 5, 5, 5, 5]);
    expect(placesOf(8, 3)).toEqual([1, 2, 3, 4, 5, 5, 5, 5]);
    expect(placesOf(3, 4)).toEqual([1, 2, 3]);
  });

  test("[KO6] with the places 5 to 8", () => {
    expect(placesOf(8, 8)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(placesOf(16, 8)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 9, 9, 9, 9, 9]);
    expect(placesOf(6, 8)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("[KO6] all places are played out before the final", () => {
    const { played } = playOut(knockOut(standard(8), { settle: Number.POSITIVE_INFINITY }));
    expect(meetings(played)).toEqual({
      "W-1-1": "s001 s008",
      "W-1-2": "s004 s005",
      "W-1-3": "s002 s007",
      "W-1-4": "s003 s006",
      "P5-2-1": "s008 s005",
      "P5-2-2": "s007 s006",
      "W-2-1": "s001 s004",
      "W-2-2": "s002 s003",
      "P7-3-1": "s008 s007",
      "P5-3-1": "s005 s006",
      "P3-3-1": "s004 s003",
      "W-3-1": "s001 s002",
    });
    expect(played.states.map(({ match }) => match.side === "places")).toEqual(
      Object.keys(meetings(played)).map((id) => id.startsWith("P")),
    );
  });

  test("[KO6] byes that stand together leave no gap in the places", () => {
    const lines = entrances(["a", "b", "c", "d", "e", null, "f", null]);
    const { placed } = bracketPlaces(playOut(knockOut(lines, { settle: 8 }), byLot("gap")).played);
    expect(placed.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("[KO1] of one is won, of nobody is nothing, of three lines is refused", () => {
    expect(bracketPlaces(playBracket(knockOut(standard(1)))).placed).toEqual([{ id: "s001", place: 1, to: 1 }]);
    expect(knockOut([])).toMatchObject({ matches: [], places: [], byes: [] });
    expect(() => knockOut(entrances(["a", "b", "c"]))).toThrow("no power of two");
  });

  test("[KO6] places stand as soon as they are settled, best first and then by name", () => {
    const bracket = knockOut(standard(4));
    const log = [won("W-1-1", "s004", "s001"), won("W-1-2", "s002", "s003")];
    expect(bracketPlaces(playBracket(bracket, log)).placed).toEqual([
      { id: "s001", place: 3, to: 4 },
      { id: "s003", place: 3, to: 4 },
    ]);
    const all = [...log, won("W-2-1", "s002", "s004")];
    expect(bracketPlaces(playBracket(bracket, all)).placed.map(({ id }) => id)).toEqual([
      "s002",
      "s004",
      "s001",
      "s003",
    ]);
  });
});

describe("places of groups in a knock-out", () => {
  const place = (group: string, at: number) => ({ kind: "group-place" as const, group, place: at });
  const bracket = knockOut<string>([place("A", 1), place("B", 2), place("B", 1), place("A", 2)]);

  test("[KO11] it is drawn before they are known, and waits for both", () => {
    expect(meetings(playBracket(bracket))).toEqual({ "W-1-1": "? ?", "W-1-2": "? ?", "W-2-1": "? ?" });
    const groups = new Map([
      ["A1", "ann"],
      ["A2", "bob"],
    ]);
    const played = playBracket(bracket, [], groups);
    expect(meetings(played)).toEqual({ "W-1-1": "ann ?", "W-1-2": "? bob", "W-2-1": "? ?" });
    expect(played.states.map(({ status }) => status)).toEqual(["waiting", "waiting", "waiting"]);
  });

  test("[KO11] a place that nobody took gives the other a walkover", () => {
    const groups = new Map([
      ["A1", "ann"],
      ["B2", null],
    ]);
    const played = playBracket(bracket, [], groups);
    expect(meetings(played)).toEqual({ "W-1-1": "ann -", "W-1-2": "? ?", "W-2-1": "ann ?" });
    expect(played.states[0]?.status).toBe("walkover");
  });

  test("[KO10] a corrected group re-routes it like a corrected match", () => {
    const people = new Map<string, string | null>(["A1", "A2", "B1", "B2"].map((at) => [at, at.toLowerCase()]));
    const log = [won("W-1-1", "a1", "b2"), won("W-1-2", "b1", "a2"), won("W-2-1", "a1", "b1")];
    expect(playBracket(bracket, log, people).states[2]?.status).toBe("decided");
    const corrected = new Map([...people, ["A1", "a3"]] as const);
    expect(playBracket(bracket, log, corrected).states.map(({ status }) => status)).toEqual([
      "ready",
      "decided",
      "waiting",
    ]);
  });
});

test("[KO6] everybody has one place, whoever wins", () => {
  for (const settle of [2, 4, 8, 64])
    for (let n = 1; n <= 20; n++) {
      const { placed, vacant } = bracketPlaces(
        playOut(knockOut(standard(n), { settle }), byLot(`${n} ${settle}`)).played,
      );
      expect(placed.map(({ id }) => id).sort()).toEqual(people(n));
      expect(vacant).toEqual([]);
      for (const { place } of placed) expect(placed.filter((one) => one.place < place)).toHaveLength(place - 1);
    }
});
