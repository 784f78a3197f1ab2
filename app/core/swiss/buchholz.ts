/** [SW7] The sum of the opponents' scores without the `lowest` and the `highest` of them. Source: domain 7.4 [FIDE-TB]; B51. */
export function buchholz(opponents: readonly number[], lowest = 0, highest = 0): number {
  const kept = [...opponents].sort((a, b) => a - b).slice(lowest, Math.max(lowest, opponents.length - highest));
  return kept.reduce((sum, score) => sum + score, 0);
}

/**
 * [SW7] Sonneborn–Berger: the sum of each result times the opponent's score. Of half points it is in quarters of a point.
 * Source: domain 7.4 [FIDE-TB]; B52.
 */
export function sonnebornBerger(games: readonly { readonly points: number; readonly opponent: number }[]): number {
  return games.reduce((sum, { points, opponent }) => sum + points * opponent, 0);
}
