import { type EventId, parseId } from "#core/ids.ts";
import type { Sex } from "#services/wishes.ts";

// What entry forms send, read without ever failing: the services judge it.

/** What a database cannot hold, or nobody can see. */
const unseen = /(?![\t\n\r])[\p{Cc}\u200b\ufeff]/gu;

/** A field as text without control characters; "" where it is missing or a file. */
export function textOf(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === "string" ? value.replace(unseen, "") : "";
}

/** The same on one line, at the ends trimmed. */
export const lineOf = (form: FormData, field: string): string => textOf(form, field).replace(/\s+/g, " ").trim();

export const idOf = <Id extends string>(form: FormData, field: string): Id | null => parseId<Id>(textOf(form, field));

/** The ticked events, or null where one is no id at all. */
export function eventsOf(form: FormData): EventId[] | null {
  const ids = form.getAll("events").map((one) => (typeof one === "string" ? parseId<EventId>(one) : null));
  return ids.every((id) => id !== null) ? ids : null;
}

/** undefined where it is neither female, male nor left open. */
export function sexOf(form: FormData): Sex | null | undefined {
  const text = textOf(form, "sex");
  if (text === "F" || text === "M") return text;
  return text === "" ? null : undefined;
}

export const reasonLimit = 200;
