import type { OpId } from "../ids.ts";
import { inSequence, inTime } from "../scoring/undo.ts";
import type { QuizEntry } from "./acts.ts";
import type { QuizRefusal } from "./refusal.ts";

/** A withdrawal that counts: who took which entry back, and why. */
export interface Withdrawn {
  entry: OpId;
  target: OpId;
  by: string;
  reason: string;
  at: number;
}

type StandingEntry<Id extends string> = Exclude<QuizEntry<Id>, { kind: "withdraw" }>;

export interface Standing<Id extends string> {
  /** what stands, in one order for everybody, without withdrawals */
  entries: StandingEntry<Id>[];
  withdrawn: Withdrawn[];
  refused: { entry: OpId; refusal: QuizRefusal<Id> }[];
}

/** What a word of the judges lacks: everybody must be able to read who decided it and why. */
export function unsigned({ by, reason }: { by: string; reason: string }): { kind: "no-author" | "no-reason" } | null {
  if (by.trim() === "") return { kind: "no-author" };
  return reason.trim() === "" ? { kind: "no-reason" } : null;
}

/**
 * [QZ1] The entries that stand, each once, in the order of their clocks, but no entry before an earlier one of its device. A
 * withdrawal with author and reason takes away the entry it names, which is not a withdrawal itself. Any order of arrival and
 * any repeats give the same. Time: n log n. Source: the log is the truth [RS].
 */
export function standingEntries<Id extends string>(log: readonly QuizEntry<Id>[]): Standing<Id> {
  const once = new Map([...log].sort(inSequence).map((entry) => [entry.id, entry]));
  const withdrawn: Withdrawn[] = [];
  const refused: Standing<Id>["refused"] = [];
  for (const entry of inTime([...once.values()])) {
    if (entry.kind !== "withdraw") continue;
    const { id, target, by, reason, at } = entry;
    const named = once.get(target);
    const missing: QuizRefusal<Id> | null = !named || named.kind === "withdraw" ? { kind: "no-entry", target } : null;
    const refusal = unsigned(entry) ?? missing;
    if (refusal) refused.push({ entry: id, refusal });
    else withdrawn.push({ entry: id, target, by, reason, at });
  }
  const gone = new Set(withdrawn.map(({ target }) => target));
  const left = [...once.values()].flatMap((entry) => (entry.kind === "withdraw" || gone.has(entry.id) ? [] : [entry]));
  return { entries: inTime(left), withdrawn, refused };
}
