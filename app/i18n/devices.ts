import { catalogue, type Translator } from "./catalogue.ts";
import { devices as en } from "./messages/en/devices.ts";
import { devices as zhHans } from "./messages/zh-Hans/devices.ts";
import { devices as zhHant } from "./messages/zh-Hant/devices.ts";

export const devices = catalogue(zhHans, zhHant, en);

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** A length of time of integer ms, roughly: 12 s, 3 min, 2 h. */
export function sayLength(ms: number, t: Translator<typeof zhHans>): string {
  if (ms < minuteMs) return t("seconds", { count: Math.max(0, Math.round(ms / 1000)) });
  if (ms < hourMs) return t("minutes", { count: Math.floor(ms / minuteMs) });
  return t("hours", { count: Math.floor(ms / hourMs) });
}
