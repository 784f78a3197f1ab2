import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { readMark, readTime } from "#core/scoring/typed.ts";

// Pure: what fingers typed, as the event measures it.

type Measured = Pick<ScoringOptions, "measure" | "precisionMs" | "digits">;

const decimalsOf = (precisionMs: number) =>
  precisionMs >= 1000 ? 0 : precisionMs >= 100 ? 1 : precisionMs >= 10 ? 2 : 3;

/** Digits shift in from the right, as on a stopwatch: at tenths 1234 is 1:23.4. Integer ms. */
export function msOfDigits(typed: string, precisionMs: number): number {
  const decimals = decimalsOf(precisionMs);
  const padded = typed.padStart(decimals + 3, "0");
  const cut = padded.length - decimals;
  const fraction = decimals === 0 ? 0 : Number(padded.slice(cut).padEnd(3, "0"));
  return (Number(padded.slice(0, cut - 2)) * 60 + Number(padded.slice(cut - 2, cut))) * 1000 + fraction;
}

/** The same text in half-width signs, with ":" and "." for every way people part minutes, seconds and metres. */
export const plainTyped = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/\s/g, "")
    .replace(/['\u2032\u2019\u5206]/g, ":")
    .replace(/["\u2033\u201d\u79d2,\u3002\u3001\u7c73m]/g, ".")
    // 7.12 m
    .replace(/(\.\d+)\.$/, "$1");

/** No longer than this makes any mark. */
export const typedLength = 10;

/**
 * What was typed in the event's own unit: a count, a place, ms, mm, points in their steps; null where it cannot be read.
 * Digits alone shift in from the right: a time as on a stopwatch, a distance in centimetres (712 is 7.12 m).
 */
export function readTyped(text: string, { measure, precisionMs, digits = 0 }: Measured): number | null {
  const clean = plainTyped(text);
  if (measure === "time")
    return /^\d{1,7}$/.test(clean) ? msOfDigits(clean, precisionMs) : readTime(clean.replace(/\.$/, ""));
  if (measure === "distance" && /^\d{1,6}$/.test(clean)) return Number(clean) * 10;
  return readMark(clean, measure, digits);
}

/** The step in which a typed value is shown: as fine as the event, or as what was typed. */
export const shownStep = (text: string, { precisionMs }: Measured): number =>
  plainTyped(text).includes(".") ? Math.min(precisionMs, 100) : Math.min(precisionMs, 1000);
