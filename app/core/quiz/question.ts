import type { Decision } from "../decision.ts";
import type { Found, Loss, Losses } from "./form.ts";
import type { QuizRefusal } from "./refusal.ts";

/** What became of a question so far. */
export interface Question<Id extends string> {
  /** as chosen; null before, and where nobody chooses */
  value: number | null;
  /** who pressed first and has not answered; `early` where that was before the host's "begin" */
  holder: { team: Id; early: boolean } | null;
  /** who may not press any more */
  barred: readonly Id[];
  over: "answered" | "void" | "passed" | null;
}

/** A question nobody touched. */
export const untouched = { value: null, holder: null, barred: [], over: null } as const;

/** Why a total changed: `early` a press before the host's "begin", `not-repeated` a right answer without saying the question first. */
export type Cause = Found | "early" | "not-repeated" | "ruling";

/** What an act changes. `points` is what the rule says, before any floor; `overMs` is set where a right answer came too late. */
export interface Played<Id extends string> {
  question: Question<Id>;
  change: { team: Id; points: number; cause: Cause; overMs: number | null } | null;
}

export type Turned<Id extends string> = Decision<Played<Id>, QuizRefusal<Id>>;

/** What a question of this value loses, as a change: 0 or negative. */
export function lossOf(loss: Loss, value: number): number {
  if (loss === "nothing") return 0;
  return 0 - (loss === "value" ? value : loss.points);
}

/**
 * [QZ3] What an answer counts: right adds the value; too long is late; an incomplete answer loses as a wrong one, and so does one
 * without repeating the question where that was due. Source: domain 9.1 ([WENFAN], [SHDB], [YZ], [HEDGEY]; complete [WENFAN]).
 */
export function answerOf(
  { found, ms = 0 }: { found: Found; ms?: number },
  value: number,
  { losses, limitMs }: { losses: Losses; limitMs: number | null },
  repeated = true,
): { points: number; cause: Cause; overMs: number | null } {
  if (found === "right" && limitMs !== null && ms > limitMs)
    return { points: lossOf(losses.late, value), cause: "late", overMs: ms - limitMs };
  if (found === "right" && !repeated)
    return { points: lossOf(losses.wrong, value), cause: "not-repeated", overMs: null };
  if (found === "right") return { points: value, cause: found, overMs: null };
  const loss = found === "late" ? losses.late : found === "unstarted" ? losses.unstarted : losses.wrong;
  return { points: lossOf(loss, value), cause: found, overMs: null };
}

/** Why nothing more happens to a question, or null while something may. */
export function overRefusal<Id extends string>({ over }: Question<Id>): QuizRefusal<Id> | null {
  return over ? { kind: over } : null;
}
