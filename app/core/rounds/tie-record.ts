import type { Direction } from "../scoring/ruleset.ts";
import { drawLot } from "./qualify.ts";
import type { Method } from "./tie.ts";

/** [AD15] How a tie was settled, as it is stored: where, among whom, for how many places, who decided, and the lot's seed. */
export interface TieRecord<Id extends string> {
  cut: string;
  tied: Id[];
  places: number;
  admitted: Id[];
  by: { kind: "decider"; method: Method } | { kind: "lot"; seed: string; edition: "draw@1" };
  /** the official, as the product knows people */
  decidedBy: string;
}

/** People level at a cut, as the fact of a waiting tie tells them. */
interface WaitingTie<Id extends string> {
  cut: string;
  tied: readonly Id[];
  places: number;
}

/** [AD15] The record of a lot: the seed alone decides who goes through. Source: domain 2.2 ([IAAF167], [BWF16.2]; record P). */
export function lotRecord<Id extends string>(
  { cut, tied, places }: WaitingTie<Id>,
  seed: string,
  decidedBy: string,
): TieRecord<Id> {
  const by = { kind: "lot" as const, seed, edition: "draw@1" as const };
  return { cut, tied: [...tied].sort(), places, admitted: drawLot(tied, places, seed), by, decidedBy };
}

export type RecordRefusal<Id extends string> =
  | { kind: "admits-a-stranger"; id: Id }
  | { kind: "admits-twice"; id: Id }
  | { kind: "admits-wrong-number"; admitted: number; places: number }
  | { kind: "nobody-decided" }
  | { kind: "lot-differs"; drawn: Id[] };

/**
 * [AD15] What is wrong with a record before it is stored or when it is checked later; null where nothing is. A lot is drawn
 * again from its seed and must admit the same people. Source: domain 2.2 (P).
 */
export function recordRefusal<Id extends string>(record: TieRecord<Id>): RecordRefusal<Id> | null {
  const { tied, admitted, places, by, decidedBy } = record;
  if (decidedBy === "") return { kind: "nobody-decided" };
  for (const [i, id] of admitted.entries()) {
    if (!tied.includes(id)) return { kind: "admits-a-stranger", id };
    if (admitted.indexOf(id) !== i) return { kind: "admits-twice", id };
  }
  if (admitted.length !== places) return { kind: "admits-wrong-number", admitted: admitted.length, places };
  if (by.kind === "decider") return null;
  const drawn = drawLot(tied, places, by.seed);
  return drawn.every((id) => admitted.includes(id)) ? null : { kind: "lot-differs", drawn };
}

export interface Contested<Id extends string> {
  admitted: Id[];
  /** still level for the places that are left: they contest again; null where all is decided */
  again: { tied: Id[]; places: number } | null;
  /** not admitted, the best first, people level together: the order of the reserves */
  out: Id[][];
}

/**
 * [AD15] What extra contests among the tied have decided so far. Each later one separates only people still level after those
 * before it; whoever has no mark in one stands behind those who have. The same for a swim-off, a sudden death question or an
 * extra throw, and for the order of the reserves. Source: domain 2.2 ([HYTEK-SWIM] again if equal, also for reserve places;
 * [SHDB], [JDC], [123JZ]); A09.
 */
export function contested<Id extends string>(
  tied: readonly Id[],
  places: number,
  contests: readonly ReadonlyMap<Id, number>[],
  direction: Direction,
): Contested<Id> {
  const sign = direction === "more" ? -1 : 1;
  const key = (id: Id, marks: ReadonlyMap<Id, number>) => {
    const mark = marks.get(id);
    return mark === undefined ? Infinity : sign * mark;
  };
  let levels: Id[][] = [[...tied].sort()];
  for (const marks of contests)
    levels = levels.flatMap((level) => {
      const values = [...new Set(level.map((id) => key(id, marks)))].sort((a, b) => (a < b ? -1 : 1));
      return values.map((value) => level.filter((id) => key(id, marks) === value));
    });
  const admitted: Id[] = [];
  const out: Id[][] = [];
  let again: Contested<Id>["again"] = null;
  for (const level of levels) {
    const room = places - admitted.length;
    if (room <= 0 || again) out.push(level);
    else if (level.length <= room) admitted.push(...level);
    else again = { tied: level, places: room };
  }
  return { admitted, again, out };
}
