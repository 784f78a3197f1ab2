import type { LaneMark, ScoringOptions } from "../scoring/ruleset.ts";
import { type ChainRow, compareRows } from "./chain-row.ts";
import { type LiveChange, type LiveOrder, type LiveStanding, liveOrder } from "./live-order.ts";
import { keysOf, type Rankable, rowOf } from "./rank.ts";

type Id = Rankable["id"];

export interface LiveMarks extends Pick<LiveOrder<ChainRow<Id>>, "size" | "remove" | "standing"> {
  update(id: Id, mark: LaneMark): LiveChange;
  page(from: number, count: number): (Rankable & LiveStanding)[];
}

/** [RK19] The marks of an event, ranked as `rankMarks` does it, while they come in. */
export function liveMarks(items: readonly Rankable[], options: ScoringOptions): LiveMarks {
  const marked = ({ id, mark }: Rankable) => ({ ...rowOf(id, mark, options), mark });
  const keys = keysOf(options);
  const order = liveOrder(items.map(marked), {
    compare: (a, b) => compareRows(a, b, keys),
    placed: ({ status }) => !status,
  });
  return {
    size: order.size,
    remove: order.remove,
    standing: order.standing,
    update: (id, mark) => order.update(marked({ id, mark })),
    page: (from, count) =>
      order.page(from, count).map(({ row, ...standing }) => ({ id: row.id, mark: row.mark, ...standing })),
  };
}
