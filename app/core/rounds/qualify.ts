import type { EntrantId, HeatId } from "../ids.ts";
import { seededRandom } from "../random.ts";
import { better, type Ranked } from "../ranking/rank.ts";
import type { ScoringOptions } from "../scoring/ruleset.ts";
import type { Advance, TiePolicy } from "./plan.ts";

export interface HeatRanking {
  heat: HeatId;
  number: number;
  ranked: Ranked[];
}

export interface Qualified {
  id: EntrantId;
  by: "Q" | "q" | "ruling" | "reserve";
  heat: HeatId;
  /** in the heat */
  place: number | null;
}

export type Cut = `heat:${HeatId}` | "next-best";

/** People level across a cut, and how many of them can go through. */
export interface TieAtCut {
  cut: Cut;
  tied: EntrantId[];
  places: number;
}

/** How a tie was settled; it counts while the same people are tied at the same cut. */
export interface Ruling {
  cut: Cut;
  tied: EntrantId[];
  admit: EntrantId[];
  method: TiePolicy;
}

export interface Qualification {
  qualified: Qualified[];
  /** ties that wait for a ruling */
  ties: TieAtCut[];
  /** who comes in next when somebody withdraws, best first */
  reserves: EntrantId[];
  /** not through: the reserves, and those without a mark */
  out: EntrantId[];
}

interface Candidate extends Ranked {
  heat: HeatId;
}

const sameSet = (a: readonly EntrantId[], b: readonly EntrantId[]) =>
  a.length === b.length && a.every((id) => b.includes(id));

interface Taken {
  in: { one: Candidate; ruled: boolean }[];
  left: Candidate[];
  tie: TieAtCut | null;
}

/** The first `places` of an ordered list; a tie across the cut by policy, by ruling, or left open. */
function take(
  ordered: Candidate[],
  places: number,
  cut: Cut,
  level: (a: Candidate, b: Candidate) => boolean,
  policy: TiePolicy,
  rulings: readonly Ruling[],
): Taken {
  const last = ordered[places - 1];
  const next = ordered[places];
  if (places <= 0) return { in: [], left: ordered, tie: null };
  if (!last || !next || !level(last, next))
    return {
      in: ordered.slice(0, places).map((one) => ({ one, ruled: false })),
      left: ordered.slice(places),
      tie: null,
    };
  const tied = ordered.filter((one) => level(one, last));
  const sure = ordered.filter((one) => !tied.includes(one) && ordered.indexOf(one) < places);
  const rest = ordered.slice(sure.length + tied.length);
  const clear = sure.map((one) => ({ one, ruled: false }));
  if (policy === "all-in")
    return { in: [...clear, ...tied.map((one) => ({ one, ruled: false }))], left: rest, tie: null };
  const ids = tied.map((one) => one.id);
  const ruling = rulings.findLast((one) => one.cut === cut && sameSet(one.tied, ids));
  if (!ruling) return { in: clear, left: rest, tie: { cut, tied: ids, places: places - sure.length } };
  const admitted = (one: Candidate) => ruling.admit.includes(one.id);
  return {
    in: [...clear, ...tied.filter(admitted).map((one) => ({ one, ruled: true }))],
    left: [...tied.filter((one) => !admitted(one)), ...rest],
    tie: null,
  };
}

/**
 * [AD3] Who goes on from a round. First `perHeat` of each heat by place (Q), then `nextBest` by mark over all heats (q).
 * Only people with a valid mark (or a place among the failed) can go on: a heat with fewer finishers sends fewer. [AD4] A
 * tie across a cut lets all in, or waits for its ruling. [AD6] Whoever withdrew is replaced by the best of those left.
 */
export function qualify(
  heats: readonly HeatRanking[],
  advance: Advance,
  options: ScoringOptions,
  policy: TiePolicy,
  rulings: readonly Ruling[],
  withdrawn: readonly EntrantId[],
): Qualification {
  const qualified: Qualified[] = [];
  const ties: TieAtCut[] = [];
  const remaining: Candidate[] = [];
  const admit = (taken: Taken, by: "Q" | "q") => {
    for (const { one, ruled } of taken.in)
      qualified.push({ id: one.id, by: ruled ? "ruling" : by, heat: one.heat, place: one.place });
    if (taken.tie) ties.push(taken.tie);
  };
  for (const { heat, ranked } of heats) {
    const able = ranked.filter((one) => one.place !== null).map((one) => ({ ...one, heat }));
    const taken = take(able, advance.perHeat, `heat:${heat}`, (a, b) => a.place === b.place, policy, rulings);
    admit(taken, "Q");
    remaining.push(...taken.left);
  }
  const comparable = options.measure !== "order";
  const order = (a: Candidate, b: Candidate) =>
    comparable ? better(a.mark, b.mark, options) : (a.place ?? 0) - (b.place ?? 0);
  const byMark = remaining.sort((a, b) => order(a, b) || (a.id < b.id ? -1 : 1));
  const next = take(byMark, advance.nextBest, "next-best", (a, b) => order(a, b) === 0, policy, rulings);
  admit(next, "q");

  const gone = new Set(withdrawn);
  const reserves = next.left.filter((one) => !gone.has(one.id));
  const staying = qualified.filter((one) => !gone.has(one.id));
  const called = reserves.splice(0, qualified.length - staying.length);
  for (const one of called) staying.push({ id: one.id, by: "reserve", heat: one.heat, place: one.place });
  const through = new Set(staying.map((one) => one.id));
  const waiting = new Set(ties.flatMap((tie) => tie.tied));
  const everybody = heats.flatMap(({ ranked }) => ranked.map((one) => one.id));
  return {
    qualified: staying,
    ties,
    reserves: reserves.map((one) => one.id),
    out: everybody.filter((id) => !through.has(id) && !waiting.has(id)),
  };
}

/** [AD7] A repeatable lot among the tied: the same seed admits the same people, whatever order they are named in. */
export function drawLot(tied: readonly EntrantId[], places: number, seed: string): EntrantId[] {
  return seededRandom(seed)
    .shuffle([...tied].sort())
    .slice(0, places);
}
