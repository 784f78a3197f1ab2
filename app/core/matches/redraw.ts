import { accept, type Decision, refuse } from "../decision.ts";
import { seededRandom } from "../random.ts";
import { type Bracket, BracketUnderWay, type Slot } from "./bracket.ts";
import { type Played, playBracket } from "./play.ts";
import type { Recorded } from "./result.ts";
import { bracketSize } from "./size.ts";

export interface RedrawOptions {
  /** lot: all by lot. fold: the best of those still in meets the last, the second the last but one */
  readonly pairing: "lot" | "fold";
  /** each-round: one goes straight through where the number is odd. first-round: a partial round down to a power of two */
  readonly byes: "each-round" | "first-round";
  /** as many as this are left for the end: 1 the winner, 3 for a final of three */
  readonly stopAt: number;
}

/** [KO5] The rounds of a contest that is drawn anew for every round: how many come in, go straight through and meet. */
export interface RedrawnRound {
  readonly entrants: number;
  readonly byes: number;
  readonly matches: number;
}

/**
 * [KO5] What a contest of `n` costs that is drawn anew for every round, until no more than `stopAt` are left.
 * Source: domain 2.4 ([TUG17] 17 → 9 → 5 → 3), 7.1 ([TAB] partial first round); A24.
 */
export function redrawnRounds(n: number, { byes, stopAt }: Omit<RedrawOptions, "pairing">): RedrawnRound[] {
  const rounds: RedrawnRound[] = [];
  for (let left = n; left > Math.max(1, stopAt); ) {
    const straight = byeCount(left, byes);
    rounds.push({ entrants: left, byes: straight, matches: (left - straight) / 2 });
    left = (left + straight) / 2;
  }
  return rounds;
}

const byeCount = (n: number, byes: RedrawOptions["byes"]): number =>
  byes === "each-round" ? n % 2 : bracketSize(n) - n;

/** A bracket that grows round by round. */
export interface RedrawnBracket<Id extends string> extends Bracket<Id> {
  /** entrants, the best first */
  readonly entrants: readonly Id[];
  readonly rounds: number;
  /** who is still in, as slots of the last round */
  readonly inside: readonly Slot<Id>[];
}

/** [KO5] Nothing is drawn yet: everybody is in. `entrants`, the best first; where all is by lot their order does not matter. */
export function beforeFirstDraw<Id extends string>(entrants: readonly Id[]): RedrawnBracket<Id> {
  if (new Set(entrants).size < entrants.length) throw new Error("somebody is in the draw twice");
  const inside = entrants.map((id): Slot<Id> => ({ kind: "entrant", id }));
  return { entrants, rounds: 0, inside, matches: [], places: [], byes: [] };
}

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

interface StillIn<Id extends string> {
  slot: Slot<Id>;
  id: Id;
}

/** [KO5] Who is in by the results so far: those whose seat is known. */
export function stillIn<Id extends string>(bracket: RedrawnBracket<Id>, played: Played<Id>): StillIn<Id>[] {
  return bracket.inside.flatMap((slot) => {
    const id = idIn(played, slot);
    return id === null ? [] : [{ slot, id }];
  });
}

function idIn<Id extends string>({ seatOf }: Played<Id>, slot: Slot<Id>): Id | null {
  const seat = seatOf(slot);
  return seat.kind === "known" ? seat.id : null;
}

function paired<T>(order: readonly T[], pairing: RedrawOptions["pairing"]): [T, T][] {
  const pairs: [T, T][] = [];
  for (let i = 0; 2 * i + 1 < order.length; i++) {
    const [a, b] = pairing === "fold" ? [order[i], order[order.length - 1 - i]] : [order[2 * i], order[2 * i + 1]];
    if (a !== undefined && b !== undefined) pairs.push([a, b]);
  }
  return pairs;
}
