import { compareRatios, type Ratio } from "../number.ts";
import type { Criterion, Measure } from "./rules.ts";
import { type MatchSide, type Tally, tallies } from "./tally.ts";

/** What a measure says of somebody: a number, or a ratio that is compared exactly. */
export type Value = number | Ratio;

/** [RR16] A lot among people who were level, best first; `seed` is null where it was drawn by hand. */
export interface GroupLot<Id extends string> {
  readonly order: readonly Id[];
  readonly seed: string | null;
}

export type SeparationFact<Id extends string> =
  /** level until then, from this place on; best first, each with their value. Some of them may still be level */
  | {
      readonly kind: "separated";
      readonly place: number;
      readonly ids: readonly Id[];
      readonly by: Criterion;
      readonly values: readonly Value[];
    }
  | { readonly kind: "lot-decided"; readonly place: number; readonly ids: readonly Id[]; readonly seed: string | null };

/** Who is to be ranked and what is known of them. */
export interface Field<Id extends string> {
  readonly tallies: ReadonlyMap<Id, Tally>;
  readonly sides: readonly MatchSide<Id>[];
}

export interface Separation<Id extends string> {
  /** best first; those who cannot be separated are in one level, by id */
  readonly levels: readonly (readonly Id[])[];
  readonly facts: readonly SeparationFact<Id>[];
}

/**
 * [RR9] People ranked by criteria in their order. As soon as a criterion separates some, those still level begin again with the
 * first criterion, and what is counted among the level is counted among them alone. [RR16] What no criterion separates a lot
 * of exactly these people does, the last one recorded. Costs matches × criteria for every separation.
 * Source: domain 7.5 ([FIBA-D]: after any separation restart; ITTF 3.7.5 from memory; [BWF16.2]).
 */
export function separate<Id extends string>(
  field: Field<Id>,
  criteria: readonly Criterion[],
  lots: readonly GroupLot<Id>[],
): Separation<Id> {
  const levels: Id[][] = [];
  const facts: SeparationFact<Id>[] = [];
  const split = (level: readonly Id[], place: number): void => {
    for (const [step, by] of criteria.entries()) {
      if (level.length === 1 || (by.when === "two" && level.length !== 2)) continue;
      const values = valuesOf(level, by, field);
      const value = (id: Id): Value => values.get(id) ?? 0;
      const ids = [...level].sort((a, b) => compareValues(value(b), value(a)) || (a < b ? -1 : 1));
      const parts = cut(ids, (a, b) => compareValues(value(a), value(b)) === 0);
      if (parts.length < 2) continue;
      // what the table itself is sorted by needs no words
      if (step > 0) facts.push({ kind: "separated", place, ids, by, values: ids.map(value) });
      let from = place;
      for (const part of parts) {
        split(part, from);
        from += part.length;
      }
      return;
    }
    const lot = level.length > 1 ? lastFitting(lots, level) : undefined;
    if (!lot) {
      levels.push([...level].sort());
      return;
    }
    facts.push({ kind: "lot-decided", place, ids: lot.order, seed: lot.seed });
    for (const id of lot.order) levels.push([id]);
  };
  const ids = [...field.tallies.keys()];
  if (ids.length > 0) split(ids, 1);
  return { levels, facts };
}

/** [RR9] Negative where a is worth less than b. */
function compareValues(a: Value, b: Value): number {
  if (typeof a !== "number" && typeof b !== "number") return compareRatios(a, b);
  if (typeof a === "number" && typeof b === "number") return a - b;
  throw new Error("a number and a ratio do not compare");
}

function valuesOf<Id extends string>(
  level: readonly Id[],
  { of, among }: Criterion,
  { tallies: all, sides }: Field<Id>,
): Map<Id, Value> {
  const tied = new Set(level);
  const counted = among === "tied" ? sides.filter(({ id, opponent }) => tied.has(id) && tied.has(opponent)) : sides;
  const from = among === "tied" ? tallies(level, counted) : all;
  if (of === "sonneborn-berger") return sonnebornBerger(level, counted, all);
  const values = new Map<Id, Value>();
  for (const id of level) {
    const tally = from.get(id);
    if (tally) values.set(id, measures[of](tally));
  }
  return values;
}

const measures: Record<Exclude<Measure, "sonneborn-berger">, (tally: Tally) => Value> = {
  "match-points": ({ matchPoints }) => matchPoints,
  wins: ({ won }) => won,
  "game-ratio": ({ games }) => games,
  "game-difference": ({ games }) => games.won - games.lost,
  "games-won": ({ games }) => games.won,
  "point-ratio": ({ points }) => points,
  "point-difference": ({ points }) => points.won - points.lost,
  "points-won": ({ points }) => points.won,
};

function sonnebornBerger<Id extends string>(
  level: readonly Id[],
  sides: readonly MatchSide<Id>[],
  all: ReadonlyMap<Id, Tally>,
): Map<Id, Value> {
  const sums = new Map<Id, number>(level.map((id) => [id, 0]));
  for (const { id, opponent, tally } of sides) {
    const sum = sums.get(id);
    if (sum !== undefined) sums.set(id, sum + tally.matchPoints * (all.get(opponent)?.matchPoints ?? 0));
  }
  return sums;
}

/** The items cut where `same` does not join neighbours. */
function cut<T>(items: readonly T[], same: (a: T, b: T) => boolean): T[][] {
  const parts: T[][] = [];
  for (const item of items) {
    const last = parts[parts.length - 1];
    const [head] = last ?? [];
    if (last && head !== undefined && same(head, item)) last.push(item);
    else parts.push([item]);
  }
  return parts;
}

function lastFitting<Id extends string>(lots: readonly GroupLot<Id>[], level: readonly Id[]): GroupLot<Id> | undefined {
  const fitting = lots.filter(({ order }) => order.length === level.length && level.every((id) => order.includes(id)));
  return fitting[fitting.length - 1];
}
