import { sortedBlocks } from "./sorted-blocks.ts";

/** Lines of a board, counted from 0; `to` is the first one behind. */
export interface Lines {
  from: number;
  to: number;
}

export interface LiveStanding {
  /** in competition numbering; null for whoever has none */
  place: number | null;
  /** how many others share the place */
  tiedWith: number;
}

export interface LiveChange extends LiveStanding {
  /** the lines, as they are now, of people whose place went down (+1) or up (−1) by one; the changed row may stand among them */
  moved: (Lines & { by: 1 | -1 }) | null;
  /** all lines that look different now, at most: their people, places and ties */
  redraw: Lines;
}

export interface LiveOrder<Row extends { readonly id: string }> {
  size(): number;
  /** a new row, or a new mark of one that is there */
  update(row: Row): LiveChange;
  /** null where nobody has this id */
  remove(id: Row["id"]): Pick<LiveChange, "moved" | "redraw"> | null;
  standing(id: Row["id"]): LiveStanding | null;
  /** `count` lines from line `from` on, best first; those who are level by id */
  page(from: number, count: number): (LiveStanding & { row: Row })[];
}

export interface Ordering<Row> {
  /** negative where a stands before b, 0 where they are level */
  compare(a: Row, b: Row): number;
  /** everybody with a place stands before everybody without */
  placed(row: Row): boolean;
}

/**
 * [RK19] A ranking that goes on while marks come in: after one mark only the lines between the old and the new place differ, and
 * it costs about the square root of the number of people, where ranking all costs n log n. The places are those of ranking the
 * whole. Two rows of one id at the start throw. Source: P (a board of ten thousand people).
 */
export function liveOrder<Row extends { readonly id: string }>(
  rows: readonly Row[],
  { compare, placed }: Ordering<Row>,
): LiveOrder<Row> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  if (byId.size < rows.length) throw new RangeError("somebody stands twice in one ranking");
  const order = sortedBlocks(rows, (a, b) => compare(a, b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

  const firstOf = (row: Row) => order.countWhile((other) => compare(other, row) < 0);
  const behind = (row: Row) => order.countWhile((other) => compare(other, row) <= 0);

  const standingOf = (row: Row): LiveStanding => {
    if (!placed(row)) return { place: null, tiedWith: 0 };
    const first = firstOf(row);
    return { place: first + 1, tiedWith: behind(row) - first - 1 };
  };
  /** The lines that a change from `old` to `now` touches; null = not in the ranking. */
  const changeOf = (old: Row | null, now: Row | null): Pick<LiveChange, "moved" | "redraw"> => {
    const size = order.size();
    const [before, after] = [old ? behind(old) : size, now ? behind(now) : size];
    const worse = !now || (old !== null && compare(now, old) > 0);
    const withPlace = order.countWhile(placed);
    const from = Math.min(before, after);
    const to = Math.min(Math.max(before, after), withPlace);
    // who falls back stands among those who moved up past them
    const others = to - from - (worse && now && placed(now) ? 1 : 0);
    const level = [old, now].flatMap((row) => (row ? [firstOf(row)] : []));
    return {
      moved: others > 0 ? { from, to, by: worse ? -1 : 1 } : null,
      redraw: { from: Math.min(...level), to: Math.max(before, after) },
    };
  };

  return {
    size: order.size,
    update(row) {
      const old = byId.get(row.id) ?? null;
      if (old) order.remove(old);
      byId.set(row.id, row);
      order.insert(row);
      return { ...standingOf(row), ...changeOf(old, row) };
    },
    remove(id) {
      const old = byId.get(id);
      if (!old) return null;
      byId.delete(id);
      order.remove(old);
      return changeOf(old, null);
    },
    standing(id) {
      const row = byId.get(id);
      return row ? standingOf(row) : null;
    },
    page(from, count) {
      const lines = order.slice(from, from + count);
      let last: { row: Row; standing: LiveStanding } | null = null;
      return lines.map((row) => {
        const standing: LiveStanding = last && compare(last.row, row) === 0 ? last.standing : standingOf(row);
        last = { row, standing };
        return { row, ...standing };
      });
    },
  };
}
