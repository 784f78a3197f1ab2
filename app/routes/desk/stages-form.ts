import type { StagePlan } from "#core/stages/plan.ts";
import type { StageField } from "#core/stages/refusals.ts";
import { type RuleProblem, ruleProblem } from "#i18n/rules.ts";
import { formatOf } from "#i18n/stage-rules.ts";
import { parseForm } from "../form.ts";
import { readTieBreaks, stageFields } from "./stages-fields.ts";

/** Which field of the form a choice of the plan has; what follows groups is part of the format. */
export const stageFieldNames: Record<StageField, string> = {
  format: "format",
  settle: "settle",
  take: "take",
  prizesBy: "prizesBy",
  restMs: "rest",
  matchMs: "match",
  "redraw.stopAt": "stopAt",
  "groups.size": "size",
  "groups.rules": "rules",
  "groups.qualifiers": "qualifiers",
  "groups.then": "format",
  "groups.cross": "cross",
  "swiss.rounds": "rounds",
};

/**
 * The form's plan of matches: null where the event is not met two by two, undefined where the form does not say. `from` is
 * the event's own, or what its kind of contest begins with.
 */
export function readStages(
  form: FormData,
  now: StagePlan | undefined,
  from: StagePlan,
  problems: Record<string, RuleProblem>,
): StagePlan | undefined {
  const parsed = parseForm(form, stageFields);
  const breaks = readTieBreaks(form, from.swiss.tieBreaks, problems);
  if (!parsed.ok) {
    for (const [field, key] of Object.entries(parsed.problems)) problems[field] ??= ruleProblem(key);
    return now;
  }
  const said = parsed.value;
  const choice = said["stages.format"];
  const wished = choice ? formatOf(choice) : null;
  if (choice === "none") return undefined;
  if (!wished && !now) return now;
  const base = now ?? from;
  const { groups, swiss, redraw } = base;
  const minutesOf = (typed: number | undefined, ms: number) => (typed === undefined ? ms : typed * 60_000);
  return {
    ...base,
    format: wished?.format ?? base.format,
    seeding: said["stages.seeding"] ?? base.seeding,
    settle: said["stages.settle"] ?? base.settle,
    reset: said["stages.reset"] ?? base.reset,
    redraw: {
      pairing: said["stages.pairing"] ?? redraw.pairing,
      byes: said["stages.byes"] ?? redraw.byes,
      stopAt: said["stages.stopAt"] ?? redraw.stopAt,
    },
    groups: {
      size: said["stages.size"] ?? groups.size,
      draw: said["stages.draw"] ?? groups.draw,
      heads: said["stages.heads"] ?? groups.heads,
      times: (said["stages.times"] ?? groups.times) === 2 ? 2 : 1,
      rules: said["stages.rules"] ?? groups.rules,
      qualifiers: said["stages.qualifiers"] ?? groups.qualifiers,
      // biome-ignore lint/suspicious/noThenProperty: the word of the plan, not a promise
      then: wished?.after ?? groups.then,
      cross: said["stages.cross"] ?? groups.cross,
    },
    swiss: {
      rounds: said["stages.rounds"] === undefined ? swiss.rounds : said["stages.rounds"],
      options: {
        ...swiss.options,
        method: said["stages.method"] ?? swiss.options.method,
        unitsApart: said["stages.unitsApart"] ?? swiss.options.unitsApart,
        sides: said["stages.sides"] ?? swiss.options.sides,
      },
      tieBreaks: breaks,
      byePoints: byePointsOf(said["stages.byePoints"]) ?? swiss.byePoints,
    },
    take: said["stages.take"] ?? base.take,
    prizesBy: said["stages.prizesBy"] ?? base.prizesBy,
    restMs: minutesOf(said["stages.rest"], base.restMs),
    matchMs: minutesOf(said["stages.match"], base.matchMs),
  };
}

const byePointsOf = (typed: number | undefined) => ([0, 1, 2] as const).find((one) => one === typed);
