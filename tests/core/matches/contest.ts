import { type Bracket, entrances } from "#core/matches/bracket.ts";
import { type Played, playBracket, type Seat } from "#core/matches/play.ts";
import type { Recorded } from "#core/matches/result.ts";
import { standardLines } from "#core/matches/seeding.ts";
import { seededRandom } from "#core/random.ts";

/** s001, s002 …, the best first; they sort as their strength does. */
export const people = (n: number): string[] =>
  Array.from({ length: n }, (_, i) => `s${String(i + 1).padStart(3, "0")}`);

/** The strength behind a name made by `people`. */
export const strength = (name: string): number => Number(name.slice(1));

export const standard = (n: number) => entrances(standardLines(people(n)));

/** The name in a seat; "?" where nobody is known yet, "-" where it was vacated. */
export const nameIn = (seat: Seat<string>): string =>
  seat.kind === "known" ? seat.id : seat.kind === "open" ? "?" : "-";

export const won = (match: string, winner: string, loser: string): Recorded<string> => ({
  match,
  outcome: { players: [winner, loser], ending: "played", winner, games: [] },
});

export const bothOut = (match: string, a: string, b: string): Recorded<string> => ({
  match,
  outcome: { players: [a, b], ending: "double-walkover", winner: null, games: [] },
});

export const takenBack = (match: string, a: string, b: string): Recorded<string> => ({
  match,
  outcome: { players: [a, b], ending: "taken-back", winner: null, games: [] },
});

/** Every match that can be played is, until none is left. */
export function playOut(
  bracket: Bracket<string>,
  winnerOf: (a: string, b: string) => string = (a, b) => (strength(a) < strength(b) ? a : b),
): { log: Recorded<string>[]; played: Played<string> } {
  const log: Recorded<string>[] = [];
  for (;;) {
    const played = playBracket(bracket, log);
    const ready = played.states.filter(({ status }) => status === "ready");
    if (ready.length === 0) return { log, played };
    for (const { match, seats } of ready) {
      const [a, b] = [nameIn(seats[0]), nameIn(seats[1])];
      const winner = winnerOf(a, b);
      log.push(won(match.id, winner, winner === a ? b : a));
    }
  }
}

/** Winners by lot; the same seed, the same winners. */
export function byLot(seed: string): (a: string, b: string) => string {
  const { below } = seededRandom(seed);
  return (a, b) => (below(2) === 0 ? a : b);
}

/** Who meets in each match, by its id. */
export const meetings = ({ states }: Played<string>): Record<string, string> =>
  Object.fromEntries(states.map(({ match, seats }) => [match.id, seats.map(nameIn).join(" ")]));
