import type { Measure, ScoringOptions } from "./ruleset.ts";

/** fine: take it. outlier: ask to type it once more, then take it. impossible: refuse it. */
export type Plausibility = "fine" | "outlier" | "impossible";

/** [SC39] The most that any event of a measure can come to, in its own unit: a day, a kilometre. Also the desk keeps to it. */
export const mostOf: Readonly<Record<Measure, number>> = {
  count: 100_000,
  time: 24 * 3600 * 1000,
  order: 1000,
  distance: 1_000_000,
  points: 100_000_000,
  games: 1000,
};

/** nobody does anything countable more often; the fastest skippers come to less than eight steps a second */
const perSecond = 10;
/** a hand-timed race or ride that took less is rather a slip of the finger */
const shortMs = 1000;
/** with fewer marks nothing is said about digits, with fewer about distance, with fewer about records */
const enough = { digits: 3, spread: 5, record: 8 };
/** a digit too many or too few is a factor of ten */
const factor = 5;
/** of the modified z-score */
const far = 3.5;

function median(sorted: readonly number[]): number {
  const half = sorted.length / 2;
  const upper = sorted[Math.floor(half)] ?? 0;
  return sorted.length % 2 === 0 ? ((sorted[half - 1] ?? upper) + upper) / 2 : upper;
}

const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b);

function isFar(value: number, sorted: readonly number[]): boolean {
  const middle = median(sorted);
  const spread = median(ascending(sorted.map((one) => Math.abs(one - middle))));
  // marks that are all but equal make no small difference a far one
  return 0.6745 * Math.abs(value - middle) > far * Math.max(spread, middle / 20, 1);
}

/**
 * [SC39] Whether a typed value can be the mark of this event: `known` are the raw values that the event has already, in any
 * order. Beyond what the measure, the duration or the arrival allow it is impossible. Over the cap, under a second, far from
 * the others (a factor of five from 3 on, the modified z-score from 5 on), or better than all of 8 and more it is an outlier.
 * Source: the score and its limit Iglewicz and Hoaglin 1993; everything else is ours.
 */
export function plausible(
  value: number,
  options: Pick<ScoringOptions, "measure" | "direction" | "durationMs" | "capMs" | "digits">,
  known: readonly number[],
): Plausibility {
  const { measure, direction, durationMs, capMs, digits = 0 } = options;
  if (!Number.isSafeInteger(value) || value < 0 || value > mostOf[measure]) return "impossible";
  if ((measure === "time" || measure === "order") && value === 0) return "impossible";
  const most = durationMs === null ? mostOf.count : (durationMs / 1000) * perSecond;
  if (measure === "count" && value > most * 10 ** digits) return "impossible";
  // places are a row without gaps: none of them is far from the others
  if (measure === "order") return "fine";
  if (measure === "time" && (value < shortMs || (capMs !== null && value > capMs))) return "outlier";
  const sorted = ascending(known);
  const best = (direction === "more" ? sorted[sorted.length - 1] : sorted[0]) ?? 0;
  const middle = median(sorted);
  if (sorted.length >= enough.digits && middle > 0 && (value > middle * factor || value * factor < middle))
    return "outlier";
  if (sorted.length >= enough.spread && isFar(value, sorted)) return "outlier";
  if (sorted.length >= enough.record && (direction === "more" ? value > best : value < best)) return "outlier";
  return "fine";
}
