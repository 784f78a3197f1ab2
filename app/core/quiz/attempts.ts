import { accept, type Decision, refuse } from "../decision.ts";
import { sum } from "../number.ts";

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** [QZ16] The day of a moment (epoch ms) at a time zone's offset in minutes east, counted from 1 January 1970. */
export function dayOf(at: number, offsetMinutes: number): number {
  return Math.floor((at + offsetMinutes * minuteMs) / dayMs);
}

/** [QZ16] The first moment (epoch ms) of such a day. */
export function startOfDay(day: number, offsetMinutes: number): number {
  return day * dayMs - offsetMinutes * minuteMs;
}

/** How often people may try; null = as often as they like. The contest is open from `opensAt` until before `closesAt`. */
export interface AttemptLimits {
  perDay: number | null;
  total: number | null;
  opensAt: number;
  closesAt: number;
  /** the meet's, in minutes east: 480 in China */
  offsetMinutes: number;
}

export type AttemptRefusal =
  | { kind: "not-open-yet"; opensAt: number }
  | { kind: "closed"; closesAt: number }
  | { kind: "attempts-used"; total: number }
  /** `again`: when the next day begins, null where the contest is closed by then */
  | { kind: "day-used"; perDay: number; again: number | null };

/**
 * [QZ16] Whether somebody may begin an attempt at `at`, after those that began at `earlier`; an attempt belongs to the day it
 * began on. Accepted with what is left of the day's and of all attempts after this one.
 * Source: domain 9.2 (three tries a day [BJ], one [DONGAO]).
 */
export function beginAttempt(
  at: number,
  earlier: readonly number[],
  { perDay, total, opensAt, closesAt, offsetMinutes }: AttemptLimits,
): Decision<{ attempt: number; leftToday: number | null; left: number | null }, AttemptRefusal> {
  if (at < opensAt) return refuse({ kind: "not-open-yet", opensAt });
  if (at >= closesAt) return refuse({ kind: "closed", closesAt });
  const used = earlier.length;
  if (total !== null && used >= total) return refuse({ kind: "attempts-used", total });
  const today = dayOf(at, offsetMinutes);
  const usedToday = earlier.filter((one) => dayOf(one, offsetMinutes) === today).length;
  if (perDay !== null && usedToday >= perDay) {
    const next = startOfDay(today + 1, offsetMinutes);
    return refuse({ kind: "day-used", perDay, again: next < closesAt ? next : null });
  }
  const left = total === null ? null : total - used - 1;
  return accept({ attempt: used + 1, leftToday: perDay === null ? null : perDay - usedToday - 1, left });
}

/** One attempt's result: points, ms used, when it was handed in and the day it began on. */
export interface Attempt {
  points: number;
  usedMs: number;
  submittedAt: number;
  day: number;
}

/** What of several attempts counts: the best, the last, all together, or the best of each day together. */
export type Counting = "best" | "last" | "sum" | "daily-best";

/**
 * [QZ16] What counts of somebody's attempts, null of none, with its time and moment for the ranking. Of equal points the quicker
 * attempt is the better one, then the earlier; together the times add up and the last moment counts.
 * Source: domain 9.2 ([BJ], [NMG], [DONGAO]); Q07. The times of several attempts P.
 */
export function countedResult(attempts: readonly Attempt[], counting: Counting): Omit<Attempt, "day"> | null {
  const latest = [...attempts].sort((a, b) => b.submittedAt - a.submittedAt || better(a, b));
  const counted = {
    best: () => [...attempts].sort(better).slice(0, 1),
    last: () => latest.slice(0, 1),
    sum: () => attempts,
    "daily-best": () => dailyBest(attempts),
  }[counting]();
  if (counted.length === 0) return null;
  return {
    points: sum(counted.map(({ points }) => points)),
    usedMs: sum(counted.map(({ usedMs }) => usedMs)),
    submittedAt: counted.reduce((last, { submittedAt }) => Math.max(last, submittedAt), 0),
  };
}

/**
 * [QZ16] The attempts that were allowed where more came in, such as from papers on desks: of each day the first `perDay` that were
 * handed in, by that moment. Source: domain 9.2 (three tries a day [BJ]); that the first count P.
 */
export function firstOfDays(attempts: readonly Attempt[], perDay: number): Attempt[] {
  const used = new Map<number, number>();
  return [...attempts].sort(handedIn).filter(({ day }) => {
    const count = (used.get(day) ?? 0) + 1;
    used.set(day, count);
    return count <= perDay;
  });
}

/** [QZ16] The best attempt of each day, day by day. */
export function dailyBest(attempts: readonly Attempt[]): Attempt[] {
  const days = new Map<number, Attempt>();
  for (const one of attempts) {
    const before = days.get(one.day);
    if (!before || better(one, before) < 0) days.set(one.day, one);
  }
  return [...days.values()].sort((a, b) => a.day - b.day);
}

const better = (a: Attempt, b: Attempt) => b.points - a.points || a.usedMs - b.usedMs || a.submittedAt - b.submittedAt;

const handedIn = (a: Attempt, b: Attempt) => a.submittedAt - b.submittedAt || better(a, b);
