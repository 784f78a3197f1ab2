import { sum } from "../number.ts";

/** A team on the scales, in grams. `over` is what it is too heavy by. */
export type Weighed =
  | { kind: "in-class"; total: number; left: number }
  | { kind: "over-class"; total: number; over: number }
  | { kind: "open"; total: number };

/** [SC31] Whether a team may pull in a class, a limit of grams; exactly at the limit it may. null = open. [TWIF]; F08, F09. */
export function weighTeam(grams: readonly number[], limit: number | null): Weighed {
  const total = sum(grams);
  if (limit === null) return { kind: "open", total };
  return total <= limit
    ? { kind: "in-class", total, left: limit - total }
    : { kind: "over-class", total, over: total - limit };
}

/** [SC31] The lightest of the classes (limits in grams) that a team may pull in; null: only the open class is left. */
export function lightestClass(grams: readonly number[], limits: readonly number[]): number | null {
  const total = sum(grams);
  const open = limits.filter((limit) => total <= limit);
  return open.length === 0 ? null : Math.min(...open);
}

/** [SC31] The classes of international competition, in grams. Source: [TWIF]. */
export const weightClasses = {
  women: [500_000, 520_000, 540_000, 560_000],
  men: [560_000, 600_000, 640_000, 680_000, 720_000],
  mixed: [580_000],
} as const;
