import { compareRatios, type Ratio } from "../number.ts";
import type { Countback, Direction } from "../scoring/ruleset.ts";

/** One of a list: compared in the key's direction, or in its own. */
type Item = number | Countback | null;

/** What one key compares: whole steps, an exact ratio, or a list compared item by item (the second best, the third). null is the worst. */
export type Value = number | Ratio | readonly Item[] | null;

const isList = (value: Value): value is readonly Item[] => Array.isArray(value);
const isRatio = (value: Value): value is Ratio => value !== null && typeof value === "object" && !isList(value);
/** nothing won and nothing lost is no ratio at all */
const isNothing = (value: Value) => value === null || (isRatio(value) && value.won === 0 && value.lost === 0);

const itemOf = (item: Item | undefined, direction: Direction): Countback =>
  typeof item === "object" && item !== null ? item : { value: item ?? null, direction };

function compareNumbers(a: number | null, b: number | null, direction: Direction): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b)) throw new RangeError(`${a} and ${b} are not whole steps`);
  return a < b === (direction === "less") ? -1 : 1;
}

/**
 * [RK5] Negative where `a` is the better one, 0 where they are level. Nothing (null, a ratio 0 : 0, an item that the shorter
 * list has not) is worse than anything, in both directions. Numbers that are not whole steps throw, as values of two sorts do.
 * Source: domain 3.5 (P: nothing is worst); R23, R24.
 */
export function compareValues(a: Value, b: Value, direction: Direction): number {
  if (typeof a === "number" && typeof b === "number") return compareNumbers(a, b, direction);
  if (isNothing(a) || isNothing(b)) return Number(isNothing(a)) - Number(isNothing(b));
  if (isList(a) && isList(b)) {
    for (let i = 0; i < Math.max(a.length, b.length); i++) {
      const [one, other] = [itemOf(a[i], direction), itemOf(b[i], direction)];
      const by = compareNumbers(one.value, other.value, one.direction);
      if (by !== 0) return by;
    }
    return 0;
  }
  if (isRatio(a) && isRatio(b)) return direction === "less" ? compareRatios(a, b) : compareRatios(b, a);
  throw new TypeError(`${JSON.stringify(a)} and ${JSON.stringify(b)} cannot be compared`);
}
