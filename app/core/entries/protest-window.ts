import { accept, type Decision, refuse } from "../decision.ts";

const minute = 60_000;

export type WindowRefusal =
  | { kind: "window-not-open"; from: number }
  /** the last instant at which it was in time */
  | { kind: "window-over"; until: number };

/**
 * [EN15] Whether a protest (or an appeal) of `filed` is in time, `minutes` after `announced`: exactly so many minutes later still
 * is, a millisecond more is not. Instants (epoch ms), so that clocks and zones do not matter. Refused before the announcement too.
 * Source: domain 12.5 ([WA-TR8], [FORUM-DE] 30 minutes; the instant itself P); E11, E12.
 */
export function inProtestWindow(announced: number, filed: number, minutes: number): Decision<null, WindowRefusal> {
  const until = announced + minutes * minute;
  if (filed < announced) return refuse({ kind: "window-not-open", from: announced });
  return filed > until ? refuse({ kind: "window-over", until }) : accept(null);
}

/** When a deposit comes back. Amounts in the smallest unit. */
export type DepositRule = "back-when-upheld" | "never-back" | "always-back";

/**
 * [EN17] What of a deposit is paid back: all of it where the protest was upheld, else nothing; or as the meet says.
 * Source: domain 12.5 ([XMBAD]; one meet kept it even when upheld [SWIM202]; always: P); E17, E18.
 */
export function depositBack(deposit: number, upheld: boolean, rule: DepositRule): number {
  return rule === "always-back" || (rule === "back-when-upheld" && upheld) ? deposit : 0;
}
