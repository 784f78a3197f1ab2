import type { EntrantId, UnitId } from "../ids.ts";
import type { EventFacts } from "../standing/played.ts";
import { type Compared, type Decided, levelsOf } from "./chain.ts";
import { plus, whole } from "./fraction.ts";
import type { PlayedModule } from "./parts.ts";
import { comparedOf, type JudgedPlace, wayOf } from "./totals.ts";

/** A unit's result; without enough people with a total it has none. */
export type TeamPlace = {
  unit: UnitId;
  place: number | null;
  sum: number | null;
  /** who counts, best first */
  best: EntrantId[];
  decidedBy: Decided | null;
};

/** A sum by key; nobody has one where one of them has none. */
function sums(all: readonly Readonly<Record<string, number | null>>[]): Record<string, number | null> {
  const keys = new Set(all.flatMap((one) => Object.keys(one)));
  const sumOf = (key: string) =>
    all.reduce<number | null>((total, one) => {
      const value = one[key] ?? null;
      return total === null || value === null ? null : total + value;
    }, 0);
  return Object.fromEntries([...keys].map((key) => [key, sumOf(key)]));
}

/**
 * [JD22] The units by the sum of their best `best` totals; level sums by the event's chain over the same people: their marks of a
 * module together, their times together, all decimals.
 */
export function teamPlaces(
  event: EventFacts,
  modules: readonly PlayedModule[],
  places: readonly JudgedPlace[],
  units: ReadonlyMap<EntrantId, UnitId>,
  best: number,
): TeamPlace[] {
  const people = new Map<UnitId, Compared[]>();
  for (const { id, place, why } of places) {
    const unit = units.get(id);
    const row = place !== null && why === "final" ? comparedOf(modules, id) : null;
    if (unit && row) people.set(unit, [...(people.get(unit) ?? []), row]);
  }
  const rows = [...people].flatMap(([id, all]) => {
    const own = all.slice(0, best);
    if (own.length < best) return [];
    const total = own.reduce((sum, one) => sum + one.total, 0);
    const exact = own.reduce((sum, one) => plus(sum, one.exact), whole(0));
    return [{ id, total, exact, marks: sums(own.map(({ marks }) => marks)), times: sums(own.map((one) => one.times)) }];
  });
  const totals = new Map(rows.map(({ id, total }) => [id, total]));
  const bestOf = (unit: UnitId) => (people.get(unit) ?? []).slice(0, best).map(({ id }) => id);
  const ranked = levelsOf(rows, wayOf(event)).flatMap(({ ids, place, decidedBy }) =>
    ids.map((unit): TeamPlace => ({ unit, place, sum: totals.get(unit) ?? null, best: bestOf(unit), decidedBy })),
  );
  const without = [...new Set(units.values())].filter((unit) => !totals.has(unit)).sort();
  return [
    ...ranked,
    ...without.map((unit): TeamPlace => ({ unit, place: null, sum: null, best: bestOf(unit), decidedBy: null })),
  ];
}
