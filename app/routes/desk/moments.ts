import { localOf, zonedInstant } from "#core/meet/date.ts";
import { type MomentUse, readWhen } from "#core/meet/when.ts";
import type { MeetProblem } from "#i18n/desk.ts";

export type Values = Record<string, string | string[]>;

/** The moments of a meet's form, and what each is for. */
export const moments = { startsAt: "start", entryOpensAt: "open", entryClosesAt: "close" } as const;
const momentFields = Object.keys(moments) as (keyof typeof moments)[];

/** Reads the three moments; what cannot be taken as it stands goes into `problems`. */
export function readMoments(values: Values, timeZone: string, now: number, problems: Record<string, MeetProblem>) {
  const today = localOf(now, timeZone).slice(0, 10);
  const read = (field: keyof typeof moments): Date | null => {
    const text = values[field];
    const use: MomentUse = moments[field];
    const when = readWhen(typeof text === "string" ? text.slice(0, 80) : "", { today, use });
    if (when.kind === "ask") problems[field] ??= when;
    return when.kind === "at" ? new Date(zonedInstant(when.local, timeZone)) : null;
  };
  const startsAt = read("startsAt");
  const entryOpensAt = read("entryOpensAt");
  const entryClosesAt = read("entryClosesAt");
  if (entryOpensAt && entryClosesAt && entryClosesAt <= entryOpensAt) problems.entryClosesAt ??= "closesBeforeOpens";
  if (startsAt && entryClosesAt && entryClosesAt > startsAt) problems.entryClosesAt ??= "closesAfterStart";
  return { startsAt, entryOpensAt, entryClosesAt };
}

const candidate = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

/** A candidate that was picked takes the place of the text it was asked for; a text typed anew wins over the pick. */
export function withChoices(values: Values): Values {
  const chosen = { ...values };
  for (const field of momentFields) {
    const pick = values[`${field}.choice`];
    if (typeof pick === "string" && candidate.test(pick) && values[`${field}.asked`] === values[field])
      chosen[field] = pick.replace("T", " ");
    delete chosen[`${field}.choice`];
    delete chosen[`${field}.asked`];
  }
  return chosen;
}
