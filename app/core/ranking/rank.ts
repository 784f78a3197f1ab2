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

/** The order of those without a place: who came further stands higher (RK3). */
const after: Record<LaneMark["outcome"], number> = { valid: 0, failed: 1, NM: 2, DNF: 3, DQ: 4, DNS: 5, none: 6 };

/** [RK1] Negative where `a` stands before `b`, 0 where the rules cannot separate them. */
export function better(a: LaneMark, b: LaneMark, options: ScoringOptions): number {
  if (a.outcome !== b.outcome) return after[a.outcome] - after[b.outcome];
  const sign = options.direction === "more" ? -1 : 1;
  if (a.outcome === "valid") {
    const by = sign * ((netMark(a, options) ?? 0) - (netMark(b, options) ?? 0));
    return by || (options.missesBreakTies ? a.misses - b.misses : 0);
  }
  if (a.outcome === "failed" && options.failedOrder === "kept") return (b.keptMs ?? 0) - (a.keptMs ?? 0);
  return 0;
}

const hasPlace = (mark: LaneMark, options: ScoringOptions) =>
  mark.outcome === "valid" || (mark.outcome === "failed" && options.failedOrder === "kept");

/** Neighbours that `same` joins, in order. */
function runs<T>(items: readonly T[], same: (a: T, b: T) => boolean): T[][] {
  const out: T[][] = [];
  for (const item of items) {
    const last = out.at(-1);
    const before = last?.at(-1);
    if (last && before !== undefined && same(before, item)) last.push(item);
    else out.push([item]);
  }
  return out;
}

/** [RK1] Places in competition numbering (1 2 2 4), best first; the same for any order of the input. */
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

/** [RK2] Places of bare values; null has none. competition 1 2 2 4 · dense 1 2 2 3 · fractional 1 2.5 2.5 4 */
export function rankValues(
  values: readonly (number | null)[],
  direction: Direction,
  style: "competition" | "dense" | "fractional",
): (number | null)[] {
  const numbers = values.filter((value) => value !== null);
  const ahead = (value: number) => (other: number) => (direction === "more" ? other > value : other < value);
  return values.map((value) => {
    if (value === null) return null;
    const before = numbers.filter(ahead(value));
    if (style === "dense") return new Set(before).size + 1;
    const same = numbers.filter((other) => other === value).length;
    return before.length + (style === "fractional" ? (same + 1) / 2 : 1);
  });
}
