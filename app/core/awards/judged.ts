import type { EntrantId } from "../ids.ts";
import { medals } from "../judged/medals.ts";
import type { AwardPlan } from "../judged/plan.ts";
import { prizesOfKinds } from "./kinds.ts";
import type { PrizeLine, PrizeList, PrizeNote } from "./prizes.ts";
import type { TierNote } from "./tier-ties.ts";

/** What an award came to: who won which tier, and what has to be said of it. */
export type AwardResult = {
  key: string;
  names: readonly string[];
  people: { id: EntrantId; place: number | null; tier: number; name: string }[];
  notes: TierNote<EntrantId>[];
};

/** Somebody with a total, in steps of the event's points. */
export interface Honoured {
  id: EntrantId;
  place: number | null;
  total: number | null;
}

const tierOf = { gold: 1, silver: 2, bronze: 3, excellence: 4 } as const;

function byMargin(people: readonly Honoured[], { margin, excellence }: Extract<AwardPlan, { way: "margin" }>) {
  const rows = people.flatMap(({ id, place, total }) =>
    place === null || total === null ? [] : [{ id, points: total }],
  );
  return medals(rows, margin, excellence).map(({ id, medal }) => ({ id, tier: tierOf[medal] }));
}

/**
 * [AW8] An award of a judged event: shares of all who took part, counts, points reached, or medals within a margin [JD14]. Nobody
 * wins without a place. By place, then id.
 */
export function awardOf(people: readonly Honoured[], entrants: number, award: AwardPlan): AwardResult {
  const { key, names } = award;
  const placed = new Map(people.map((one) => [one.id, one.place]));
  const lineOf = (id: EntrantId, tier: number) => ({
    id,
    place: placed.get(id) ?? null,
    tier,
    name: names[tier - 1] ?? "",
  });
  const sorted = (lines: AwardResult["people"]) =>
    lines.sort((a, b) => a.tier - b.tier || (a.place ?? 0) - (b.place ?? 0) || (a.id < b.id ? -1 : 1));
  if (award.way === "margin")
    return { key, names, people: sorted(byMargin(people, award).map(({ id, tier }) => lineOf(id, tier))), notes: [] };
  const kind =
    award.way === "marks"
      ? { key, way: award.way, bands: award.from.map((from, at) => ({ from, value: at + 1 })).reverse() }
      : award;
  const [found] = prizesOfKinds(
    people.map(({ id, place, total }) => ({ id, place, mark: total })),
    entrants,
    [kind],
  );
  const won = (found?.people ?? []).flatMap(({ id, tier }) => (tier === null ? [] : [lineOf(id, tier)]));
  return { key, names, people: sorted(won), notes: found?.notes ?? [] };
}

/** [AW8] The prize list of the first award: its tiers are the prizes. `round`: the last module of each. */
export function prizesOfAward(
  { people }: AwardResult,
  rounds: ReadonlyMap<EntrantId, { round: number; why: PrizeLine["why"]; tiedWith: EntrantId[] }>,
): PrizeList {
  const lines = people.flatMap(({ id, place, tier }): PrizeLine[] => {
    const own = rounds.get(id);
    return place === null || !own
      ? []
      : [{ place, prize: tier, id, shared: own.tiedWith, round: own.round, why: own.why }];
  });
  const words = new Map<number, PrizeNote>();
  for (const { place, shared } of lines) {
    const count = shared.length + 1;
    if (count > 1) words.set(place, { kind: "tie", place, count, nextPlace: place + count });
  }
  return { lines, vacant: [], words: [...words.values()] };
}
