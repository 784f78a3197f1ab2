import { accept, type Decision, refuse } from "../decision.ts";

/** [HT18] Where a round stands: seen by everybody or not, and the numbers of its heats that were started. */
export interface RoundStage {
  published: boolean;
  started: readonly number[];
}

/** [HT18] What is left where nothing is drawn again. */
export type InsteadOfRedraw = "leave" | "standby";

export type RedrawRefusal =
  | { kind: "round-started"; choices: InsteadOfRedraw[] }
  | { kind: "head-referee-required" }
  | { kind: "reason-required" };

/**
 * [HT18] Whether a round may be drawn again: freely before it is published; after that by the head referee with a reason;
 * never once a heat was started, when only an empty lane or a standby is left. `free` tells that no reason is kept.
 * Source: domain 1.5 (redraw policy, P).
 */
export function mayRedraw(
  { published, started }: RoundStage,
  { headReferee, reason }: { headReferee: boolean; reason: string },
): Decision<"free" | "with-reason", RedrawRefusal> {
  if (started.length > 0) return refuse({ kind: "round-started", choices: ["leave", "standby"] });
  if (!published) return accept("free");
  if (!headReferee) return refuse({ kind: "head-referee-required" });
  return reason.trim() === "" ? refuse({ kind: "reason-required" }) : accept("with-reason");
}
