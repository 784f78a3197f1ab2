import type { EntrantId } from "../ids.ts";
import { netMark } from "../scoring/mark.ts";
import type { Direction, LaneMark, ScoringOptions } from "../scoring/ruleset.ts";

export interface Rankable {
  id: EntrantId;
  mark: LaneMark;
}

export interface Ranked extends Rankable {
  /** 1 is best; null for failed and statuses without a place */
  place: number | null;
  /** others at the same place */
  tiedWith: EntrantId[];
  /** set where an equal mark was separated by fewer misses */
  separatedBy: "misses" | null;
}

/** [RK3] The order of those without a place: who came further stands higher. Source: domain 3.3 (P), R06. */
const after: Record<LaneMark["outcome"], number> = { valid: 0, failed: 1, NM: 2, DNF: 3, DQ: 4, DNS: 5, none: 6 };

/**
 * [RK1] Negative where `a` stands before `b`, 0 where the rules cannot separate them: valid marks first, by net mark, then
 * by fewer misses where the event says so; then the failed, the longest kept or the farthest first where the event says so; then RK3.
 * Source: domain 3.5 ([HAUST] misses), 5.2 (order of the failed, P); R26, C13–C15.
 */
export function better(a: LaneMark, b: LaneMark, options: ScoringOptions): number {
  if (a.outcome !== b.outcome) return after[a.outcome] - after[b.outcome];
  const sign = options.direction === "more" ? -1 : 1;
  if (a.outcome === "valid") {
    const by = sign * ((netMark(a, options) ?? 0) - (netMark(b, options) ?? 0));
    return by || (options.missesBreakTies ? a.misses - b.misses : 0);
  }
  if (a.outcome === "failed" && options.failedOrder === "kept") return (b.keptMs ?? 0) - (a.keptMs ?? 0);
  if (a.outcome === "failed" && options.failedOrder === "distance") return (b.keptMm ?? 0) - (a.keptMm ?? 0);
  return 0;
}

const hasPlace = (mark: LaneMark, options: ScoringOptions) =>
  mark.outcome === "valid" || (mark.outcome === "failed" && options.failedOrder !== "none");

/** The items cut where `same` does not join neighbours. */
function runs<T>(items: readonly T[], same: (a: T, b: T) => boolean): T[][] {
  const out: T[][] = [];
  for (const item of items) {
    // by index, not .at(): old tablets rank too
    const last = out[out.length - 1];
    const before = last?.[last.length - 1];
    if (last && before !== undefined && same(before, item)) last.push(item);
    else out.push([item]);
  }
  return out;
}

/**
 * [RK1] Everybody with their place, best first, in competition numbering (1 2 2 4); the same for any order of the input:
 * those who are level stand in the order of their ids. No place for [RK3] the failed (but see `better`) and statuses.
 * Source: domain 3.4 ([IJRU-RANK], [XXB]); R01, R06.
 */
export function rankMarks(items: readonly Rankable[], options: ScoringOptions): Ranked[] {
  const order = [...items].sort((a, b) => better(a.mark, b.mark, options) || (a.id < b.id ? -1 : 1));
  const equal = (a: Rankable, b: Rankable) => better(a.mark, b.mark, options) === 0;
  const sameMark = (a: Rankable, b: Rankable) =>
    a.mark.outcome === "valid" && b.mark.outcome === "valid" && netMark(a.mark, options) === netMark(b.mark, options);
  const ranked: Ranked[] = [];
  for (const level of runs(order, (a, b) => equal(a, b) || sameMark(a, b))) {
    const groups = runs(level, equal);
    for (const group of groups) {
      const place = ranked.length + 1;
      for (const one of group) {
        const placed = hasPlace(one.mark, options);
        ranked.push({
          ...one,
          place: placed ? place : null,
          tiedWith: placed ? group.filter((other) => other !== one).map((other) => other.id) : [],
          separatedBy: groups.length > 1 ? "misses" : null,
        });
      }
    }
  }
  return ranked;
}

/**
 * [RK2] Places of bare values, in their order; null has none. competition 1 2 2 4 · dense 1 2 2 3 · fractional 1 2.5 2.5 4.
 * Source: domain 3.4; R01–R05.
 */
export function rankValues(
  values: readonly (number | null)[],
  direction: Direction,
  style: "competition" | "dense" | "fractional",
): (number | null)[] {
  const sign = direction === "more" ? -1 : 1;
  const sorted = values.filter((value) => value !== null).sort((a, b) => sign * (a - b));
  const places = new Map<number, number>();
  let before = 0;
  for (const level of runs(sorted, (a, b) => a === b)) {
    const place = { competition: before + 1, dense: places.size + 1, fractional: before + (level.length + 1) / 2 }[
      style
    ];
    for (const value of level) places.set(value, place);
    before += level.length;
  }
  return values.map((value) => (value === null ? null : (places.get(value) ?? null)));
}
