import { type Band, bandOf } from "../band.ts";
import type { Rounding } from "../number.ts";
import { type Placed, type Tiered, type TierNote, type TierTie, tiersOf } from "./tier-ties.ts";
import { tierCounts } from "./tiers.ts";

/** One kind of prize of an event; an event may have several (places, a diploma for 85 points and more). */
export type PrizeKind = { key: string } & (
  | { way: "places"; counts: readonly number[]; tie: TierTie }
  | { way: "shares"; percents: readonly (number | string)[]; rounding: Rounding; tie: TierTie }
  /** whoever reaches a mark, however many they are; the value is the tier */
  | { way: "marks"; bands: readonly Band<number>[] }
);

export interface Candidate<Id extends string> extends Placed<Id> {
  /** whole steps, more is better; null is none */
  mark: number | null;
}

export interface PrizesOfKind<Id extends string> {
  key: string;
  /** those who won something, in the order of the candidates' places */
  people: Tiered<Id>[];
  notes: TierNote<Id>[];
}

/**
 * [AW6] Every kind of prize for itself: fixed numbers of places, shares of all `entrants` (who started or not, as the meet counts
 * them), or marks reached by people with a place. One person may win of several kinds.
 * Source: domain 8.2 ([MOHRSS] shares, [FABAO] fixed), 10.2 ([TWMOL] limits).
 */
export function prizesOfKinds<Id extends string>(
  candidates: readonly Candidate<Id>[],
  entrants: number,
  kinds: readonly PrizeKind[],
): PrizesOfKind<Id>[] {
  const marks = new Map(candidates.map(({ id, mark }) => [id, mark]));
  const placed = candidates.map(({ id, place }) => ({ id, place }));
  return kinds.map((kind) => {
    const { key } = kind;
    if (kind.way !== "marks") {
      const counts = kind.way === "places" ? kind.counts : tierCounts(entrants, kind.percents, kind.rounding);
      const { people, notes } = tiersOf(placed, counts, kind.tie);
      return { key, people: people.filter(({ tier }) => tier !== null), notes };
    }
    const { people } = tiersOf(placed, [], "better");
    const reached = people.map(({ id, place }) => {
      const mark = marks.get(id) ?? null;
      return { id, place, tier: place === null || mark === null ? null : bandOf(mark, kind.bands) };
    });
    return { key, people: reached.filter(({ tier }) => tier !== null), notes: [] };
  });
}
