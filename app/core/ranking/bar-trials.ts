import { accept, type Decision, refuse } from "../decision.ts";
import type { Trial } from "../scoring/ops.ts";

/** What somebody did at one height. */
export interface BarTrials {
  mm: number;
  trials: readonly Trial[];
}

/** The best of a high jumper: the highest bar cleared, failures at it, and all failures up to it. */
export interface BarResult {
  mm: number;
  failuresThere: number;
  failures: number;
}

const failuresOf = (trials: readonly Trial[]) => trials.filter((one) => one === "failed").length;

/**
 * [RK9] The highest bar cleared, with what separates equals; heights count in the order of their numbers, whatever order they
 * are given in. A height passed over is no failure, and failures above the best do not count. null without a bar cleared.
 * Source: domain 3.5 ([SOSO]); R25.
 */
export function bestBar(heights: readonly BarTrials[]): BarResult | null {
  const cleared = heights.filter(({ trials }) => trials.includes("over")).sort((a, b) => b.mm - a.mm);
  const [best] = cleared;
  if (!best) return null;
  const upTo = heights.filter(({ mm }) => mm <= best.mm).flatMap(({ trials }) => trials);
  return { mm: best.mm, failuresThere: failuresOf(best.trials), failures: failuresOf(upTo) };
}

const signs: Readonly<Record<string, Trial | "retired">> = {
  o: "over",
  O: "over",
  x: "failed",
  X: "failed",
  "-": "passed",
  "–": "passed",
  r: "retired",
  R: "retired",
};

/**
 * [RK9] One height as it stands on a sheet: o over, x failed, - passed, r retired (xo, xxo, xxx, x-, xr); "" = nothing yet.
 * Refused where a sign is unknown or stands after a clearance, a third failure or a retirement; `at` counts from 0.
 */
export function readTrials(
  text: string,
): Decision<{ trials: Trial[]; retired: boolean }, { kind: "trials-unreadable"; text: string; at: number }> {
  const trials: Trial[] = [];
  let over = false;
  let retired = false;
  for (const [at, sign] of [...text.trim()].entries()) {
    const read = signs[sign];
    if (read === undefined || over) return refuse({ kind: "trials-unreadable", text, at });
    if (read === "retired") retired = true;
    else trials.push(read);
    over = retired || read === "over" || failuresOf(trials) === 3;
  }
  return accept({ trials, retired });
}
