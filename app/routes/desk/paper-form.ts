import { accept, type Decision, refuse } from "#core/decision.ts";
import type { Measure } from "#core/scoring/ruleset.ts";
import type { DeskMark } from "#services/heats.ts";
import type { Decided, TypedPaper } from "#services/paper.ts";
import { text } from "../answer.ts";
import { readDeskMark } from "./mark-form.ts";

// What the page of printed sheets reads out of its address and its forms.

/** The code as it was typed; `of` picks one where several sheets have the same. */
export function wishes(request: Request): { code: string; of: number | null } {
  const { searchParams } = new URL(request.url);
  const of = Number(searchParams.get("of"));
  return { code: (searchParams.get("code") ?? "").slice(0, 40), of: Number.isInteger(of) && of > 0 ? of : null };
}

type Unread = { kind: "value-unreadable" | "choose-one"; lane: number } | { kind: "lanes-missing"; lanes: number[] };

/** The marks of these lanes out of a form. */
export function readRows(form: FormData, lanes: readonly number[], measure: Measure): Decision<DeskMark[], Unread> {
  const rows: DeskMark[] = [];
  const missing: number[] = [];
  for (const lane of lanes) {
    const mark = readDeskMark(form, `-${lane}`, measure);
    if (mark.ok) rows.push({ lane, mark: mark.value });
    else if (mark.refusal.kind === "value-missing") missing.push(lane);
    else return refuse({ kind: mark.refusal.kind, lane });
  }
  return missing.length > 0 ? refuse({ kind: "lanes-missing", lanes: missing }) : accept(rows);
}

/** Of the lanes that the page showed with another mark: the ticked ones are corrected, the others stay. */
export function readDecided(form: FormData): Decided {
  const lanesOf = (name: string) => form.getAll(name).map(Number).filter(Number.isInteger);
  const paper = lanesOf("pick");
  return { paper, kept: lanesOf("seen").filter((lane) => !paper.includes(lane)), reason: text(form, "reason") };
}

/** What whoever typed first wants when typing again. */
export function readOwn(form: FormData): Pick<TypedPaper, "own"> {
  const own = text(form, "own");
  if (own === "anew") return { own: { kind: "anew" } };
  return own === "second" ? { own: { kind: "second", reason: text(form, "ownReason") } } : {};
}
