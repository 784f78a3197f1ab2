import { seededRandom } from "../random.ts";

export interface Appearance<Id extends string> {
  id: Id;
  /** the order on stage, from 1 */
  turn: number;
  /** the number a work is marked under, from 1; it says nothing about the turn */
  code: number;
}

/**
 * [JD15] The order of appearance by lot, and the numbers under which works are marked without names, drawn apart from it. The same
 * people and the same seed give the same lot, in whatever order they are named. In the order of the turns.
 * Source: domain 8.1 (order by lot), 8.2 ([WANGLU] a number for the order, another for the marking).
 */
export function appearances<Id extends string>(ids: readonly Id[], seed: string): Appearance<Id>[] {
  const sorted = [...ids].sort();
  const turns = seededRandom(`${seed}/turns`).shuffle(sorted);
  const codes = new Map(
    seededRandom(`${seed}/codes`)
      .shuffle(sorted)
      .map((id, at) => [id, at + 1]),
  );
  return turns.map((id, at) => ({ id, turn: at + 1, code: codes.get(id) ?? 0 }));
}
