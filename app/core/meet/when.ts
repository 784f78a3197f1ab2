import { readDate } from "./date.ts";

/** What a moment is for decides which hours are proposed where none was typed. */
export type MomentUse = "start" | "open" | "close";

/** Why a typed moment is asked back; candidates are "YYYY-MM-DDTHH:MM" on the meet's clock, possibly none. */
export interface WhenAsked {
  kind: "ask";
  why: "broken" | "masked" | "no-year" | "no-time" | "unreadable" | "impossible";
  candidates: string[];
}
export type When = { kind: "empty" } | { kind: "at"; local: string } | WhenAsked;

const hours: Record<MomentUse, { any: string[]; morning: string[]; afternoon: string[] }> = {
  start: { any: ["08:30", "09:00", "14:00"], morning: ["08:30", "09:00"], afternoon: ["13:30", "14:00", "14:30"] },
  open: { any: ["00:00", "08:30"], morning: ["08:30", "09:00"], afternoon: ["13:30", "14:00"] },
  close: { any: ["12:00", "17:00", "17:30", "23:59"], morning: ["12:00"], afternoon: ["17:00", "17:30", "23:59"] },
};

/**
 * [MT3] A moment as people type it, or what is to be asked: nothing is guessed. A text that is damaged, that names no
 * hour, or no year for a day that has passed this year, comes back with the readings it may have, next ones first.
 * `today` is "YYYY-MM-DD" on the meet's clock.
 */
export function readWhen(text: string, { today, use }: { today: string; use: MomentUse }): When {
  const clean = text.normalize("NFKC").trim();
  if (clean === "") return { kind: "empty" };
  const year = Number(today.slice(0, 4));
  const years = [year, year + 1];
  const read = readDate(clean, { year });
  if (!read.ok) {
    if (read.refusal.kind === "date-missing") return { kind: "empty" };
    if (read.refusal.kind === "date-impossible") return { kind: "ask", why: "impossible", candidates: [] };
    const days = years.flatMap((one) => daysOf(clean, one)).filter((day) => day >= today);
    const time = timeOf(clean);
    const candidates = days.sort().flatMap((day) => (time ? [time] : hoursFor(clean, use)).map((at) => `${day}T${at}`));
    const why = /[x×*?]\s*年/i.test(clean) ? "masked" : candidates.length > 0 ? "broken" : "unreadable";
    return { kind: "ask", why, candidates };
  }
  const { local, guessedTime } = read.value;
  const day = local.slice(0, 10);
  const past = !saysYear(clean) && day < today;
  const days = past ? [`${year + 1}${day.slice(4)}`, day] : [day];
  const times = guessedTime ? hoursFor(clean, use) : [local.slice(11)];
  if (!past && !guessedTime) return { kind: "at", local };
  const candidates = days.flatMap((one) => times.map((at) => `${one}T${at}`));
  return { kind: "ask", why: past ? "no-year" : "no-time", candidates };
}

function daysOf(text: string, year: number): string[] {
  const read = readDate(text, { year });
  return read.ok || read.refusal.kind !== "date-broken" ? [] : read.refusal.candidates;
}

/** The hour a damaged date names behind its last day, or null. */
function timeOf(text: string): string | null {
  const tail = text.slice(Math.max(...["日", "号", "號"].map((sign) => text.lastIndexOf(sign))) + 1);
  const read = readDate(`2000-01-01 ${tail}`, { year: 2000 });
  return read.ok && !read.value.guessedTime ? read.value.local.slice(11) : null;
}

function hoursFor(text: string, use: MomentUse): string[] {
  if (/下午|午後|傍晚|晚|pm/i.test(text)) return hours[use].afternoon;
  if (/上午|早|凌晨|am/i.test(text)) return hours[use].morning;
  return hours[use].any;
}

const saysYear = (text: string) => /\d{4}\s*[年\-/.]/.test(text) || /^\d{8}(?!\d)/.test(text);
