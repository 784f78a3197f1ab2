import type { Played } from "./play.ts";

export interface BracketPlace<Id extends string> {
  readonly id: Id;
  /** in competition numbering */
  readonly place: number;
  /** the last of the places that are shared; the same as `place` where it is nobody else's */
  readonly to: number;
}

export interface BracketPlaces<Id extends string> {
  /** everybody whose place is settled, best first, then by id */
  readonly placed: readonly BracketPlace<Id>[];
  /** places that nobody will hold, because those who played for them are out */
  readonly vacant: readonly { readonly kind: "vacant"; readonly from: number; readonly to: number }[];
}

/**
 * [KO6] [KO7] The places as far as they are settled; more results only add to them. [MA5] Those who are both out of a match have
 * the place they would have if they lost from there on; a place that nobody reached stays vacant and is named.
 * Source: domain 7.1 (3, 5 shared), 7.2 (1, 2, 3, 4, 5–5, 7–7); both out P; B17.
 */
export function bracketPlaces<Id extends string>({ bracket, states, seatOf }: Played<Id>): BracketPlaces<Id> {
  const placed: BracketPlace<Id>[] = [];
  // by match: the place of its loser, and the match its loser plays next
  const places: ({ from: number; to: number } | undefined)[] = [];
  const next: (number | undefined)[] = [];
  bracket.matches.forEach(({ slots }, index) => {
    for (const slot of slots) if (slot.kind === "loser") next[slot.match] = index;
  });
  const empty = new Map<number, number>();
  for (const { slot, from, to } of bracket.places) {
    const seat = seatOf(slot);
    if (slot.kind === "loser") places[slot.match] = { from, to };
    if (seat.kind === "known") placed.push({ id: seat.id, place: from, to });
    empty.set(from, seat.kind === "vacated" ? (empty.get(from) ?? to) : 0);
  }
  states.forEach(({ status, outcome }, index) => {
    if (status !== "decided" || !outcome || outcome.winner !== null) return;
    let match = index;
    for (let on = next[match]; on !== undefined; on = next[match]) match = on;
    const { from, to } = places[match] ?? { from: 1, to: 1 };
    for (const id of outcome.players) placed.push({ id, place: from, to });
    empty.set(from, 0);
  });
  placed.sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1));
  const vacant = [...empty].filter(([, to]) => to > 0).map(([from, to]) => ({ kind: "vacant" as const, from, to }));
  return { placed, vacant: vacant.sort((a, b) => a.from - b.from) };
}
