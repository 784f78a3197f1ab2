import { accept, type Decision, refuse } from "../decision.ts";

export type DateRefusal =
  | { kind: "date-missing" }
  /** more than one reading, or none that is whole: asked for, never guessed; candidates are "YYYY-MM-DD" */
  | { kind: "date-broken"; text: string; candidates: string[] }
  | { kind: "date-impossible"; text: string };

export interface ReadDate {
  /** "YYYY-MM-DDTHH:MM" on the meet's clock */
  local: string;
  /** no hour was said: 00:00 stands for it */
  guessedTime: boolean;
}

const two = (n: number) => String(n).padStart(2, "0");
const isDay = (y: number, m: number, d: number) =>
  m >= 1 && m <= 12 && d >= 1 && d <= new Date(Date.UTC(y, m, 0)).getUTCDate();
const iso = (y: number, m: number, d: number) => `${y}-${two(m)}-${two(d)}`;

function readTime(text: string): { hour: number; minute: number; said: boolean } | null {
  const found =
    /(上午|早上|凌晨|中午|下午|午後|傍晚|晚上|晚|am|pm)?\s*(\d{1,2})\s*(?:[:点時时點])\s*(半|\d{1,2})?\s*分?\s*(am|pm)?/i.exec(
      text,
    );
  if (!found) return { hour: 0, minute: 0, said: false };
  const [, half = "", h = "", m = "", tail = ""] = found;
  let hour = Number(h);
  const minute = m === "半" ? 30 : Number(m || 0);
  const afternoon = /下午|午後|傍晚|晚|pm/i.test(half + tail) || (half === "中午" && hour < 11);
  if (afternoon && hour < 12) hour += 12;
  return hour > 23 || minute > 59 ? null : { hour, minute, said: true };
}

/** Every month-and-day reading of a text that says "3月3月7日日": each month with each day. */
function candidatesOf(text: string, year: number): string[] {
  const months = [...text.matchAll(/(\d{1,2})\s*月/g)].map((one) => Number(one[1]));
  const days = [...text.matchAll(/(\d{1,2})\s*[日号號]/g)].map((one) => Number(one[1]));
  const readings = [...new Set(months)].flatMap((m) =>
    [...new Set([...days, ...months.slice(1)])].map((d) => [m, d] as const),
  );
  return [...new Set(readings.filter(([m, d]) => isDay(year, m, d)).map(([m, d]) => iso(year, m, d)))];
}

/**
 * [MT1] A date as people type it: 2026-03-07 14:00, 2026/3/7, 2026年3月7日下午2点, ３月７日. Without a year the given one
 * counts. A damaged text ("3月3月7日日下午") answers with the readings it could have.
 */
export function readDate(text: string, { year }: { year: number }): Decision<ReadDate, DateRefusal> {
  const clean = text
    .normalize("NFKC")
    .replace(/[\s\u3000]+/g, " ")
    .trim();
  if (clean === "") return refuse({ kind: "date-missing" });
  const months = clean.match(/\d{1,2}\s*月/g) ?? [];
  const days = clean.match(/\d{1,2}\s*[日号號]/g) ?? [];
  const doubled = months.length > 1 || days.length > 1 || /[日号號][日号號]|月月|年年/.test(clean);
  const masked = /[x×*＊?？]{1,4}\s*年|\d\d?[x×*]{1,3}/i.test(clean);
  if (doubled || masked) return refuse({ kind: "date-broken", text: clean, candidates: candidatesOf(clean, year) });
  const found =
    /(?:(\d{4})\s*[年\-/.])?\s*(\d{1,2})\s*[月\-/.]\s*(\d{1,2})\s*(?:[日号號]|(?=$|[ T上下晚中早凌,，(（]))/.exec(
      clean,
    ) ?? /(\d{4})(\d{2})(\d{2})(?!\d)/.exec(clean);
  if (!found) return refuse({ kind: "date-broken", text: clean, candidates: candidatesOf(clean, year) });
  const [whole, y, m, d] = found;
  const [yy, mm, dd] = [Number(y ?? year), Number(m), Number(d)];
  if (!isDay(yy, mm, dd)) return refuse({ kind: "date-impossible", text: clean });
  const time = readTime(clean.slice(found.index + whole.length).replace(/^[T ]/, ""));
  if (!time) return refuse({ kind: "date-impossible", text: clean });
  return accept({ local: `${iso(yy, mm, dd)}T${two(time.hour)}:${two(time.minute)}`, guessedTime: !time.said });
}

function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return shown - Math.floor(instant / 1000) * 1000;
}

/** [MT2] The instant (epoch ms) a local "YYYY-MM-DDTHH:MM" means in a time zone; of an hour that comes twice the first. */
export function zonedInstant(local: string, timeZone: string): number {
  const utc = Date.parse(`${local}:00Z`);
  const first = utc - offsetAt(utc, timeZone);
  return utc - offsetAt(first, timeZone);
}

/** [MT2] "YYYY-MM-DDTHH:MM" on the clocks of a time zone. */
export function localOf(instant: number, timeZone: string): string {
  return new Date(instant + offsetAt(instant, timeZone)).toISOString().slice(0, 16);
}
