import { type CourtId, type HeatId, parseId } from "#core/ids.ts";
import { zonedInstant } from "#core/meet/date.ts";
import { dayIn } from "#services/today.ts";
import { text } from "../answer.ts";

/** A time of today as it is typed: 14:30, 9：05. */
const ofDay = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/;

/** The moment of today in the meet's time zone that a form names; null where it names none, undefined where it cannot be read. */
export function readTime(form: FormData, field: string, timeZone: string, now: number): Date | null | undefined {
  const typed = text(form, field);
  if (typed === "") return null;
  const found = ofDay.exec(typed);
  if (!found) return undefined;
  return new Date(zonedInstant(`${dayIn(timeZone, now)}T${found[1]?.padStart(2, "0")}:${found[2]}`, timeZone));
}

export const courtOf = (form: FormData, field = "court"): CourtId | null => parseId<CourtId>(text(form, field));
export const heatOf = (form: FormData, field = "heat"): HeatId | null => parseId<HeatId>(text(form, field));

/** Names with commas of any kind between them. */
export const namesOf = (form: FormData): string[] => text(form, "names").split(/[,，、;；]/);
