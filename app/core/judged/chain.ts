import type { EntrantId } from "../ids.ts";
import { compareFractions, decidingDigit, type Fraction } from "./fraction.ts";
import type { JudgedTie } from "./plan.ts";

/** What put level totals apart; with all decimals, the one that did. */
export type Decided = { tie: JudgedTie; digits: number | null };

/** What the chain compares of somebody, or of a team: sums of module marks and times, and the total not divided yet. */
export interface Compared<Id extends string = EntrantId> {
  id: Id;
  total: number;
  exact: Fraction;
  marks: Readonly<Record<string, number | null>>;
  times: Readonly<Record<string, number | null>>;
}

export interface Level<Id extends string = EntrantId> {
  ids: Id[];
  place: number;
  decidedBy: Decided | null;
}

interface Way {
  ties: readonly JudgedTie[];
  direction: "more" | "less";
  digits: number;
}

/** The better of two values first; nobody is better for having none. */
function compareValues(a: number | null, b: number | null, direction: Way["direction"]): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return direction === "more" ? b - a : a - b;
}

function compareBy<Id extends string>(
  a: Compared<Id>,
  b: Compared<Id>,
  tie: JudgedTie,
  { direction, digits }: Way,
): { by: number; decided: Decided } {
  if (tie.by === "exact") {
    const by = compareFractions(a.exact, b.exact) * (direction === "more" ? -1 : 1);
    return { by, decided: { tie, digits: decidingDigit(a.exact, b.exact, digits) } };
  }
  const values = (one: Compared<Id>) => (tie.by === "module" ? one.marks : one.times)[tie.module] ?? null;
  const by = compareValues(values(a), values(b), tie.by === "time" ? "less" : direction);
  return { by, decided: { tie, digits: null } };
}

function compare<Id extends string>(
  a: Compared<Id>,
  b: Compared<Id>,
  way: Way,
): { by: number; decided: Decided | null } {
  const byTotal = compareValues(a.total, b.total, way.direction);
  if (byTotal !== 0) return { by: byTotal, decided: null };
  for (const tie of way.ties) {
    const found = compareBy(a, b, tie, way);
    if (found.by !== 0) return found;
  }
  return { by: 0, decided: null };
}

/**
 * [JD20] Places by total, and of level totals by the announced chain, best first; whom nothing separates share a place. What
 * separated somebody from those with the same total beside them is said.
 */
export function levelsOf<Id extends string>(rows: readonly Compared<Id>[], way: Way): Level<Id>[] {
  const sorted = [...rows].sort((a, b) => compare(a, b, way).by || (a.id < b.id ? -1 : 1));
  const groups: Compared<Id>[][] = [];
  for (const one of sorted) {
    const group = groups[groups.length - 1];
    const [first] = group ?? [];
    if (group && first && compare(first, one, way).by === 0) group.push(one);
    else groups.push([one]);
  }
  let place = 1;
  return groups.map((group, at) => {
    const [one] = group;
    const beside = [groups[at - 1]?.[0], groups[at + 1]?.[0]];
    const decided = beside.map((other) =>
      one && other && one.total === other.total ? compare(one, other, way) : null,
    );
    const level = {
      ids: group.map(({ id }) => id),
      place,
      decidedBy: decided.find((found) => found?.decided)?.decided ?? null,
    };
    place += group.length;
    return level;
  });
}
