import { z } from "zod";
import { type EventId, parseId } from "#core/ids.ts";
import type { ScreenSettings } from "#live/protocol.ts";
import type { ScreenForm, ScreenRefusal, Which } from "#services/screens.ts";
import { sceneKinds } from "#ui/board/scenes.ts";
import { type FormProblems, parseForm, problem } from "../form.ts";
import { filledLine, line } from "../line.ts";

export const nameSchema = z.object({ name: filledLine(40, "nameEmpty", "nameTooLong") });

const isKind = (text: string) => sceneKinds.some((kind) => kind === text);
const densities = { "8": 8, "10": 10, "12": 12, "14": 14 } as const;

const wish = nameSchema.extend({
  // an event's id, "venue:" and a venue, or "" for the whole meet
  of: line(200, "no-such-venue"),
  theme: z.enum(["dark", "light"]),
  density: z.enum(["8", "10", "12", "14"]).transform((rows) => densities[rows]),
  language: z.enum(["", "zh-Hans", "zh-Hant", "en"]).transform((one) => one || null),
  scenes: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((one) => [...new Set([one].flat())])
    .pipe(z.array(z.string().refine(isKind))),
});

const venueMark = "venue:";

function followed(of: string): ScreenSettings["of"] | null {
  if (of === "") return { kind: "meet" };
  if (of.startsWith(venueMark)) return { kind: "venue", venue: of.slice(venueMark.length) };
  const event = parseId<EventId>(of);
  return event && { kind: "event", event };
}

/** A screen's settings as the form wishes them, or what to correct by field. */
export function parseScreen(form: FormData): { ok: true; value: ScreenForm } | FormProblems<string> {
  const parsed = parseForm(form, wish);
  if (!parsed.ok) return parsed;
  const of = followed(parsed.value.of);
  return of ? { ok: true, value: { ...parsed.value, of } } : problem(form, "of", "no-such-event");
}

/**
 * What a button asks a screen to show: `auto`, `test-card`, or a picture as `kind` or `kind:event`. Null for what no button
 * of the page asks.
 */
export function parseShow(text: string): Pick<ScreenSettings, "pinned" | "testCard"> | null {
  if (text === "auto") return { pinned: null, testCard: false };
  if (text === "test-card") return { pinned: null, testCard: true };
  const [kind = "", id, more] = text.split(":");
  if (!isKind(kind) || more !== undefined) return null;
  if (id === undefined) return { pinned: { kind }, testCard: false };
  const event = parseId<EventId>(id);
  return event && { pinned: { kind, event }, testCard: false };
}

/** Which screens a form means; null where it names none. */
export const parseWhich = (text: string): Which | null => (text === "all" ? "all" : parseId(text));

/** The field a refusal belongs to. */
export const fieldOf: Record<ScreenRefusal["kind"], string> = {
  "screen-name-empty": "name",
  "no-such-event": "of",
  "no-such-venue": "of",
  "no-such-screen": "",
};
