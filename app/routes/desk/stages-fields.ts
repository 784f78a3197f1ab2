import { z } from "zod";
import { groupRules } from "#core/groups/rules.ts";
import type { TieBreak } from "#core/swiss/tie-breaks.ts";
import type { RuleProblem } from "#i18n/rules.ts";
import { formatChoices } from "#i18n/stage-rules.ts";
import { text } from "../answer.ts";
import { yes } from "./rules-fields.ts";

// The fields about how an event is met two by two. Every one may be missing: it stays as it is.

const digits = (at: RegExp, problem: string) => z.string().trim().regex(at, problem).transform(Number).optional();
const count = digits(/^\d{1,3}$/, "notWhole");
const minutes = digits(/^([0-5]?\d{1,2}|600)$/, "notMinutes");
const oneOf = <Choice extends string>(...choices: readonly [Choice, ...Choice[]]) => z.enum(choices).optional();
const number = <const Choice extends string>(...choices: readonly [Choice, ...Choice[]]) =>
  z.enum(choices).transform(Number).optional();

export const stageFields = z.object({
  "stages.format": oneOf(...formatChoices),
  "stages.seeding": oneOf("standard", "drawn"),
  "stages.settle": count,
  "stages.reset": yes.optional(),
  "stages.pairing": oneOf("lot", "fold"),
  "stages.byes": oneOf("each-round", "first-round"),
  "stages.stopAt": count,
  "stages.size": count,
  "stages.draw": oneOf("snake", "pots"),
  "stages.heads": oneOf("ranked", "drawn"),
  "stages.times": number("1", "2"),
  "stages.rules": z
    .string()
    .refine((id) => groupRules.some((one) => one.id === id), "invalid")
    .optional(),
  "stages.qualifiers": count,
  "stages.cross": oneOf("crossed", "drawn"),
  "stages.rounds": z
    .string()
    .trim()
    .regex(/^\d{0,2}$/, "notWhole")
    .transform((typed) => (typed === "" ? null : Number(typed)))
    .optional(),
  "stages.method": oneOf("slide", "fold", "random"),
  "stages.unitsApart": yes.optional(),
  "stages.sides": yes.optional(),
  "stages.byePoints": number("0", "1", "2"),
  "stages.take": count,
  "stages.prizesBy": oneOf("place", "round"),
  "stages.rest": minutes,
  "stages.match": minutes,
});

/** How many comparisons of level scores the form offers. */
export const tieBreakFields = 5;
const tieBreaks: readonly TieBreak[] = [
  "buchholz",
  "buchholz-cut-1",
  "median-buchholz",
  "sonneborn-berger",
  "direct",
  "wins",
  "rounds-won",
  "progressive",
];

/** The comparisons of level scores in their order; as they are where the form does not say. */
export function readTieBreaks(form: FormData, now: readonly TieBreak[], problems: Record<string, RuleProblem>) {
  const fields = Array.from({ length: tieBreakFields }, (_unused, at) => `stages.tieBreak.${at + 1}`);
  if (!fields.some((field) => form.has(field))) return now;
  const chosen: TieBreak[] = [];
  for (const field of fields) {
    const wish = text(form, field);
    const one = tieBreaks.find((known) => known === wish);
    if (wish !== "" && !one) problems[field] = "invalid";
    if (one && chosen.includes(one)) problems[field] = "tie-break-twice";
    if (one) chosen.push(one);
  }
  return chosen;
}
