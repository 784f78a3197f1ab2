import type { Criterion } from "../judged/criteria.ts";
import type { DeductionLine, StageTime } from "../judged/plan.ts";
import type { CounterOptions } from "./counters.ts";
import type { CourseOptions } from "./course.ts";
import type { SheetState } from "./fold.ts";
import type { PanelOptions } from "./judge-lane.ts";
import type { TurnOptions } from "./long-rope.ts";
import type { MatchOptions } from "./match.ts";
import type { Fault, Status } from "./ops.ts";
import type { Pad } from "./pad.ts";
import type { PullOptions } from "./pulls.ts";
import type { TeamOptions } from "./team.ts";
import type { Tolerance } from "./tolerance.ts";
import type { TryOptions } from "./tries.ts";

/** What `LaneMark.value` counts: times, integer ms, the place of arrival, integer mm, points or games won in steps of 10^−`digits`. */
export type Measure = "count" | "time" | "order" | "distance" | "points" | "games";
/** `more`: the larger is better (jumps, time held); `less`: the smaller is better (a race). */
export type Direction = "more" | "less";

/** What separates equal marks, first things first: the second best attempt, failures at a height. null is the worst. */
export type Countback = {
  value: number | null;
  direction: Direction;
};

/** A lane's result on one sheet. `value` is in the event's measure (1 = first to arrive). */
export type LaneMark = {
  lane: number;
  outcome: "valid" | "failed" | Status | "none"; // none = nothing entered yet
  value: number | null;
  misses: number; // breaks ties in skipping; 0 elsewhere
  faults: Fault[];
  keptMs: number | null; // time until the fail, for the order of the failed
  keptMm?: number; // distance until the fail, where it was measured
  corrected: boolean;
  countback?: Countback[];
  points?: number[]; // this side's points in each game of a match, in order
  panel?: PanelMarks; // what the judges gave, where a panel marked it
};

/** What stands behind a panel's mark; amounts in whole steps of the event's points. */
export type PanelMarks = {
  /** in the order of their numbers */
  judges: { judge: number; mark: number | null; missing?: "absent" | "own-unit"; dropped?: "lowest" | "highest" }[];
  /** before deductions */
  mean: number;
  /** what deductions and time took off; negative where a bonus gave more */
  taken: number;
  /** each thing that was taken off, by its key; "time" is the time on stage */
  lines: { key: string; times: number; take: number }[];
  /** the mean not divided yet, before deductions */
  exact: { sum: number; count: number };
  timeMs?: number;
};

/**
 * What a fault does, chosen per event: fail, integer ms added to the time (negative takes off), or nothing but a note.
 * `tolerance` forgives some of them; `after` is what the competitor has to do: go on there, go back, ride again later.
 */
export type FaultEffect = ({ kind: "fail" } | { kind: "add"; ms: number } | { kind: "note" }) & {
  tolerance?: Tolerance;
  after?: "resume" | "restart" | "again";
};

/**
 * Every choice an organizer makes about how an event is scored. One shape for all rulesets; unused fields keep their
 * defaults, and a group that is not there does not concern the event.
 */
export type ScoringOptions = {
  measure: Measure;
  direction: Direction;
  /** length of a counting heat in ms; null where the heat ends by itself */
  durationMs: number | null;
  /** cap on a ride in ms, after which riders still upright are level at the cap; null = none */
  capMs: number | null;
  faults: Partial<Record<Fault, FaultEffect>>;
  /** order of those who failed: none = no place (default), kept = by time kept, distance = by how far they came */
  failedOrder: "none" | "kept" | "distance";
  /** misses break a tie of counts */
  missesBreakTies: boolean;
  /** times are ranked in steps of this many ms (100 = tenths by hand): a race rounds up, a time held down; 1 = as stored */
  precisionMs: number;
  /** counters: one sheet for the heat, or one sheet a lane */
  sheets: "heat" | "lane";
  /** how many watch the same lanes, each with a sheet of their own: counters, watches, judges; absent = 1 [SC37] */
  judges?: number;
  /** everybody of a heat failed: nobody has a mark, or the heat is run once more; absent = nobody */
  allFailed?: "nobody" | "again";
  /** distances are read in whole steps of this many mm, a part of a step is dropped; 10 = whole centimetres; absent = 1 */
  stepMm?: number;
  /** decimals of points and of games; absent = 0 */
  digits?: number;
  counters?: CounterOptions;
  turns?: TurnOptions;
  tries?: TryOptions;
  team?: TeamOptions;
  pulls?: PullOptions;
  course?: CourseOptions;
  panel?: PanelOptions;
  /** of a panel's clerk: time on stage, and what is counted against somebody */
  stageTime?: StageTime;
  deductions?: readonly DeductionLine[];
  /** the lines of a judge's sheet, in steps of the event's points; absent = one mark [JD4] */
  criteria?: Criterion[];
  match?: MatchOptions;
};

/** What a screen must tell about a sheet beside its marks: a message key with its parameters. */
export type ScoringFact =
  | { kind: "counters-apart"; lane: number; counts: number[]; limit: number } // check A: tell the director
  | { kind: "skip-again-allowed"; lane: number; counts: number[]; limit: number } // check B: no two counts are near
  | { kind: "third-look"; lane: number; counts: number[]; limit: number }
  | { kind: "judges-differ"; lane: number; judges: { judge: number; mark: LaneMark }[] } // no mark until the chief decides
  | { kind: "clock-interrupted"; lane: number; gapMs: number | null } // timed on a clock that stood still; null = how long, nobody knows
  | { kind: "void-by-violations"; lane: number; violations: number; limit: number }
  | { kind: "tries-left"; lane: number; left: number }
  | { kind: "extra-tries"; lanes: number[]; tries: number }
  | { kind: "ride-again" | "go-back" | "go-on"; lane: number; fault: Fault } // what a fault has the competitor do
  | { kind: "restart-all"; lane: number } // a false start calls everybody back
  | { kind: "all-failed"; policy: "nobody" | "again" } // nobody of the heat has a mark
  | { kind: "ends"; pull: number; left: number; right: number }
  | { kind: "ends-by-lot"; pull: number }
  | { kind: "pull-again"; pull: number }
  | { kind: "deciding-pull"; pull: number; limitMs: number }
  | { kind: "won"; lane: number; by: "pulls" | "cautions" | "status" }
  | { kind: "panel-waits"; lane: number; judges: number[] } // some have handed in, these have not: no mark yet
  | { kind: "panel-empty"; lane: number } // nobody is left to judge
  | { kind: "panel-spread"; lane: number; lowest: number; highest: number; allowed: number; judges: number[] }
  | {
      kind: "judgement-spread"; // no mark until they have marked again
      lane: number;
      criterion: string;
      lowest: number;
      highest: number;
      judges: number[];
    };

/** What one of several judges of the same lanes has on their sheet. */
export interface JudgeSheet {
  judge: number;
  state: SheetState;
}

/** Marks of the lanes in their order, and what must be said beside them. */
export interface Combined {
  marks: LaneMark[];
  facts: ScoringFact[];
}

/** A rulebook as data plus pure functions. A published edition is never edited: the next one imports it. */
export interface Ruleset {
  readonly name: `${string}@${number}`;
  readonly pad: Pad;
  readonly defaults: ScoringOptions;
  /** [SC1] the marks of `lanes` from a folded sheet, one a lane, in the order of `lanes` */
  marks(state: SheetState, options: ScoringOptions, lanes: readonly number[]): LaneMark[];
  /** what must be said of these lanes beside their marks */
  facts?(state: SheetState, options: ScoringOptions, lanes: readonly number[]): ScoringFact[];
  /** [SC37] all sheets of the lanes together, where the ruleset has its own way */
  combine?(sheets: readonly JudgeSheet[], options: ScoringOptions, lanes: readonly number[]): Combined;
  /** [SC4] the lanes that this judge has not finished, where judges' sheets are not alike */
  missing?(judge: number, state: SheetState, options: ScoringOptions, lanes: readonly number[]): number[];
}
