export interface BibBlock {
  from: number;
  to: number;
}

/**
 * [EN5] Blocks of numbers, one a unit in order, with room for late changes: size + `spare` rounded up to whole `roundTo` (12 →
 * 1–20), and never an empty block. No two overlap. Source: domain 12.2 (P); E15.
 */
export function bibBlocks(sizes: readonly number[], roundTo = 10, spare = 1): BibBlock[] {
  let next = 1;
  return sizes.map((size) => {
    const length = Math.max(1, Math.ceil((size + spare) / roundTo)) * roundTo;
    const block = { from: next, to: next + length - 1 };
    next += length;
    return block;
  });
}

/**
 * [EN5] The first `count` free numbers of a block, going on past its end where it is full: `taken` must hold the numbers of
 * all units, or the next unit's are given twice.
 */
export function assignBibs(block: BibBlock, taken: readonly number[], count: number): number[] {
  const used = new Set(taken);
  const free: number[] = [];
  for (let bib = block.from; free.length < count; bib++) if (!used.has(bib)) free.push(bib);
  return free;
}
