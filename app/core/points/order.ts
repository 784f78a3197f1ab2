/** What a unit has won, before it is placed; `won[0]` counts its firsts, `won[1]` its seconds, and so on. */
export interface Winnings<Id extends string> {
  unit: Id;
  /** on the scale */
  points: number;
  won: readonly number[];
}

/** What stood a unit before the next one, when their points were equal: more of this place. */
export interface SeparatedByPlaces {
  kind: "separated-by-places";
  place: number;
}

export type Placed<Row> = Row & { place: number; before: SeparatedByPlaces | null };

const times = (row: Winnings<string>, place: number) => row.won[place - 1] ?? 0;

/** The first place that two units won unequally often, or null. */
function unequalPlace(a: Winnings<string>, b: Winnings<string>): number | null {
  const length = Math.max(a.won.length, b.won.length);
  for (let place = 1; place <= length; place++) if (times(a, place) !== times(b, place)) return place;
  return null;
}

/** [TP6] Negative where a stands before b: more points, then more firsts, more seconds, and so on; 0 where all is equal. */
function compareUnits(a: Winnings<string>, b: Winnings<string>): number {
  if (a.points !== b.points) return b.points - a.points;
  const place = unequalPlace(a, b);
  return place === null ? 0 : times(b, place) - times(a, place);
}

/**
 * [TP6] Units best first with their places: by points, then by the number of firsts, of seconds, and so on, down to the last
 * place anybody won, with points or without. All equal share the place and stay in the order they were given in. `before`
 * says what stood a unit before the next where their points did not.
 * Source: domain 11.3 ([UPC], [ZAFU], [LIUAN], [WEIF]; sharing P); T17, T18.
 */
export function orderUnits<Row extends Winnings<string>>(rows: readonly Row[]): Placed<Row>[] {
  const sorted = [...rows].sort(compareUnits);
  let place = 0;
  return sorted.map((row, i) => {
    const [last, next] = [sorted[i - 1], sorted[i + 1]];
    if (!last || compareUnits(last, row) !== 0) place = i + 1;
    const decisive = next && next.points === row.points ? unequalPlace(row, next) : null;
    return { ...row, place, before: decisive === null ? null : { kind: "separated-by-places", place: decisive } };
  });
}
