export interface Placed<Id extends string> {
  id: Id;
  /** competition numbering; null is no place */
  place: number | null;
}

/** A tie that takes places of two tiers: all get the better, all the worse, or a decider is asked for. */
export type TierTie = "better" | "worse" | "decider";

export interface Tiered<Id extends string> extends Placed<Id> {
  /** from 1; null is no prize, or not yet */
  tier: number | null;
}

export type TierNote<Id extends string> =
  /** level over the border of two tiers, `worse` null being no prize; `given` is what all of them get */
  | { kind: "tie-over-tiers"; place: number; ids: Id[]; better: number; worse: number | null; given: number | null }
  /** so many of them may have `better`, and nothing at hand says which */
  | { kind: "cannot-be-separated"; place: number; ids: Id[]; better: number; worse: number | null; left: number }
  /** prizes nobody came for */
  | { kind: "tier-vacant"; tier: number; count: number };

export interface Tiers<Id extends string> {
  /** by place, those level by id, those without a place last */
  people: Tiered<Id>[];
  /** how many got each tier */
  given: number[];
  notes: TierNote<Id>[];
}

/**
 * [AW4] Everybody's tier: the first places win the best tier, as many as `counts` says, the next ones the next. Level people take
 * as many places together; where these lie in two tiers `tie` decides, and a tier that gave more leaves the next fewer. With
 * "decider" they have no tier until it is decided. Source: domain 8.2 ([FABAO], [FSOU2] fixed counts; ties P).
 */
export function tiersOf<Id extends string>(
  placed: readonly Placed<Id>[],
  counts: readonly number[],
  tie: TierTie,
): Tiers<Id> {
  const rank = ({ place }: Placed<Id>) => place ?? Number.POSITIVE_INFINITY;
  const sorted = [...placed].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
  const groups = new Map<number, Id[]>();
  for (const { id, place } of sorted) if (place !== null) groups.set(place, [...(groups.get(place) ?? []), id]);

  const tiers = new Map<number, number | null>();
  const notes: TierNote<Id>[] = [];
  for (const [place, ids] of groups) {
    const better = tierAt(place, counts);
    const worse = tierAt(place + ids.length - 1, counts);
    const given = better === worse || tie === "better" ? better : tie === "worse" ? worse : null;
    tiers.set(place, given);
    if (better === null || better === worse) continue;
    if (tie === "decider")
      notes.push({ kind: "cannot-be-separated", place, ids, better, worse, left: upTo(better, counts) - place + 1 });
    else notes.push({ kind: "tie-over-tiers", place, ids, better, worse, given });
  }
  const people = sorted.map(
    (one): Tiered<Id> => ({ ...one, tier: one.place === null ? null : (tiers.get(one.place) ?? null) }),
  );
  const taken = sorted.filter(({ place }) => place !== null).length;
  return {
    people,
    given: counts.map((_count, i) => people.filter(({ tier }) => tier === i + 1).length),
    notes: [...notes, ...vacancies(taken, counts)],
  };
}

/** The last place of a tier. */
const upTo = (tier: number, counts: readonly number[]) => counts.slice(0, tier).reduce((all, count) => all + count, 0);

function tierAt(place: number, counts: readonly number[]): number | null {
  const found = counts.findIndex((_count, i) => place <= upTo(i + 1, counts));
  return found === -1 ? null : found + 1;
}

function vacancies(taken: number, counts: readonly number[]): { kind: "tier-vacant"; tier: number; count: number }[] {
  return counts.flatMap((planned, i) => {
    const count = Math.min(planned, upTo(i + 1, counts) - taken);
    return count > 0 ? [{ kind: "tier-vacant" as const, tier: i + 1, count }] : [];
  });
}
