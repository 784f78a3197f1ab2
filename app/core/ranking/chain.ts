import { type ChainFact, factsOf } from "./chain-facts.ts";
import { type ChainKey, type ChainRow, compareRows, separator } from "./chain-row.ts";
import { forced, levelsOf, type Numbering, placesOf } from "./numbering.ts";

export interface ChainPlace<Id extends string> {
  id: Id;
  /** null for whoever has a status */
  place: number | null;
  /** everybody who shares the place, this one too, by id; the same list for all of them */
  level: readonly Id[];
  /** the key that puts this row before the next level and behind the one above; null where no key does */
  decidedBy: { below: string | null; above: string | null };
}

export interface ChainRanking<Id extends string> {
  /** best first; those who are level by id */
  rows: ChainPlace<Id>[];
  facts: ChainFact<Id>[];
}

/**
 * [RK5] Rows ranked by a chain of keys, the first that differs deciding, numbered as asked, with everything people must be told:
 * who shares, what separated whom, who was ordered by lot or decider, which tie still waits for one. The same for any order
 * of the rows. Values that are not exact throw. Costs rows × log rows × keys.
 * Source: domain 3.4, 3.5; R01–R06, R23–R28, J13, Q06, Q10.
 */
export function rankByChain<Id extends string>(
  rows: readonly ChainRow<Id>[],
  keys: readonly ChainKey[],
  numbering: Numbering<Id> = { style: "competition" },
): ChainRanking<Id> {
  const sorted = [...rows].sort((a, b) => compareRows(a, b, keys) || (a.id < b.id ? -1 : 1));
  const levels = levelsOf(sorted, (a, b) => compareRows(a, b, keys) === 0).map((level) => {
    const ids = level.map(({ id }) => id);
    const [first] = level;
    if (!first) throw new RangeError("a level of nobody");
    return { row: first, ids, order: ids.length > 1 && !first.status ? forced(ids, numbering) : null };
  });
  const groups = levels.flatMap(({ row, ids, order }) =>
    order ? order.map((id) => ({ row, ids: [id] })) : [{ row, ids }],
  );
  const sharing = numbering.style === "lot" || numbering.style === "decider" ? "competition" : numbering.style;
  const numbers = placesOf(
    groups.map(({ ids }) => ids.length),
    sharing,
  );
  const keyBetween = (a: ChainRow<Id> | undefined, b: ChainRow<Id> | undefined) => {
    if (!a || !b || a.status || b.status) return null;
    const found = separator(a, b, keys);
    return found ? (keys[found.at]?.key ?? null) : null;
  };
  const placed = groups.map(({ row, ids }, at) => ({ row, ids, place: row.status ? null : (numbers[at] ?? null) }));
  const out = placed.flatMap(({ row, ids, place }, at) => {
    const decidedBy = {
      below: keyBetween(row, placed[at + 1]?.row),
      above: keyBetween(placed[at - 1]?.row, row),
    };
    return ids.map((id) => ({ id, place, level: ids, decidedBy }));
  });
  const places = new Map(out.map(({ id, place }) => [id, place]));
  return { rows: out, facts: factsOf(levels, places, keys, numbering) };
}
