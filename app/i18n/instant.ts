import { catalogue, translator } from "./catalogue.ts";
import { clockTime } from "./clock.ts";
import type { Language } from "./language.ts";
import { instant as en } from "./messages/en/instant.ts";
import { instant as zhHans } from "./messages/zh-Hans/instant.ts";
import { instant as zhHant } from "./messages/zh-Hant/instant.ts";

export const instant = catalogue(zhHans, zhHant, en);

/** Which day and time it is somewhere: numbers only, so that server and every browser say the same. */
function partsOf(at: Date | number, timeZone: string) {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
  const found = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const [year = 0, month = 1, day = 1] = (["year", "month", "day"] as const).map((part) => Number(found.get(part)));
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return { year, month, day, weekday, time: `${found.get("hour")}:${found.get("minute")}` };
}

/** A moment in the meet's time zone: `2026年3月7日（星期六）14:00`; `day` leaves the time out, `short` year and weekday, `second` too but to the second. */
export function formatInstant(
  at: Date | number,
  timeZone: string,
  language: Language,
  style: "dayAndTime" | "day" | "short" | "second" = "dayAndTime",
): string {
  const say = translator(instant, language);
  const parts = partsOf(at, timeZone);
  return style === "second"
    ? say("short", { ...parts, time: clockTime(Number(at), timeZone, true) })
    : say(style, parts);
}
