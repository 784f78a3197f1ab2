import type { EntrantId } from "../ids.ts";
import { better, type Rankable, rankMarks } from "../ranking/rank.ts";
import type { LaneMark, ScoringOptions } from "../scoring/ruleset.ts";
import type { EventPlan } from "./plan.ts";
import type { HeatRanking } from "./qualify.ts";

export interface RoundResult {
  number: number;
  final: boolean;
  heats: HeatRanking[];
}

export interface EventPlace {
  id: EntrantId;
  place: number | null;
  /** the last round the person took part in */
  round: number;
  mark: LaneMark;
  tiedWith: EntrantId[];
  separatedBy: "misses" | null;
  why: "final" | "round-before" | "eliminated";
}

interface Level {
  id: EntrantId;
  mark: LaneMark;
  rank: number | null;
  separatedBy: "misses" | null;
}

/** People of one round over all its heats, best first: by mark, or, where only arrival counts, level by place in the heat. */
function levels(people: readonly (Rankable & { inHeat: number | null })[], options: ScoringOptions): Level[] {
  if (options.measure !== "order")
    return rankMarks(people, options).map(({ id, mark, place, separatedBy }) => ({
      id,
      mark,
      rank: place,
      separatedBy,
    }));
  const order = (a: (typeof people)[number], b: (typeof people)[number]) =>
    (a.inHeat ?? Infinity) - (b.inHeat ?? Infinity) || better(a.mark, b.mark, options) || (a.id < b.id ? -1 : 1);
  return [...people].sort(order).map(({ id, mark, inHeat }) => ({
    id,
    mark,
    rank: inHeat === null ? null : 1 + people.filter((other) => other.inHeat !== null && other.inHeat < inHeat).length,
    separatedBy: null,
  }));
}

/**
 * [RK4] Places of an event: the final's people first, ranked over all final heats; then, round by round backwards, those
 * who did not go on. The failed have no place. Numbering goes on after everybody who reached the later round; where vacant
 * prizes are filled, or the final had fewer lanes than prizes, after those who have a place there.
 */
export function eventPlaces(rounds: readonly RoundResult[], plan: EventPlan, options: ScoringOptions): EventPlace[] {
  const backwards = [...rounds].sort((a, b) => b.number - a.number);
  const seen = new Set<EntrantId>();
  const out: EventPlace[] = [];
  let before = 0;
  const [last] = backwards;
  for (const round of backwards) {
    const people = round.heats
      .flatMap((heat) => heat.ranked.map((one) => ({ id: one.id, mark: one.mark, inHeat: one.place })))
      .filter((one) => !seen.has(one.id));
    const found = levels(people, options);
    for (const one of found) {
      seen.add(one.id);
      const why = round.final
        ? "final"
        : last?.final && round.number === last.number - 1
          ? "round-before"
          : "eliminated";
      const tiedWith =
        one.rank === null
          ? []
          : found.filter((other) => other !== one && other.rank === one.rank).map((other) => other.id);
      out.push({
        id: one.id,
        mark: one.mark,
        round: round.number,
        why,
        tiedWith,
        separatedBy: one.separatedBy,
        place: one.rank === null ? null : before + one.rank,
      });
    }
    const placed = found.filter((one) => one.rank !== null).length;
    const closes = plan.vacant === "fill" || (round.final && plan.finalMode === "round-before");
    before += closes ? placed : found.length;
  }
  return out;
}
