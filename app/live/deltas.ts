import type { BoardRow, Delta, RowKey } from "./protocol.ts";

export type Rows = ReadonlyMap<RowKey, BoardRow>;

export const rowsOf = (rows: readonly BoardRow[]): Rows => new Map(rows.map((row) => [row.key, row]));

/** The rows after a delta; rows it does not name stay the same objects, so that only what changed is painted again. */
export function applyDelta(rows: Rows, delta: Pick<Delta, "rows" | "gone">): Rows {
  const next = new Map(rows);
  for (const key of delta.gone) next.delete(key);
  for (const row of delta.rows) next.set(row.key, row);
  return next;
}

/** One delta that does what these do one after another. They follow each other without a gap; there is at least one. */
export function mergeDeltas(deltas: readonly [Delta, ...Delta[]]): Delta {
  const rows = new Map<RowKey, BoardRow>();
  const gone = new Set<RowKey>();
  let version = deltas[0].version;
  for (const delta of deltas) {
    for (const key of delta.gone) {
      gone.add(key);
      rows.delete(key);
    }
    for (const row of delta.rows) {
      rows.set(row.key, row);
      gone.delete(row.key);
    }
    version = delta.version;
  }
  const { epoch, from } = deltas[0];
  return { epoch, from, version, rows: [...rows.values()], gone: [...gone] };
}

/** What to do with a delta that arrives while `epoch` and `version` are held. */
export function judge(held: { epoch: string; version: number }, delta: Delta): "apply" | "old" | "gap" {
  if (delta.epoch !== held.epoch) return "gap";
  if (delta.version <= held.version) return "old";
  return delta.from <= held.version ? "apply" : "gap";
}
