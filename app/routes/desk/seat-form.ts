import { z } from "zod";
import { type EventId, parseId } from "#core/ids.ts";
import type { NewSeat, SeatRefusal } from "#services/seats.ts";
import { type FormProblems, parseForm, problem } from "../form.ts";
import { filledLine, line } from "../line.ts";

const wish = z.object({
  kind: z.enum(["referee", "chief"]),
  name: filledLine(40, "nameEmpty", "nameTooLong"),
  // an event's id, "venue:" and a venue, or "" for everything
  event: line(60, "no-such-venue"),
  slot: z.string().regex(/^\d{0,3}$/),
  judge: z
    .string()
    .regex(/^\d{0,2}$/)
    .default(""),
});

/** A new seat as the form wishes it, or what to correct by field. */
export function parseSeat(form: FormData): { ok: true; value: NewSeat } | FormProblems<string> {
  const parsed = parseForm(form, wish);
  if (!parsed.ok) return parsed;
  const { kind, name, event: scope } = parsed.value;
  const venue = scope.startsWith("venue:") ? scope.slice("venue:".length) : null;
  const event = venue === null ? parseId<EventId>(scope) : null;
  if (event === null && venue === null && scope !== "") return problem(form, "event", "no-such-event");
  const numberOf = (text: string) => (text === "" ? null : Number(text));
  return {
    ok: true,
    value: { kind, name, event, venue, slot: numberOf(parsed.value.slot), judge: numberOf(parsed.value.judge) },
  };
}

/** The field a refusal belongs to. */
export const fieldOf: Record<SeatRefusal["kind"], string> = {
  "seat-name-empty": "name",
  "no-such-event": "event",
  "no-such-venue": "event",
  "slot-needs-lanes": "slot",
  "slot-out-of-range": "slot",
  "judge-needs-several": "judge",
  "judge-out-of-range": "judge",
  "no-such-seat": "",
  "no-such-device": "",
};
