/**
 * [SW1] Rounds after which one at most of n has won every match, where nobody draws: the least r with 2ʳ ≥ n. It is also the
 * published table: 5–8 players 3 rounds, 9–16 four, 17–32 five, 33–64 six, 65–128 seven. Source: domain 7.4 (P), [SWTAB].
 */
export function swissRounds(n: number): number {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`a Swiss contest of ${n}`);
  let rounds = 0;
  while (2 ** rounds < n) rounds++;
  return rounds;
}
