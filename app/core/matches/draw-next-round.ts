import { accept, type Decision, refuse } from "../decision.ts";
import { seededRandom } from "../random.ts";
import { BracketUnderWay } from "./bracket.ts";
import { playBracket } from "./play.ts";
import { byeCount, idIn, type RedrawnBracket, type RedrawOptions, stillIn } from "./redraw.ts";
import type { Recorded } from "./result.ts";

export type RedrawRefusal =
  /** these matches of the last round have no result */
  | { readonly kind: "round-open"; readonly matches: readonly string[] }
  /** no more than `stopAt` are left */
  | { readonly kind: "finished"; readonly left: number };

export interface RedrawNote<Id extends string> {
  /** everybody still in had a bye already, so somebody has one again */
  readonly kind: "bye-again";
  readonly id: Id;
}

/**
 * [KO5] Draws the next round among those who are in by the results so far, by lot from `seed`. Nobody has a second bye as long
 * as somebody is left without one: by lot among those, or in a fold the best of them. The round is drawn in slots, so a later
 * correction re-routes it like any bracket; losers of a round share its place. Refused while the round is open, and when it is
 * finished. Source: domain 2.4 ([TUG17]; no two byes P), 7.1 ([TAB]).
 */
export function drawNextRound<Id extends string>(
  bracket: RedrawnBracket<Id>,
  log: readonly Recorded<Id>[],
  seed: string,
  options: RedrawOptions,
): Decision<{ bracket: RedrawnBracket<Id>; notes: RedrawNote<Id>[] }, RedrawRefusal> {
  const played = playBracket(bracket, log);
  const open = played.states.filter(({ status }) => status === "ready" || status === "waiting");
  if (open.length > 0) return refuse({ kind: "round-open", matches: open.map(({ match }) => match.id) });
  const inside = stillIn(bracket, played);
  if (inside.length <= Math.max(1, options.stopAt)) return refuse({ kind: "finished", left: inside.length });

  const random = seededRandom(seed);
  const rank = new Map(bracket.entrants.map((id, i) => [id, i]));
  const rested = new Set(bracket.byes.map(({ slot }) => idIn(played, slot)));
  const order =
    options.pairing === "lot"
      ? random.shuffle([...inside].sort((a, b) => (a.id < b.id ? -1 : 1)))
      : [...inside].sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0));
  // sorting keeps the order of the lot or of the ranks
  const first = [...order].sort((a, b) => Number(rested.has(a.id)) - Number(rested.has(b.id)));
  const straight = new Set(first.slice(0, byeCount(order.length, options.byes)));
  const pairs = paired(
    order.filter((one) => !straight.has(one)),
    options.pairing,
  );

  const next = new BracketUnderWay<Id>();
  next.matches.push(...bracket.matches);
  next.byes.push(...bracket.byes);
  next.places.push(...bracket.places.filter(({ from }) => from > 1));
  const at = { side: "winners" as const, round: bracket.rounds + 1, best: 1 };
  const met = pairs.map(([a, b], i) => next.meet(a.slot, b.slot, { ...at, position: i + 1 }));
  const through = [...straight].map(({ slot }, i) => next.meet(slot, null, { ...at, position: pairs.length + i + 1 }));
  const slots = [...met, ...through].flatMap(({ winner }) => (winner ? [winner] : []));
  next.share(
    met.map(({ loser }) => loser),
    slots.length + 1,
  );
  next.share(slots.length === 1 ? slots : [], 1);
  const notes = [...straight].filter(({ id }) => rested.has(id)).map(({ id }) => ({ kind: "bye-again" as const, id }));
  const { matches, places, byes } = next;
  const rounds = bracket.rounds + 1;
  return accept({ bracket: { entrants: bracket.entrants, rounds, inside: slots, matches, places, byes }, notes });
}

function paired<T>(order: readonly T[], pairing: RedrawOptions["pairing"]): [T, T][] {
  const pairs: [T, T][] = [];
  for (let i = 0; 2 * i + 1 < order.length; i++) {
    const [a, b] = pairing === "fold" ? [order[i], order[order.length - 1 - i]] : [order[2 * i], order[2 * i + 1]];
    if (a !== undefined && b !== undefined) pairs.push([a, b]);
  }
  return pairs;
}
