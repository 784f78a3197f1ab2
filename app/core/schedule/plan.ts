import { accept, type Decision, refuse } from "../decision.ts";
import { type Clash, clashes } from "./clashes.ts";
import { Diary } from "./diary.ts";
import { inTime, type Needs, type Timed, type Venue } from "./item.ts";
import { inOrder, type Ordered } from "./order.ts";

/** [SH3] An item that is to be given its time. */
export interface Wished extends Ordered {
  duration: number;
  /** where it can be held, the best first */
  venues: readonly string[];
  earliest: number | null;
  fixed: { venue: string; from: number } | null;
}

export type ScheduleRefusal =
  /** none of its venues is there; the ones that are */
  | { kind: "no-venue"; item: string; choices: string[] }
  /** longer than its venues are ever open; the venues where it would fit */
  | { kind: "longer-than-open"; item: string; duration: number; longest: number; choices: string[] }
  | { kind: "circular"; items: string[] }
  | { kind: "fixed-clash"; clashes: Clash[] }
  /** nothing free is left: until when each of its venues had to stay open */
  | { kind: "day-too-short"; item: string; choices: { venue: string; until: number }[] }
  /** ends so much too late for a fixed item that comes after it */
  | { kind: "too-late"; item: string; by: number };

const longestOpen = (venue: Venue | undefined) =>
  (venue?.open ?? []).reduce((longest, { from, to }) => Math.max(longest, to - from), 0);

/**
 * [SH3] Gives every item its time: fixed ones as they are, the others one after another in their order, each as early as its
 * people, judges and venues are free, after what it waits for. No two clash (SH2), nobody's rest or call is cut. The first
 * good place is taken, so a cleverer plan may be shorter. The same for any order of the input; in the order of time.
 * Refused with the choices left: no venue, longer than any opening, waits in a circle, fixed items that clash, no time left.
 * An item given twice or waiting for one that is not there throws. Costs, for each item, what its venues hold already.
 * Source: domain 12.3 (timetable by half-days, [CREAD], [TMDPS]), 12.4; the method is a proposal of this project.
 */
export function planSchedule(
  items: readonly Wished[],
  venues: readonly Venue[],
  needs: Needs,
): Decision<Timed[], ScheduleRefusal> {
  const { ordered, circular } = inOrder(items);
  if (circular.length > 0) return refuse({ kind: "circular", items: circular.map(({ id }) => id) });
  const byId = new Map(venues.map((venue) => [venue.id, venue]));
  const impossible = unheld(ordered, byId);
  if (impossible) return refuse(impossible);
  const diary = new Diary(byId, needs);
  const timed = new Map<string, Timed>();
  for (const item of ordered) if (item.fixed) timed.set(item.id, timedAt(item, item.fixed));
  const fixed = [...timed.values()];
  const told = clashes(fixed, venues, needs);
  if (told.length > 0) return refuse({ kind: "fixed-clash", clashes: told });
  for (const item of fixed.sort(inTime)) diary.enter(item);
  const latest = latestEnds(ordered);
  for (const item of ordered) {
    if (item.fixed) continue;
    const from = startAfter(item, timed);
    const place = diary.earliest(item, from);
    if (!place) return refuse({ kind: "day-too-short", item: item.id, choices: openUntil(item, from, diary) });
    const placed = timedAt(item, place);
    const by = placed.to - (latest.get(item.id) ?? placed.to);
    if (by > 0) return refuse({ kind: "too-late", item: item.id, by });
    timed.set(item.id, placed);
    diary.enter(placed);
  }
  return accept([...timed.values()].sort(inTime));
}

function timedAt(item: Wished, { venue, from }: { venue: string; from: number }): Timed {
  const { id, people, judges, turnover, after, pause, duration, fixed } = item;
  return { id, people, judges, turnover, after, pause, venue, from, to: from + duration, fixed: fixed !== null };
}

/** An item that can be held nowhere. */
function unheld(items: readonly Wished[], venues: ReadonlyMap<string, Venue>): ScheduleRefusal | null {
  for (const { id, venues: wished, duration, fixed } of items) {
    if (fixed) continue;
    const there = wished.filter((one) => (venues.get(one)?.capacity ?? 0) > 0);
    if (there.length === 0) return { kind: "no-venue", item: id, choices: [...venues.keys()].sort() };
    const longest = Math.max(...there.map((one) => longestOpen(venues.get(one))));
    if (longest >= duration) continue;
    const choices = [...venues.values()].filter((venue) => longestOpen(venue) >= duration).map((venue) => venue.id);
    return { kind: "longer-than-open", item: id, duration, longest, choices: choices.sort() };
  }
  return null;
}

/** When an item can start at the earliest: its own wish, and the end of what it waits for with the pause. */
function startAfter({ earliest, after, pause }: Wished, timed: ReadonlyMap<string, Timed>): number {
  return after.reduce((from, id) => Math.max(from, (timed.get(id)?.to ?? from) + pause), earliest ?? -Infinity);
}

/** The latest end of each item that fixed items wait for, themselves or through others. */
function latestEnds(ordered: readonly Wished[]): Map<string, number> {
  const latest = new Map<string, number>();
  for (const item of [...ordered].reverse()) {
    const end = latest.get(item.id);
    const start = item.fixed ? item.fixed.from : end === undefined ? undefined : end - item.duration;
    if (start === undefined) continue;
    for (const id of item.after) latest.set(id, Math.min(latest.get(id) ?? Infinity, start - item.pause));
  }
  return latest;
}

function openUntil(item: Wished, from: number, diary: Diary): { venue: string; until: number }[] {
  return item.venues.flatMap((venue) => {
    const place = diary.earliest({ ...item, venues: [venue] }, from, true);
    return place ? [{ venue, until: place.from + item.duration }] : [];
  });
}
