/** Time on stage, and what it costs outside the time allowed; amounts in whole steps of the mark. */
export type TimeRule = {
  leastMs: number;
  mostMs: number;
  /** taken off below `leastMs` */
  under: number;
  /** taken off by whole seconds over, up to and including `seconds` each; in ascending order */
  over: readonly { seconds: number; take: number }[];
  /** taken off beyond the last of `over` */
  beyond: number;
};

export interface TimeDeduction {
  take: number;
  why: { kind: "under" | "over"; seconds: number } | null;
}

/**
 * [JD6] What the time on stage costs. Seconds are counted whole, a part of a second is not held against anybody; a part missing
 * below the least time counts as a second. Source: domain 8.1 [W024]; J06–J10.
 */
export function timeDeduction(ms: number, { leastMs, mostMs, under, over, beyond }: TimeRule): TimeDeduction {
  if (ms < leastMs) return { take: under, why: { kind: "under", seconds: Math.ceil((leastMs - ms) / 1000) } };
  const seconds = Math.floor((ms - mostMs) / 1000);
  if (seconds <= 0) return { take: 0, why: null };
  const band = over.find((one) => seconds <= one.seconds);
  return { take: band ? band.take : beyond, why: { kind: "over", seconds } };
}

/** Something taken off a mark, or added, and why; each time it happened. */
export interface Deduction {
  reason: string;
  /** in whole steps; negative adds */
  each: number;
  times: number;
}

/**
 * [JD7] A mark after its deductions, never below 0, with what they came to. `most` keeps all of them together from taking more
 * than that; null = no limit. Source: domain 8.1 (time at most −0.2 [W024]); the floor P.
 */
export function afterDeductions(
  mark: number,
  deductions: readonly Deduction[],
  most: number | null = null,
): { mark: number; taken: number } {
  const asked = deductions.reduce((all, { each, times }) => all + each * times, 0);
  const taken = Math.min(most === null ? asked : Math.min(asked, most), mark);
  return { mark: mark - taken, taken };
}
