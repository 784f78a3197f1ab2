import type { TiePolicy } from "./plan.ts";
import type { TieRecord } from "./tie-record.ts";

/** [AD14] How people who are level are made to contest a place: a race again, sudden death, or one more attempt each. */
export type Method = "contest" | "sudden-death" | "extra-attempt";

/** [AD14] Every choice for a tie across a cut, tried in this order. Domain 13 row 7. */
export interface CutPolicy {
  /** the finer measure is compared first, where everybody has one */
  finer: boolean;
  /** everybody level goes through while no more than this many go on in all (a ninth lane); null = no such room */
  capacity: number | null;
  last: TiePolicy | "none-in";
  /** of the decider */
  method: Method;
}

export type TieFact<Id extends string> =
  | { kind: "tie-all-in"; cut: string; tied: Id[]; places: number }
  | { kind: "tie-none-in"; cut: string; tied: Id[]; places: number }
  | { kind: "tie-room"; cut: string; tied: Id[]; places: number; capacity: number }
  | { kind: "tie-finer"; cut: string; tied: Id[]; through: Id[] }
  | { kind: "tie-settled"; cut: string; record: TieRecord<Id> }
  | { kind: "tie-waits"; cut: string; tied: Id[]; places: number; by: "decider" | "lot"; method: Method };

export interface Settling<Id extends string> {
  policy: CutPolicy;
  /** of all cuts; the last one that fits a tie counts */
  records: readonly TieRecord<Id>[];
  withdrawn: ReadonlySet<Id>;
  /** the smaller stands before the larger */
  finer: ReadonlyMap<Id, number>;
}

export interface CutAnswer<Id extends string> {
  through: Id[];
  /** of those through, whom a recorded decider or lot admitted */
  ruled: Id[];
  left: Id[];
  /** who waits for a decider or lot: neither through nor left */
  waiting: Id[];
  facts: TieFact<Id>[];
}

const sameSet = (a: readonly string[], b: readonly string[]) => {
  const known = new Set(a);
  return known.size === b.length && b.every((id) => known.has(id));
};

/** People of one level cut again by their finer measure; null where somebody has none. */
function split<Id extends string>(tied: readonly Id[], finer: ReadonlyMap<Id, number>): Id[][] | null {
  const byValue = new Map<number, Id[]>();
  for (const id of tied) {
    const value = finer.get(id);
    if (value === undefined) return null;
    byValue.set(value, [...(byValue.get(value) ?? []), id]);
  }
  return [...byValue].sort(([a], [b]) => a - b).map(([, ids]) => ids);
}

/**
 * [AD14] The first `places` of people in levels, the best level first. A level across the cut is settled by the policy, or
 * waits; `already` = who is through by other cuts, for the room. Who withdrew does not keep a tie alive.
 * Source: domain 2.2 ([TAB], [LIFT], [WCAL], [IAAF167], [HYTEK-SWIM], [USMS]); A02, A05, A07–A10, A17.
 */
export function cutLevels<Id extends string>(
  levels: readonly (readonly Id[])[],
  places: number,
  cut: string,
  settling: Settling<Id>,
  already = 0,
): CutAnswer<Id> {
  const through: Id[] = [];
  for (const [i, level] of levels.entries()) {
    const room = places - through.length;
    const rest = levels.slice(i + 1).flat();
    if (room <= 0) return { through, ruled: [], left: [...level, ...rest], waiting: [], facts: [] };
    if (level.length > room) {
      const settled = settle([...level].sort(), room, cut, settling, already + through.length);
      return { ...settled, through: [...through, ...settled.through], left: [...settled.left, ...rest] };
    }
    through.push(...[...level].sort());
  }
  return { through, ruled: [], left: [], waiting: [], facts: [] };
}

function settle<Id extends string>(
  tied: Id[],
  places: number,
  cut: string,
  settling: Settling<Id>,
  already: number,
): CutAnswer<Id> {
  const { policy, records, withdrawn, finer } = settling;
  const finerLevels = policy.finer ? split(tied, finer) : null;
  if (finerLevels && finerLevels.length > 1) {
    const inner = cutLevels(finerLevels, places, cut, { ...settling, policy: { ...policy, finer: false } }, already);
    return { ...inner, facts: [{ kind: "tie-finer", cut, tied, through: inner.through }, ...inner.facts] };
  }
  const present = tied.filter((id) => !withdrawn.has(id));
  const gone = tied.filter((id) => withdrawn.has(id));
  const base = { ruled: [], waiting: [], facts: [] };
  const record = lastFitting(records, cut, present, places, withdrawn);
  if (record && (policy.last === "decider" || policy.last === "lot")) {
    const admitted = tied.filter((id) => record.admitted.includes(id));
    const left = tied.filter((id) => !admitted.includes(id));
    return { through: admitted, ruled: admitted, left, waiting: [], facts: [{ kind: "tie-settled", cut, record }] };
  }
  // the withdrawn fill what is left of the room: reserves replace them like any other who went through
  const filled = [...present, ...gone];
  if (present.length <= places) return { ...base, through: filled.slice(0, places), left: filled.slice(places) };
  const told = { cut, tied: present, places };
  const { capacity } = policy;
  if (capacity !== null && already + present.length <= capacity)
    return { ...base, through: present, left: gone, facts: [{ kind: "tie-room", ...told, capacity }] };
  if (policy.last === "all-in")
    return { ...base, through: present, left: gone, facts: [{ kind: "tie-all-in", ...told }] };
  if (policy.last === "none-in")
    return { ...base, through: [], left: filled, facts: [{ kind: "tie-none-in", ...told }] };
  const { last: by, method } = policy;
  return { ...base, through: [], left: gone, waiting: present, facts: [{ kind: "tie-waits", ...told, by, method }] };
}

/** A record counts while the same people are level at the same cut; one made before somebody withdrew goes on counting. */
function lastFitting<Id extends string>(
  records: readonly TieRecord<Id>[],
  cut: string,
  present: readonly Id[],
  places: number,
  withdrawn: ReadonlySet<Id>,
): TieRecord<Id> | undefined {
  const fitting = records.filter((record) => {
    const still = record.tied.filter((id) => !withdrawn.has(id));
    return record.cut === cut && sameSet(still, present) && record.admitted.length <= places;
  });
  return fitting[fitting.length - 1];
}
