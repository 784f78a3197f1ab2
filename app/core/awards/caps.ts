export interface Candidate<Id extends string, Unit extends string> {
  id: Id;
  unit: Unit;
  /** competition numbering of the event */
  place: number;
}

export interface Winner<Id extends string, Unit extends string> extends Candidate<Id, Unit> {
  /** the prize, after those passed over have left the row */
  prize: number;
}

export type CapNote<Id extends string, Unit extends string> =
  /** its unit had its prizes already */
  | { kind: "over-cap"; id: Id; unit: Unit; place: number; most: number }
  | { kind: "moved-up"; id: Id; place: number; prize: number }
  /** level within a unit that has only `left` prizes for them: who gets them is still to be decided */
  | { kind: "cap-undecided"; unit: Unit; ids: Id[]; place: number; prize: number; left: number };

export interface CappedPrizes<Id extends string, Unit extends string> {
  /** by prize, those level by id */
  winners: Winner<Id, Unit>[];
  notes: CapNote<Id, Unit>[];
}

/**
 * [AW5] The first `prizes` where a unit may win at most `most`: who comes after that of the same unit is passed over, and the next
 * of other units move up. A tie across the last prize gives one to all of them. Where a unit has fewer prizes left than people
 * level, these stay undecided and keep their prizes' places. Source: domain 11.1 (P: no published rule was found).
 */
export function cappedPrizes<Id extends string, Unit extends string>(
  candidates: readonly Candidate<Id, Unit>[],
  prizes: number,
  most: number,
): CappedPrizes<Id, Unit> {
  const sorted = [...candidates].sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1));
  const won = new Map<Unit, number>();
  const winners: Winner<Id, Unit>[] = [];
  const notes: CapNote<Id, Unit>[] = [];
  let prize = 1;
  for (const [place, level] of groupBy(sorted, (one) => one.place)) {
    if (prize > prizes) break;
    const at = prize;
    for (const [unit, people] of groupBy(level, (one) => one.unit)) {
      const left = most - (won.get(unit) ?? 0);
      const ids = people.map(({ id }) => id);
      if (left <= 0) notes.push(...ids.map((id) => ({ kind: "over-cap" as const, id, unit, place, most })));
      else if (people.length > left) notes.push({ kind: "cap-undecided", unit, ids, place, prize: at, left });
      else for (const one of people) winners.push({ ...one, prize: at });
      const taken = Math.max(0, Math.min(left, people.length));
      won.set(unit, (won.get(unit) ?? 0) + taken);
      prize += taken;
    }
  }
  winners.sort((a, b) => a.prize - b.prize || (a.id < b.id ? -1 : 1));
  const moved = winners.filter((one) => one.prize < one.place);
  return {
    winners,
    notes: [
      ...notes,
      ...moved.map(({ id, place, prize: to }) => ({ kind: "moved-up" as const, id, place, prize: to })),
    ],
  };
}

/** The items by a key, keys in the order of their first. */
function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
