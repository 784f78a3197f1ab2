import type { EntrantId, HeatId } from "../ids.ts";
import { seededRandom } from "../random.ts";
import { better, type Ranked } from "../ranking/rank.ts";
import type { ScoringOptions } from "../scoring/ruleset.ts";
import { type Candidate, type Ruling, type Taken, type TieAtCut, takeFirst } from "./cut.ts";
import type { Advance, TiePolicy } from "./plan.ts";

export type { Cut, Ruling, TieAtCut } from "./cut.ts";

export interface HeatRanking {
  heat: HeatId;
  number: number;
  /** best first, as rankMarks gives them */
  ranked: Ranked[];
}

export interface Qualified {
  id: EntrantId;
  /** by place in the heat, by mark over all heats, by a ruling on a tie, or called up for somebody who withdrew */
  by: "Q" | "q" | "ruling" | "reserve";
  heat: HeatId;
  /** in the heat */
  place: number | null;
}

export interface Qualification {
  qualified: Qualified[];
  /** ties that wait for a ruling */
  ties: TieAtCut[];
  /** who comes in next when somebody withdraws, best first */
  reserves: EntrantId[];
  /** not through and not waiting for a ruling: the reserves, those without a place, those who withdrew */
  out: EntrantId[];
}

/**
 * [AD3] Who goes on from a round: the first `perHeat` of each heat by place (Q), then `nextBest` by mark over all heats (q).
 * Only people with a place can go on. A place that a heat cannot fill goes to the next best where there are any, and one
 * that a tie took too many of comes off them; else it stays open. [AD4] A tie across a cut lets all in or waits for its
 * ruling, and the next best wait while a heat's tie does. [AD6] When no tie waits, whoever withdrew is replaced by the best
 * of those left; who are level stand in the order of their ids. With measure "order" people of different heats are compared
 * by their places only. Source: domain 2.1–2.3 ([IUAA], [FLIP43], [WCA 9p3]); A06, A15, A17, A18.
 */
export function qualify(
  heats: readonly HeatRanking[],
  advance: Advance,
  options: ScoringOptions,
  policy: TiePolicy,
  rulings: readonly Ruling[],
  withdrawn: readonly EntrantId[],
): Qualification {
  const settling = { policy, rulings, withdrawn: new Set(withdrawn) };
  const qualified: Qualified[] = [];
  const ties: TieAtCut[] = [];
  const remaining: Candidate[] = [];
  const admit = (taken: Taken, by: "Q" | "q") => {
    for (const { one, ruled } of taken.in)
      qualified.push({ id: one.id, by: ruled ? "ruling" : by, heat: one.heat, place: one.place });
    if (taken.tie) ties.push(taken.tie);
  };
  let open = 0;
  for (const { heat, ranked } of heats) {
    const able = ranked.filter((one) => one.place !== null).map((one) => ({ ...one, heat }));
    const taken = takeFirst(able, advance.perHeat, `heat:${heat}`, (a, b) => a.place === b.place, settling);
    admit(taken, "Q");
    open += advance.perHeat - taken.in.length;
    remaining.push(...taken.left);
  }
  const order = (a: Candidate, b: Candidate) =>
    options.measure === "order" ? (a.place ?? 0) - (b.place ?? 0) : better(a.mark, b.mark, options);
  const byMark = remaining.sort((a, b) => order(a, b) || (a.id < b.id ? -1 : 1));
  const nextBest = ties.length > 0 || advance.nextBest === 0 ? 0 : advance.nextBest + open;
  const next = takeFirst(byMark, nextBest, "next-best", (a, b) => order(a, b) === 0, settling);
  admit(next, "q");

  const staying = qualified.filter((one) => !settling.withdrawn.has(one.id));
  const reserves = next.left.filter((one) => !settling.withdrawn.has(one.id));
  // a round that a tie made larger than planned has no free place until it is smaller than planned
  const free = advance.perHeat * heats.length + advance.nextBest - staying.length;
  const gone = qualified.length - staying.length;
  const called = ties.length > 0 ? [] : reserves.splice(0, Math.max(0, Math.min(gone, free)));
  for (const one of called) staying.push({ id: one.id, by: "reserve", heat: one.heat, place: one.place });
  const notOut = new Set([...staying.map((one) => one.id), ...ties.flatMap((tie) => tie.tied)]);
  const everybody = heats.flatMap(({ ranked }) => ranked.map((one) => one.id));
  return {
    qualified: staying,
    ties,
    reserves: reserves.map((one) => one.id),
    out: everybody.filter((id) => !notOut.has(id)),
  };
}

/** [AD7] A repeatable lot among the tied: the same seed admits the same people, whatever order they are named in. */
export function drawLot<Id extends string>(tied: readonly Id[], places: number, seed: string): Id[] {
  return seededRandom(seed)
    .shuffle([...tied].sort())
    .slice(0, Math.max(0, places));
}
