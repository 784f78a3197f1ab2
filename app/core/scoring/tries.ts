import { mean, sum } from "../number.ts";
import type { Attempt } from "./ops.ts";
import type { Countback, Direction } from "./ruleset.ts";

/** Attempt after attempt: how many, what counts, and what a foul is. */
export type TryOptions = {
  /** attempts that everybody has */
  tries: number;
  counts: "best" | "sum" | "mean" | "last";
  /** a foul is no mark, or a mark of 0 */
  foul: "none" | "zero";
  /** equal marks are separated by the next best attempts */
  countback: boolean;
  /** further attempts for those who are level, 0 = none */
  extra: number;
  /** what can be hit, in the event's own steps, for the referee's pad; [] = any number */
  zones: number[];
};

export const bestOfThree: TryOptions = {
  tries: 3,
  counts: "best",
  foul: "none",
  countback: true,
  extra: 0,
  zones: [],
};
export const targetTries: TryOptions = { ...bestOfThree, counts: "sum", foul: "zero", countback: false };

export interface TriesMark {
  /** null: no attempt gave a mark */
  value: number | null;
  countback: Countback[];
}

/**
 * [SC20] What attempts come to: the best, the sum, the mean (rounded to a step, a half up) or the last. A foul is no mark or
 * 0, as the event says; an attempt left out is none. With countback the attempts after the best follow, best first.
 * Source: [DZSJ], [SOSO] field events; [LFGOU], [JDC] line foul 0; [ZBNC] longest of three.
 */
export function scoreTries(
  attempts: readonly Attempt[],
  options: Pick<TryOptions, "counts" | "foul" | "countback">,
  direction: Direction,
): TriesMark {
  const marks = attempts.flatMap((one) => {
    if (one.kind === "valid") return [one.value];
    return one.kind === "foul" && options.foul === "zero" ? [0] : [];
  });
  const sorted = [...marks].sort((a, b) => (direction === "more" ? b - a : a - b));
  const countback = options.countback ? sorted.slice(1).map((value) => ({ value, direction })) : [];
  if (marks.length === 0) return { value: null, countback };
  const value = {
    best: () => sorted[0] ?? null,
    sum: () => sum(marks),
    mean: () => mean(marks),
    last: () => marks[marks.length - 1] ?? null,
  }[options.counts]();
  return { value, countback };
}
