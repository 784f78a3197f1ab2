import type { EventPlan } from "../rounds/plan.ts";
import type { FaultEffect, ScoringOptions } from "../scoring/ruleset.ts";

/** Something the notice leaves open, and the option it decides; words and reasons in i18n under the key. */
export interface OpenQuestion {
  key:
    | "through"
    | "six-from-five"
    | "cut-tie"
    | "failed-order"
    | "time-or-arrival"
    | "jump-faults"
    | "misses"
    | "bicycle"
    | "vacant"
    | "faults"
    | "fault-sign"
    | "duration"
    | "tries";
  /** where the answer is kept; null where the answer is only said in words */
  option: keyof EventPlan | keyof ScoringOptions | null;
}

/** Who one entrant is: one person, a pair, a team of so many, of whom so many women at least. */
export interface Entering {
  from: number;
  to: number;
  women: number;
}

/** An event an organizer can add with one click. */
export interface EventTemplate<Key extends string = string> {
  /** its name in three languages stands in i18n under the same key */
  key: Key;
  /** name and edition */
  ruleset: string;
  options: Partial<ScoringOptions>;
  plan: Partial<EventPlan>;
  people: Entering;
  questions: readonly OpenQuestion[];
}

export const open = (key: OpenQuestion["key"], option: OpenQuestion["option"]): OpenQuestion => ({ key, option });

/** What is open wherever people go on from heats to a final. */
export const inRounds = [
  open("through", "advance"),
  open("six-from-five", "finalMode"),
  open("cut-tie", "tieAtCut"),
  open("vacant", "vacant"),
];

export const alone: Entering = { from: 1, to: 1, women: 0 };
export const pair: Entering = { from: 2, to: 2, women: 0 };
export const team = (from: number, to = from, women = 0): Entering => ({ from, to, women });

/** What a fault does, as the templates choose it until the organizer says otherwise. */
export const fails: FaultEffect = { kind: "fail" };
/** Written down, nothing else. */
export const noted: FaultEffect = { kind: "note" };
/** The competitor mends it on the spot, the clock runs. */
export const mended: FaultEffect = { kind: "note", after: "resume" };
/** The competitor goes back to the line, the clock runs. */
export const fromLine: FaultEffect = { kind: "note", after: "restart" };
/** Seconds on top of the time. */
export const adds = (seconds: number): FaultEffect => ({ kind: "add", ms: seconds * 1000 });
