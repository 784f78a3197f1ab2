const formats = new Map<string, Intl.DateTimeFormat>();

/** The day it is (or was, at `now` epoch ms) in a time zone, YYYY-MM-DD. */
export function dayIn(timeZone: string, now: number): string {
  const known = formats.get(timeZone);
  const format =
    known ?? new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  if (!known) formats.set(timeZone, format);
  return format.format(now);
}
