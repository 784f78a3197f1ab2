export type Sex = "female" | "male";

/** One person in one event. */
export interface QuotaEntry {
  entrant: string;
  unit: string;
  event: string;
  division: string | null;
  sex: Sex | null;
}

/**
 * How many of a unit there may or must be, where what is null is not asked: in this event, division and sex. people: a person
 * counts once however many events; entries: once in each.
 */
export interface Quota {
  key: string;
  event: string | null;
  division: string | null;
  sex: Sex | null;
  counts: "people" | "entries";
  min: number;
  max: number | null;
}

export type QuotaFault =
  | { kind: "quota-exceeded"; key: string; unit: string; count: number; max: number }
  | { kind: "quota-not-reached"; key: string; unit: string; count: number; min: number };

/**
 * [EN10] Where units break quotas: by unit in the order given, then by quota. A unit of `units` without any entry has 0. People
 * whose sex or division is not known do not fill a quota that asks for it.
 * Source: domain 12.1 ([UPC] 1 team, [YYVTC], [JIAAN] 2, [XMU] 3 for each group and event); E03.
 */
export function quotaFaults(
  entries: readonly QuotaEntry[],
  units: readonly string[],
  quotas: readonly Quota[],
): QuotaFault[] {
  const byUnit = new Map<string, QuotaEntry[]>(units.map((unit) => [unit, []]));
  for (const entry of entries) byUnit.get(entry.unit)?.push(entry);
  return [...byUnit].flatMap(([unit, own]) =>
    quotas.flatMap((quota): QuotaFault[] => {
      const { key, min, max } = quota;
      const count = countOf(own, quota);
      if (max !== null && count > max) return [{ kind: "quota-exceeded", key, unit, count, max }];
      return count < min ? [{ kind: "quota-not-reached", key, unit, count, min }] : [];
    }),
  );
}

function countOf(entries: readonly QuotaEntry[], { event, division, sex, counts }: Quota): number {
  const meant = entries.filter(
    (one) =>
      (event === null || one.event === event) &&
      (division === null || one.division === division) &&
      (sex === null || one.sex === sex),
  );
  return counts === "entries" ? meant.length : new Set(meant.map(({ entrant }) => entrant)).size;
}
