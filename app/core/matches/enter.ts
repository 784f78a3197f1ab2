import { accept, type Decision, refuse } from "../decision.ts";
import { type MatchFormat, walkoverGames } from "./format.ts";
import { type MatchRefusal, matchWinner, playGames, retiredGames } from "./games.ts";
import type { MatchStatus, Played } from "./play.ts";
import type { Ending, Game, Outcome, Recorded } from "./result.ts";

/** What somebody types for a match. Sides are seats: 0 the upper one. Games are in the order of the seats. */
export type TypedResult =
  | { readonly ending: "played"; readonly games: readonly Game[] }
  | { readonly ending: "retired" | "disqualified"; readonly games: readonly Game[]; readonly loser: 0 | 1 }
  | { readonly ending: "walkover"; readonly loser: 0 | 1 }
  | { readonly ending: "double-walkover" }
  | { readonly ending: "double-disqualified"; readonly games: readonly Game[] }
  | { readonly ending: "taken-back" };

export type EntryRefusal =
  | MatchRefusal
  | { readonly kind: "no-such-match" }
  /** its two players are not both there; the status says why */
  | { readonly kind: "not-playable"; readonly status: MatchStatus }
  | { readonly kind: "nothing-to-take-back" };

/**
 * [MA3] [MA4] [MA5] The entry for the log that a typed result makes, with who the two were: also as a correction of a match that
 * has one. Refused, with the reason: a match that is not there or has not both its players, games that the format does not
 * allow, taking back what does not stand. Source: domain 7.6.
 */
export function enterResult<Id extends string>(
  { bracket, states }: Played<Id>,
  match: string,
  typed: TypedResult,
  format: MatchFormat,
): Decision<Recorded<Id>, EntryRefusal> {
  const state = states[bracket.matches.findIndex(({ id }) => id === match)];
  if (!state) return refuse({ kind: "no-such-match" });
  const [a, b] = state.seats;
  if (state.status === "closed" || a.kind !== "known" || b.kind !== "known")
    return refuse({ kind: "not-playable", status: state.status });
  const players = [a.id, b.id] as const;
  const entry = (ending: Ending, winner: 0 | 1 | null, games: readonly Game[]): Recorded<Id> => {
    const outcome: Outcome<Id> = { players, ending, winner: winner === null ? null : players[winner], games };
    return { match, outcome };
  };
  switch (typed.ending) {
    case "played": {
      const winner = matchWinner(typed.games, format);
      return winner.ok ? accept(entry("played", winner.value, typed.games)) : winner;
    }
    case "walkover": {
      const won = walkoverGames(format);
      const games = typed.loser === 1 ? won : won.map(([mine, theirs]): Game => [theirs, mine]);
      return accept(entry("walkover", other(typed.loser), games));
    }
    case "retired": {
      const games = retiredGames(typed.games, format);
      return games.ok ? accept(entry("retired", other(typed.loser), games.value)) : games;
    }
    case "disqualified": {
      const games = stoppedGames(typed.games, format);
      return games.ok ? accept(entry("disqualified", other(typed.loser), games.value)) : games;
    }
    case "double-walkover":
      return accept(entry("double-walkover", null, []));
    case "double-disqualified": {
      const games = stoppedGames(typed.games, format);
      return games.ok ? accept(entry("double-disqualified", null, games.value)) : games;
    }
    case "taken-back":
      return state.outcome ? accept(entry("taken-back", null, [])) : refuse({ kind: "nothing-to-take-back" });
  }
}

/** A disqualification may also come when the match is over. */
function stoppedGames(games: readonly Game[], format: MatchFormat): Decision<readonly Game[], MatchRefusal> {
  return playGames(games, format).ok ? accept(games) : retiredGames(games, format);
}

const other = (side: 0 | 1): 0 | 1 => (side === 0 ? 1 : 0);
