/** Where somebody comes from who is not known yet. */
export type Slot =
  | { kind: "group-place"; group: string; place: number }
  | { kind: "winner"; match: string }
  | { kind: "loser"; match: string }
  /** the `rank`-th best of all who stand at `place` in their groups: the second best runner-up is place 2, rank 2 */
  | { kind: "best-placed"; place: number; rank: number };

export interface GroupTable<Id extends string> {
  id: string;
  /** no result can change the order any more */
  finished: boolean;
  /** the best first; people whom nothing separates stand together */
  levels: readonly (readonly Id[])[];
}

/** winner null = nobody came through; loser null = nobody lost (a bye) */
export interface MatchResult<Id extends string> {
  id: string;
  finished: boolean;
  winner: Id | null;
  loser: Id | null;
}

export interface Sources<Id extends string> {
  groups: readonly GroupTable<Id>[];
  matches: readonly MatchResult<Id>[];
  /** over groups: negative where a stands before b, 0 where nothing separates them; null = groups are not compared */
  across: ((a: Id, b: Id) => number) | null;
}

/** Who fills a slot, or why nobody does yet. */
export type Filled<Id extends string> =
  | { kind: "known"; id: Id }
  /** until these groups or matches are finished */
  | { kind: "placeholder"; slot: Slot; until: string[] }
  /** a decider or lot is needed among these */
  | { kind: "tied"; slot: Slot; tied: Id[] }
  /** nobody will come: a bye's loser, a group too small, nobody to be compared */
  | { kind: "vacant"; slot: Slot };

/** The level that holds a place, counting people; null where there are too few. */
function levelAt<Id extends string>(levels: readonly (readonly Id[])[], place: number): readonly Id[] | null {
  let before = 0;
  for (const level of levels) {
    if (place > before && place <= before + level.length) return level;
    before += level.length;
  }
  return null;
}

/**
 * [AD16] Who stands in a slot such as "place 1 of group A", "loser of match 3" or "second best runner-up": known, or a
 * placeholder fact until its sources are finished. A slot of an unknown group or match throws.
 * Source: domain 2.1 (place ladder), 7.1; comparison over groups as domain 7.3.
 */
export function fillSlot<Id extends string>(slot: Slot, sources: Sources<Id>): Filled<Id> {
  if (slot.kind === "group-place") {
    const group = found(sources.groups, slot.group);
    if (!group.finished) return { kind: "placeholder", slot, until: [group.id] };
    return ofLevel(slot, levelAt(group.levels, slot.place));
  }
  if (slot.kind === "best-placed") return bestPlaced(slot, sources);
  const match = found(sources.matches, slot.match);
  if (!match.finished) return { kind: "placeholder", slot, until: [match.id] };
  const id = slot.kind === "winner" ? match.winner : match.loser;
  return id === null ? { kind: "vacant", slot } : { kind: "known", id };
}

function found<Source extends { id: string }>(all: readonly Source[], id: string): Source {
  const one = all.find((source) => source.id === id);
  if (!one) throw new RangeError(`no group or match ${id}`);
  return one;
}

function ofLevel<Id extends string>(slot: Slot, level: readonly Id[] | null): Filled<Id> {
  const [only, ...others] = level ?? [];
  if (only === undefined) return { kind: "vacant", slot };
  return others.length === 0 ? { kind: "known", id: only } : { kind: "tied", slot, tied: [only, ...others].sort() };
}

/** All groups must be finished, and every one that has somebody at that place must have one alone there. */
function bestPlaced<Id extends string>(
  slot: Slot & { kind: "best-placed" },
  { groups, across }: Sources<Id>,
): Filled<Id> {
  const until = groups.filter(({ finished }) => !finished).map(({ id }) => id);
  if (until.length > 0) return { kind: "placeholder", slot, until: until.sort() };
  if (across === null) return { kind: "vacant", slot };
  const people: Id[] = [];
  for (const { levels } of groups) {
    const level = levelAt(levels, slot.place) ?? [];
    if (level.length > 1) return ofLevel(slot, level);
    people.push(...level);
  }
  people.sort((a, b) => across(a, b) || (a < b ? -1 : 1));
  const at = people[slot.rank - 1];
  return ofLevel(slot, at === undefined ? null : people.filter((other) => across(other, at) === 0));
}
