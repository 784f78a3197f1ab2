import type { EntrantId } from "../ids.ts";
import type { EventPlace } from "../rounds/places.ts";
import type { EventPlan } from "../rounds/plan.ts";

export interface PrizeLine {
  place: number;
  /** 1 = first prize; as the place, or by how far one came [AW7] */
  prize: number;
  id: EntrantId;
  /** others at the same place */
  shared: EntrantId[];
  /** the round whose mark won it */
  round: number;
  why: EventPlace["why"];
}

/** What must be said about a prize list, in facts; the words stand in i18n. */
export type PrizeNote =
  | { kind: "tie"; place: number; count: number; nextPlace: number }
  | { kind: "vacant"; places: number[]; failed: number }
  | { kind: "round-before"; places: number[] }
  | { kind: "separated-by-misses" | "separated-by-countback"; place: number; ids: EntrantId[] };

export interface PrizeList {
  /** by place, those who share one by id */
  lines: PrizeLine[];
  /** places nobody won */
  vacant: number[];
  words: PrizeNote[];
}

/**
 * [AW1] The first `plan.prizes` places. A tie across the last prize gives a prize to all of them. A place in the final that
 * nobody earned stays vacant, unless the plan fills it, or the final of one heat leaves it to the round before. [AW2] `words`
 * holds what a reader would ask about: ties, vacancies, places not won in the final, equal marks that misses separated.
 * Source: [SEED] (first six win prizes), domain 3.4 [XXB] (the place after a tie stays empty), 13 row 8 (P).
 */
export function prizeList(places: readonly EventPlace[], plan: EventPlan): PrizeList {
  const fromBefore = plan.finalMode === "round-before" || plan.vacant === "fill";
  const won = places
    .flatMap(({ place, ...one }) => (place !== null && place <= plan.prizes ? [{ ...one, place }] : []))
    .filter(({ why }) => why === "final" || fromBefore)
    .sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1));
  const lines = won.map(({ place, id, tiedWith, round, why }) => ({
    place,
    prize: place,
    id,
    shared: tiedWith,
    round,
    why,
  }));

  const words: PrizeNote[] = [];
  const taken = new Set<number>();
  const noted = new Set<number>();
  for (const { place, shared } of lines) {
    const count = shared.length + 1;
    for (let i = 0; i < count; i++) taken.add(place + i);
    if (count > 1 && !noted.has(place)) words.push({ kind: "tie", place, count, nextPlace: place + count });
    noted.add(place);
  }
  for (const { id, place, separatedBy } of won)
    if (separatedBy) words.push({ kind: `separated-by-${separatedBy}`, place, ids: [id] });
  const before = [...new Set(lines.filter(({ why }) => why !== "final").map(({ place }) => place))];
  if (before.length > 0) words.push({ kind: "round-before", places: before });
  const vacant = Array.from({ length: plan.prizes }, (_unused, i) => i + 1).filter((place) => !taken.has(place));
  const failed = places.filter(({ why, place, mark }) => why === "final" && place === null && mark.outcome !== "none");
  if (vacant.length > 0) words.push({ kind: "vacant", places: vacant, failed: failed.length });
  return { lines, vacant, words };
}

/**
 * [AW7] Prizes by how far people came, as many classes as the plan has prizes: the first to those left at the end, the second to those who lost
 * in the round before, the third to those of the one before that … Whoever has no place has no prize. By prize, place, then id.
 * Source: domain 2.4 [TUG17]; A24.
 */
export function prizesByRound(
  places: readonly EventPlace[],
  reached: ReadonlyMap<EntrantId, number>,
  plan: EventPlan,
): PrizeList {
  const lines = places.flatMap(({ id, place, tiedWith, round, why }): PrizeLine[] => {
    const prize = reached.get(id) ?? Number.POSITIVE_INFINITY;
    return place === null || prize > plan.prizes ? [] : [{ place, prize, id, shared: tiedWith, round, why }];
  });
  lines.sort((a, b) => a.prize - b.prize || a.place - b.place || (a.id < b.id ? -1 : 1));
  return { lines, vacant: [], words: [] };
}
