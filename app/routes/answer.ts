import { createHash } from "node:crypto";
import { data } from "@remix-run/node";
import { type OpId, parseId } from "#core/ids.ts";

/** What a page of the day answers to a deed: done, or refused for a reason, with what was typed. */
export interface Answer<Refusal> {
  intent: string;
  done: boolean;
  refusal: Refusal | null;
  values: Record<string, string>;
}

/** longer than any field of these pages lets people type */
const longest = 300;

/** A one-line field of a form: control characters (a table refuses some) become spaces, ends trimmed, cut at 300 signs; "" where it is missing. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  if (typeof value !== "string") return "";
  return Array.from(value.slice(0, 2 * longest).replace(/\p{Cc}+/gu, " "))
    .slice(0, longest)
    .join("")
    .trim();
}

/**
 * The wish's own id, as an argument for a service: out of the form's hidden field, and of what the form asks, since a page shows
 * an answer a moment before it has a new id, and the next button pressed in that moment is another wish.
 */
export function opOf(form: FormData): { op?: OpId } {
  const op = parseId<OpId>(text(form, "op"));
  if (!op) return {};
  const asked = [...form].filter(([, value]) => typeof value === "string");
  const hash = createHash("sha256").update(JSON.stringify(asked)).digest("hex");
  const id = `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
  return { op: parseId<OpId>(id) ?? op };
}

/** What is wrong with the form itself; everything else is the state of things. */
const ofTheForm = [
  "reason-required",
  "value-unreadable",
  "value-missing",
  "choose-one",
  "lanes-missing",
  "mark-implausible",
  "wrong-number",
  "not-tied",
  "lane-out-of-range",
  "notice-too-long",
  "seeds-wrong",
  "points-unreadable",
  "court-name-empty",
  "court-name-too-long",
  "court-name-taken",
  "too-many-courts",
  "time-unreadable",
];
const statusOf = (kind: string) => (kind.startsWith("no-such-") ? 404 : ofTheForm.includes(kind) ? 422 : 409);

const isRepeat = (refusal: { kind: string }): refusal is { kind: "already-done" } => refusal.kind === "already-done";

/** A service's decision as a page's answer; a wish that came twice was done the first time. */
export function answer<Refusal extends { kind: string }, More extends object = object>(
  form: FormData,
  decision: { ok: true } | { ok: false; refusal: Refusal | { kind: "already-done" } },
  more?: More,
) {
  const values: Record<string, string> = {};
  for (const [key, value] of form)
    if (typeof value === "string") values[key] = Object.hasOwn(values, key) ? `${values[key]} ${value}` : value;
  const refusal = decision.ok || isRepeat(decision.refusal) ? null : decision.refusal;
  const body: Answer<Refusal> = { intent: text(form, "intent"), done: refusal === null, refusal, values };
  return data({ ...body, ...more }, { status: refusal ? statusOf(refusal.kind) : 200 });
}

/** What a form asked for that no button of the page asks. */
export const noSuchIntent = () => new Response(null, { status: 400 });
