/**
 * [EN2] Whether entries are taken at `now` (epoch ms, the server's clock). The closing instant itself is still open: "before
 * 17:00" is kept by whoever sends at 17:00:00.000; one millisecond later is late. null = no such limit.
 * Source: domain 12.1 (late is not entered [UPC], [JIUZH]); E13, E14.
 */
export function entryWindow(now: number, opens: number | null, closes: number | null): "not-open" | "open" | "closed" {
  if (closes !== null && now > closes) return "closed";
  if (opens !== null && now < opens) return "not-open";
  return "open";
}
