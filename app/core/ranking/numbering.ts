import { seededRandom } from "../random.ts";

/** How places are numbered where people are level: 1 2 2 4, 1 2 2 3 or 1 2.5 2.5 4. */
export type Sharing = "competition" | "dense" | "fractional";

/**
 * How places are numbered. `lot` and `decider` share none: the level are put in an order by lot, or in the order an extra
 * contest gave; an order counts while it names exactly those who are level, and the last that fits counts.
 */
export type Numbering<Id extends string> =
  | { style: Sharing }
  | { style: "lot"; seed: string }
  | { style: "decider"; orders: readonly (readonly Id[])[] };

/** Sorted items cut into levels wherever `same` does not join neighbours. */
export function levelsOf<T>(sorted: readonly T[], same: (a: T, b: T) => boolean): T[][] {
  const levels: T[][] = [];
  let before: T | undefined;
  for (const item of sorted) {
    // by index, not .at(): old tablets rank too
    const last = levels[levels.length - 1];
    if (last && before !== undefined && same(before, item)) last.push(item);
    else levels.push([item]);
    before = item;
  }
  return levels;
}

/**
 * [RK2] The place of each level, best first, from their sizes. competition 1 2 2 4 · dense 1 2 2 3 · fractional 1 2.5 2.5 4,
 * the mean of the places they take together. Source: domain 3.4 ([IJRU-RANK], [WCA 9f15], [XXB]; [BM]); R01–R05.
 */
export function placesOf(sizes: readonly number[], sharing: Sharing): number[] {
  let before = 0;
  return sizes.map((size, at) => {
    const place = { competition: before + 1, dense: at + 1, fractional: before + (size + 1) / 2 }[sharing];
    before += size;
    return place;
  });
}

const alike = (a: readonly string[], b: readonly string[]) =>
  JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());

/**
 * [RK7] A level put in an order, or null where nobody did. The lot is of these people alone: what happens to others does not
 * change it, and two ties of one seed are drawn apart. Source: domain 3.4 ([NMG] no shared places), 2.2; the lot P.
 */
export function forced<Id extends string>(level: readonly Id[], numbering: Numbering<Id>): Id[] | null {
  if (numbering.style === "lot") {
    const ids = [...level].sort();
    return seededRandom(`${numbering.seed}/${ids.join()}`).shuffle(ids);
  }
  if (numbering.style !== "decider") return null;
  const fitting = numbering.orders.filter((order) => alike(order, level));
  const last = fitting[fitting.length - 1];
  return last ? [...last] : null;
}
