import type { EventPlan } from "../rounds/plan.ts";
import type { ScoringOptions } from "../scoring/ruleset.ts";

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
    | "vacant";
  /** where the answer is kept; null where the answer is only said in words */
  option: keyof EventPlan | keyof ScoringOptions | null;
}

/** An event an organizer can add with one click. */
export interface EventTemplate {
  key: "skipping-1min" | "slow-cycling" | "two-foot-jump";
  ruleset: string;
  options: Partial<ScoringOptions>;
  plan: Partial<EventPlan>;
  questions: readonly OpenQuestion[];
}

const open = (key: OpenQuestion["key"], option: OpenQuestion["option"]): OpenQuestion => ({ key, option });
const always = [
  open("through", "advance"),
  open("six-from-five", "finalMode"),
  open("cut-tie", "tieAtCut"),
  open("vacant", "vacant"),
];

/** The three events of the founding notice. */
export const eventTemplates: readonly EventTemplate[] = [
  {
    key: "skipping-1min",
    ruleset: "skipping@1",
    options: {},
    plan: {},
    questions: [...always, open("misses", "missesBreakTies")],
  },
  {
    key: "slow-cycling",
    ruleset: "slow-cycling@1",
    options: {},
    plan: {},
    questions: [
      ...always,
      open("failed-order", "failedOrder"),
      open("time-or-arrival", "measure"),
      open("bicycle", null),
    ],
  },
  {
    key: "two-foot-jump",
    ruleset: "lane-race@1",
    options: {},
    plan: {},
    questions: [...always, open("time-or-arrival", "measure"), open("jump-faults", "faults")],
  },
];

export function eventTemplate(key: string): EventTemplate | null {
  return eventTemplates.find((one) => one.key === key) ?? null;
}
