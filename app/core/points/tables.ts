/** What places win, first place first; `rest` is what every further place wins, 0 where it is not said. */
export interface PointTable {
  places: readonly number[];
  rest?: number;
}

/**
 * [TP7] Tables of published regulations, in points, by where they were found. Source: domain 11.1 ([UPC], [ZAFU], [JT2006],
 * [YYVTC], [LIUAN], [QZ14], [BOOK118F], [WEIHAI], [CQU]); T01, T02, T22, T30.
 */
export const pointTables = {
  nine: { places: [9, 7, 6, 5, 4, 3, 2, 1] },
  seven: { places: [7, 5, 4, 3, 2, 1] },
  nineToThree: { places: [9, 7, 6, 5, 4, 3] },
  twenty: { places: [20, 16, 14, 12, 10, 8, 6, 4, 2] },
  twelve: { places: [12, 10, 8, 7, 6, 5, 4, 3, 2, 1] },
  five: { places: [5, 4, 3, 2, 1] },
  relay: { places: [14, 12, 10, 8, 6, 4, 2] },
  /** skill contests: the first six, four more alike, and one for everybody else */
  weihai: { places: [10, 9, 8, 7, 6, 5, 4, 4, 4, 4], rest: 1 },
} as const satisfies Record<string, PointTable>;

/** [TP7] A table as long as there are teams: n, n − 1, …, 1. Source: domain 11.1 ([ZBNC], 11 10 9 … 1). */
export function tableForTeams(teams: number): PointTable {
  return { places: Array.from({ length: teams }, (_unused, i) => teams - i) };
}

/** [TP7] The table's points of the first `entrants` places, `rest` filled in: what `placePoints` is given. */
export function tableOf({ places, rest = 0 }: PointTable, entrants: number): number[] {
  return Array.from({ length: entrants }, (_unused, i) => places[i] ?? rest);
}
