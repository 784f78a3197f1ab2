import { mean, sum } from "../number.ts";
import type { Direction } from "./ruleset.ts";

/** How the marks of a team's members become the team's. */
export type TeamOptions = {
  /** members whose marks are taken */
  members: number;
  /** last: the clock runs until the last of those who count is through */
  counts: "last" | "sum" | "mean";
  /** only the best so many count; null = all members */
  best: number | null;
  /** with fewer marks than count: the team has none, those there are are taken, or the missing ones are 0 */
  fewer: "none" | "those" | "zero";
};

export const lastMember: TeamOptions = { members: 4, counts: "last", best: null, fewer: "none" };
export const sumOfMembers: TeamOptions = { ...lastMember, counts: "sum" };

/**
 * [SC21] A team's mark from its members' (null = no mark), or null: the worst, the sum or the mean (rounded to a step, a
 * half up) of the best so many. Source: [CQU] four one-minute counts added, [W511] the clock runs until the last one,
 * [ZBNC] five pairs added, [SDSDPF] mean of four; R31, S20–S22.
 */
export function teamMark(
  marks: readonly (number | null)[],
  { members, counts, best, fewer }: TeamOptions,
  direction: Direction,
): number | null {
  const wanted = best ?? members;
  const there = marks.filter((mark) => mark !== null).sort((a, b) => (direction === "more" ? b - a : a - b));
  const taken = there.slice(0, wanted);
  if (taken.length < wanted) {
    if (fewer === "none" || taken.length === 0) return null;
    if (fewer === "zero") while (taken.length < wanted) taken.push(0);
  }
  if (counts === "sum") return sum(taken);
  return counts === "mean" ? mean(taken) : (taken[taken.length - 1] ?? null);
}
