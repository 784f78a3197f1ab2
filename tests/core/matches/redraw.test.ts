import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { refuse } from "#core/decision.ts";
import { drawNextRound, type RedrawNote } from "#core/matches/draw-next-round.ts";
import { fallenResults } from "#core/matches/fallen.ts";
import { bracketPlaces } from "#core/matches/places.ts";
import { playBracket } from "#core/matches/play.ts";
import {
  beforeFirstDraw,
  type RedrawnBracket,
  type RedrawOptions,
  redrawnRounds,
  stillIn,
} from "#core/matches/redraw.ts";
import type { Recorded } from "#core/matches/result.ts";
import { bothOut, byLot, meetings, nameIn, people, won } from "./contest.ts";

const tug: RedrawOptions = { pairing: "lot", byes: "each-round", stopAt: 3 };
const fold: RedrawOptions = { pairing: "fold", byes: "first-round", stopAt: 1 };

function drawn(
  bracket: RedrawnBracket<string>,
  log: readonly Recorded<string>[],
  options: RedrawOptions,
  seed = "rope",
) {
  const next = drawNextRound(bracket, log, seed, options);
  if (!next.ok) throw new Error(next.refusal.kind);
  return next.value;
}

/** The whole contest, each match won by whom `winnerOf` says. */
function contest(n: number, options: RedrawOptions, winnerOf: (a: string, b: string) => string, seed = "rope") {
  let bracket = beforeFirstDraw(people(n));
  const log: Recorded<string>[] = [];
  const notes: RedrawNote<string>[] = [];
  for (;;) {
    const next = drawNextRound(bracket, log, `${seed} ${bracket.rounds}`, options);
    if (!next.ok) return { bracket, log, notes, refusal: next.refusal, played: playBracket(bracket, log) };
    bracket = next.value.bracket;
    notes.push(...next.value.notes);
    for (const { status, match, seats } of playBracket(bracket, log).states)
      if (status === "ready") {
        const [a, b] = [nameIn(seats[0]), nameIn(seats[1])];
        const winner = winnerOf(a, b);
        log.push(won(match.id, winner, winner === a ? b : a));
      }
  }
}
const better = (a: string, b: string) => (a < b ? `${a}` : b);

describe("the rounds of a contest drawn anew", () => {
  test("[KO5] seventeen units, the last three settle the prizes", () => {
    expect(redrawnRounds(17, tug)).toEqual([
      { entrants: 17, byes: 1, matches: 8 },
      { entrants: 9, byes: 1, matches: 4 },
      { entrants: 5, byes: 1, matches: 2 },
    ]);
  });

  test("[KO5] a partial first round leaves a power of two", () => {
    expect(redrawnRounds(12, fold)).toEqual([
      { entrants: 12, byes: 4, matches: 4 },
      { entrants: 8, byes: 0, matches: 4 },
      { entrants: 4, byes: 0, matches: 2 },
      { entrants: 2, byes: 0, matches: 1 },
    ]);
    expect(redrawnRounds(1, { ...fold, stopAt: 0 })).toEqual([]);
  });
});

describe("the next round", () => {
  test("[KO5] folded: the best meets the last, byes fall to the best", () => {
    const { bracket } = drawn(beforeFirstDraw(people(6)), [], fold);
    expect(meetings(playBracket(bracket))).toEqual({ "W-1-1": "s003 s006", "W-1-2": "s004 s005" });
    expect(bracket.byes.map(({ slot, position }) => ["id" in slot && slot.id, position])).toEqual([
      ["s001", 3],
      ["s002", 4],
    ]);
    const log = [won("W-1-1", "s006", "s003"), won("W-1-2", "s004", "s005")];
    const next = drawn(bracket, log, fold).bracket;
    expect(meetings(playBracket(next, log))).toMatchObject({ "W-2-1": "s001 s006", "W-2-2": "s002 s004" });
    expect(next.rounds).toBe(2);
  });

  test("[KO5] by lot: the same seed gives the same round, whoever was entered first", () => {
    const once = drawn(beforeFirstDraw(people(9)), [], tug).bracket;
    const turned = drawn(beforeFirstDraw(people(9).reverse()), [], tug).bracket;
    expect(turned.matches).toEqual(once.matches);
    expect(drawn(beforeFirstDraw(people(9)), [], tug, "other").bracket.matches).not.toEqual(once.matches);
  });

  test("[KO5] waits for the results of the round before, and ends when few enough are left", () => {
    const { bracket } = drawn(beforeFirstDraw(people(4)), [], { ...tug, stopAt: 2 });
    const [one, two] = playBracket(bracket).states;
    if (!one || !two) throw new Error("two matches");
    const first = won(one.match.id, nameIn(one.seats[0]), nameIn(one.seats[1]));
    expect(drawNextRound(bracket, [first], "rope", tug)).toEqual(
      refuse({ kind: "round-open", matches: [two.match.id] }),
    );
    const log = [first, won(two.match.id, nameIn(two.seats[0]), nameIn(two.seats[1]))];
    expect(drawNextRound(bracket, log, "rope", { ...tug, stopAt: 2 })).toEqual(refuse({ kind: "finished", left: 2 }));
    expect(drawNextRound(bracket, log, "rope", { ...tug, stopAt: 1 }).ok).toBe(true);
    expect(drawNextRound(beforeFirstDraw(["a"]), [], "rope", { ...tug, stopAt: 0 })).toEqual(
      refuse({ kind: "finished", left: 1 }),
    );
    expect(() => beforeFirstDraw(["a", "a"])).toThrow("twice");
  });

  test("[KO5] in a fold the one who rested plays, though the best", () => {
    const log: Recorded<string>[] = [];
    const each: RedrawOptions = { ...fold, byes: "each-round" };
    const first = drawn(beforeFirstDraw(people(5)), log, each).bracket;
    log.push(won("W-1-1", "s002", "s005"), won("W-1-2", "s003", "s004"));
    const second = drawn(first, log, each).bracket;
    expect(second.byes.map(({ slot }) => nameIn(playBracket(second, log).seatOf(slot)))).toEqual(["s001", "s002"]);
    expect(meetings(playBracket(second, log))["W-2-1"]).toBe("s001 s003");
  });

  test("[KO5] somebody rests again only where all have rested, and it is said", () => {
    const each: RedrawOptions = { ...fold, byes: "each-round" };
    const two = drawn(beforeFirstDraw(["a", "b", "c"]), [], each);
    expect(two.notes).toEqual([]);
    const log = [won("W-1-1", "b", "c")];
    // a rested, and b is out with c as well
    const none = [bothOut("W-1-1", "b", "c")];
    expect(drawNextRound(two.bracket, none, "rope", each)).toEqual(refuse({ kind: "finished", left: 1 }));
    expect(meetings(playBracket(drawn(two.bracket, log, each).bracket, log))["W-2-1"]).toBe("a b");
    // five, of whom three rest in the first round: one match both stay away from leaves three who all rested
    const five = drawn(beforeFirstDraw(["a", "b", "c", "d", "e"]), [], fold).bracket;
    const left = drawn(five, [bothOut("W-1-1", "d", "e")], each);
    expect(left.notes).toEqual([{ kind: "bye-again", id: "a" }]);
  });

  test("[KO5] losers of a round share the place behind those who go on", () => {
    const { played, bracket } = contest(17, { ...tug, stopAt: 1 }, better);
    const places = bracketPlaces(played).placed.map(({ place }) => place);
    expect(places).toEqual([1, 2, 3, 4, 4, 6, 6, 6, 6, ...new Array<number>(8).fill(10)]);
    expect(bracket.rounds).toBe(5);
    const three = contest(17, tug, better);
    expect(bracketPlaces(three.played).placed).toHaveLength(14);
    expect(stillIn(three.bracket, three.played)).toHaveLength(3);
    expect(three.refusal).toEqual({ kind: "finished", left: 3 });
  });

  test("[KO10] a corrected result puts the new winner into the seat of the other", () => {
    const { bracket } = drawn(beforeFirstDraw(people(4)), [], fold);
    const log = [won("W-1-1", "s001", "s004"), won("W-1-2", "s002", "s003")];
    const next = drawn(bracket, log, fold).bracket;
    const corrected = [...log, won("W-2-1", "s001", "s002"), won("W-1-1", "s004", "s001")];
    const played = playBracket(next, corrected);
    expect(meetings(played)["W-2-1"]).toBe("s004 s002");
    expect(fallenResults(played).map(({ entry }) => entry.match)).toEqual(["W-2-1"]);
  });

  test("[KO5] nobody rests twice without need, everybody is in or has lost once, and the counts are as planned", () => {
    const options = fc.record({
      pairing: fc.constantFrom("lot" as const, "fold" as const),
      byes: fc.constantFrom("each-round" as const, "first-round" as const),
      stopAt: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), options, fc.string(), (n, how, seed) => {
        const { bracket, log, notes, played } = contest(n, how, byLot(seed), seed);
        const rested = bracket.byes.map(({ slot }) => nameIn(played.seatOf(slot)));
        expect(new Set(rested).size).toBe(rested.length - notes.length);
        // with 17 a fourth bye is drawn among three, all of whom may have rested before
        if (n <= 16) expect(notes).toEqual([]);
        const plan = redrawnRounds(n, how);
        expect(bracket.rounds).toBe(plan.length);
        expect(log).toHaveLength(plan.reduce((sum, { matches }) => sum + matches, 0));
        const inside = stillIn(bracket, played).map(({ id }) => id);
        const lost = log.flatMap(({ outcome }) => outcome.players.filter((id) => id !== outcome.winner));
        expect([...inside, ...lost].sort()).toEqual(people(n));
      }),
      { numRuns: 60 },
    );
  });
});
