import type { EntryDone, EntryProblem } from "#i18n/entries.ts";
import type { AlreadyDone } from "#services/act.ts";
import type { BibRefusal } from "#services/bibs.ts";
import type { RowProblem } from "#services/import-plan.ts";
import type { UndoRefusal } from "#services/imported.ts";
import type { ImportRefusal } from "#services/imports.ts";
import type { PresenceRefusal } from "#services/presence.ts";
import type { SubstituteRefusal } from "#services/substitutes.ts";
import type { EntryAnswer, PreviewShown } from "#ui/entries/roster.ts";
import { formValues } from "../form.ts";

export type AnyRefusal =
  | PresenceRefusal
  | ImportRefusal
  | UndoRefusal
  | SubstituteRefusal
  | BibRefusal
  | RowProblem["refusal"];

/** The field beside which a refusal is told; "" = above the form. */
export function fieldOf(kind: EntryProblem["kind"]): string {
  if (kind.startsWith("name-") || kind === "same-name") return "name";
  if (kind === "reason-required") return "reason";
  if (kind === "unit-missing") return "unit";
  if (kind.startsWith("list-") || kind === "nothing-to-import" || kind === "too-many-rows") return "list";
  const atEvents = ["no-events", "no-such-event", "event-drawn", "event-drawn-desk", "already-entered"];
  return [...atEvents, "too-many-events", "event-full-for-unit"].includes(kind) ? "events" : "";
}

/** A refusal of the services as it is told; organizers hear what else they can do. */
export function problemOf(refusal: AnyRefusal, desk: boolean): EntryProblem {
  if (refusal.kind === "event-drawn" && desk) return { kind: "event-drawn-desk", event: refusal.event };
  if (refusal.kind === "rows-refused") return { kind: "rows-refused", count: refusal.problems.length };
  return refusal;
}

/** Answers to one form: done, or refused with all that was typed. */
export function answering(form: FormData, intent: string, desk: boolean) {
  const values = formValues(form);
  const refused = (problems: Record<string, EntryProblem>, preview: PreviewShown | null = null): EntryAnswer => ({
    intent,
    done: null,
    values,
    problems,
    preview,
  });
  return {
    refused,
    because: (refusal: AnyRefusal, preview: PreviewShown | null = null) => {
      const problem = problemOf(refusal, desk);
      return refused({ [fieldOf(problem.kind)]: problem }, preview);
    },
    done: (done: EntryDone): EntryAnswer => ({ intent, done, values, problems: {}, preview: null }),
    checked: (preview: PreviewShown): EntryAnswer => ({ intent, done: null, values, problems: {}, preview }),
  };
}

export type Answering = ReturnType<typeof answering>;

/** A decision's answer: the second of a double submit counts as done. */
export function answerOf<Value>(
  say: Answering,
  decision: { ok: true; value: Value } | { ok: false; refusal: AnyRefusal | AlreadyDone },
  done: (value: Value) => EntryDone,
): EntryAnswer {
  if (decision.ok) return say.done(done(decision.value));
  return decision.refusal.kind === "already-done" ? say.done({ kind: "again" }) : say.because(decision.refusal);
}
