import { seededRandom } from "../random.ts";
import { checkMatch, type GroupMatch } from "./group-match.ts";
import type { GroupRules } from "./rules.ts";
import { type GroupLot, type SeparationFact, separate } from "./separate.ts";
import { sidesOf, type Tally, tallies } from "./tally.ts";

export interface GroupRow<Id extends string> extends Tally {
  readonly id: Id;
  /** in competition numbering, shared while a tie is open; null for those whose results were deleted */
  readonly place: number | null;
}

export type TableFact<Id extends string> =
  | SeparationFact<Id>
  /** level for these places: the matches that are left may still part them, or only a lot can */
  | {
      readonly kind: "tie-unresolved";
      readonly ids: readonly Id[];
      readonly place: number;
      readonly to: number;
      readonly needs: "matches" | "lot";
    }
  /** somebody did not come, gave up or was taken out, and so many results do not count */
  | { readonly kind: "results-deleted"; readonly id: Id; readonly matches: number };

export interface GroupTable<Id extends string> {
  /** best first; who is level by id; those whose results were deleted at the end */
  readonly rows: readonly GroupRow<Id>[];
  readonly facts: readonly TableFact<Id>[];
  /** who has still to meet whom, in the order of the ids; a pair twice where two matches are left */
  readonly left: readonly (readonly [Id, Id])[];
}

export interface Group<Id extends string> {
  readonly ids: readonly Id[];
  /** the results in force; a correction is another list */
  readonly matches: readonly GroupMatch<Id>[];
  readonly rules: GroupRules;
  /** how often everybody meets everybody, once unless said */
  readonly times?: 1 | 2;
  readonly lots?: readonly GroupLot<Id>[];
}

/**
 * [RR8] The table of a group, computed from its results at any time, also before all are in. [RR9] Its order, with every separation
 * and its values; [RR16] ties that are open. [RR17] Nothing is remembered: after a correction it is as if that had always been
 * the result. The same for any order of ids and matches, and for a and b exchanged. Throws for a result that `checkMatch` refuses.
 * Source: domain 7.5.
 */
export function groupTable<Id extends string>({
  ids,
  matches,
  rules,
  times = 1,
  lots = [],
}: Group<Id>): GroupTable<Id> {
  if (new Set(ids).size < ids.length) throw new Error("somebody is in the group twice");
  for (const match of matches) {
    const checked = checkMatch(match, ids, rules);
    if (!checked.ok) throw new Error(`a result of the group: ${checked.refusal.kind}`);
  }
  const out = rules.absence === "deletes" ? absentees(matches) : new Set<Id>();
  const counting = matches.filter(({ a, b }) => !out.has(a) && !out.has(b));
  const inGroup = [...ids].sort().filter((id) => !out.has(id));
  const sides = counting.flatMap((match) => sidesOf(match, rules));
  const from = tallies(inGroup, sides);
  const { levels, facts } = separate({ tallies: from, sides }, rules.criteria, lots);
  const left = leftToPlay(inGroup, matches, times);

  const rows: GroupRow<Id>[] = [];
  const ties: TableFact<Id>[] = [];
  for (const level of levels) {
    const place = rows.length + 1;
    const to = rows.length + level.length;
    if (level.length > 1) {
      const open = rules.criteria.some(({ of }) => of === "sonneborn-berger")
        ? left.length > 0
        : left.some((pair) => pair.some((id) => level.includes(id)));
      ties.push({ kind: "tie-unresolved", ids: level, place, to, needs: open ? "matches" : "lot" });
    }
    rows.push(...level.map((id) => row(id, place, from)));
  }
  const gone = [...out].sort();
  const empty = tallies(gone, []);
  const deleted = gone.map((id) => {
    const count = matches.filter(({ a, b, outcome }) => outcome !== "void" && (a === id || b === id)).length;
    return { kind: "results-deleted" as const, id, matches: count };
  });
  return {
    rows: [...rows, ...gone.map((id) => row(id, null, empty))],
    facts: [...facts, ...ties, ...deleted],
    left,
  };
}

function row<Id extends string>(id: Id, place: number | null, from: ReadonlyMap<Id, Tally>): GroupRow<Id> {
  const tally = from.get(id);
  if (!tally) throw new Error("somebody of the group has no tally");
  return { id, place, ...tally };
}

/** Those who did not come, gave up or were taken out. */
function absentees<Id extends string>(matches: readonly GroupMatch<Id>[]): Set<Id> {
  const out = new Set<Id>();
  for (const { a, b, outcome, winner } of matches) {
    if (outcome === "played" || outcome === "void") continue;
    if (winner !== a) out.add(a);
    if (winner !== b) out.add(b);
  }
  return out;
}

function leftToPlay<Id extends string>(
  ids: readonly Id[],
  matches: readonly GroupMatch<Id>[],
  times: number,
): (readonly [Id, Id])[] {
  const met = new Map<Id, Map<Id, number>>();
  for (const { a, b } of matches) {
    const [one, other] = a < b ? [a, b] : [b, a];
    const opponents = met.get(one) ?? new Map<Id, number>();
    met.set(one, opponents.set(other, (opponents.get(other) ?? 0) + 1));
  }
  return ids.flatMap((one, i) =>
    ids.slice(i + 1).flatMap((other) => {
      const missing = Math.max(0, times - (met.get(one)?.get(other) ?? 0));
      return Array.from({ length: missing }, () => [one, other] as const);
    }),
  );
}

/**
 * [RR16] The lot among people who are level, as it is recorded: the seed alone decides, for whatever order they are given in.
 * Source: domain 7.5 (lot as the last step); repeatable P.
 */
export function drawGroupLot<Id extends string>(tied: readonly Id[], seed: string): GroupLot<Id> {
  return { order: seededRandom(`${seed}/table`).shuffle([...tied].sort()), seed };
}
