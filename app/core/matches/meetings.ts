export interface UnitMeeting<Id extends string, Unit extends string> {
  unit: Unit;
  /** the first round, from 1, in which two of the unit can meet */
  round: number;
  /** those who can meet in that round, match by match, in the order of the lines */
  matches: { position: number; ids: Id[] }[];
}

/**
 * [KO4] When people of one unit can meet first, for every unit with two or more: what an organizer looks at before the draw
 * is published. Earliest first, then by unit. `lines` are a power of two, null is a bye. Costs n log n.
 * Source: domain 7.1 (P).
 */
export function firstMeetings<Id extends string, Unit extends string>(
  lines: readonly ({ id: Id; unit: Unit } | null)[],
): UnitMeeting<Id, Unit>[] {
  const found: UnitMeeting<Id, Unit>[] = [];
  const settled = new Set<Unit>();
  for (let round = 1, section = 2; section <= lines.length; round++, section *= 2) {
    const here = new Map<Unit, UnitMeeting<Id, Unit>["matches"]>();
    for (let from = 0; from < lines.length; from += section)
      for (const [unit, ids] of byUnit(lines.slice(from, from + section)))
        if (ids.length > 1 && !settled.has(unit)) {
          const match = { position: from / section + 1, ids };
          const matches = here.get(unit);
          if (matches) matches.push(match);
          else here.set(unit, [match]);
        }
    for (const unit of [...here.keys()].sort()) {
      settled.add(unit);
      found.push({ unit, round, matches: here.get(unit) ?? [] });
    }
  }
  return found;
}

function byUnit<Id extends string, Unit extends string>(
  lines: readonly ({ id: Id; unit: Unit } | null)[],
): Map<Unit, Id[]> {
  const units = new Map<Unit, Id[]>();
  for (const one of lines) {
    if (!one) continue;
    const together = units.get(one.unit);
    if (together) together.push(one.id);
    else units.set(one.unit, [one.id]);
  }
  return units;
}
