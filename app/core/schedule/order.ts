import type { Item } from "./item.ts";

/** [SH3] An item in the programme: the smaller `order` first where nothing else decides. */
export interface Ordered extends Item {
  order: number;
}

const first = (a: Ordered, b: Ordered) => a.order - b.order || (a.id < b.id ? -1 : 1);

/**
 * [SH3] The items so that each comes after all it waits for, otherwise by `order`, then by id; and the ones that wait for each
 * other in a circle, or for such. An item given twice, or after one that is not there, throws. n log n, and the waits.
 */
export function inOrder<T extends Ordered>(items: readonly T[]): { ordered: T[]; circular: T[] } {
  const byId = new Map(items.map((item) => [item.id, item]));
  if (byId.size < items.length) throw new Error("an item is in the schedule twice");
  const waiting = new Map<string, number>();
  const next = new Map<string, T[]>();
  for (const item of items) {
    const before = new Set(item.after);
    waiting.set(item.id, before.size);
    for (const id of before) {
      if (!byId.has(id)) throw new Error(`item ${item.id} waits for ${id}, which is not there`);
      const followers = next.get(id);
      if (followers) followers.push(item);
      else next.set(id, [item]);
    }
  }
  const ready = items.filter(({ id }) => waiting.get(id) === 0).sort(first);
  const ordered: T[] = [];
  for (let item = ready.shift(); item; item = ready.shift()) {
    ordered.push(item);
    for (const one of next.get(item.id) ?? []) {
      const left = (waiting.get(one.id) ?? 0) - 1;
      waiting.set(one.id, left);
      if (left === 0) ready.splice(placeOf(one, ready), 0, one);
    }
  }
  const circular = items.filter(({ id }) => (waiting.get(id) ?? 0) > 0).sort(first);
  return { ordered, circular };
}

function placeOf<T extends Ordered>(item: T, sorted: readonly T[]): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = sorted[middle];
    if (other && first(other, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
