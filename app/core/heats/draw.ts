import type { EntrantId, UnitId } from "../ids.ts";
import { seededRandom } from "../random.ts";
import { leastSeparation, type Meeting, sameUnitMeetings, separationCost } from "./separation.ts";
import { heatSizes } from "./sizes.ts";

export interface Drawable {
  id: EntrantId;
  unit: UnitId;
}

export interface Placed extends Drawable {
  lane: number;
}

export interface DrawnHeat {
  number: number;
  lanes: Placed[];
}

/** A draw with all that is needed to make it again: `drawHeats(input, { …, seed })` gives the same heats. */
export interface HeatDraw {
  edition: "draw@1";
  seed: string;
  input: Drawable[];
  heats: DrawnHeat[];
  /** same-unit pairs in one heat, and the least any draw could have */
  cost: number;
  least: number;
  meetings: Meeting[];
}

export interface DrawWishes {
  lanes: number;
  seed: string;
  /** keep people of one unit apart */
  separate: boolean;
}

/**
 * [HT3] Even heats by lot. With separation people are dealt unit by unit (units and members shuffled) one to each heat in
 * turn, which gives every unit its least cost at once; then the order of heats and the lanes 1..size are drawn.
 */
export function drawHeats(input: readonly Drawable[], { lanes, seed, separate }: DrawWishes): HeatDraw {
  const random = seededRandom(seed);
  const sizes = heatSizes(input.length, lanes);
  const dealt = separate ? unitByUnit(input, random.shuffle) : random.shuffle(input);
  const piles: Drawable[][] = sizes.map(() => []);
  dealt.forEach((one, i) => {
    piles[i % piles.length]?.push(one);
  });
  // the larger heats stay first; which of the equal ones comes first is a lot
  const ordered = random.shuffle(piles).sort((a, b) => b.length - a.length);
  const heats = ordered.map((pile, i) => ({
    number: i + 1,
    lanes: random.shuffle(pile).map((one, at) => ({ id: one.id, unit: one.unit, lane: at + 1 })),
  }));
  return {
    edition: "draw@1",
    seed,
    input: input.map(({ id, unit }) => ({ id, unit })),
    heats,
    cost: separationCost(heats),
    least: leastSeparation(unitSizes(input), heats.length),
    meetings: sameUnitMeetings(heats),
  };
}

function unitByUnit(input: readonly Drawable[], shuffle: <T>(items: readonly T[]) => T[]): Drawable[] {
  const units = new Map<UnitId, Drawable[]>();
  for (const one of input) units.set(one.unit, [...(units.get(one.unit) ?? []), one]);
  return shuffle([...units.values()]).flatMap((members) => shuffle(members));
}

function unitSizes(input: readonly Drawable[]): number[] {
  const sizes = new Map<UnitId, number>();
  for (const { unit } of input) sizes.set(unit, (sizes.get(unit) ?? 0) + 1);
  return [...sizes.values()];
}
