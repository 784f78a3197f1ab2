import type { EntrantId } from "../ids.ts";
import { netMark } from "../scoring/mark.ts";
import type { Direction, LaneMark, ScoringOptions } from "../scoring/ruleset.ts";
import { type ChainRanking, rankByChain } from "./chain.ts";
import { type ChainKey, type ChainRow, compareRows } from "./chain-row.ts";
import { levelsOf, placesOf, type Sharing } from "./numbering.ts";

export interface Rankable {
  id: EntrantId;
  mark: LaneMark;
}

/** What put equal marks apart: fewer misses, or the next best attempts and fewer failures at a height. */
export type SeparatedBy = "misses" | "countback";

export interface Ranked extends Rankable {
  /** 1 is best; null for failed and statuses without a place */
  place: number | null;
  /** others at the same place */
  tiedWith: EntrantId[];
  /** set where something else than the mark separates equal marks */
  separatedBy: SeparatedBy | null;
}

/** [RK1] The chain of an event: what came before misses, and countback where attempts or heights were noted. */
export function keysOf(options: ScoringOptions): ChainKey[] {
  return [
    { key: "outcome", direction: "less" },
    { key: "net", direction: options.direction },
    ...(options.missesBreakTies ? [{ key: "misses", direction: "less" } as const] : []),
    { key: "countback", direction: "more" },
    { key: "kept", direction: "more" },
  ];
}

/** What a failed one kept or came to, where that gives a place. */
function keptBy(mark: LaneMark, { failedOrder }: ScoringOptions): number | null {
  if (mark.outcome !== "failed" || failedOrder === "none") return null;
  return (failedOrder === "kept" ? mark.keptMs : mark.keptMm) ?? 0;
}

/** [RK1] What the chain of `keysOf` compares of a mark. */
export function rowOf<Id extends string>(id: Id, mark: LaneMark, options: ScoringOptions): ChainRow<Id> {
  const kept = keptBy(mark, options);
  const values = {
    outcome: mark.outcome === "valid" ? 0 : 1,
    net: netMark(mark, options),
    misses: mark.outcome === "valid" ? mark.misses : 0,
    countback: mark.countback ?? [],
    kept,
  };
  return mark.outcome === "valid" || kept !== null ? { id, values } : { id, values, status: mark.outcome };
}

/**
 * [RK1] Negative where `a` stands before `b`, 0 where the rules cannot separate them: valid marks first, by net mark, then by
 * fewer misses where the event says so, then by countback (RK8); then the failed, the longest kept or the farthest first where
 * the event says so; then RK3.
 * Source: domain 3.5 ([HAUST] misses, [SOSO] countback), 5.2 (order of the failed, P); R23–R26, C13–C15.
 */
export function better(a: LaneMark, b: LaneMark, options: ScoringOptions): number {
  return compareRows(rowOf("", a, options), rowOf("", b, options), keysOf(options));
}

/** [RK6] The marks of an event as a ranking of the chain, with every fact: keys outcome, net, misses, countback, kept. */
export function rankingOfMarks(items: readonly Rankable[], options: ScoringOptions): ChainRanking<EntrantId> {
  const rows = items.map(({ id, mark }) => rowOf(id, mark, options));
  return rankByChain(rows, keysOf(options));
}

/**
 * [RK1] Everybody with their place, best first, in competition numbering (1 2 2 4); the same for any order of the input:
 * those who are level stand in the order of their ids. No place for [RK3] the failed (but see `better`) and statuses.
 * Source: domain 3.4 ([IJRU-RANK], [XXB]); R01, R06.
 */
export function rankMarks(items: readonly Rankable[], options: ScoringOptions): Ranked[] {
  const byId = new Map(items.map((one) => [one.id, one]));
  const { rows } = rankingOfMarks(items, options);
  const ranked = rows.flatMap(({ id, place, level }) => {
    const one = byId.get(id);
    return one ? [{ one, place, level }] : [];
  });
  const sameMark = (a: LaneMark, b: LaneMark) =>
    a.outcome === "valid" && b.outcome === "valid" && netMark(a, options) === netMark(b, options);
  return levelsOf(ranked, (a, b) => sameMark(a.one.mark, b.one.mark)).flatMap((equal) => {
    const [first] = equal;
    const byMisses = options.missesBreakTies && equal.some(({ one }) => one.mark.misses !== first?.one.mark.misses);
    return equal.map(({ one, place, level }) => ({
      ...one,
      place,
      tiedWith: place === null ? [] : level.filter((other) => other !== one.id),
      separatedBy: byMisses ? ("misses" as const) : null,
    }));
  });
}

/**
 * [RK2] Places of bare values, in their order; null has none. competition 1 2 2 4 · dense 1 2 2 3 · fractional 1 2.5 2.5 4.
 * Source: domain 3.4; R01–R05.
 */
export function rankValues(
  values: readonly (number | null)[],
  direction: Direction,
  style: Sharing,
): (number | null)[] {
  const sign = direction === "more" ? -1 : 1;
  const sorted = values.filter((value) => value !== null).sort((a, b) => sign * (a - b));
  const levels = levelsOf(sorted, (a, b) => a === b);
  const numbers = placesOf(
    levels.map((level) => level.length),
    style,
  );
  const places = new Map(levels.map(([value], at) => [value, numbers[at]]));
  return values.map((value) => (value === null ? null : (places.get(value) ?? null)));
}
