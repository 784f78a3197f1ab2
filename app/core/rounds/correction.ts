import { shareOf } from "./share.ts";

export interface LaterRound<Id extends string> {
  number: number;
  roster: readonly Id[];
}

export type CorrectionFact<Id extends string> =
  /** should not have gone on: the results in these rounds go, and a place there stays empty */
  | { kind: "later-results-go"; id: Id; rounds: number[] }
  /** should have gone on, but the next round was held without them */
  | { kind: "missed-out"; id: Id }
  /** after all this more people stand in the next round than a cap allows; they stay */
  | { kind: "too-few-leave"; left: number; most: number };

/**
 * [AD19] What a correction of a round after the next ones were held means: who went on and should not have loses all later
 * results; everybody else's stay, also where the share that must leave is broken then. `before` and `after` = who goes on,
 * before and after the correction; a person put in by an official is in neither and stays. `of` people took part.
 * Source: domain 2.3 [WCA 9t].
 */
export function correctionFacts<Id extends string>(
  before: readonly Id[],
  after: readonly Id[],
  later: readonly LaterRound<Id>[],
  cap: { percent: number; of: number } | null = null,
): CorrectionFact<Id>[] {
  const order = [...later].sort((a, b) => a.number - b.number);
  const [next] = order;
  if (!next) return [];
  const facts: CorrectionFact<Id>[] = [];
  const goes = next.roster.filter((id) => before.includes(id) && !after.includes(id)).sort();
  for (const id of goes) {
    const rounds = order.filter(({ roster }) => roster.includes(id)).map(({ number }) => number);
    facts.push({ kind: "later-results-go", id, rounds });
  }
  for (const id of [...after].sort())
    if (!before.includes(id) && !next.roster.includes(id)) facts.push({ kind: "missed-out", id });
  if (cap) {
    const most = shareOf(cap.of, cap.percent, "floor");
    const left = next.roster.length - goes.length;
    if (left > most) facts.push({ kind: "too-few-leave", left, most });
  }
  return facts;
}
