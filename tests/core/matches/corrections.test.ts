import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entrances } from "#core/matches/bracket.ts";
import { doubleElimination } from "#core/matches/double-elimination.ts";
import { consequences, fallenResults } from "#core/matches/fallen.ts";
import { knockOut } from "#core/matches/knock-out.ts";
import { bracketPlaces } from "#core/matches/places.ts";
import { playBracket } from "#core/matches/play.ts";
import type { Recorded } from "#core/matches/result.ts";
import { bothOut, byLot, meetings, nameIn, playOut, standard, takenBack, won } from "./contest.ts";

const bracket = knockOut(entrances(["a", "b", "c", "d"]), { settle: 4 });
const first = won("W-1-1", "a", "b");
const second = won("W-1-2", "c", "d");
const bronze = won("P3-2-1", "d", "b");
const final = won("W-2-1", "a", "c");
const log = [first, second, bronze, final];
const fallen = (entries: readonly Recorded<string>[]) =>
  fallenResults(playBracket(bracket, entries)).map(({ entry, why }) => ({ entry, why }));

describe("a bracket computed from its results", () => {
  test("[KO10] knows who stands where and what can be played", () => {
    const played = playBracket(bracket, [first]);
    expect(meetings(played)).toEqual({ "W-1-1": "a b", "W-1-2": "c d", "P3-2-1": "b ?", "W-2-1": "a ?" });
    expect(played.states.map(({ status }) => status)).toEqual(["decided", "ready", "waiting", "waiting"]);
    expect(played.states[0]?.outcome).toBe(first.outcome);
    expect(played.states[1]?.outcome).toBeNull();
  });

  test("[KO10] does not mind in which order results were entered", () => {
    const turned = playBracket(bracket, [...log].reverse());
    expect(bracketPlaces(turned)).toEqual(bracketPlaces(playBracket(bracket, log)));
    expect(fallenResults(turned)).toEqual([]);
  });

  test("[KO10] counts the latest entry of a match", () => {
    const played = playBracket(bracket, [
      first,
      won("W-1-1", "b", "a"),
      won("W-1-1", "a", "b"),
      won("W-1-1", "b", "a"),
    ]);
    expect(nameIn(played.states[3]?.seats[0] ?? { kind: "open" })).toBe("b");
    expect(fallenResults(played)).toEqual([]);
  });

  test("[KO10] takes a result back, and what came after it falls", () => {
    const entries = [...log, takenBack("W-1-1", "a", "b")];
    expect(playBracket(bracket, entries).states.map(({ status }) => status)).toEqual([
      "ready",
      "decided",
      "waiting",
      "waiting",
    ]);
    expect(fallen(entries).map(({ entry }) => entry)).toEqual([bronze, final]);
    expect(fallen([...entries, first])).toEqual([]);
    expect(fallen([...entries, takenBack("W-2-1", "a", "c")]).map(({ entry }) => entry)).toEqual([bronze]);
  });

  test.each([
    ["a stranger wins", { players: ["a", "b"], ending: "played", winner: "c", games: [] }],
    ["nobody wins a played match", { players: ["a", "b"], ending: "played", winner: null, games: [] }],
    ["somebody wins a double walkover", { players: ["a", "b"], ending: "double-walkover", winner: "a", games: [] }],
    ["somebody wins what is taken back", { players: ["a", "b"], ending: "taken-back", winner: "b", games: [] }],
    ["both are taken out and one wins", { players: ["a", "b"], ending: "double-disqualified", winner: "b", games: [] }],
    ["somebody plays alone", { players: ["a", "a"], ending: "played", winner: "a", games: [] }],
  ] as const)("an entry in which %s is a fault of the program", (_, outcome) => {
    expect(() => playBracket(bracket, [{ match: "W-1-1", outcome }])).toThrow(Error);
  });
});

describe("an early match is corrected", () => {
  const correction = won("W-1-1", "b", "a");

  test("[KO10] everything after it is re-routed, and the results of others fall with the reason", () => {
    const entries = [...log, correction];
    expect(meetings(playBracket(bracket, entries))).toEqual({
      "W-1-1": "a b",
      "W-1-2": "c d",
      "P3-2-1": "a d",
      "W-2-1": "b c",
    });
    expect(fallen(entries)).toEqual([
      {
        entry: bronze,
        why: {
          kind: "others-play",
          changes: [{ was: "b", now: { kind: "known", id: "a" }, from: { kind: "loser", match: 0 } }],
          played: false,
        },
      },
      {
        entry: final,
        why: {
          kind: "others-play",
          changes: [{ was: "a", now: { kind: "known", id: "b" }, from: { kind: "winner", match: 0 } }],
          played: false,
        },
      },
    ]);
    expect(bracketPlaces(playBracket(bracket, entries)).placed).toEqual([]);
  });

  test("[KO10] a fallen result is told as such when the match was played again", () => {
    const [told] = fallen([...log, correction, won("W-2-1", "b", "c")]).slice(1);
    expect(told?.why).toMatchObject({ kind: "others-play", played: true });
  });

  test("[KO10] the fallen results come back when the first result is put back", () => {
    const entries = [...log, correction, first];
    expect(bracketPlaces(playBracket(bracket, entries))).toEqual(bracketPlaces(playBracket(bracket, log)));
    expect(fallen(entries)).toEqual([]);
    const replayed = [...log, correction, won("W-2-1", "b", "c"), first];
    expect(fallen(replayed).map(({ entry }) => entry)).toEqual([won("W-2-1", "b", "c")]);
  });

  test("[KO10] what would fall is told before it is kept, and what would come back", () => {
    const played = playBracket(bracket, log);
    expect(consequences(played, log, correction).fall.map(({ entry }) => entry)).toEqual([bronze, final]);
    expect(consequences(played, log, correction).comeBack).toEqual([]);
    const corrected = [...log, correction];
    const again = consequences(playBracket(bracket, corrected), corrected, first);
    expect(again).toEqual({ fall: [], comeBack: [bronze, final] });
    const replaced = consequences(playBracket(bracket, corrected), corrected, won("W-2-1", "c", "a"));
    expect(replaced.fall.map(({ entry }) => entry)).toEqual([won("W-2-1", "c", "a")]);
    expect(replaced.comeBack).toEqual([]);
  });

  test("[KO10] consequences know the places of groups", () => {
    const at = (group: string) => ({ kind: "group-place" as const, group, place: 1 });
    const cross = knockOut<string>([at("A"), at("B"), at("C"), at("D")]);
    const groups = new Map(["a", "b", "c", "d"].map((id) => [`${id.toUpperCase()}1`, id]));
    const entries = [first, second, final];
    const played = playBracket(cross, entries, groups);
    expect(consequences(played, entries, correction, groups).fall.map(({ entry }) => entry)).toEqual([final]);
  });

  test("[KO10] both seats changed, and a seat that is open or vacated, are told", () => {
    const both = [...log, correction, won("W-1-2", "d", "c")];
    expect(fallen(both)[1]?.why).toMatchObject({
      changes: [
        { was: "a", now: { id: "b" } },
        { was: "c", now: { id: "d" } },
      ],
    });
    expect(fallen([...log, bothOut("W-1-1", "a", "b")])[1]?.why).toMatchObject({
      changes: [{ was: "a", now: { kind: "vacated" } }],
    });
    expect(fallen([second, final])[0]?.why).toMatchObject({ changes: [{ was: "a", now: { kind: "open" } }] });
  });

  test("[KO10] an entry that names the two the other way round is compared seat by seat", () => {
    const turned: Recorded<string> = {
      match: "W-2-1",
      outcome: { players: ["c", "a"], ending: "played", winner: "a", games: [] },
    };
    expect(fallen([first, second, turned])).toEqual([]);
    expect(fallen([first, second, turned, correction])[0]?.why).toMatchObject({
      changes: [{ was: "a", now: { id: "b" } }],
    });
    expect(fallen([first, second, turned, won("W-1-2", "d", "c")])[0]?.why).toMatchObject({
      changes: [{ was: "c", now: { id: "d" } }],
    });
  });

  test("[KO10] a result of a match that is not there is not lost silently", () => {
    const strays = [won("W-9-9", "a", "b"), won("W-9-8", "c", "d")];
    expect(fallen([...strays, first])).toEqual(strays.map((entry) => ({ entry, why: { kind: "no-such-match" } })));
  });

  test("[KO9] a second grand final that is no longer needed falls", () => {
    const two = doubleElimination(entrances(["a", "b"]));
    const entries = [first, won("F-1-1", "b", "a"), won("R-1-1", "a", "b")];
    expect(fallenResults(playBracket(two, entries))).toEqual([]);
    const corrected = playBracket(two, [...entries, won("F-1-1", "a", "b")]);
    expect(fallenResults(corrected)).toEqual([{ entry: won("R-1-1", "a", "b"), why: { kind: "closed" } }]);
    expect(bracketPlaces(corrected).placed.map(({ id }) => id)).toEqual(["a", "b"]);
  });
});

describe("walkovers that pass on", () => {
  test("[MA5] the next opponent of a match without a winner has a walkover", () => {
    const played = playBracket(bracket, [bothOut("W-1-1", "a", "b"), second]);
    expect(played.states.map(({ status }) => status)).toEqual(["decided", "decided", "walkover", "walkover"]);
    expect(played.states[3]).toMatchObject({ winner: { id: "c" }, loser: { kind: "vacated" }, outcome: null });
    expect(bracketPlaces(played)).toEqual({
      placed: [
        { id: "c", place: 1, to: 1 },
        { id: "d", place: 3, to: 3 },
        { id: "a", place: 4, to: 4 },
        { id: "b", place: 4, to: 4 },
      ],
      vacant: [{ kind: "vacant", from: 2, to: 2 }],
    });
  });

  test("[MA5] the walkover waits until its opponent is known", () => {
    const played = playBracket(bracket, [bothOut("W-1-1", "a", "b")]);
    expect(meetings(played)["W-2-1"]).toBe("- ?");
    expect(played.states[3]?.status).toBe("waiting");
  });

  test("[MA5] two matches without a winner leave the next one empty", () => {
    const eight = knockOut(standard(8));
    const log = [bothOut("W-1-1", "s001", "s008"), bothOut("W-1-2", "s004", "s005"), won("W-1-3", "s002", "s007")];
    const played = playBracket(eight, [...log, won("W-1-4", "s003", "s006"), won("W-2-2", "s002", "s003")]);
    expect(played.states.slice(4).map(({ status }) => status)).toEqual(["empty", "decided", "walkover"]);
    const { placed, vacant } = bracketPlaces(played);
    expect(placed.map(({ id, place }) => `${id} ${place}`)).toEqual([
      "s002 1",
      "s003 3",
      "s001 5",
      "s004 5",
      "s005 5",
      "s006 5",
      "s007 5",
      "s008 5",
    ]);
    expect(vacant).toEqual([{ kind: "vacant", from: 2, to: 2 }]);
  });

  test("[MA5] a final that both stay away from has no winner", () => {
    expect(bracketPlaces(playBracket(bracket, [first, second, bronze, bothOut("W-2-1", "a", "c")]))).toEqual({
      placed: [
        { id: "a", place: 2, to: 2 },
        { id: "c", place: 2, to: 2 },
        { id: "d", place: 3, to: 3 },
        { id: "b", place: 4, to: 4 },
      ],
      vacant: [{ kind: "vacant", from: 1, to: 1 }],
    });
  });

  test("[MA5] nothing is called vacant while it can still be reached", () => {
    expect(bracketPlaces(playBracket(bracket, [bothOut("W-1-1", "a", "b")])).vacant).toEqual([]);
  });
});

describe("the laws of corrections", () => {
  const shapes = fc.record({
    n: fc.integer({ min: 2, max: 20 }),
    double: fc.boolean(),
    seed: fc.string(),
    at: fc.nat(),
  });
  const made = (n: number, double: boolean) =>
    double ? doubleElimination(standard(n)) : knockOut(standard(n), { settle: 8 });

  test("[KO10] a corrected log says the same as a log that was right from the beginning", () => {
    fc.assert(
      fc.property(shapes, ({ n, double, seed, at }) => {
        const bracket = made(n, double);
        const { log } = playOut(bracket, byLot(seed));
        const wrong = log[at % log.length];
        if (!wrong) return;
        const [a, b] = wrong.outcome.players;
        const winner = wrong.outcome.winner === a ? b : a;
        const correction = { match: wrong.match, outcome: { ...wrong.outcome, winner } };
        const corrected = playBracket(bracket, [...log, correction]);
        const fromScratch = playBracket(
          bracket,
          log.map((entry) => (entry === wrong ? correction : entry)),
        );
        expect(meetings(corrected)).toEqual(meetings(fromScratch));
        expect(bracketPlaces(corrected)).toEqual(bracketPlaces(fromScratch));

        // fallen is exactly what was played by others than now
        const before = meetings(playBracket(bracket, log));
        const after = meetings(corrected);
        const closed = new Set(
          corrected.states.filter(({ status }) => status === "closed").map(({ match }) => match.id),
        );
        const sorted = (pair: string | undefined) => pair?.split(" ").sort().join();
        const expected = log.filter(
          ({ match }) => match !== wrong.match && (closed.has(match) || sorted(before[match]) !== sorted(after[match])),
        );
        const names = (entries: readonly Recorded<string>[]) => entries.map(({ match }) => match).sort();
        expect(names(fallenResults(corrected).map(({ entry }) => entry))).toEqual(names(expected));

        // and putting the first result back brings everything back
        const back = playBracket(bracket, [...log, correction, wrong]);
        expect(meetings(back)).toEqual(before);
        expect(fallenResults(back)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
