import { localOf, zonedInstant } from "#core/meet/date.ts";
import { readWhen } from "#core/meet/when.ts";
import { readMark } from "#core/scoring/typed.ts";
import type { EventRow } from "#db/events.ts";
import type { MeetRow } from "#db/meets.ts";
import { type EventDayProblem, formatEventMark } from "#i18n/announcer.ts";
import { text } from "../answer.ts";
import { formValues } from "../form.ts";
import { withChoices } from "./moments.ts";

const releases = ["live", "official", "announced"] as const;

type EventDay = Pick<EventRow, "startsAt" | "release" | "record">;
export type EventDayProblems = Partial<Record<"startsAt" | "release" | "recordMark" | "recordBy", EventDayProblem>>;

/** An event's time, record and release as its form shows them; the time on the meet's clock. */
export function eventDayValues({ startsAt, release, record, options }: EventRow, timeZone: string) {
  return {
    startsAt: startsAt ? localOf(startsAt.getTime(), timeZone).replace("T", " ") : "",
    release,
    recordMark: record ? formatEventMark(record.value, options) : "",
    recordBy: record?.holder ?? "",
    recordWhen: record?.when ?? "",
  };
}

/** A time alone is one of the meet's day, or of today where that is not said. */
function momentOf(typed: string, meet: MeetRow, now: number) {
  const today = localOf(meet.startsAt?.getTime() ?? now, meet.timeZone).slice(0, 10);
  const whole = readWhen(typed, { today, use: "start" });
  if (whole.kind === "at" || whole.kind === "empty") return whole;
  const onTheDay = readWhen(`${today} ${typed}`, { today, use: "start" });
  return onTheDay.kind === "at" ? onTheDay : whole;
}

/** The form of an event's time, record and release: what to save, or what to correct, by field. `now` in epoch ms. */
export function parseEventDay(
  form: FormData,
  { options }: Pick<EventRow, "options">,
  meet: MeetRow,
  now: number,
): { ok: true; value: EventDay } | { ok: false; problems: EventDayProblems } {
  const problems: EventDayProblems = {};
  const chosen = withChoices(formValues(form)).startsAt;
  const when = momentOf(typeof chosen === "string" ? chosen.slice(0, 80) : "", meet, now);
  if (when.kind === "ask") problems.startsAt = when;
  const release = releases.find((one) => one === text(form, "release"));
  if (!release) problems.release = "chooseRelease";
  const [mark, holder, date] = [text(form, "recordMark"), text(form, "recordBy"), text(form, "recordWhen")];
  const value = mark === "" ? null : readMark(mark, options.measure, options.digits ?? 0);
  if (holder.length > 60 || date.length > 60) problems.recordBy = "tooLong";
  if (mark !== "" && value === null) problems.recordMark = "markUnreadable";
  if (mark !== "" && options.measure === "order") problems.recordMark = "markOfOrder";
  if (mark === "" && (holder !== "" || date !== "")) problems.recordMark = "recordNeedsMark";
  if (Object.keys(problems).length > 0 || when.kind === "ask" || !release) return { ok: false, problems };
  const startsAt = when.kind === "at" ? new Date(zonedInstant(when.local, meet.timeZone)) : null;
  return { ok: true, value: { startsAt, release, record: value === null ? null : { value, holder, when: date } } };
}
