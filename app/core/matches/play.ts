import type { Bracket, BracketMatch, Slot } from "./bracket.ts";
import { assertSound, isOf, type Outcome, type Recorded } from "./result.ts";

/** Who stands in a match: somebody; nobody yet; or nobody any more, because those who played for it are all out. */
export type Seat<Id extends string> =
  | { readonly kind: "known"; readonly id: Id }
  | { readonly kind: "open" }
  | { readonly kind: "vacated" };

/** Who stands there, or null where nobody does, or nobody yet. */
export const idOf = <Id extends string>(seat: Seat<Id>): Id | null => (seat.kind === "known" ? seat.id : null);

/**
 * waiting: somebody is not known yet. ready: can be played. decided: by its result. walkover: the other seat was vacated, so
 * its one player goes on without a result. empty: both seats were vacated. closed: the second grand final is not needed.
 */
export type MatchStatus = "waiting" | "ready" | "decided" | "walkover" | "empty" | "closed";

export interface MatchState<Id extends string> {
  readonly match: BracketMatch<Id>;
  readonly seats: readonly [Seat<Id>, Seat<Id>];
  readonly status: MatchStatus;
  /** who goes on from here, and who goes the loser's way */
  readonly winner: Seat<Id>;
  readonly loser: Seat<Id>;
  /** the result that stands */
  readonly outcome: Outcome<Id> | null;
}

export interface Played<Id extends string> {
  readonly bracket: Bracket<Id>;
  /** in the order of the bracket's matches */
  readonly states: readonly MatchState<Id>[];
  /** by match, everything in the log about it; null where there is nothing */
  readonly entries: readonly (readonly Recorded<Id>[] | null)[];
  /** entries about matches that this bracket does not have */
  readonly strays: readonly Recorded<Id>[];
  /** who stands in a slot */
  readonly seatOf: (slot: Slot<Id>) => Seat<Id>;
}

const open = { kind: "open" } as const;
const vacated = { kind: "vacated" } as const;

/** The key of a place in a group in `groups`: A1, B2. */
export const groupPlace = (group: string, place: number): string => `${group}${place}`;

/**
 * [KO10] The bracket as its results make it: who stands where, what can be played, who goes on. Everything is computed from
 * the log, so a correction re-routes all that comes after it; of several entries of a match the latest one of its two players
 * counts, entries of other people do not. [KO11] `groups` says who took which place of a group (`groupPlace`), as far as that
 * is known; null says that nobody did. [MA5] Where both of a match are out its way on is vacated, and the next opponent has a
 * walkover. An entry whose winner did not play throws. Costs the size of bracket and log.
 * Source: domain 7.2 (closed second final), 7.6 (double walkover, P); the computing from results P.
 */
export function playBracket<Id extends string>(
  bracket: Bracket<Id>,
  log: readonly Recorded<Id>[] = [],
  groups: ReadonlyMap<string, Id | null> = new Map(),
): Played<Id> {
  const { entries, strays } = byMatch(bracket, log);
  const states: MatchState<Id>[] = [];
  const seatOf = (slot: Slot<Id>): Seat<Id> => {
    switch (slot.kind) {
      case "entrant":
        return { kind: "known", id: slot.id };
      case "group-place": {
        const id = groups.get(groupPlace(slot.group, slot.place));
        return id === undefined ? open : id === null ? vacated : { kind: "known", id };
      }
      case "winner":
        return states[slot.match]?.winner ?? open;
      case "loser":
        return states[slot.match]?.loser ?? open;
    }
  };
  bracket.matches.forEach((match, index) => {
    const first = match.side === "reset" ? states[index - 1] : undefined;
    // the winners' side stood first in the grand final: with its win, or with nobody left, there is nothing to play again
    const over = first && first.status !== "waiting" && first.status !== "ready" && !lostFromAbove(first);
    states.push(
      over
        ? { ...first, match, status: "closed", outcome: null }
        : stateOf(match, [seatOf(match.slots[0]), seatOf(match.slots[1])], entries[index] ?? null),
    );
  });
  return { bracket, states, entries, strays, seatOf };
}

function lostFromAbove<Id extends string>({ status, seats, loser }: MatchState<Id>): boolean {
  return status === "decided" && loser.kind === "known" && seats[0].kind === "known" && loser.id === seats[0].id;
}

function stateOf<Id extends string>(
  match: BracketMatch<Id>,
  seats: readonly [Seat<Id>, Seat<Id>],
  entries: readonly Recorded<Id>[] | null,
): MatchState<Id> {
  const [a, b] = seats;
  if (a.kind === "open" || b.kind === "open")
    return { match, seats, status: "waiting", winner: open, loser: open, outcome: null };
  if (a.kind === "vacated" || b.kind === "vacated") {
    const winner = a.kind === "vacated" ? b : a;
    const status = winner.kind === "vacated" ? "empty" : "walkover";
    return { match, seats, status, winner, loser: vacated, outcome: null };
  }
  const outcome = latest(entries, a.id, b.id);
  if (!outcome) return { match, seats, status: "ready", winner: open, loser: open, outcome };
  if (outcome.winner === null) return { match, seats, status: "decided", winner: vacated, loser: vacated, outcome };
  const [winner, loser] = outcome.winner === a.id ? [a, b] : [b, a];
  return { match, seats, status: "decided", winner, loser, outcome };
}

/** What stands between these two: their latest entry, unless it takes the result back. */
function latest<Id extends string>(entries: readonly Recorded<Id>[] | null, a: Id, b: Id): Outcome<Id> | null {
  for (let i = (entries?.length ?? 0) - 1; i >= 0; i--) {
    const outcome = entries?.[i]?.outcome;
    if (outcome && isOf(outcome, a, b)) return outcome.ending === "taken-back" ? null : outcome;
  }
  return null;
}

function byMatch<Id extends string>(
  { matches }: Bracket<Id>,
  log: readonly Recorded<Id>[],
): { entries: (Recorded<Id>[] | null)[]; strays: Recorded<Id>[] } {
  const logged = new Map<string, Recorded<Id>[]>();
  for (const one of log) {
    assertSound(one.outcome);
    const before = logged.get(one.match);
    if (before) before.push(one);
    else logged.set(one.match, [one]);
  }
  const entries = matches.map(({ id }) => {
    const own = logged.get(id) ?? null;
    if (own) logged.delete(id);
    return own;
  });
  return { entries, strays: [...logged.values()].flat() };
}
