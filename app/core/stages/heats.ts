import type { EntrantId } from "../ids.ts";
import { groupPlace } from "../matches/play.ts";
import { seededRandom } from "../random.ts";
import { rankMarks } from "../ranking/rank.ts";
import { qualify } from "../rounds/qualify.ts";
import { type EventFacts, type PlayedRound, rankingOf } from "../standing/played.ts";
import type { StagePlan } from "./plan.ts";

/** [ST11] How people go on from heats that a knock-out follows: the best by mark, whatever heat they ran in. */
export const heatsAdvance = ({ take }: StagePlan) => ({ perHeat: 0, nextBest: take });

/**
 * [ST11] Who the heats' first, second … are, as `H1`, `H2` …: those who go on (AD3), by mark over all heats; level ones in an order by a lot
 * that their ids decide. Nobody before the last heat is official, or while a tie at the cut waits; null for a place that nobody takes.
 */
export function heatsPlaces(
  { round, heats, rulings }: PlayedRound,
  { options, plan }: EventFacts,
  withdrawn: readonly EntrantId[] = [],
): Map<string, EntrantId | null> {
  const places = new Map<string, EntrantId | null>();
  const { stages } = plan;
  if (!stages || heats.length === 0 || heats.some(({ heat }) => heat.state !== "official")) return places;
  const advance = round.advance ?? heatsAdvance(stages);
  const found = qualify(heats.map(rankingOf), advance, options, plan.tieAtCut, rulings, [...withdrawn]);
  if (found.ties.length > 0) return places;
  const through = new Set(found.qualified.map(({ id }) => id));
  const marked = heats.flatMap(({ lanes }) => lanes.map(({ entrant, mark }) => ({ id: entrant, mark })));
  const ranked = rankMarks(
    marked.filter(({ id }) => through.has(id)),
    options,
  );
  const lot = seededRandom([...through].sort().join()).shuffle([...through].sort());
  const order = ranked.sort(
    (a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || lot.indexOf(a.id) - lot.indexOf(b.id),
  );
  for (let place = 1; place <= stages.take; place++) places.set(groupPlace("H", place), order[place - 1]?.id ?? null);
  return places;
}
