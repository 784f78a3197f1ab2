/** A person's entry for a unit; `person` is who it is (a card's number), not a name. */
export interface UnitEntry {
  person: string;
  unit: string;
}

/** One person entered for several units. */
export interface TwoUnits {
  kind: "two-units";
  person: string;
  /** by id */
  units: string[];
  /** the unit of personnel where it is among them; null is to be asked */
  belongs: string | null;
}

/**
 * [EN19] Everybody who is entered for more than one unit, by person, with the unit that comes first: the one that keeps their
 * personnel file. Source: domain 12.1 ([XMGR] unit of personnel first; one person one unit).
 */
export function twoUnits(entries: readonly UnitEntry[], personnel: Readonly<Record<string, string>>): TwoUnits[] {
  const units = new Map<string, Set<string>>();
  for (const { person, unit } of entries) units.set(person, (units.get(person) ?? new Set()).add(unit));
  return [...units]
    .filter(([, all]) => all.size > 1)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([person, all]) => {
      const own = personnel[person];
      return {
        kind: "two-units",
        person,
        units: [...all].sort(),
        belongs: own !== undefined && all.has(own) ? own : null,
      };
    });
}
