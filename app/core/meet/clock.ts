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

const day = 86_400_000;

/**
 * [MT2] The instant (epoch ms) that a local "YYYY-MM-DDTHH:MM" means in an IANA time zone: of an hour that comes twice the
 * first, of one that is left out the same time after the change. Throws for a zone nobody knows. Source: E13, E14 (zones).
 */
export function zonedInstant(local: string, timeZone: string): number {
  const utc = Date.parse(`${local}:00Z`);
  const before = utc - offsetAt(utc - day, timeZone);
  const after = utc - offsetAt(utc + day, timeZone);
  const shows = (instant: number) => instant + offsetAt(instant, timeZone) === utc;
  const meant = [before, after].filter(shows);
  return meant.length > 0 ? Math.min(...meant) : before;
}

/** [MT2] "YYYY-MM-DDTHH:MM" on the clocks of an IANA time zone at an instant (epoch ms), whole minutes. */
export function localOf(instant: number, timeZone: string): string {
  return new Date(instant + offsetAt(instant, timeZone)).toISOString().slice(0, 16);
}
