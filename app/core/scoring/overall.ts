/** What somebody did in every event of an overall: places and normalised results, null where they had none. */
export interface OverallRow<Id extends string> {
  id: Id;
  places: readonly (number | null)[];
  /** hundredths [SC16] */
  normalised: readonly (number | null)[];
}

export interface OverallPlace<Id extends string> {
  id: Id;
  /** sum of the places, each times its event's multiplier */
  placeSum: number;
  /** sum of the normalised results in hundredths, likewise */
  normalisedSum: number;
  /** null for whoever has not a result in every event */
  place: number | null;
}

/**
 * [SC28] The overall of several events, best first: the lowest sum of places wins, the higher sum of normalised results
 * separates equals, and who is level in both shares the place (1 2 2 4). Each event has a multiplier for both. Who has not
 * every event has no place and stands last, by id. Source: [RS] ijru.overall, domain 4.1, 3.5; S18. That library prints the
 * place by the normalised sum alone, and so gives two the same place whose sums of places differ.
 */
export function overallPlaces<Id extends string>(
  rows: readonly OverallRow<Id>[],
  multipliers: { place: readonly number[]; normalised: readonly number[] },
): OverallPlace<Id>[] {
  const total = (values: readonly (number | null)[], times: readonly number[]) =>
    values.reduce<number>((all, value, event) => all + (value ?? 0) * (times[event] ?? 1), 0);
  const summed = rows.map(({ id, places, normalised }) => ({
    id,
    placeSum: total(places, multipliers.place),
    normalisedSum: total(normalised, multipliers.normalised),
    whole: places.every((place) => place !== null) && normalised.every((one) => one !== null),
  }));
  type Summed = (typeof summed)[number];
  const better = (a: Summed, b: Summed) =>
    Number(b.whole) - Number(a.whole) || (a.whole ? a.placeSum - b.placeSum || b.normalisedSum - a.normalisedSum : 0);
  const order = [...summed].sort((a, b) => better(a, b) || (a.id < b.id ? -1 : 1));
  let place = 0;
  return order.map((row, i) => {
    const before = order[i - 1];
    if (!before || better(before, row) !== 0) place = i + 1;
    const { id, placeSum, normalisedSum, whole } = row;
    return { id, placeSum, normalisedSum, place: whole ? place : null };
  });
}
