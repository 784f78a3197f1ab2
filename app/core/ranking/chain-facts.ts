import { type ChainKey, type ChainRow, separator } from "./chain-row.ts";
import type { Numbering } from "./numbering.ts";
import type { NoPlace } from "./status.ts";
import type { Value } from "./value.ts";

/** What people must be told about a ranking: a message key with its parameters; `ids` in the order of the sheet. */
export type ChainFact<Id extends string> =
  /** `nextPlace` is null where nobody with a place follows */
  | { kind: "shared"; place: number; ids: Id[]; count: number; nextPlace: number | null }
  /** `at` counts the keys from 0: 0 is the result itself, more is a tie that a later key broke */
  | { kind: "separated"; by: string; at: number; ids: Id[]; over: Id[]; value: Value; overValue: Value }
  | { kind: "by-lot"; place: number; ids: Id[]; seed: string }
  | { kind: "by-decider"; place: number; ids: Id[] }
  | { kind: "tie-unresolved"; place: number; ids: Id[]; count: number }
  | { kind: "without-place"; status: NoPlace; ids: Id[] };

interface Level<Id extends string> {
  row: ChainRow<Id>;
  ids: Id[];
  /** as a lot or a decider put it */
  order: Id[] | null;
}

function tieFact<Id extends string>(
  { ids, order }: Level<Id>,
  place: number,
  nextPlace: number | null,
  numbering: Numbering<Id>,
): ChainFact<Id> {
  const count = ids.length;
  if (numbering.style === "lot") return { kind: "by-lot", place, ids: order ?? ids, seed: numbering.seed };
  if (numbering.style !== "decider") return { kind: "shared", place, ids, count, nextPlace };
  return order ? { kind: "by-decider", place, ids: order } : { kind: "tie-unresolved", place, ids, count };
}

/** [RK6] The facts of a ranking from the best level to the last: of each its tie, then what put it before the next one. */
export function factsOf<Id extends string>(
  levels: readonly Level<Id>[],
  places: ReadonlyMap<Id, number | null>,
  keys: readonly ChainKey[],
  numbering: Numbering<Id>,
): ChainFact<Id>[] {
  const placeOf = (ids: readonly Id[] | undefined) => (ids?.[0] === undefined ? null : (places.get(ids[0]) ?? null));
  return levels.flatMap((level, i): ChainFact<Id>[] => {
    const { row, ids, order } = level;
    if (row.status) return [{ kind: "without-place", status: row.status, ids }];
    const facts: ChainFact<Id>[] = [];
    const next = levels[i + 1];
    const place = placeOf(order ?? ids);
    if (ids.length > 1 && place !== null)
      facts.push(tieFact(level, place, placeOf(next?.order ?? next?.ids), numbering));
    const found = next && !next.row.status ? separator(row, next.row, keys) : null;
    const by = found && keys[found.at]?.key;
    if (next && found && by !== undefined && by !== null)
      facts.push({
        kind: "separated",
        by,
        at: found.at,
        ids: order ?? ids,
        over: next.order ?? next.ids,
        value: row.values[by] ?? null,
        overValue: next.row.values[by] ?? null,
      });
    return facts;
  });
}
