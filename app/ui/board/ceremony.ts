import type { ShownEvent, ShownPrize } from "#live/shown.ts";

/** A prize place, or a tier of an award, with those who won it; nobody: it is vacant. */
export interface CeremonyPlace {
  place: number;
  winners: ShownPrize[];
}

const stepOf = ({ tier, place }: ShownPrize): number => tier?.number ?? place;

/**
 * A prize ceremony after `shown` steps: `now` is the place told last, `before` those told already, best first. A step is a
 * place (or a tier) that was won, the last one first; those who share it are told together, and vacant ones without a step.
 */
export function ceremonyAt(
  { prizes, vacant }: Pick<ShownEvent, "prizes" | "vacant">,
  shown: number,
): { now: CeremonyPlace | null; before: CeremonyPlace[]; left: number } {
  const won = [...new Set(prizes.map(stepOf))].sort((a, b) => b - a);
  const told = won.slice(0, Math.max(0, shown));
  const last = told[told.length - 1];
  if (last === undefined) return { now: null, before: [], left: won.length };
  const of = (place: number) => ({ place, winners: prizes.filter((prize) => stepOf(prize) === place) });
  const left = won.length - told.length;
  const open = vacant.filter((place) => left === 0 || place > last);
  const before = [...told.slice(0, -1), ...open].sort((a, b) => a - b).map(of);
  return { now: of(last), before, left };
}
