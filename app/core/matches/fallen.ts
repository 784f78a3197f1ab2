import type { Slot } from "./bracket.ts";
import { idOf, type MatchState, type Played, playBracket, type Seat } from "./play.ts";
import { isOf, type Recorded } from "./result.ts";

/** One seat that is no longer who it was, and where its holder comes from. */
export interface SeatChange<Id extends string> {
  readonly was: Id;
  readonly now: Seat<Id>;
  readonly from: Slot<Id>;
}

/**
 * Why an entry does not count: its match is not in the bracket; the second grand final is not needed; or the match is not,
 * or not yet, between those two, seat by seat. `played` says that the match has another result meanwhile.
 */
export type FallenWhy<Id extends string> =
  | { readonly kind: "no-such-match" }
  | { readonly kind: "closed" }
  | { readonly kind: "others-play"; readonly changes: readonly SeatChange<Id>[]; readonly played: boolean };

export interface Fallen<Id extends string> {
  readonly entry: Recorded<Id>;
  readonly why: FallenWhy<Id>;
}

/**
 * [KO10] The results that were entered and do not count, with why: of each two people their latest entry of a match, where
 * the match is not theirs. Corrected entries and results taken back are not fallen, they are replaced. Fallen results come
 * back by themselves when the match is between the same two again. In the order of the bracket, then of the log.
 * Source: P.
 */
export function fallenResults<Id extends string>({ states, entries, strays }: Played<Id>): Fallen<Id>[] {
  const fallen: Fallen<Id>[] = strays.map((entry) => ({ entry, why: { kind: "no-such-match" } }));
  states.forEach((state, index) => {
    const last: Recorded<Id>[] = [];
    for (const entry of [...(entries[index] ?? [])].reverse()) {
      const [a, b] = entry.outcome.players;
      if (!last.some(({ outcome }) => isOf(outcome, a, b))) last.push(entry);
    }
    for (const entry of last.reverse()) {
      const why = entry.outcome.ending === "taken-back" ? null : whyFallen(state, entry);
      if (why) fallen.push({ entry, why });
    }
  });
  return fallen;
}

function whyFallen<Id extends string>(state: MatchState<Id>, { outcome }: Recorded<Id>): FallenWhy<Id> | null {
  if (state.status === "closed") return { kind: "closed" };
  const [a, b] = state.seats;
  if (isOf(outcome, idOf(a), idOf(b))) return null;
  const [one, other] = outcome.players;
  // the entry may name the two the other way round: whoever stayed is compared with their own seat
  const [was, wasBelow] = one === idOf(b) || other === idOf(a) ? [other, one] : [one, other];
  const [above, below] = state.match.slots;
  const changes = [
    { was, now: a, from: above },
    { was: wasBelow, now: b, from: below },
  ].filter((change) => change.was !== idOf(change.now));
  return { kind: "others-play", changes, played: state.outcome !== null };
}

export interface Consequences<Id extends string> {
  /** results that count now and would fall */
  readonly fall: readonly Fallen<Id>[];
  /** results that do not count now and would again */
  readonly comeBack: readonly Recorded<Id>[];
}

/**
 * [KO10] What one more entry would do to the results that are there: shown before it is kept. Costs two computations of the
 * bracket. Source: P.
 */
export function consequences<Id extends string>(
  played: Played<Id>,
  log: readonly Recorded<Id>[],
  entry: Recorded<Id>,
  groups?: ReadonlyMap<string, Id | null>,
): Consequences<Id> {
  const before = fallenResults(played);
  const after = fallenResults(playBracket(played.bracket, [...log, entry], groups));
  const fellBefore = new Set(before.map((one) => one.entry));
  const fallAfter = new Set(after.map((one) => one.entry));
  return {
    fall: after.filter((one) => !fellBefore.has(one.entry)),
    comeBack: before.map((one) => one.entry).filter((one) => !fallAfter.has(one) && one.match !== entry.match),
  };
}
