import { z } from "zod";
import type { PlanRefusal } from "#core/rounds/plan.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import type { StagePlan } from "#core/stages/plan.ts";
import type { StageRefusal } from "#core/stages/refusals.ts";
import { type RuleProblem, ruleProblem } from "#i18n/rules.ts";
import type { EventRefusal } from "#services/events.ts";
import { parseForm } from "../form.ts";
import { points, positiveSeconds, type Rules, readAdvance, readFaults, whole, yes } from "./rules-fields.ts";
import { readStages, stageFieldNames } from "./stages-form.ts";

export type RulesAnswer = { ok: true; value: Rules } | { ok: false; problems: Record<string, RuleProblem> };

/** Every field may be missing: what a page does not offer, or holds fast, stays as it is. */
const schema = z.object({
  lanes: whole.optional(),
  prizes: whole.optional(),
  separate: yes.optional(),
  finalMode: z.enum(["two-heats", "round-before", "all-heats"]).optional(),
  tieAtCut: z.enum(["all-in", "decider", "lot"]).optional(),
  vacant: z.enum(["leave", "fill"]).optional(),
  points: points.optional(),
  pointsTie: z.enum(["share", "full"]).optional(),
  measure: z.enum(["time", "order"]).optional(),
  direction: z.enum(["more", "less"]).optional(),
  duration: positiveSeconds.optional(),
  cap: positiveSeconds.optional(),
  precision: z.enum(["1", "10", "100", "1000"]).transform(Number).optional(),
  sheets: z.enum(["heat", "lane"]).optional(),
  judges: z
    .string()
    .trim()
    .regex(/^[1-9]$/, "judgesRange")
    .transform(Number)
    .optional(),
  failedOrder: z.enum(["none", "kept"]).optional(),
  misses: yes.optional(),
});

/**
 * An event's options and plan with what the form changes in them, or what to correct by field. `from` is the plan of matches
 * an event without one begins with.
 */
export function parseRules(form: FormData, { options, plan }: Rules, from: StagePlan): RulesAnswer {
  const problems: Record<string, RuleProblem> = {};
  const parsed = parseForm(form, schema);
  if (!parsed.ok)
    for (const [field, key] of Object.entries(parsed.problems))
      problems[field.split(".")[0] ?? ""] ??= ruleProblem(key);
  const faults = readFaults(form, options.faults, problems);
  const advance = readAdvance(form, plan.advance, problems);
  const { stages: before, ...inHeats } = plan;
  const stages = readStages(form, before, from, problems);
  if (!parsed.ok || Object.keys(problems).length > 0) return { ok: false, problems };
  const { duration, cap, precision, misses, measure, direction, sheets, judges, failedOrder, ...planned } =
    parsed.value;
  const timed = options.measure === "time" || options.measure === "order";
  const wished: Partial<ScoringOptions> = {
    ...given({ durationMs: duration, sheets, missesBreakTies: misses, failedOrder }),
    ...(timed ? given({ measure, direction, capMs: cap, precisionMs: precision }) : {}),
  };
  const { judges: known = 1, ...others } = options;
  const several = judges ?? known;
  return {
    ok: true,
    value: {
      options: { ...others, ...wished, ...(several > 1 && { judges: several }), faults },
      plan: { ...inHeats, ...given(planned), advance, ...(stages && { stages }) },
    },
  };
}

/** What was sent, without what was not. */
function given<Fields extends object>(fields: Fields): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]?: Exclude<Fields[Key], undefined>;
  };
}

/** Why an event was not changed, by field. */
export function problemsOf(refusal: EventRefusal): Record<string, RuleProblem> {
  if (refusal.kind !== "plan-refused") return { "": refusal.kind };
  return Object.fromEntries(refusal.refusals.map((one) => [fieldOf(one), one]));
}

/** The field a refusal of the plan belongs to. */
function fieldOf(refusal: PlanRefusal | StageRefusal): string {
  if ("field" in refusal) return `stages.${stageFieldNames[refusal.field]}`;
  if (refusal.kind === "order-needs-round-before") return "finalMode";
  if (refusal.kind === "lanes-out-of-range") return "lanes";
  if (refusal.kind === "prizes-out-of-range") return "prizes";
  return refusal.kind === "next-best-needs-marks" ? `nextBest.${refusal.round}` : `perHeat.${refusal.round}`;
}
