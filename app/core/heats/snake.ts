/**
 * [HT11] The ranked (best first) over `heats` heats in a snake: the first row left to right, the next right to left, and so
 * on; a last row that is not full starts at the end where the snake stands. Heat by heat, each best first. No heat throws.
 * Source: domain 1.2 ([ZGD]; athletics TR20.3 from memory; the pattern of [BM]); H09–H11.
 */
export function snake<T>(ranked: readonly T[], heats: number): T[][] {
  if (!(heats >= 1)) throw new RangeError(`a snake through ${heats} heats`);
  const piles: T[][] = Array.from({ length: heats }, () => []);
  ranked.forEach((one, i) => {
    const at = i % heats;
    const back = Math.floor(i / heats) % 2 === 1;
    piles[back ? heats - 1 - at : at]?.push(one);
  });
  return piles;
}

/** [HT11] The heats numbered anew so that the larger ones come first (or last); equal ones keep their order. */
export function largerHeats<T>(piles: readonly (readonly T[])[], larger: "first" | "last"): T[][] {
  const sign = larger === "first" ? 1 : -1;
  return piles.map((pile) => [...pile]).sort((a, b) => sign * (b.length - a.length));
}
