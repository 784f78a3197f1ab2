/** Something about a paper that people should look at; it takes nothing away by itself. */
export type Suspicion<Id extends string> =
  | { kind: "too-fast"; question: Id; ms: number; leastMs: number }
  | { kind: "paper-too-fast"; ms: number; leastMs: number; questions: number }
  /** two moments that cannot be: an answer saved before the one before it, or before the start */
  | { kind: "time-backwards"; question: Id; ms: number };

/**
 * [QZ17] What is impossible or hardly possible in a paper's times: a question answered in less than `leastMs` after the one before
 * (the first after the start), and a paper in less than that for each of its answers. In the order answered, by the server's
 * times. Source: domain 9.2, abuse to expect (P).
 */
export function suspicions<Id extends string>(
  startedAt: number,
  answers: readonly { question: Id; savedAt: number }[],
  leastMs: number,
): Suspicion<Id>[] {
  let before = startedAt;
  const found: Suspicion<Id>[] = [];
  for (const { question, savedAt } of answers) {
    const ms = savedAt - before;
    if (ms < 0) found.push({ kind: "time-backwards", question, ms });
    else if (ms < leastMs) found.push({ kind: "too-fast", question, ms, leastMs });
    before = savedAt;
  }
  const wanted = leastMs * answers.length;
  const ms = before - startedAt;
  if (ms < wanted) found.push({ kind: "paper-too-fast", ms, leastMs: wanted, questions: answers.length });
  return found;
}
