import type { Bracket, Slot } from "./bracket.ts";
import { idOf, type Played } from "./play.ts";
import { bracketSize } from "./size.ts";

export interface RedrawOptions {
  /** lot: all by lot. fold: the best of those still in meets the last, the second the last but one */
  readonly pairing: "lot" | "fold";
  /** each-round: one goes straight through where the number is odd. first-round: a partial round down to a power of two */
  readonly byes: "each-round" | "first-round";
  /** as many as this are left for the end: 1 the winner, 3 for a final of three */
  readonly stopAt: number;
}

/** [KO5] The rounds of a contest that is drawn anew for every round: how many come in, go straight through and meet. */
export interface RedrawnRound {
  readonly entrants: number;
  readonly byes: number;
  readonly matches: number;
}

/**
 * [KO5] What a contest of `n` costs that is drawn anew for every round, until no more than `stopAt` are left.
 * Source: domain 2.4 ([TUG17] 17 → 9 → 5 → 3), 7.1 ([TAB] partial first round); A24.
 */
export function redrawnRounds(n: number, { byes, stopAt }: Omit<RedrawOptions, "pairing">): RedrawnRound[] {
  const rounds: RedrawnRound[] = [];
  for (let left = n; left > Math.max(1, stopAt); ) {
    const straight = byeCount(left, byes);
    rounds.push({ entrants: left, byes: straight, matches: (left - straight) / 2 });
    left = (left + straight) / 2;
  }
  return rounds;
}

export const byeCount = (n: number, byes: RedrawOptions["byes"]): number =>
  byes === "each-round" ? n % 2 : bracketSize(n) - n;

/** A bracket that grows round by round. */
export interface RedrawnBracket<Id extends string> extends Bracket<Id> {
  /** entrants, the best first */
  readonly entrants: readonly Id[];
  readonly rounds: number;
  /** who is still in, as slots of the last round */
  readonly inside: readonly Slot<Id>[];
}

/** [KO5] Nothing is drawn yet: everybody is in. `entrants`, the best first; where all is by lot their order does not matter. */
export function beforeFirstDraw<Id extends string>(entrants: readonly Id[]): RedrawnBracket<Id> {
  if (new Set(entrants).size < entrants.length) throw new Error("somebody is in the draw twice");
  const inside = entrants.map((id): Slot<Id> => ({ kind: "entrant", id }));
  return { entrants, rounds: 0, inside, matches: [], places: [], byes: [] };
}

interface StillIn<Id extends string> {
  slot: Slot<Id>;
  id: Id;
}

/** [KO5] Who is in by the results so far: those whose seat is known. */
export function stillIn<Id extends string>(bracket: RedrawnBracket<Id>, played: Played<Id>): StillIn<Id>[] {
  return bracket.inside.flatMap((slot) => {
    const id = idIn(played, slot);
    return id === null ? [] : [{ slot, id }];
  });
}

/** Who sits in a slot by the results so far; null where nobody can say. */
export function idIn<Id extends string>({ seatOf }: Played<Id>, slot: Slot<Id>): Id | null {
  return idOf(seatOf(slot));
}
