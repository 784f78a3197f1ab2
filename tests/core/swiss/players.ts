import type { SwissPlayer } from "#core/swiss/rounds.ts";
import type { Standing } from "#core/swiss/standing.ts";

/** Players a, b, c … before a round, the better ones first, with these half points; `more` by id. */
export function standings(
  scores: Readonly<Record<string, number>>,
  more: Readonly<Record<string, Partial<Standing<string>>>> = {},
): Standing<string>[] {
  return Object.entries(scores).map(([id, score], order) => ({
    id,
    score,
    order,
    unit: null,
    met: [],
    hadBye: false,
    floats: [],
    sides: [],
    ...more[id],
  }));
}

/** Players as entered, in the order of their numbers. */
export function players(ids: string, more: Readonly<Record<string, Partial<SwissPlayer<string>>>> = {}) {
  return [...ids].map(
    (id, at): SwissPlayer<string> => ({
      id,
      order: at + 1,
      unit: null,
      joins: 1,
      missed: 0,
      leaves: null,
      ...more[id],
    }),
  );
}
