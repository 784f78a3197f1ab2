import { type NoticeField, readNotice } from "#core/meet/notice.ts";
import type { MeetProblem } from "#i18n/desk.ts";
import { formValues } from "../form.ts";
import { defaultTimeZone } from "./meet-form.ts";
import { moments, readMoments, type Values, withChoices } from "./moments.ts";

/** Fills a form's empty fields from a pasted notice; its damaged and hidden parts come back as problems. */
export function fillFromNotice(form: FormData, now: number) {
  const typed = withChoices(formValues(form));
  const { templates, masked, ...fields } = readNotice(String(typed.pasted ?? "").slice(0, 20_000));
  const read = (Object.entries(fields) as [NoticeField, string | null][]).flatMap(([field, text]) =>
    text && !typed[field] ? [[field, text] as const] : [],
  );
  const values: Values = { ...typed, ...Object.fromEntries(read) };
  if (templates.length > 0) values.event = templates;
  const problems: Record<string, MeetProblem> = {};
  if (read.length === 0 && templates.length === 0) return { values, problems, found: false };
  for (const [field] of read) if (masked.includes(field) && !(field in moments)) problems[field] = "masked";
  if (!values.name) problems.name = "nameEmpty";
  readMoments(values, defaultTimeZone, now, problems);
  return { values, problems, found: true };
}
