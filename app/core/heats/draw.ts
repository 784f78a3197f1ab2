import type { EntrantId, UnitId } from "../ids.ts";
import { type Random, seededRandom } from "../random.ts";
import { byUnit, leastSeparation, type Meeting, meetingCost, sameUnitMeetings } from "./separation.ts";
import { heatSizes } from "./sizes.ts";

export interface Drawable {
  id: EntrantId;
  unit: UnitId;
}

export interface Placed extends Drawable {
  lane: number;
}

export interface DrawnHeat {
  /** from 1 */
  number: number;
  /** in the order of the lanes */
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
 * [HT3] Even heats by lot; nobody is left out, nobody stands twice (a person given twice throws). With `separate` people
 * are dealt unit by unit, units and members shuffled, one to each heat in turn, which gives every unit its least cost at
 * once. Then the order of the equal heats and [HT5] the lanes 1..size of each are drawn.
 * Source: domain 1.3 (cyclic dealing, P; lots [777DOC], [RENREN]); H24, H27.
 */
export function drawHeats(input: readonly Drawable[], { lanes, seed, separate }: DrawWishes): HeatDraw {
  if (new Set(input.map(({ id }) => id)).size < input.length) throw new Error("somebody is in the draw twice");
  const random = seededRandom(seed);
  const piles: Drawable[][] = heatSizes(input.length, lanes).map(() => []);
  const dealt = separate ? unitByUnit(input, random) : random.shuffle(input);
  dealt.forEach((one, i) => {
    piles[i % piles.length]?.push(one);
  });
  // the larger heats stay first; which of the equal ones comes first is a lot
  const ordered = random.shuffle(piles).sort((a, b) => b.length - a.length);
  const heats = ordered.map((pile, i) => ({
    number: i + 1,
    lanes: random.shuffle(pile).map(({ id, unit }, at) => ({ id, unit, lane: at + 1 })),
  }));
  const unitSizes = [...byUnit(input).values()].map((members) => members.length);
  const meetings = sameUnitMeetings(heats);
  return {
    edition: "draw@1",
    seed,
    input: input.map(({ id, unit }) => ({ id, unit })),
    heats,
    cost: meetingCost(meetings),
    least: leastSeparation(unitSizes, heats.length),
    meetings,
  };
}

/** [HT3] People in the order of dealing: unit after unit, units and members shuffled. */
export function unitByUnit<T extends Drawable>(input: readonly T[], { shuffle }: Random): T[] {
  return shuffle([...byUnit(input).values()]).flatMap((members) => shuffle(members));
}
