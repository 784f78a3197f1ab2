import type { PlanRefusal } from "#core/rounds/plan.ts";
import type { Fault } from "#core/scoring/ops.ts";
import type { FaultEffect, ScoringOptions } from "#core/scoring/ruleset.ts";
import type { StageRefusal } from "#core/stages/refusals.ts";
import { catalogue, type Translator } from "./catalogue.ts";
import { rules as en } from "./messages/en/rules.ts";
import { rules as zhHans } from "./messages/zh-Hans/rules.ts";
import { rules as zhHant } from "./messages/zh-Hant/rules.ts";

export const rules = catalogue(zhHans, zhHant, en);
export type RulesTranslator = Translator<typeof zhHans>;

/** What can be wrong with an event's form: a text's own key, or what the rules refuse. */
export const ruleProblems = [
  "notWhole",
  "notSeconds",
  "notMinutes",
  "tie-break-twice",
  "notPoints",
  "nameEmpty",
  "nameTooLong",
  "venueTooLong",
  "judgesRange",
  "event-started",
  "event-drawn",
  "changed-meanwhile",
  "no-such-event",
  "reason-required",
  "invalid",
] as const;
export type RuleProblem = (typeof ruleProblems)[number] | PlanRefusal | StageRefusal;

/** A form's key as one of the problems that have words. */
export const ruleProblem = (key: string): RuleProblem => ruleProblems.find((one) => one === key) ?? "invalid";

export function sayRule(problem: RuleProblem | undefined, t: RulesTranslator): string | undefined {
  if (problem === undefined) return undefined;
  if (typeof problem === "string") return t(problem);
  if ("field" in problem) return sayStageRefusal(problem, t);
  if (problem.kind === "lanes-out-of-range" || problem.kind === "prizes-out-of-range") return t(problem.kind, problem);
  return t(problem.kind);
}

/** Why a plan of matches cannot work, in words. */
export function sayStageRefusal(refusal: StageRefusal, t: RulesTranslator): string {
  switch (refusal.kind) {
    case "too-few":
      return t("stages.too-few", refusal);
    case "out-of-range":
      return t("stages.out-of-range", refusal);
    case "group-of-one":
      return t("stages.group-of-one", refusal);
    case "all-qualify":
      return t("stages.all-qualify", refusal);
    case "places-need-two-groups":
      return t("stages.places-need-two-groups", refusal);
    case "groups-not-a-power-of-two":
      return t("stages.groups-not-a-power-of-two", {
        groups: refusal.groups,
        choices: refusal.choices.join(t("joinChoices")),
      });
    default:
      return t(`stages.${refusal.kind}`);
  }
}

/** A length of time of integer ms in words: 1 minute, 1 min 30 s, 2.5 seconds. */
export function sayDuration(ms: number, t: RulesTranslator): string {
  const minutes = Math.floor(ms / 60_000);
  const seconds = (ms % 60_000) / 1000;
  if (minutes === 0) return t("seconds", { seconds });
  return seconds === 0 ? t("minutes", { minutes }) : t("minutesAndSeconds", { minutes, seconds });
}

const order: Record<Fault, number> = {
  foot: 1,
  stopped: 2,
  lane: 3,
  fell: 4,
  "one-foot": 5,
  apart: 6,
  "false-start": 7,
  hindered: 8,
  help: 9,
  "false-switch": 10,
  dropped: 11,
  touched: 12,
  released: 13,
  exchange: 14,
  disturbed: 15,
};
const isFault = (key: string): key is Fault => key in order;

/** An event's faults and what they do, always in the same order: the database keeps none. */
export const faultsInOrder = (faults: ScoringOptions["faults"]): [Fault, FaultEffect][] =>
  Object.entries(faults)
    .flatMap(([key, effect]): [Fault, FaultEffect][] => (isFault(key) ? [[key, effect]] : []))
    .sort(([a], [b]) => order[a] - order[b]);
