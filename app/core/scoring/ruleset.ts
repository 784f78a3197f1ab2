import type { SheetState } from "./fold.ts";
import type { Fault, Status } from "./ops.ts";

export type Measure = "count" | "time" | "order";
/** `more`: the larger is better (jumps, time held); `less`: the smaller is better (a race). */
export type Direction = "more" | "less";

/** A lane's result on one sheet. `value` is a count, integer ms, or the place of arrival (1 = first to arrive). */
export interface LaneMark {
  lane: number;
  outcome: "valid" | "failed" | Status | "none"; // none = nothing entered yet
  value: number | null;
  misses: number; // breaks ties in skipping; 0 elsewhere
  faults: Fault[];
  keptMs: number | null; // time until the fail, for the order of the failed
  corrected: boolean;
}

/** What a fault does, chosen per event: fail, integer ms added to the time (negative takes off), or nothing but a note. */
export type FaultEffect = { kind: "fail" } | { kind: "add"; ms: number } | { kind: "note" };

/** Every choice an organizer makes about how an event is scored. One shape for all rulesets; unused fields keep their defaults. */
export interface ScoringOptions {
  measure: Measure;
  direction: Direction;
  /** length of a counting heat in ms; null where the heat ends by itself */
  durationMs: number | null;
  /** cap on a ride in ms, after which riders still upright are level at the cap; null = none */
  capMs: number | null;
  faults: Partial<Record<Fault, FaultEffect>>;
  /** order of those who failed: none = no place (default), kept = by time kept */
  failedOrder: "none" | "kept";
  /** misses break a tie of counts */
  missesBreakTies: boolean;
  /** times are ranked in steps of this many ms (100 = tenths by hand): a race rounds up, a time held down; 1 = as stored */
  precisionMs: number;
  /** counters: one sheet for the heat, or one sheet a lane */
  sheets: "heat" | "lane";
}

/** A rulebook as data plus pure functions. A published edition is never edited: the next one imports it. */
export interface Ruleset {
  readonly name: `${string}@${number}`;
  readonly pad: "tally" | "lanes";
  readonly defaults: ScoringOptions;
  /** [SC1] the marks of `lanes` from a folded sheet, one a lane, in the order of `lanes` */
  marks(state: SheetState, options: ScoringOptions, lanes: readonly number[]): LaneMark[];
}
