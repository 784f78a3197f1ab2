import { scaled } from "../number.ts";
import type { Measure } from "./ruleset.ts";

/** [SC8] A time as people type it (1:12.4, 72.4, 1:02:03.45) in integer ms, or null. Full-width digits count. */
export function readTime(text: string): number | null {
  const clean = text
    .normalize("NFKC")
    .replace(/[\s\u3000]/g, "")
    .replace(/[，,]/g, ".");
  const found = /^(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5})(?:\.(\d{1,3}))?$/.exec(clean);
  if (!found) return null;
  const [, hours, minutes, seconds = "0", fraction = ""] = found;
  if (minutes !== undefined && Number(seconds) > 59) return null;
  if (hours !== undefined && Number(minutes) > 59) return null;
  return (
    ((Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, "0"))
  );
}

/** A decimal with no more digits than `digits` in whole steps, or null. */
function readDecimal(clean: string, digits: number): number | null {
  const found = /^\d{1,6}(?:[.\u3002](\d*))?$/.exec(clean);
  if (!found || (found[1] ?? "").length > digits) return null;
  return scaled(clean.replace("\u3002", "."), digits);
}

/**
 * [SC8] A typed mark as the event measures it: a count, a place of arrival, integer ms, metres to mm, or points in steps of
 * 10^−`digits`; null where it cannot be read.
 */
export function readMark(text: string, measure: Measure, digits = 0): number | null {
  if (measure === "time") return readTime(text);
  const clean = text.normalize("NFKC").replace(/[\s\u3000]/g, "");
  if (measure === "distance") return readDecimal(clean, 3);
  if (measure === "points" || digits > 0) return readDecimal(clean, digits);
  return /^\d{1,6}$/.test(clean) ? Number(clean) : null;
}
