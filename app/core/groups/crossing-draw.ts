import { accept, type Decision, refuse } from "../decision.ts";
import { seededRandom } from "../random.ts";

/** Somebody who comes out of a group. */
export interface FromGroup<Id extends string> {
  readonly id: Id;
  readonly group: string;
}

/** Shuffles that are tried before somebody is moved: by then a drawing that exists has almost surely come up. */
const tries = 64;

export type CrossingRefusal =
  | { readonly kind: "pots-differ"; readonly first: number; readonly second: number }
  /** these of the first pot have fewer possible opponents between them than they are */
  | { readonly kind: "same-group-unavoidable"; readonly ids: readonly string[] };

/**
 * [RR7] One pot drawn against the other, nobody against somebody of the same group: winners against runners-up. Every possible
 * drawing is equally likely, as shuffles are drawn until one is possible; where none of 64 is, the last one is changed as
 * little as needed, so that a drawing is always found if there is one. Pairs in the order of the first pot by id; the same for
 * any order of the input. Refused: pots of different sizes, and pots between which nothing is possible, with those who have
 * too few opponents. Costs n · m only where shuffles did not do. Source: domain 7.3 ([SPORTDESK]).
 */
export function drawCrossing<Id extends string>(
  first: readonly FromGroup<Id>[],
  second: readonly FromGroup<Id>[],
  seed: string,
): Decision<(readonly [Id, Id])[], CrossingRefusal> {
  if (first.length !== second.length)
    return refuse({ kind: "pots-differ", first: first.length, second: second.length });
  const ones = [...first].sort(byId);
  const others = [...second].sort(byId);
  const random = seededRandom(`${seed}/crossing`);
  let drawn = random.shuffle(others);
  for (let i = 1; i < tries && !fits(ones, drawn); i++) drawn = random.shuffle(others);
  const matched = matching(ones, drawn);
  if (!matched.ok) return matched;
  return accept(ones.map(({ id }, i) => [id, matched.value[i] ?? id] as const));
}

const byId = (a: FromGroup<string>, b: FromGroup<string>): number => (a.id < b.id ? -1 : 1);

const fits = (ones: readonly FromGroup<string>[], others: readonly FromGroup<string>[]): boolean =>
  ones.every(({ group }, i) => others[i]?.group !== group);

/** Opponents for all, keeping those who stand opposite each other already; by augmenting paths. */
function matching<Id extends string>(
  ones: readonly FromGroup<Id>[],
  others: readonly FromGroup<Id>[],
): Decision<Id[], CrossingRefusal> {
  const opponentOf = new Map<number, number>();
  const holderOf = new Map<number, number>();
  const join = (one: number, other: number): void => {
    opponentOf.set(one, other);
    holderOf.set(other, one);
  };
  ones.forEach(({ group }, i) => {
    if (others[i]?.group !== group) join(i, i);
  });
  const place = (one: number, seen: Set<number>): boolean => {
    for (const [other, { group }] of others.entries()) {
      if (group === ones[one]?.group || seen.has(other)) continue;
      seen.add(other);
      const holder = holderOf.get(other);
      if (holder !== undefined && !place(holder, seen)) continue;
      join(one, other);
      return true;
    }
    return false;
  };
  for (const one of ones.keys()) {
    const seen = new Set<number>();
    if (opponentOf.has(one) || place(one, seen)) continue;
    const short = [one, ...[...seen].flatMap((other) => holderOf.get(other) ?? [])];
    const ids = short.flatMap((i) => ones[i]?.id ?? []).sort();
    return refuse({ kind: "same-group-unavoidable", ids });
  }
  return accept(ones.flatMap((_one, i) => others[opponentOf.get(i) ?? i]?.id ?? []));
}
