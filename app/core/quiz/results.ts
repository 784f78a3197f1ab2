import { type ChainRanking, rankByChain } from "../ranking/chain.ts";
import { chains } from "../ranking/chains.ts";

/** Somebody's counted result of an online quiz. */
export interface QuizResult<Id extends string> {
  id: Id;
  points: number;
  usedMs: number;
  submittedAt: number;
}

/**
 * [QZ11] Everybody in one order: points, then less time, then the earlier submission. With a seed nobody shares a place: who is
 * level in all three stands by lot, which is told; without one they share it, and stand by id.
 * Source: domain 9.2 ([NMG]: the first 100 share no places; the keys P); Q06.
 */
export function quizOrder<Id extends string>(
  results: readonly QuizResult<Id>[],
  seed: string | null = null,
): ChainRanking<Id> {
  const rows = results.map(({ id, points, usedMs, submittedAt }) => ({
    id,
    values: { score: points, time: usedMs, submitted: submittedAt },
  }));
  return rankByChain(rows, chains.quiz, seed === null ? { style: "competition" } : { style: "lot", seed });
}

/**
 * [QZ22] Who enters the draw: whoever has one attempt above `over` points; several lower ones together do not. By id, each once.
 * `reached`: exactly `over` is enough. Source: domain 9.2 ([NMG]: a single score over 90); Q08.
 */
export function drawEntrants<Id extends string>(
  attempts: readonly { id: Id; points: number }[],
  over: number,
  reached = false,
): Id[] {
  const good = attempts.filter(({ points }) => points > over || (reached && points === over));
  return [...new Set(good.map(({ id }) => id))].sort();
}
