import { accept, type Decision, refuse } from "../decision.ts";
import type { Random } from "../random.ts";
import { type Circled, type CircleMinimum, circle, circleSizes } from "./circle.ts";
import { type Drawable, unitByUnit } from "./draw.ts";
import { drawPots } from "./pots.ts";
import { separateInRows } from "./rows.ts";
import { byUnit, leastSeparation, separationCost } from "./separation.ts";
import { heatSizesWithMinimum, type LargerHeats, type MinimumInfeasible } from "./sizes.ts";
import { largerHeats, snake } from "./snake.ts";

/** [HT20] How people get into heats. `diagonal` deals unit by unit, as the table of units read diagonally. */
export type SeedingMethod = "lots" | "diagonal" | "snake" | "circle" | "pots";

export interface SeedingWishes {
  method: SeedingMethod;
  /** people side by side, or the most in a mass start */
  lanes: number;
  /** so many heats; null = as few as the lanes allow */
  heats: number | null;
  /** the fewest in a heat, 1 where it does not matter */
  minimum: number;
  /** the heats that circle seeding turns over */
  circled: Circled;
  /** keep people of one unit apart: not at all, as far as it goes, or refuse where some must meet */
  separate: "off" | "prefer" | "must";
  /** number the heats by lot, so that the strongest is not always heat 1; circle seeding never does */
  order: "lot" | "method";
  /** number the larger heats first or last; null = as they come */
  larger: LargerHeats | null;
}

export interface TooFewLanes {
  kind: "too-few-lanes";
  n: number;
  heats: number;
  lanes: number;
  /** more heats on these lanes, or more lanes for these heats */
  choices: { heats: number; lanes: number }[];
}

export interface MeetingsUnavoidable {
  kind: "meetings-unavoidable";
  /** the fewest same-unit pairs that these heats can have */
  least: number;
  /** so many heats would keep all apart; null where no number would */
  heats: number | null;
}

export type HeatsRefusal = MinimumInfeasible | CircleMinimum | TooFewLanes | MeetingsUnavoidable;

export interface FormedHeats<T> {
  piles: T[][];
  /** same-unit pairs of the method alone */
  plain: number;
  /** the fewest the method can reach */
  least: number;
}

/**
 * [HT20] The ranked (best first) in heats. Lots and the diagonal deal; the snake, circle and pots go by rank, and keep units
 * apart by swaps inside their rows [HT14]; circled heats swap among themselves, the blocks before them stay as they are.
 * Refused: too few lanes for the heats wished, a minimum, or meetings that must not be. n log n.
 * Source: domain 1.2, 1.3, 13 rows 1–3.
 */
export function formHeats<T extends Drawable>(
  ranked: readonly T[],
  wishes: SeedingWishes,
  random: Random,
): Decision<FormedHeats<T>, HeatsRefusal> {
  const sizes = sizesFor(ranked.length, wishes);
  if (!sizes.ok) return sizes;
  const { method, circled, separate } = wishes;
  const heats = sizes.value.length;
  const turning = method === "circle" ? Math.min(circled, heats) : heats;
  const plain = heats === 0 ? [] : byMethod(ranked, wishes, sizes.value, random);
  const blocks = plain.slice(0, heats - turning);
  const rows = plain.slice(heats - turning);
  const least = meetings(blocks) + leastOf(rows);
  if (separate === "must" && least > 0)
    return refuse({ kind: "meetings-unavoidable", least, heats: enough(ranked, wishes) });
  const piles = separate === "off" || dealt(wishes) ? plain : [...blocks, ...separateInRows(rows)];
  return accept({ piles: numbered(piles, wishes, random), plain: meetings(plain), least });
}

const dealt = ({ method, separate }: SeedingWishes) =>
  method === "diagonal" || (method === "lots" && separate !== "off");

function byMethod<T extends Drawable>(
  ranked: readonly T[],
  wishes: SeedingWishes,
  sizes: readonly number[],
  random: Random,
): T[][] {
  if (wishes.method === "snake") return snake(ranked, sizes.length);
  if (wishes.method === "circle") return circle(ranked, sizes, wishes.circled);
  if (wishes.method === "pots") return drawPots(ranked, sizes.length, random);
  const order = dealt(wishes) ? unitByUnit(ranked, random) : random.shuffle(ranked);
  const piles: T[][] = sizes.map(() => []);
  order.forEach((one, at) => {
    piles[at % piles.length]?.push(one);
  });
  return piles;
}

function numbered<T>(piles: T[][], { method, order, larger }: SeedingWishes, random: Random): T[][] {
  if (method === "circle") return piles;
  const drawn = order === "lot" ? random.shuffle(piles) : piles;
  return larger === null ? drawn : largerHeats(drawn, larger);
}

const meetings = (piles: readonly (readonly Drawable[])[]) => separationCost(piles.map((lanes) => ({ lanes })));

const unitSizes = (people: readonly Drawable[]) => [...byUnit(people).values()].map((members) => members.length);

const leastOf = (piles: readonly (readonly Drawable[])[]) => leastSeparation(unitSizes(piles.flat()), piles.length);

/** As many heats as the largest unit has people keep all apart, if these are not too small; circled heats promise nothing. */
function enough(people: readonly Drawable[], { method, minimum }: SeedingWishes): number | null {
  const heats = unitSizes(people).reduce((most, size) => Math.max(most, size), 0);
  return method === "circle" || people.length < heats * minimum ? null : heats;
}

/** The sizes of the heats, slowest first for the circle; of the other methods only their number counts. */
function sizesFor(
  n: number,
  { method, lanes, heats: wished, minimum, circled }: SeedingWishes,
): Decision<number[], MinimumInfeasible | CircleMinimum | TooFewLanes> {
  if (wished !== null && wished * lanes < n) {
    const choices = [{ heats: Math.ceil(n / lanes), lanes }];
    if (wished >= 1) choices.push({ heats: wished, lanes: Math.ceil(n / wished) });
    return refuse({ kind: "too-few-lanes", n, heats: wished, lanes, choices });
  }
  const heats = wished ?? Math.ceil(n / lanes);
  if (method === "circle") return circleSizes(n, { lanes, minimum, circled }, heats);
  return heatSizesWithMinimum(n, lanes, minimum, "first", heats);
}
