import type { EntrantId } from "../ids.ts";
import { type Clinch, clinch } from "../rounds/clinch.ts";
import type { Reach } from "../rounds/reach.ts";
import { netMark } from "../scoring/mark.ts";
import type { LaneMark, ScoringOptions } from "../scoring/ruleset.ts";
import { type EventFacts, type PlayedRound, rankingOf } from "./played.ts";

const far = 2 ** 52;
/** more misses than anybody has; marks times this stay below `far` */
const missSteps = 4096;

/** A mark as one number, the larger the better, as ranking compares it: by net mark, then by fewer misses. */
function keyOf(mark: LaneMark, options: ScoringOptions): number | null {
  const net = netMark(mark, options);
  if (net === null) return null;
  const misses = options.missesBreakTies ? Math.min(mark.misses, missSteps - 1) : 0;
  return (options.direction === "more" ? net : -net) * missSteps - misses;
}

function reachOf({ heats }: PlayedRound, options: ScoringOptions): Reach<EntrantId>[] {
  return heats.flatMap((played) =>
    rankingOf(played).ranked.map(({ id, mark }): Reach<EntrantId> => {
      const heat = played.heat.id;
      if (played.heat.state !== "official") return { id, heat, range: { low: -far, high: far }, mayFail: true };
      const key = keyOf(mark, options);
      return { id, heat, range: key === null ? null : { low: key, high: key }, mayFail: key === null };
    }),
  );
}

/**
 * [AD20] Who goes on, or is out, however the heats that are not official yet end; nobody is named for whom it is open. Silent
 * where marks do not settle it alone: with an order of arrival, a place for the failed, a countback, or a tie that was ruled
 * otherwise than the event says. Nobody is out while somebody withdrew, since reserves are called up.
 *
 * Only `asked` are told of: people of official heats who are not through by place. Among them the better mark is never worse
 * off, so that a few of them, halfway between, say it for all.
 */
export function knownBeforeEnd(
  played: PlayedRound,
  { options, plan }: EventFacts,
  withdrawn: ReadonlySet<EntrantId>,
  asked: ReadonlySet<EntrantId>,
): Map<EntrantId, Exclude<Clinch, "open">> {
  const known = new Map<EntrantId, Exclude<Clinch, "open">>();
  const { round, heats, rulings } = played;
  const ruledOtherwise = rulings.some(({ method }) => method === "all-in") && plan.tieAtCut !== "all-in";
  const decided = heats.filter(({ heat }) => heat.state === "official");
  const countedBack = decided.some(({ lanes }) => lanes.some(({ mark }) => (mark.countback ?? []).length > 0));
  if (!round.advance || options.measure === "order" || options.failedOrder !== "none") return known;
  if (ruledOtherwise || countedBack) return known;
  const people = reachOf(played, options);
  const ties = plan.tieAtCut === "all-in" ? "all-in" : "waits";
  const cutting = { ...round.advance, ties, tiesInHeats: "as-cut", capacity: null } as const;
  const waiting = people
    .filter(({ id, range }) => range && asked.has(id) && !withdrawn.has(id))
    .sort((a, b) => (b.range?.low ?? 0) - (a.range?.low ?? 0));
  const endOf = (one: Reach<EntrantId>) => clinch(people, cutting, [one]).get(one.id);
  for (const { id } of waiting.slice(
    0,
    first(waiting, (one) => endOf(one) !== "clinched"),
  ))
    known.set(id, "clinched");
  if (people.some(({ id }) => withdrawn.has(id))) return known;
  for (const { id } of waiting.slice(first(waiting, (one) => endOf(one) === "out"))) known.set(id, "out");
  return known;
}

/** Where the first one stands of which `is` holds, as of all behind it; the length where it holds of none. */
function first<One>(list: readonly One[], is: (one: One) => boolean): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const one = list[middle];
    if (one !== undefined && is(one)) to = middle;
    else from = middle + 1;
  }
  return from;
}
