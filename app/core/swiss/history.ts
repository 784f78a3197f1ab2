import { type SwissLine, type SwissPlayer, type SwissRound, scoreOf, swissLines } from "./rounds.ts";
import type { Float, Standing } from "./standing.ts";

/**
 * [SW5] Where everybody stands who is to be paired in the round after these. Who has left or not come yet is not among
 * them. A match that was not played is no meeting: the two may be paired again; points without playing bar from a bye, as a bye
 * does. A bye is a float down. Source: domain 7.4 [FIDE-C0401]; that an unplayed match is no meeting: from memory.
 */
export function swissStandings<Id extends string>(
  players: readonly SwissPlayer<Id>[],
  rounds: readonly SwissRound<Id>[],
): Standing<Id>[] {
  const lines = swissLines(players, rounds);
  const next = rounds.length + 1;
  const scoreBefore = (id: Id, at: number) => lines.get(id)?.[at]?.before ?? 0;
  const float = (line: SwissLine<Id>, at: number): Float | null => {
    if (line.bye) return "down";
    if (line.opponent === null) return null;
    const difference = line.before - scoreBefore(line.opponent, at);
    return difference > 0 ? "down" : difference < 0 ? "up" : null;
  };
  return players
    .filter(({ joins, leaves }) => joins <= next && (leaves === null || leaves > next))
    .map(({ id, order, unit }) => {
      const own = lines.get(id) ?? [];
      return {
        id,
        score: scoreOf(own),
        order,
        unit,
        met: own.flatMap(({ opponent, played }) => (played && opponent !== null ? [opponent] : [])),
        hadBye: own.some(({ barsBye }) => barsBye),
        floats: own.map(float).reverse().slice(0, 2),
        sides: own.flatMap(({ side }) => (side === null ? [] : [side])),
      };
    });
}
