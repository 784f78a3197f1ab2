import { accept, type Decision, refuse } from "../decision.ts";

/** When a paper must be in; everything in ms by the server's clock. */
export interface TimeLimit {
  /** for the paper, from its start */
  limitMs: number;
  /** how much later still counts, for slow lines */
  graceMs: number;
  /** the contest's end, the first moment that is too late; null = open. It ends papers that are under way too. */
  closesAt: number | null;
  /** what a late paper counts: what was saved by the deadline, or nothing */
  late: "saved" | "nothing";
}

/** A paper's end: it counts whole, the answers saved by the deadline, or not at all. */
export interface Submission {
  deadline: number;
  usedMs: number;
  /** 0 in time */
  lateMs: number;
  counts: "whole" | "saved" | "nothing";
  why: "in-time" | "in-grace" | "late";
}

/** [QZ15] The last moment at which a paper is in time: its limit, or the last millisecond before the contest closes. */
export function deadlineOf(startedAt: number, { limitMs, closesAt }: Pick<TimeLimit, "limitMs" | "closesAt">): number {
  return closesAt === null ? startedAt + limitMs : Math.min(startedAt + limitMs, closesAt - 1);
}

/**
 * [QZ15] Whether a paper was in time, by the server's times: on the deadline it is, within the grace it counts whole and is told,
 * after it the answers saved by the deadline count, or nothing. A paper handed in before it began is refused.
 * Source: domain 9.2 (ten minutes [BJ]); grace and late papers P.
 */
export function submitted(
  startedAt: number,
  submittedAt: number,
  limit: TimeLimit,
): Decision<Submission, { kind: "before-start"; startedAt: number }> {
  if (submittedAt < startedAt) return refuse({ kind: "before-start", startedAt });
  const deadline = deadlineOf(startedAt, limit);
  const lateMs = Math.max(0, submittedAt - deadline);
  const why = lateMs === 0 ? "in-time" : lateMs <= limit.graceMs ? "in-grace" : "late";
  const counts = why === "late" ? limit.late : "whole";
  return accept({ deadline, usedMs: submittedAt - startedAt, lateMs, counts, why });
}

/** What an answer's time says: when it was saved by the server. */
export interface SavedAnswer {
  savedAt: number;
}

/** [QZ15] The answers of a paper that count: all, those saved by the deadline, or none. */
export function countedAnswers<One extends SavedAnswer>(
  answers: readonly One[],
  { counts, deadline }: Pick<Submission, "counts" | "deadline">,
): One[] {
  if (counts === "nothing") return [];
  return answers.filter(({ savedAt }) => counts === "whole" || savedAt <= deadline);
}
