import { accept, type Decision, refuse } from "../decision.ts";

const day = 86_400_000;

/**
 * [CP16] The last day of a public notice that runs `days` days from `first`, itself the first, days off not counted (weekends and
 * holidays, where working days are meant). All "YYYY-MM-DD" on the meet's clock. Source: domain 10.4 (publicity period; P).
 */
export function lastPublicDay(first: string, days: number, off: readonly string[]): string {
  const skipped = new Set(off);
  let at = Date.parse(`${first}T00:00Z`);
  let counted = 0;
  for (;;) {
    const date = new Date(at).toISOString().slice(0, 10);
    if (!skipped.has(date)) counted++;
    if (counted >= days) return date;
    at += day;
  }
}

export type AwardRefusal =
  | { kind: "publicity-not-begun" }
  /** epoch ms */
  | { kind: "publicity-running"; until: number }
  | { kind: "objections-open"; count: number };

/**
 * [CP16] Whether titles may be awarded at `now` (epoch ms): the notice is over (at its last instant it still runs) and every
 * objection is settled. Refused otherwise with what is waited for. Source: domain 10.4, 12.5 ([XMBAD] objections; P).
 */
export function mayAward(
  now: number,
  notice: { ends: number } | null,
  openObjections: number,
): Decision<null, AwardRefusal> {
  if (!notice) return refuse({ kind: "publicity-not-begun" });
  if (now <= notice.ends) return refuse({ kind: "publicity-running", until: notice.ends });
  return openObjections > 0 ? refuse({ kind: "objections-open", count: openObjections }) : accept(null);
}
