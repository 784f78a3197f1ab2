import type { EntrantId, UnitId } from "../ids.ts";

interface Member {
  id: EntrantId;
  unit: UnitId;
}

const pairs = (k: number) => (k * (k - 1)) / 2;

/** People by unit, units in the order of their first member. */
export function byUnit<T extends { unit: UnitId }>(members: readonly T[]): Map<UnitId, T[]> {
  const units = new Map<UnitId, T[]>();
  for (const one of members) {
    const together = units.get(one.unit);
    if (together) together.push(one);
    else units.set(one.unit, [one]);
  }
  return units;
}

/** [HT4] How many pairs of one unit share a heat. Source: domain 1.3 (rule [ZGD], measure P). */
export function separationCost(heats: readonly { lanes: readonly Member[] }[]): number {
  let cost = 0;
  for (const heat of heats) for (const together of byUnit(heat.lanes).values()) cost += pairs(together.length);
  return cost;
}

/**
 * [HT4] The least cost any draw can have: `unitSizes` people of each unit in `heats` heats, each unit spread as evenly as
 * it goes. 0 where there is no heat. Source: domain 1.3 (P); H25, H26.
 */
export function leastSeparation(unitSizes: readonly number[], heats: number): number {
  if (heats === 0) return 0;
  return unitSizes.reduce((sum, k) => {
    const q = Math.floor(k / heats);
    const r = k % heats;
    return sum + r * pairs(q + 1) + (heats - r) * pairs(q);
  }, 0);
}

export interface Meeting {
  /** its number */
  heat: number;
  unit: UnitId;
  ids: EntrantId[];
}

/** [HT4] The same-unit meetings that are left, heat by heat: what an organizer looks at before publishing. */
export function sameUnitMeetings(heats: readonly { number: number; lanes: readonly Member[] }[]): Meeting[] {
  return heats.flatMap((heat) =>
    [...byUnit(heat.lanes)]
      .filter(([, together]) => together.length > 1)
      .map(([unit, together]) => ({ heat: heat.number, unit, ids: together.map(({ id }) => id) })),
  );
}

/** [HT4] The cost of a draw from its meetings: every two of one unit in a heat are one pair. */
export function meetingCost(meetings: readonly Meeting[]): number {
  return meetings.reduce((cost, { ids }) => cost + pairs(ids.length), 0);
}

/** [HT21] The rounds in which people of one unit are kept apart. */
export type SeparatedRounds = "never" | "first" | "every";

/**
 * [HT21] Whether units are kept apart in round `number` (from 1); never in a mass start, where everybody runs together.
 * Source: domain 1.3 ([ZGD]: the first round, not in long runs), 13 row 3.
 */
export function separatesIn(rounds: SeparatedRounds, { number, mass }: { number: number; mass: boolean }): boolean {
  if (mass) return false;
  return rounds === "every" || (rounds === "first" && number === 1);
}
