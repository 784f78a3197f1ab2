import { accept, type Decision, refuse } from "../decision.ts";
import { withDigits } from "./numerals.ts";

export { localOf, zonedInstant } from "./clock.ts";

export type DateRefusal =
  | { kind: "date-missing" }
  /** more than one reading, or none that is whole: asked for, never guessed; candidates are "YYYY-MM-DD" */
  | { kind: "date-broken"; text: string; candidates: string[] }
  /** a day or an hour that does not exist */
  | { kind: "date-impossible"; text: string };

export interface ReadDate {
  /** "YYYY-MM-DDTHH:MM" on the meet's clock */
  local: string;
  /** no hour was said: 00:00 stands for it */
  guessedTime: boolean;
}

const two = (n: number) => String(n).padStart(2, "0");
const isDay = (y: number, m: number, d: number) =>
  y >= 1000 && m >= 1 && m <= 12 && d >= 1 && d <= new Date(Date.UTC(y, m, 0)).getUTCDate();
const iso = (y: number, m: number, d: number) => `${y}-${two(m)}-${two(d)}`;
const nextDay = (date: string) => new Date(Date.parse(`${date}T00:00Z`) + 86_400_000).toISOString().slice(0, 10);

const spokenTime =
  /(上午|早上|早晨|凌晨|中午|下午|午後|傍晚|晚上|夜里|晚|am|pm)?\s*(\d{1,2})\s*[:点時时點]\s*(半|一刻|三刻|\d{1,2})?\s*分?\s*(am|pm)?/i;
const parts: Record<string, number> = { 半: 30, 一刻: 15, 三刻: 45 };

/** Hours 0–24 with minutes; null for a time that does not exist. */
function readTime(text: string): { hour: number; minute: number; said: boolean } | null {
  const found = spokenTime.exec(text);
  if (!found) return { hour: 0, minute: 0, said: false };
  const [, half = "", h = "", m = "", tail = ""] = found;
  const minute = parts[m] ?? Number(m || 0);
  const when = (half + tail).toLowerCase();
  let hour = Number(h);
  if (/晚|夜/.test(when) && hour === 12) hour = 24;
  else if (/凌晨|am/.test(when) && hour === 12) hour = 0;
  else if (/下午|午後|傍晚|晚|夜|pm/.test(when) && hour < 12) hour += 12;
  else if (when === "中午" && hour < 11) hour += 12;
  const exists = minute <= 59 && (hour <= 23 || (hour === 24 && minute === 0));
  return exists ? { hour, minute, said: true } : null;
}

/** Every month-and-day reading of a text: each month with each day, and in "3月3月" the first with the second. */
function candidatesOf(text: string, year: number): string[] {
  const months = [...text.matchAll(/(\d{1,2})\s*月/g)].map((one) => Number(one[1]));
  const days = [...text.matchAll(/(\d{1,2})\s*[日号號]/g)].map((one) => Number(one[1]));
  const slips = [...text.matchAll(/(\d{1,2})\s*月\s*(\d{1,2})\s*月/g)].map(
    (one) => [Number(one[1]), Number(one[2])] as const,
  );
  const pairs = [...months.flatMap((m) => days.map((d) => [m, d] as const)), ...slips];
  return [...new Set(pairs.filter(([m, d]) => isDay(year, m, d)).map(([m, d]) => iso(year, m, d)))];
}

const separated =
  /(?<!\d)(?:(\d{4})\s*[年\-/.]\s*)?(\d{1,2})\s*[月\-/.]\s*(\d{1,2})\s*(?:[日号號]|(?=$|[ T上下晚中早凌夜傍,，(（]))/;
const joined = /(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/;

/**
 * [MT1] A date as people type it: 2026-03-07 14:00, 2026/3/7, 2026年3月7日下午2点, 20260307, ３月７日, 三月七日下午两点. Without
 * a year the given one counts; 24:00 is 0:00 of the next day. A damaged or masked text (3月3月7日日下午, 20xx年3月1日) and one
 * with two dates are refused with the readings they may have, a day or hour that does not exist as impossible.
 * Source: domain 0 row 8 ([SEED]: imports must tolerate broken dates and ask).
 */
export function readDate(text: string, { year }: { year: number }): Decision<ReadDate, DateRefusal> {
  const clean = withDigits(
    text
      .normalize("NFKC")
      .replace(/[\s\u3000]+/g, " ")
      .trim(),
  );
  if (clean === "") return refuse({ kind: "date-missing" });
  const broken = () => refuse({ kind: "date-broken" as const, text: clean, candidates: candidatesOf(clean, year) });
  const months = clean.match(/\d{1,2}\s*月/g) ?? [];
  const days = clean.match(/\d{1,2}\s*[日号號]/g) ?? [];
  const doubled = months.length > 1 || days.length > 1 || /[日号號][日号號]|月月|年年/.test(clean);
  const masked = /[x×*＊?？]{1,4}\s*年|\d\d?[x×*]{1,3}/i.test(clean);
  const found = doubled || masked ? null : (separated.exec(clean) ?? joined.exec(clean));
  if (!found) return broken();
  const [whole, y, m, d] = found;
  const [yy, mm, dd] = [Number(y ?? year), Number(m), Number(d)];
  const rest = clean.slice(found.index + whole.length);
  if (separated.test(rest)) return broken();
  const time = readTime(rest.replace(/^[T ]/, ""));
  if (!isDay(yy, mm, dd) || !time) return refuse({ kind: "date-impossible", text: clean });
  const date = time.hour === 24 ? nextDay(iso(yy, mm, dd)) : iso(yy, mm, dd);
  return accept({ local: `${date}T${two(time.hour % 24)}:${two(time.minute)}`, guessedTime: !time.said });
}
