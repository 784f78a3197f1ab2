import type { Random } from "../random.ts";

/** A run of lines from `from` up to, not including, `to`. */
export interface Section {
  from: number;
  to: number;
}

/** Somebody who stands on a line, as far as keeping apart is concerned. */
export interface Member<Unit extends string> {
  unit: Unit;
}

/**
 * [KO4] Puts `free` people on the empty lines by lot so that units are spread: in every section of the draw, beginning with
 * the halves, a unit's people are shared out between the two sides as evenly as those who stand already and the room allow.
 * `lines` holds who stands already; `isOpen` says which of the others are to be filled, as many as there are free people.
 * Costs n log n. Source: domain 7.1 (P; aim in [USAB]).
 */
export function fillApart<T extends Member<string>>(
  lines: (T | null)[],
  isOpen: (line: number) => boolean,
  free: readonly T[],
  random: Random,
): void {
  const split = ({ from, to }: Section, piles: readonly T[][]): void => {
    if (piles.length === 0) return;
    if (to - from === 1) {
      lines[from] = piles[0]?.[0] ?? null;
      return;
    }
    const middle = (from + to) / 2;
    const left = { from, to: middle };
    const right = { from: middle, to };
    const [toLeft, toRight] = share(piles, room(left), standing(left), standing(right), random);
    split(left, toLeft);
    split(right, toRight);
  };
  const room = ({ from, to }: Section): number => {
    let open = 0;
    for (let line = from; line < to; line++) if (isOpen(line)) open++;
    return open;
  };
  const standing = ({ from, to }: Section): Map<string, number> => {
    const units = new Map<string, number>();
    for (let line = from; line < to; line++) {
      const one = lines[line];
      if (one && !isOpen(line)) units.set(one.unit, (units.get(one.unit) ?? 0) + 1);
    }
    return units;
  };
  const units = new Map<string, T[]>();
  for (const one of random.shuffle(free)) {
    const together = units.get(one.unit);
    if (together) together.push(one);
    else units.set(one.unit, [one]);
  }
  split({ from: 0, to: lines.length }, [...units.values()]);
}

/** Shares units between two sides; `roomLeft` of their people go to the left. Each side's list is in an order by lot. */
function share<T extends Member<string>>(
  piles: readonly T[][],
  roomLeft: number,
  onLeft: ReadonlyMap<string, number>,
  onRight: ReadonlyMap<string, number>,
  random: Random,
): [T[][], T[][]] {
  // how uneven a unit is with one more of its people on the left: whoever is most in need of the left comes first
  const steps: { pile: number; uneven: number }[] = [];
  const shuffled = random.shuffle(piles);
  shuffled.forEach((people, pile) => {
    const unit = people[0]?.unit ?? "";
    const ahead = (onLeft.get(unit) ?? 0) - (onRight.get(unit) ?? 0) - people.length;
    for (let going = 1; going <= people.length; going++) steps.push({ pile, uneven: ahead + 2 * going - 1 });
  });
  // sorting keeps the lot's order among equals
  steps.sort((a, b) => a.uneven - b.uneven);
  const going = shuffled.map(() => 0);
  for (const { pile } of steps.slice(0, roomLeft)) going[pile] = (going[pile] ?? 0) + 1;
  const side = (part: (people: T[], goes: number) => T[]): T[][] =>
    shuffled.map((people, pile) => part(people, going[pile] ?? 0)).filter((people) => people.length > 0);
  return [side((people, goes) => people.slice(0, goes)), side((people, goes) => people.slice(goes))];
}
