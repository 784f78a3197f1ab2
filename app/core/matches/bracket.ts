/** Where the one who stands in a match comes from. A match is named by its index in `Bracket.matches`. */
export type Slot<Id extends string> =
  | Entrance<Id>
  | { readonly kind: "winner"; readonly match: number }
  | { readonly kind: "loser"; readonly match: number };

/** Who enters a bracket: somebody, or whoever will take a place in a group. [KO11] */
export type Entrance<Id extends string> =
  | { readonly kind: "entrant"; readonly id: Id }
  | { readonly kind: "group-place"; readonly group: string; readonly place: number };

/** The part of the contest a match belongs to; `places` are play-offs for a place, `reset` the second grand final. */
export type Side = "winners" | "losers" | "final" | "reset" | "places";

export interface BracketMatch<Id extends string> {
  /** the same in every bracket of the same kind and size: W-1-3, P3-4-1 … */
  readonly id: string;
  readonly side: Side;
  /** from 1, within its side; play-offs for places count on from the main rounds */
  readonly round: number;
  /** from 1, the top one first; counted as if there were no byes */
  readonly position: number;
  /** the best place that its winner can still get */
  readonly best: number;
  readonly slots: readonly [Slot<Id>, Slot<Id>];
}

/** Whoever comes out of `slot` has this place; `to` is larger than `from` where it is shared, in competition numbering. */
export interface PlaceOf<Id extends string> {
  readonly slot: Slot<Id>;
  readonly from: number;
  readonly to: number;
}

/** Somebody has no opponent in this position and goes on. */
export interface Bye<Id extends string> {
  readonly kind: "bye";
  readonly slot: Slot<Id>;
  readonly side: Side;
  readonly round: number;
  readonly position: number;
}

/** A bracket as data. Every match has two people; a slot always comes from an earlier match of the list. */
export interface Bracket<Id extends string> {
  readonly matches: readonly BracketMatch<Id>[];
  readonly places: readonly PlaceOf<Id>[];
  readonly byes: readonly Bye<Id>[];
}

/** A bracket that is being put together. */
export class BracketUnderWay<Id extends string> implements Bracket<Id> {
  readonly matches: BracketMatch<Id>[] = [];
  readonly places: PlaceOf<Id>[] = [];
  readonly byes: Bye<Id>[] = [];

  /** One position of the bracket; null stands for nobody. Where one side is empty the other goes on without a match. */
  meet(
    a: Slot<Id> | null,
    b: Slot<Id> | null,
    at: { side: Side; round: number; position: number; best: number },
  ): { winner: Slot<Id> | null; loser: Slot<Id> | null } {
    const { side, round, position, best } = at;
    if (!a || !b) {
      const slot = a ?? b;
      if (slot) this.byes.push({ kind: "bye", slot, side, round, position });
      return { winner: slot, loser: null };
    }
    const letter = side === "places" ? `P${best}` : names[side];
    const match = this.matches.push({
      id: `${letter}-${round}-${position}`,
      side,
      round,
      position,
      best,
      slots: [a, b],
    });
    return { winner: { kind: "winner", match: match - 1 }, loser: { kind: "loser", match: match - 1 } };
  }

  /** A round: neighbours meet. */
  round(
    slots: readonly (Slot<Id> | null)[],
    at: { side: Side; round: number; best: number },
  ): { winners: (Slot<Id> | null)[]; losers: (Slot<Id> | null)[] } {
    const winners: (Slot<Id> | null)[] = [];
    const losers: (Slot<Id> | null)[] = [];
    for (let i = 0; i + 1 < slots.length; i += 2) {
      const { winner, loser } = this.meet(slots[i] ?? null, slots[i + 1] ?? null, { ...at, position: i / 2 + 1 });
      winners.push(winner);
      losers.push(loser);
    }
    return { winners, losers };
  }

  /** Those who come out of the slots share the places from `from` on. */
  share(slots: readonly (Slot<Id> | null)[], from: number): void {
    const to = from + present(slots) - 1;
    for (const slot of slots) if (slot) this.places.push({ slot, from, to });
  }
}

const names = { winners: "W", losers: "L", final: "F", reset: "R" };

/** How many slots are not empty. */
export const present = (slots: readonly unknown[]): number => slots.filter((slot) => slot !== null).length;

/** Ids as entrances; null stays a bye. */
export const entrances = <Id extends string>(ids: readonly (Id | null)[]): (Entrance<Id> | null)[] =>
  ids.map((id) => (id === null ? null : { kind: "entrant", id }));
