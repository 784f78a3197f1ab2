import type { Random } from "../random.ts";
import type { Opponents } from "./opponents.ts";
import type { Standing } from "./standing.ts";

/**
 * [SW6] Who of each pair is at home: who was at home less often than away by more; of two who are level, who was away when they
 * last had different sides; else the better one changes sides, and without a side yet they alternate from pair to pair, begun by
 * lot. Source: domain 7.4 (ends and colours evenly); the steps are those of chess, from memory.
 */
export function giveSides<Id extends string>(pairs: readonly Opponents<Id>[], random: Random): Id[] {
  const first = random.below(2);
  return pairs.map(([better, other], at) => {
    const surplus = balance(better) - balance(other);
    if (surplus !== 0) return surplus < 0 ? better.id : other.id;
    const last = lastDifference(better, other);
    if (last !== null) return last === "away" ? better.id : other.id;
    const own = better.sides[better.sides.length - 1];
    if (own !== undefined) return own === "away" ? better.id : other.id;
    return at % 2 === first ? better.id : other.id;
  });
}

const balance = ({ sides }: Standing<string>): number =>
  sides.reduce((surplus, side) => surplus + (side === "home" ? 1 : -1), 0);

/** The side of the first, when they last were on different ones. */
function lastDifference(one: Standing<string>, other: Standing<string>): string | null {
  for (let back = 1; back <= Math.min(one.sides.length, other.sides.length); back++) {
    const [own, theirs] = [one.sides[one.sides.length - back], other.sides[other.sides.length - back]];
    if (own !== undefined && own !== theirs) return own;
  }
  return null;
}
