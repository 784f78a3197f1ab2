import { sum } from "../number.ts";
import { dayOf } from "./attempts.ts";

/** What brings points day by day: a right answer, signing in, sharing. */
export type PointSource = "answers" | "sign-in" | "sharing";

/** Something a person did; `amount` is how many of it: right answers, or 1. */
export interface PointEntry<Id extends string> {
  id: string;
  person: Id;
  source: PointSource;
  amount: number;
  /** epoch ms, by the server's clock */
  at: number;
}

/** What one of a source brings, and the most of its points on one day; null = no cap. Whole steps. */
export interface SourceRule {
  each: number;
  mostPerDay: number | null;
}

export interface CumulativeRules {
  sources: Readonly<Record<PointSource, SourceRule>>;
  /** the most points of one day from all sources together; null = no cap */
  mostPerDay: number | null;
  /** the meet's, in minutes east */
  offsetMinutes: number;
}

/** A person's points; `capped`: the days on which a cap took something, and how much. */
export interface Cumulated<Id extends string> {
  person: Id;
  points: number;
  capped: { day: number; lost: number }[];
}

/**
 * [QZ20] Everybody's points over all days, by id: each source up to its cap of the day, all together up to the day's. An entry that
 * comes twice counts once; the order of entries does not matter. Source: domain 9.2 ([DONGAO]: one try a day, one point per right
 * answer, points for signing in and sharing); the caps P.
 */
export function cumulativePoints<Id extends string>(
  entries: readonly PointEntry<Id>[],
  { sources, mostPerDay, offsetMinutes }: CumulativeRules,
): Cumulated<Id>[] {
  const people = new Map<Id, Map<number, Map<PointSource, number>>>();
  for (const { person, source, amount, at } of new Map(entries.map((one) => [one.id, one])).values()) {
    const days = people.get(person) ?? new Map<number, Map<PointSource, number>>();
    const day = dayOf(at, offsetMinutes);
    const asked = days.get(day) ?? new Map<PointSource, number>();
    people.set(person, days.set(day, asked.set(source, (asked.get(source) ?? 0) + amount * sources[source].each)));
  }
  const upTo = (points: number, most: number | null) => (most === null ? points : Math.min(points, most));
  return [...people]
    .map(([person, days]) => {
      const counted = [...days].map(([day, asked]) => {
        const each = [...asked].map(([source, points]) => upTo(points, sources[source].mostPerDay));
        const points = upTo(sum(each), mostPerDay);
        return { day, points, lost: sum([...asked.values()]) - points };
      });
      const capped = counted.filter(({ lost }) => lost > 0).map(({ day, lost }) => ({ day, lost }));
      return { person, points: sum(counted.map(({ points }) => points)), capped: capped.sort((a, b) => a.day - b.day) };
    })
    .sort((a, b) => (a.person < b.person ? -1 : 1));
}
