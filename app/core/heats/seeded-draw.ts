import { accept, type Decision } from "../decision.ts";
import type { EntrantId } from "../ids.ts";
import { seededRandom } from "../random.ts";
import type { Drawable, DrawnHeat } from "./draw.ts";
import { type LaneScheme, laneBands, type SchemeForOtherLanes } from "./lane-schemes.ts";
import { drawLanes } from "./lanes.ts";
import { formHeats, type HeatsRefusal, type SeedingWishes } from "./methods.ts";
import { type BetterMark, type Marked, seedOrder } from "./seed-order.ts";
import { type Meeting, meetingCost, sameUnitMeetings } from "./separation.ts";

export interface Seeded extends Drawable, Marked<EntrantId> {}

export interface SeededWishes extends SeedingWishes {
  better: BetterMark;
  /** how the lanes of a heat go to its people, best first */
  scheme: LaneScheme;
  seed: string;
}

/** A draw from marks with all that is needed to make it again: `drawSeededHeats(input, wishes)` gives the same heats. */
export interface SeededDraw {
  edition: "draw@2";
  wishes: SeededWishes;
  /** in the order of the ids */
  input: Seeded[];
  heats: DrawnHeat[];
  /** same-unit pairs in one heat, what the method alone gives, and the least that it can reach by its own swaps */
  cost: number;
  plain: number;
  least: number;
  meetings: Meeting[];
}

/**
 * [HT20] Heats from entry marks by any method of `formHeats`, numbered by lot or as the method leaves them, lanes by a
 * scheme. The same for any order of the input; nobody is left out, nobody stands twice (a person given twice throws).
 * Refused with the choices left: sizes, minimum, separation that must be, a scheme for other lanes. n log n.
 * Source: domain 1.1–1.4, 13 rows 1–4; a draw can be repeated from what it stores (P).
 */
export function drawSeededHeats(
  input: readonly Seeded[],
  wishes: SeededWishes,
): Decision<SeededDraw, HeatsRefusal | SchemeForOtherLanes> {
  if (new Set(input.map(({ id }) => id)).size < input.length) throw new Error("somebody is in the draw twice");
  const bands = laneBands(wishes.scheme, wishes.lanes);
  if (!bands.ok) return bands;
  const kept = input.map(({ id, unit, mark }) => ({ id, unit, mark })).sort((a, b) => (a.id < b.id ? -1 : 1));
  const ranked = seedOrder<EntrantId, Seeded>(kept, wishes.better, `${wishes.seed}/marks`);
  const formed = formHeats(ranked, wishes, seededRandom(`${wishes.seed}/heats`));
  if (!formed.ok) return formed;
  const random = seededRandom(`${wishes.seed}/lanes`);
  const rank = new Map(ranked.map(({ id }, at) => [id, at]));
  const heats = formed.value.piles.map((pile, i) => {
    const best = [...pile].sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0));
    // by lot the lanes 1..size are taken [HT5]; a scheme has its best lanes taken first
    const open = wishes.scheme === "lots" ? bands.value.map((band) => band.slice(0, best.length)) : bands.value;
    const lanes = drawLanes(best, open, random).map(({ one: { id, unit }, lane }) => ({ id, unit, lane }));
    return { number: i + 1, lanes };
  });
  const meetings = sameUnitMeetings(heats);
  return accept({
    edition: "draw@2",
    wishes: { ...wishes },
    input: kept,
    heats,
    cost: meetingCost(meetings),
    plain: formed.value.plain,
    least: formed.value.least,
    meetings,
  });
}
