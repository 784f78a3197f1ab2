/** One competitor's marks: the place each judge gave, in the judges' order. */
export interface Placings<Id extends string> {
  id: Id;
  marks: readonly number[];
}

/** The number of places `column` or better, and their sum. */
function column(marks: readonly number[], upTo: number): { count: number; total: number } {
  const better = marks.filter((mark) => mark <= upTo);
  return { count: better.length, total: better.reduce((all, mark) => all + mark, 0) };
}

/** Those with a majority best first, cut where nothing separates them: more of them, lower sum, then column by column. */
function byMajority<Id extends string>(people: readonly Placings<Id>[], from: number, last: number): Placings<Id>[][] {
  const compare = (a: Placings<Id>, b: Placings<Id>): number => {
    for (let upTo = from; upTo <= last; upTo++) {
      const [one, other] = [column(a.marks, upTo), column(b.marks, upTo)];
      if (one.count !== other.count) return other.count - one.count;
      if (one.total !== other.total) return one.total - other.total;
    }
    return 0;
  };
  const levels: Placings<Id>[][] = [];
  for (const one of [...people].sort((a, b) => compare(a, b) || (a.id < b.id ? -1 : 1))) {
    const level = levels[levels.length - 1];
    const [before] = level ?? [];
    if (level && before && compare(before, one) === 0) level.push(one);
    else levels.push([one]);
  }
  return levels;
}

/**
 * [JD11] The levels of one dance, best first. Column by column (firsts, seconds or better, …) whoever has more than half of all
 * marks there is placed: a larger majority first, then the lower sum of those marks, then the next columns. Whom nothing
 * separates stand in one level, by id. Source: domain 8.4 [FDO]; J26–J28, J34.
 */
export function majorityLevels<Id extends string>(people: readonly Placings<Id>[], fromColumn = 1): Id[][] {
  const last = Math.max(0, ...people.flatMap(({ marks }) => marks));
  const levels: Id[][] = [];
  let left = [...people];
  for (let upTo = fromColumn; upTo <= last && left.length > 0; upTo++) {
    const placed = left.filter(({ marks }) => 2 * column(marks, upTo).count > marks.length);
    for (const level of byMajority(placed, upTo, last)) levels.push(level.map(({ id }) => id));
    left = left.filter((one) => !placed.includes(one));
  }
  return levels;
}

/** [JD11] The places of one dance, doubled so that they are whole: those of one level share the mean of their places (2.5 is 5). */
export function dancePlaces<Id extends string>(people: readonly Placings<Id>[]): Map<Id, number> {
  const places = new Map<Id, number>();
  for (const level of majorityLevels(people)) {
    const first = places.size + 1;
    for (const id of level) places.set(id, 2 * first + level.length - 1);
  }
  return places;
}

export interface DanceResult<Id extends string> {
  id: Id;
  place: number;
  /** doubled */
  total: number;
  /** what placed them: the sum of the dances' places, more or better single places, or all marks as one dance */
  by: "sum" | "places" | "all-marks" | "shared";
}

/**
 * [JD12] Several dances together: the lowest sum of places wins. Level sums for place p: who has more dances at p or better, then
 * the lower sum of those places, then all judges' marks of all dances as one dance from column p on; when one of them is placed
 * the rest start again for the next place. Who is level even so shares the place. `dances` hold the same people.
 * Source: domain 8.4 ([DSL] rules 10 and 11; the restart from memory).
 */
export function skatingResult<Id extends string>(dances: readonly (readonly Placings<Id>[])[]): DanceResult<Id>[] {
  const placed = dances.map((dance) => dancePlaces(dance));
  const everyone = (dances[0] ?? []).map(({ id }) => {
    const places = placed.map((of) => of.get(id) ?? 0);
    return {
      id,
      places,
      marks: dances.flatMap((dance) => dance.find((one) => one.id === id)?.marks ?? []),
      total: places.reduce((all, place) => all + place, 0),
    };
  });
  const order = everyone.sort((a, b) => a.total - b.total || (a.id < b.id ? -1 : 1));
  const results: DanceResult<Id>[] = [];
  let at = 0;
  while (at < order.length) {
    const level = order.filter(({ total }) => total === order[at]?.total);
    results.push(...separate(level, at + 1));
    at += level.length;
  }
  return results;
}

interface Sums<Id extends string> {
  id: Id;
  places: number[];
  marks: number[];
  total: number;
}

function separate<Id extends string>(level: readonly Sums<Id>[], from: number): DanceResult<Id>[] {
  const results: DanceResult<Id>[] = [];
  let left = [...level];
  while (left.length > 0) {
    const place = from + results.length;
    const { best, by } = firstOf(left, place);
    for (const { id, total } of best) results.push({ id, place, total, by });
    left = left.filter((one) => !best.includes(one));
  }
  return results;
}

/** Who of those level on sums takes `place`, and by what. */
function firstOf<Id extends string>(left: Sums<Id>[], place: number): { best: Sums<Id>[]; by: DanceResult<Id>["by"] } {
  if (left.length === 1) return { best: left, by: "sum" };
  const inPlaces = left.map((one) => ({ one, ...column(one.places, 2 * place) }));
  const most = Math.max(...inPlaces.map(({ count }) => count));
  const least = Math.min(...inPlaces.filter(({ count }) => count === most).map(({ total }) => total));
  const ahead = inPlaces.filter(({ count, total }) => count === most && total === least).map(({ one }) => one);
  if (ahead.length === 1) return { best: ahead, by: "places" };
  const [first = []] = majorityLevels(ahead, place);
  const best = ahead.filter(({ id }) => first.includes(id));
  return best.length === 1 ? { best, by: "all-marks" } : { best, by: "shared" };
}
