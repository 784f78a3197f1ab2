import { inTime, type Needs, type Timed, type Venue } from "./item.ts";
import { eachOverlap, overlaps } from "./overlap.ts";

export type Clash =
  /** somebody in two items at once; or not in time for the call room, or without the rest, between two */
  | { kind: "person" | "call" | "rest"; who: string; items: [string, string] }
  | { kind: "judge"; who: string; items: [string, string] }
  /** two items where one is held at a time, its turnover included; or all that are there when one starts at a full venue */
  | { kind: "venue"; who: string; items: string[] }
  /** outside the hours of its venue, or at a venue that is not there */
  | { kind: "closed"; who: string; items: [string] }
  /** the second starts before the first has ended and the pause is over */
  | { kind: "order"; who: null; items: [string, string] };

/** Items of one kind of thing (a person, a judge, a venue), each list in the order of time. */
function byWhom(items: readonly Timed[], whom: (item: Timed) => readonly string[]): Map<string, Timed[]> {
  const found = new Map<string, Timed[]>();
  for (const item of items)
    for (const who of new Set(whom(item))) {
      const theirs = found.get(who);
      if (theirs) theirs.push(item);
      else found.set(who, [item]);
    }
  return found;
}

/** A person's time is lengthened by what they need after an item, so that one walk finds all pairs that come too close. */
function ofPeople(items: readonly Timed[], { rest, call }: Needs): Clash[] {
  const found: Clash[] = [];
  const needed = Math.max(rest, call);
  for (const [who, theirs] of byWhom(items, ({ people }) => people)) {
    const busy = theirs.map((item) => ({ item, from: item.from, to: item.to + needed }));
    eachOverlap(
      busy.sort((a, b) => inTime(a.item, b.item)),
      ({ item: first }, { item: second }) => {
        const kind = overlaps(first, second) ? "person" : second.from < first.to + call ? "call" : "rest";
        found.push({ kind, who, items: [first.id, second.id] });
      },
    );
  }
  return found;
}

function ofJudges(items: readonly Timed[]): Clash[] {
  const found: Clash[] = [];
  for (const [who, theirs] of byWhom(items, ({ judges }) => judges))
    eachOverlap(theirs, (first, second) => {
      found.push({ kind: "judge", who, items: [first.id, second.id] });
    });
  return found;
}

function ofVenues(items: readonly Timed[], venues: ReadonlyMap<string, Venue>): Clash[] {
  const found: Clash[] = [];
  for (const [who, theirs] of byWhom(items, ({ venue }) => [venue])) {
    const venue = venues.get(who);
    for (const { id, from, to } of theirs)
      if (!venue?.open.some((span) => span.from <= from && to <= span.to))
        found.push({ kind: "closed", who, items: [id] });
    const capacity = venue?.capacity ?? 1;
    const held = theirs
      .map((item) => ({ id: item.id, from: item.from, to: item.to + item.turnover }))
      .sort((a, b) => a.from - b.from || a.to - b.to || (a.id < b.id ? -1 : 1));
    const there = new Map<string, string[]>();
    eachOverlap(held, (first, second) => {
      if (capacity === 1) found.push({ kind: "venue", who, items: [first.id, second.id] });
      const others = there.get(second.id);
      if (others) others.push(first.id);
      else there.set(second.id, [first.id]);
    });
    if (capacity === 1) continue;
    for (const [id, others] of there)
      if (others.length >= capacity) found.push({ kind: "venue", who, items: [...others, id] });
  }
  return found;
}

function ofOrder(items: readonly Timed[]): Clash[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return items.flatMap((item) =>
    [...new Set(item.after)].flatMap((before): Clash[] => {
      const first = byId.get(before);
      const soon = first && item.from < first.to + item.pause;
      return soon ? [{ kind: "order", who: null, items: [first.id, item.id] }] : [];
    }),
  );
}

/**
 * [SH2] Everything that cannot be as it is timed: people, judges and venues in two items at once, a call room not reached, a
 * rest cut short, a closed venue, a round before the one it waits for. In the order of the items' times; the same for any
 * order of the input. Costs n log n for n items and their people, and as much as there are clashes.
 * Source: domain 12.1 (conflict of times, [ZGD]), 12.4 (call 20 minutes before: [RUN2018], [FENGYUN]).
 */
export function clashes(items: readonly Timed[], venues: readonly Venue[], needs: Needs): Clash[] {
  const order = [...items].sort(inTime);
  const at = new Map(order.map(({ id }, i) => [id, i]));
  if (at.size < items.length) throw new Error("an item is in the schedule twice");
  const byId = new Map(venues.map((venue) => [venue.id, venue]));
  const found = [...ofPeople(order, needs), ...ofJudges(order), ...ofVenues(order, byId), ...ofOrder(order)];
  const when = ({ items: named }: Clash) => Math.max(...named.map((id) => at.get(id) ?? 0));
  return found
    .map((clash) => ({ clash, when: when(clash), key: clashKey(clash) }))
    .sort((a, b) => a.when - b.when || (a.key < b.key ? -1 : 1))
    .map(({ clash }) => clash);
}

/** What makes a clash the same one in two schedules. */
export const clashKey = ({ kind, who, items }: Clash) => JSON.stringify([kind, who, items]);
