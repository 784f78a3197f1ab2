import type { Span } from "./item.ts";
import { eachOverlap, overlaps } from "./overlap.ts";

/** [SH9] Where people are expected: a match of the queue, a heat, an event that is planned. */
export interface Expected extends Span {
  id: string;
  people: readonly string[];
  /** what its people need before it; null where only the other one says so */
  restMs: number | null;
}

export interface CourtClash {
  /** two places at once, or not rested in between */
  kind: "person" | "rest";
  items: readonly [string, string];
  people: string[];
  /** when the second begins */
  at: number;
}

/**
 * [SH9] Who is expected in two places at once, or in the second before they have rested, in the order of time; a pair of places
 * is told once, with everybody whom it concerns. What is over by `now` is left out. Costs n log n for n places and their
 * people, and as much as there are clashes. Source: P (domain 12.1: conflicts of times are told).
 */
export function queueClashes(expected: readonly Expected[], now: number): CourtClash[] {
  const byPerson = new Map<string, Expected[]>();
  for (const one of expected)
    if (one.to > now)
      for (const who of new Set(one.people)) {
        const theirs = byPerson.get(who);
        if (theirs) theirs.push(one);
        else byPerson.set(who, [one]);
      }
  const found = new Map<string, CourtClash>();
  for (const [who, theirs] of byPerson) {
    if (theirs.length < 2) continue;
    const longest = Math.max(0, ...theirs.map(({ restMs }) => restMs ?? 0));
    const inTime = theirs
      .map((item) => ({ item, from: item.from, to: item.to + longest }))
      .sort((a, b) => a.from - b.from || a.item.to - b.item.to || (a.item.id < b.item.id ? -1 : 1));
    eachOverlap(inTime, ({ item: first }, { item: second }) => {
      const both = overlaps(first, second) || first.from === second.from;
      if (!both && second.from >= first.to + (second.restMs ?? first.restMs ?? 0)) return;
      const key = JSON.stringify([first.id, second.id]);
      const known = found.get(key);
      if (known) known.people.push(who);
      else
        found.set(key, {
          kind: both ? "person" : "rest",
          items: [first.id, second.id],
          people: [who],
          at: second.from,
        });
    });
  }
  return [...found.values()]
    .map((clash) => ({ ...clash, people: clash.people.sort() }))
    .sort((a, b) => a.at - b.at || (a.items.join() < b.items.join() ? -1 : 1));
}
