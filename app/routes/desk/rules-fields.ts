import { z } from "zod";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import type { EventRow } from "#db/events.ts";
import { faultsInOrder, type RuleProblem } from "#i18n/rules.ts";

// The pieces of an event's form that are more than one of a few words.

export type Rules = Pick<EventRow, "options" | "plan">;

export const whole = z
  .string()
  .trim()
  .regex(/^\d{1,3}$/, "notWhole")
  .transform(Number);
const wholeOrNone = z
  .string()
  .trim()
  .regex(/^\d{0,3}$/, "notWhole")
  .transform((text) => (text ? Number(text) : null));
/** seconds as typed, to integer ms; empty = null */
const seconds = z
  .string()
  .trim()
  .regex(/^(-?\d{1,5}([.]\d{1,3})?)?$/, "notSeconds")
  .transform((text) => (text ? Math.round(Number(text) * 1000) : null));
export const positiveSeconds = seconds.refine((ms) => ms === null || ms > 0, "notSeconds");
export const yes = z.enum(["yes", "no"]).transform((one) => one === "yes");
export const points = z
  .string()
  .trim()
  .transform((text) => text.split(/[,，、\s]+/).flatMap((one) => (one ? [Number(one)] : [])))
  .pipe(z.array(z.number("notPoints").min(0, "notPoints").max(1000, "notPoints")).max(100, "notPoints"));

const effect = z.enum(["fail", "note", "add"]);

/** Only faults the event knows: a form cannot bring in others. */
export function readFaults(form: FormData, known: ScoringOptions["faults"], problems: Record<string, RuleProblem>) {
  const faults: ScoringOptions["faults"] = {};
  for (const [fault, now] of faultsInOrder(known)) {
    const kind = effect.safeParse(form.get(`fault.${fault}`) ?? now.kind);
    const ms = seconds.safeParse(form.get(`seconds.${fault}`) ?? "");
    // what is forgiven, and what has to be done then, the form does not show: it stays
    const { tolerance, after } = now;
    const kept = { ...(tolerance && { tolerance }), ...(after && { after }) };
    if (!kind.success) problems[`fault.${fault}`] = "invalid";
    else if (kind.data !== "add") faults[fault] = { kind: kind.data, ...kept };
    else if (form.get(`seconds.${fault}`) === null && now.kind === "add") faults[fault] = now;
    else if (ms.success && ms.data !== null) faults[fault] = { kind: "add", ms: ms.data, ...kept };
    else problems[`seconds.${fault}`] = "notSeconds";
  }
  return faults;
}

/** Two fields a round; both empty = as the program proposes, one empty = 0. */
export function readAdvance(form: FormData, now: Rules["plan"]["advance"], problems: Record<string, RuleProblem>) {
  const advance = [...now];
  for (let round = 0; round < 10; round += 1) {
    const fields = [`perHeat.${round + 1}`, `nextBest.${round + 1}`] as const;
    if (!fields.some((field) => form.has(field))) continue;
    const [perHeat, nextBest] = fields.map((field) => {
      const read = wholeOrNone.safeParse(form.get(field) ?? "");
      if (!read.success) problems[field] = "notWhole";
      return read.success ? read.data : null;
    });
    const none = (perHeat ?? null) === null && (nextBest ?? null) === null;
    while (advance.length < round) advance.push(null);
    advance[round] = none ? null : { perHeat: perHeat ?? 0, nextBest: nextBest ?? 0 };
  }
  while (advance.length > 0 && advance.at(-1) === null) advance.pop();
  return advance;
}
