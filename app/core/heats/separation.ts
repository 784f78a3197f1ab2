import type { EntrantId, UnitId } from "../ids.ts";

interface Member {
  id: EntrantId;
  unit: UnitId;
}

const pairs = (k: number) => (k * (k - 1)) / 2;

function byUnit(members: readonly Member[]): Map<UnitId, EntrantId[]> {
  const units = new Map<UnitId, EntrantId[]>();
  for (const { id, unit } of members) units.set(unit, [...(units.get(unit) ?? []), id]);
  return units;
}

/** [HT4] How many pairs of one unit share a heat. */
export function separationCost(heats: readonly { lanes: readonly Member[] }[]): number {
  let cost = 0;
  for (const heat of heats) for (const ids of byUnit(heat.lanes).values()) cost += pairs(ids.length);
  return cost;
}

/** [HT4] The least cost any draw can have: `unitSizes` people of each unit in `heats` heats. */
export function leastSeparation(unitSizes: readonly number[], heats: number): number {
  if (heats === 0) return 0;
  return unitSizes.reduce((sum, k) => {
    const q = Math.floor(k / heats);
    const r = k % heats;
    return sum + r * pairs(q + 1) + (heats - r) * pairs(q);
  }, 0);
}

export interface Meeting {
  heat: number;
  unit: UnitId;
  ids: EntrantId[];
}

/** [HT4] The same-unit meetings that are left, heat by heat. */
export function sameUnitMeetings(heats: readonly { number: number; lanes: readonly Member[] }[]): Meeting[] {
  return heats.flatMap((heat) =>
    [...byUnit(heat.lanes)]
      .filter(([, ids]) => ids.length > 1)
      .map(([unit, ids]) => ({ heat: heat.number, unit, ids })),
  );
}
