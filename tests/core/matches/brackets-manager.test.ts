import { describe, expect, test } from "vitest";
import { doubleElimination } from "#core/matches/double-elimination.ts";
import { dropPattern } from "#core/matches/drops.ts";
import { knockOut } from "#core/matches/knock-out.ts";
import { bracketPlaces } from "#core/matches/places.ts";
import { playBracket } from "#core/matches/play.ts";
import type { Recorded } from "#core/matches/result.ts";
import { bracketSize } from "#core/matches/size.ts";
import { seededRandom } from "#core/random.ts";
import { nameIn, people, standard, won } from "./contest.ts";
import { manage, managedByes } from "./manager.ts";
import { firstRematch } from "./rematch.ts";

type WinnerOf = (match: string, a: string, b: string) => string;

const favourite: WinnerOf = (_, a, b) => (a < b ? `${a}` : b);
/** A lot for each match, whichever of the two is named first. */
const lot =
  (seed: string): WinnerOf =>
  (match, a, b) =>
    [a, b].sort()[seededRandom(`${seed} ${match}`).below(2)] ?? a;

function ours(bracket: ReturnType<typeof knockOut<string>>, winnerOf: WinnerOf) {
  const log: Recorded<string>[] = [];
  for (;;) {
    const played = playBracket(bracket, log);
    const ready = played.states.filter(({ status }) => status === "ready");
    if (ready.length === 0) return { log, played, places: bracketPlaces(played).placed };
    for (const { match, seats } of ready) {
      const [a, b] = [nameIn(seats[0]), nameIn(seats[1])];
      const winner = winnerOf(match.id, a, b);
      log.push(won(match.id, winner, winner === a ? b : a));
    }
  }
}

/** Who met in each match, whichever is named first. */
const pairs = (meetings: Record<string, string>) =>
  Object.fromEntries(Object.entries(meetings).map(([id, pair]) => [id, pair.split(" ").sort().join(" ")]));
const pairsOf = ({ log }: ReturnType<typeof ours>) =>
  pairs(Object.fromEntries(log.map(({ match, outcome }) => [match, outcome.players.join(" ")])));
const dense = (places: ReturnType<typeof ours>["places"]) => {
  const values = [...new Set(places.map(({ place }) => place))];
  return Object.fromEntries(places.map(({ id, place }) => [id, values.indexOf(place) + 1]));
};

describe("beside brackets-manager", () => {
  test.each([4, 5, 8, 11, 16, 20])("[KO1] a knock-out of %i has the same matches and the same order", async (n) => {
    const theirs = await manage(people(n), { type: "single_elimination" }, lot(`ko ${n}`));
    const mine = ours(knockOut(standard(n)), lot(`ko ${n}`));
    expect(pairsOf(mine)).toEqual(pairs(theirs.meetings));
    expect(dense(mine.places)).toEqual(Object.fromEntries(theirs.standings));
  });

  test.each([4, 8, 13])("[KO6] and so has the match for third place among %i", async (n) => {
    const theirs = await manage(people(n), { type: "single_elimination", thirdPlace: true }, lot(`3 ${n}`));
    const mine = ours(knockOut(standard(n), { settle: 4 }), lot(`3 ${n}`));
    expect(pairsOf(mine)).toEqual(pairs(theirs.meetings));
    expect(dense(mine.places)).toEqual(Object.fromEntries(theirs.standings));
  });

  test.each([4, 5, 8, 13, 16, 32])("[KO7] with the same drops a double elimination of %i is the same", async (n) => {
    const drops = dropPattern(bracketSize(n));
    for (const winnerOf of [favourite, lot(`a ${n}`), lot(`b ${n}`)]) {
      const theirs = await manage(people(n), { type: "double_elimination", drops }, winnerOf);
      const mine = ours(doubleElimination(standard(n), { drops }), winnerOf);
      expect(pairsOf(mine)).toEqual(pairs(theirs.meetings));
      expect(dense(mine.places)).toEqual(Object.fromEntries(theirs.standings));
    }
  });
});

describe("where brackets-manager is wrong", () => {
  test("[KO2] byes it balances pass seed 2 by; ours fall to the best", async () => {
    expect(await managedByes(people(5), true)).toEqual(["s001", "s003", "s004"]);
    expect(await managedByes(people(5), false)).toEqual(["s001", "s002", "s003"]);
    const byes = knockOut(standard(5)).byes.flatMap(({ slot }) => (slot.kind === "entrant" ? [slot.id] : []));
    expect(byes.sort()).toEqual(["s001", "s002", "s003"]);
  });

  test("[KO7] it numbers shared places 5 5 6 6; ours are 5 5 7 7", async () => {
    const theirs = await manage(people(8), { type: "double_elimination" }, favourite);
    expect(theirs.standings.map(([, rank]) => rank)).toEqual([1, 2, 3, 4, 5, 5, 6, 6]);
    const { places } = ours(doubleElimination(standard(8)), favourite);
    expect(places.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 5, 7, 7]);
  });

  test("[KO9] it leaves the second grand final open; ours is closed", async () => {
    const theirs = await manage(people(8), { type: "double_elimination" }, favourite);
    expect(theirs.open).toEqual(["R-1-1"]);
    const { played } = ours(doubleElimination(standard(8)), favourite);
    expect(played.states.filter(({ status }) => status !== "decided").map(({ status }) => status)).toEqual(["closed"]);
  });

  test("[KO8] its order for sixteen lets two meet again in the losers' third round; ours in the fourth", () => {
    expect(firstRematch(doubleElimination(standard(16), { drops: ["reverse-half-shift", "reverse"] }))).toBe(3);
    expect(firstRematch(doubleElimination(standard(16)))).toBe(4);
  });
});
