/** Rows kept in order, in blocks, so that one can be put in or taken out without touching the others. */
export interface SortedBlocks<Row> {
  size(): number;
  insert(row: Row): void;
  /** takes out a row that is level with this one in the order; false where there is none */
  remove(row: Row): boolean;
  /** how many rows, from the first, hold what `holds` asks; it must be true of the first so many and of none behind them */
  countWhile(holds: (row: Row) => boolean): number;
  slice(from: number, to: number): Row[];
}

/** The first index at which `holds` is false. */
function firstNot<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * [RK19] An order of rows that can be changed one by one. `compare` separates every two different rows. Sorting costs
 * n log n once; putting in, taking out and counting cost log n comparisons, a block's length and the number of blocks.
 */
export function sortedBlocks<Row>(
  rows: readonly Row[],
  compare: (a: Row, b: Row) => number,
  length = 256,
): SortedBlocks<Row> {
  const sorted = [...rows].sort(compare);
  const blocks: Row[][] = [];
  for (let from = 0; from < sorted.length; from += length) blocks.push(sorted.slice(from, from + length));

  const blockOf = (holds: (row: Row) => boolean) =>
    firstNot(blocks, (block) => {
      const last = block[block.length - 1];
      return last !== undefined && holds(last);
    });
  const isBefore = (row: Row) => (other: Row) => compare(other, row) < 0;

  return {
    size: () => blocks.reduce((all, block) => all + block.length, 0),
    insert(row) {
      // behind all others it goes to the end of the last block
      const at = Math.max(0, Math.min(blockOf(isBefore(row)), blocks.length - 1));
      const block = blocks[at];
      if (!block) {
        blocks.push([row]);
        return;
      }
      block.splice(firstNot(block, isBefore(row)), 0, row);
      if (block.length > 2 * length) blocks.splice(at + 1, 0, block.splice(length));
    },
    remove(row) {
      const at = blockOf(isBefore(row));
      const block = blocks[at];
      const within = block ? firstNot(block, isBefore(row)) : 0;
      const found = block?.[within];
      if (!block || found === undefined || compare(found, row) !== 0) return false;
      block.splice(within, 1);
      if (block.length === 0) blocks.splice(at, 1);
      return true;
    },
    countWhile(holds) {
      const at = blockOf(holds);
      const before = blocks.slice(0, at).reduce((all, block) => all + block.length, 0);
      const block = blocks[at];
      return before + (block ? firstNot(block, holds) : 0);
    },
    slice(from, to) {
      const out: Row[] = [];
      let start = 0;
      for (const block of blocks) {
        if (start >= to) break;
        if (start + block.length > from) out.push(...block.slice(Math.max(0, from - start), to - start));
        start += block.length;
      }
      return out;
    },
  };
}
