import type { Direction } from "../scoring/ruleset.ts";

/** One of several attempts: its mark, not finished or a foul, not started, or nothing yet. */
export type TimedAttempt = number | "DNF" | "DNS" | null;

/**
 * [RK15] The best of several attempts. An attempt without a mark is worse than any mark; where none has one, DNF stands above
 * DNS; null while nothing is in. Source: domain 3.3 ([WCA 9f6–9f7]), 5.1 [JIUYI], 6 [MAISON]; R22, C05, F04.
 */
export function bestOf(attempts: readonly TimedAttempt[], direction: Direction): TimedAttempt {
  const marks = attempts.filter((one) => typeof one === "number");
  // not Math.min(...marks): a long list would not fit the stack
  if (marks.length > 0)
    return marks.reduce((best, one) => ((direction === "less" ? one < best : one > best) ? one : best));
  if (attempts.includes("DNF")) return "DNF";
  return attempts.includes("DNS") ? "DNS" : null;
}

/** [RK15] A warning: somebody who did not start has a mark in a later attempt; attempts count from 1. Source: domain 3.3 [WCAL]. */
export function attemptWarnings(
  attempts: readonly TimedAttempt[],
): { kind: "result-after-dns"; dns: number; result: number }[] {
  const dns = attempts.indexOf("DNS");
  const result = attempts.findIndex((one, i) => dns !== -1 && i > dns && typeof one === "number");
  return result === -1 ? [] : [{ kind: "result-after-dns", dns: dns + 1, result: result + 1 }];
}
