import { z } from "zod";
import { localOf } from "#core/meet/date.ts";
import type { MeetRow } from "#db/meets.ts";
import { type MeetProblem, meetProblem } from "#i18n/desk.ts";
import type { MeetDetails } from "#services/meets.ts";
import { formValues, parseForm } from "../form.ts";
import { filledLine, line } from "../line.ts";
import { readMoments, type Values, withChoices } from "./moments.ts";

export type MeetFormAnswer =
  | { ok: true; value: MeetDetails }
  | { ok: false; values: Values; problems: Record<string, MeetProblem> };

export const defaultTimeZone = "Asia/Shanghai";

const isTimeZone = (zone: string) => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }) !== null;
  } catch {
    return false;
  }
};

const limit = z
  .string()
  .trim()
  .regex(/^([1-9]\d{0,2})?$/, "notWholeNumber")
  .transform((text) => (text ? Number(text) : null));
const people = line(400, "tooLong")
  .transform((text) => text.split(/[、,，;；]+/).flatMap((one) => one.trim() || []))
  .pipe(z.array(z.string().max(40, "tooLong")).max(30, "tooMany"));

const schema = z.object({
  name: filledLine(80, "nameEmpty", "tooLong"),
  startsAt: line(80, "tooLong").default(""),
  place: line(120, "tooLong").default(""),
  host: line(120, "tooLong").default(""),
  inCharge: people.default([]),
  entryOpensAt: line(80, "tooLong").default(""),
  entryClosesAt: line(80, "tooLong").default(""),
  entryOffice: line(120, "tooLong").default(""),
  phone: line(60, "tooLong").default(""),
  timeZone: z.string().max(60, "timeZoneUnknown").refine(isTimeZone, "timeZoneUnknown").default(defaultTimeZone),
  maxEventsPerPerson: limit.default(null),
  maxPerUnitAndEvent: limit.default(null),
  maxPeoplePerUnit: limit.default(null),
  // a box that is not ticked is not sent
  paperTwice: z
    .string()
    .optional()
    .transform((box) => box === "yes"),
  maskNames: z
    .string()
    .optional()
    .transform((box) => box === "yes"),
  notice: line(200, "tooLong").default(""),
});

/** A meet out of its form, or what to correct and what to ask, with everything typed. `now`: the server's epoch ms. */
export function parseMeet(form: FormData, now: number): MeetFormAnswer {
  const values = withChoices(formValues(form));
  const parsed = parseForm(formOf(values), schema);
  const problems: Record<string, MeetProblem> = {};
  if (!parsed.ok)
    for (const [field, key] of Object.entries(parsed.problems)) problems[field.split(".")[0] ?? ""] = meetProblem(key);
  const timeZone = parsed.ok ? parsed.value.timeZone : defaultTimeZone;
  const read = readMoments(values, timeZone, now, problems);
  if (!parsed.ok || Object.keys(problems).length > 0) return { ok: false, values, problems };
  return { ok: true, value: { ...parsed.value, ...read } };
}

function formOf(values: Values): FormData {
  const form = new FormData();
  for (const [key, value] of Object.entries(values)) for (const one of [value].flat()) form.append(key, one);
  return form;
}

/** A meet's form as it stands in the database. */
export function meetValues(meet: MeetRow): Record<string, string> {
  const moment = (at: Date | null) => (at ? localOf(at.getTime(), meet.timeZone).replace("T", " ") : "");
  const text = (limited: number | null) => (limited === null ? "" : String(limited));
  const { name, place, host, entryOffice, phone, timeZone } = meet;
  return {
    name,
    startsAt: moment(meet.startsAt),
    place,
    host,
    inCharge: meet.inCharge.join("、"),
    entryOpensAt: moment(meet.entryOpensAt),
    entryClosesAt: moment(meet.entryClosesAt),
    entryOffice,
    phone,
    timeZone,
    maxEventsPerPerson: text(meet.maxEventsPerPerson),
    maxPerUnitAndEvent: text(meet.maxPerUnitAndEvent),
    maxPeoplePerUnit: text(meet.maxPeoplePerUnit),
    paperTwice: meet.paperTwice ? "yes" : "",
    maskNames: meet.maskNames ? "yes" : "",
    notice: meet.notice,
  };
}
