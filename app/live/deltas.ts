import { above, type Delta, type RowKey, type WireRow } from "./protocol.ts";

export type Rows = ReadonlyMap<RowKey, WireRow>;

export const rowsOf = (rows: readonly WireRow[]): Rows => new Map(rows.map((row) => [row.key, row]));

/** The rows of a snapshot; what says the same as before stays the same object. */
export function rowsAfter(old: Rows, rows: readonly WireRow[]): Rows {
  const kept = (row: WireRow) => {
    const before = old.get(row.key);
    return before && JSON.stringify(before) === JSON.stringify(row) ? before : row;
  };
  return rowsOf(rows.map(kept));
}

/** The rows after a delta; rows it does not name stay the same objects, so that only what changed is painted again. */
export function applyDelta(rows: Rows, { gone, covers, rows: told }: Pick<Delta, "rows" | "gone" | "covers">): Rows {
  const next = new Map(rows);
  const under: ReadonlySet<RowKey> = new Set(covers);
  for (const [key, row] of under.size > 0 ? rows : [])
    if (under.has(key) || above(row).some((one) => under.has(one))) next.delete(key);
  for (const key of gone) next.delete(key);
  for (const row of told) next.set(row.key, row);
  return next;
}

/** What to do with a delta that arrives while `epoch` and `version` are held. */
export function judge(held: { epoch: string; version: number }, delta: Delta): "apply" | "old" | "gap" {
  if (delta.epoch !== held.epoch) return "gap";
  if (delta.version <= held.version) return "old";
  return delta.from <= held.version ? "apply" : "gap";
}
