/**
 * [KO1] The lines of a bracket: the smallest power of two that holds `n`; 1 for one entrant, 0 for none.
 * Source: domain 7.1; B08.
 */
export function bracketSize(n: number): number {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`no bracket for ${n}`);
  if (n === 0) return 0;
  let size = 1;
  while (size < n) size *= 2;
  return size;
}

/** How often a power of two can be halved: the rounds of a bracket of `size` lines. */
export function roundsOf(size: number): number {
  if (!Number.isInteger(size) || size < 1 || 2 ** Math.round(Math.log2(size)) !== size)
    throw new RangeError(`${size} is no power of two`);
  return Math.round(Math.log2(size));
}

export interface KnockOutCounts {
  size: number;
  rounds: number;
  byes: number;
  firstRound: number;
  /** in all, with the match for third place where there is one */
  matches: number;
}

/**
 * [KO1] What a knock-out of `n` ≥ 1 entrants costs. The match for third place needs four entrants.
 * Source: domain 7.1 ([HJUGA], [ZY-KO]); B08, B09.
 */
export function knockOutCounts(n: number, thirdPlace = false): KnockOutCounts {
  if (n < 1) throw new RangeError("a knock-out has an entrant");
  const size = bracketSize(n);
  return {
    size,
    rounds: roundsOf(size),
    byes: size - n,
    firstRound: n - size / 2 < 1 ? 0 : n - size / 2,
    matches: n - 1 + (thirdPlace && n >= 4 ? 1 : 0),
  };
}

/**
 * [KO1] The partial first round: `matches` of it bring `n` down to the next power of two, `straight` go straight through.
 * A power of two plays a whole round. Source: domain 7.1 ([TAB]); B10, B11.
 */
export function partialRound(n: number): { matches: number; straight: number } {
  const { firstRound, byes } = knockOutCounts(n);
  return { matches: firstRound, straight: n === 1 ? 1 : byes };
}

/**
 * [KO6] Matches that settle every place of a full bracket: k · 2^(k−1). Source: domain 7.1 (P); B12.
 * @param size a power of two
 */
export function fullPlacementMatches(size: number): number {
  return (roundsOf(size) * size) / 2;
}
