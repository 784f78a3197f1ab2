/** [HT9] What an event needs; 0 where nothing is asked for. */
export interface ViabilityMinimum {
  entries: number;
  units: number;
  present: number;
}

export type Shortage = {
  kind: "too-few-entries" | "too-few-units" | "too-few-present";
  count: number;
  minimum: number;
};

export interface Viability {
  /** enough entered from enough units: goes into the programme */
  scheduled: boolean;
  /** scheduled, and enough are present: takes place; null while it is scheduled and nobody was counted */
  held: boolean | null;
  /** what is missing, in the order entries, units, present */
  shortages: Shortage[];
}

/**
 * [HT9] Whether an event goes into the programme, and whether it is held when `present` people (null = not counted yet)
 * came. Whoever is level with a minimum has reached it. Source: domain 1.1 ([UPC] 3 entered, 2 present; [HUAIN] 3 units).
 */
export function viability(
  { entries, units, present }: { entries: number; units: number; present: number | null },
  minimum: ViabilityMinimum,
): Viability {
  const shortages: Shortage[] = [];
  if (entries < minimum.entries) shortages.push({ kind: "too-few-entries", count: entries, minimum: minimum.entries });
  if (units < minimum.units) shortages.push({ kind: "too-few-units", count: units, minimum: minimum.units });
  const scheduled = shortages.length === 0;
  if (present === null) return { scheduled, held: scheduled ? null : false, shortages };
  if (present < minimum.present) shortages.push({ kind: "too-few-present", count: present, minimum: minimum.present });
  return { scheduled, held: shortages.length === 0, shortages };
}
