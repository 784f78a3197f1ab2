import type { EntrantId } from "../ids.ts";
import { better, type Rankable, rankMarks, type SeparatedBy } from "../ranking/rank.ts";
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
  /** others at the same place */
  tiedWith: EntrantId[];
  separatedBy: SeparatedBy | null;
  why: "final" | "round-before" | "eliminated";
}

interface Person extends Rankable {
  inHeat: number | null;
}

interface Level {
  id: EntrantId;
  mark: LaneMark;
  rank: number | null;
  separatedBy: SeparatedBy | null;
}

/** People of one round over all its heats, best first: by mark, or, where only arrival counts, level by place in the heat. */
function levels(people: readonly Person[], options: ScoringOptions): Level[] {
  if (options.measure !== "order")
    return rankMarks(people, options).map(({ place: rank, id, mark, separatedBy }) => ({
      id,
      mark,
      rank,
      separatedBy,
    }));
  const order = (a: Person, b: Person) =>
    (a.inHeat ?? Infinity) - (b.inHeat ?? Infinity) || better(a.mark, b.mark, options) || (a.id < b.id ? -1 : 1);
  const first = new Map<number, number>();
  return [...people].sort(order).map(({ id, mark, inHeat }, i) => {
    if (inHeat !== null && !first.has(inHeat)) first.set(inHeat, i + 1);
    return { id, mark, rank: inHeat === null ? null : (first.get(inHeat) ?? null), separatedBy: null };
  });
}

function tiesOf(found: readonly Level[]): Map<number | null, EntrantId[]> {
  const ties = new Map<number | null, EntrantId[]>();
  for (const { rank, id } of found) {
    const level = ties.get(rank);
    if (level) level.push(id);
    else ties.set(rank, [id]);
  }
  return ties;
}

/**
 * [RK4] The places of an event: the final's people first, ranked over all final heats together; then, round by round
 * backwards, those who did not go on. The failed have no place. Numbering goes on after everybody who reached the later
 * round, so that a failed finalist's place stays vacant; but where the plan fills vacant places, and after a final of one
 * heat that leaves prizes to the round before, it goes on after those who have a place there. Everybody comes once, with
 * their last round. Source: domain 0 row 4, 13 row 8 (P); A25.
 */
export function eventPlaces(rounds: readonly RoundResult[], plan: EventPlan, options: ScoringOptions): EventPlace[] {
  const backwards = [...rounds].sort((a, b) => b.number - a.number);
  const [last] = backwards;
  const seen = new Set<EntrantId>();
  const out: EventPlace[] = [];
  let before = 0;
  for (const { number, final, heats } of backwards) {
    const people = heats
      .flatMap(({ ranked }) => ranked.map(({ id, mark, place }) => ({ id, mark, inHeat: place })))
      .filter(({ id }) => !seen.has(id));
    const found = levels(people, options);
    const ties = tiesOf(found);
    const below = last?.final === true && number === last.number - 1 ? "round-before" : "eliminated";
    for (const { id, mark, rank, separatedBy } of found) {
      seen.add(id);
      const tiedWith = rank === null ? [] : (ties.get(rank) ?? []).filter((other) => other !== id);
      const place = rank === null ? null : before + rank;
      out.push({ id, place, round: number, mark, tiedWith, separatedBy, why: final ? "final" : below });
    }
    const closes = plan.vacant === "fill" || (final && plan.finalMode === "round-before");
    before += closes ? found.filter(({ rank }) => rank !== null).length : found.length;
  }
  return out;
}
