import { bornUntil, dayBeside } from "./age.ts";

/** A limit of birth dates as it stands in the regulations: a day, and whether it is meant too. */
export interface BirthLimit {
  day: string;
  included: boolean;
}

export interface AgeGroup {
  key: string;
  /** born from, born until; null = no such limit */
  from: BirthLimit | null;
  until: BirthLimit | null;
}

/** The first and last day of birth of a group, both included; null = no such limit. */
export interface BirthDays {
  key: string;
  first: string | null;
  last: string | null;
}

/** [EN13] A group's birth dates with both ends included. Source: domain 12.1 (limits as dates, included or not; P). */
export function birthDays({ key, from, until }: AgeGroup): BirthDays {
  return {
    key,
    first: from && (from.included ? from.day : dayBeside(from.day, 1)),
    last: until && (until.included ? until.day : dayBeside(until.day, -1)),
  };
}

/** [EN13] The group of those from `youngest` to `oldest` years old on a day, both included; null = no such limit. */
export function groupOfAges(key: string, on: string, youngest: number | null, oldest: number | null): AgeGroup {
  const included = true;
  return {
    key,
    from: oldest === null ? null : { day: dayBeside(bornUntil(on, oldest + 1), 1), included },
    until: youngest === null ? null : { day: bornUntil(on, youngest), included },
  };
}

/** [EN13] The groups of a birth date, in their order: none in a gap, two in an overlap. */
export function groupsOf(birth: string, groups: readonly AgeGroup[]): string[] {
  return groups
    .map(birthDays)
    .filter(({ first, last }) => (first === null || birth >= first) && (last === null || birth <= last))
    .map(({ key }) => key);
}

/** What is wrong with a set of groups; days of birth, both included. */
export type GroupFault =
  /** born on these days, nobody is in a group */
  | { kind: "groups-gap"; from: string; until: string; between: [string, string] }
  /** born on these days (null = from the first or to the last), people are in both */
  | { kind: "groups-overlap"; from: string | null; until: string | null; both: [string, string] }
  /** nobody can be in this group */
  | { kind: "group-empty"; key: string };

const early = "0000-01-01";
const late = "9999-12-31";

/**
 * [EN13] Gaps between groups and overlaps of two, by day of birth from the oldest. A set that ends somewhere is no gap: only days
 * between two groups are. Source: domain 12.1 ([XMU]: four groups that leave out 1 January 1975).
 */
export function groupFaults(groups: readonly AgeGroup[]): GroupFault[] {
  const all = groups.map(birthDays);
  const isEmpty = ({ first, last }: BirthDays) => first !== null && last !== null && first > last;
  const faults: GroupFault[] = all.filter(isEmpty).map(({ key }) => ({ kind: "group-empty", key }));
  const spans = all
    .filter((one) => !isEmpty(one))
    .map(({ key, first, last }) => ({ key, first: first ?? early, last: last ?? late }))
    .sort((a, b) => compare(a.first, b.first) || compare(a.last, b.last) || compare(a.key, b.key));
  let reach: { key: string; last: string } | null = null;
  spans.forEach((span, i) => {
    if (reach && reach.last < late && dayBeside(reach.last, 1) < span.first)
      faults.push({
        kind: "groups-gap",
        from: dayBeside(reach.last, 1),
        until: dayBeside(span.first, -1),
        between: [reach.key, span.key],
      });
    for (const other of spans.slice(0, i)) {
      const until = compare(other.last, span.last) < 0 ? other.last : span.last;
      if (until >= span.first)
        faults.push({
          kind: "groups-overlap",
          from: orNull(span.first),
          until: orNull(until),
          both: [other.key, span.key],
        });
    }
    if (!reach || span.last > reach.last) reach = span;
  });
  return faults;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const orNull = (day: string) => (day === early || day === late ? null : day);
