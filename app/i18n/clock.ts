/** The time of day in a time zone: 14:05, or 14:05:09 with seconds; the same in every language. */
export function clockTime(at: number, timeZone: string, seconds = false): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    hour: "2-digit",
    minute: "2-digit",
    ...(seconds ? { second: "2-digit" } : {}),
  }).format(at);
}
