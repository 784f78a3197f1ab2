import { portion, type Rounding, scaled, sum } from "../number.ts";

/**
 * [AD9] How many people a percentage of `n` is; the percentage may have four decimals. 15 % of 40 = 6, 50 % of 5 = 2 (floor).
 * Throws for a percentage outside 0–100 and for a crowd that is not counted in whole people.
 * Source: domain 2.1 ([WCAL] floor; other roundings are the organizer's choice), 5.1 ([777DOC] 15 %); A01, A22, C11.
 */
export function shareOf(n: number, percent: number | string, rounding: Rounding): number {
  const parts = scaled(percent, 4);
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`${n} people`);
  if (parts < 0 || parts > 1_000_000) throw new RangeError(`${percent} per cent`);
  return portion(n, parts, 1_000_000, rounding);
}

/**
 * [AD9] The first place that does not fit where at most `most` may go on, so that people who are level go on together or not
 * at all; Infinity where everybody fits. Source: domain 2.2 ([WCAL] 75 % cap); A02, A05.
 */
export function firstBeyond(places: readonly number[], most: number): number {
  return [...places].sort((a, b) => a - b)[Math.max(0, most)] ?? Infinity;
}

export interface Tiers {
  /** of each tier, the best first */
  percents: readonly (number | string)[];
  rounding: Rounding;
  /** each: every tier is rounded by itself; running: the sum of the tiers so far is rounded */
  shares: "each" | "running";
  /** people level across an edge: all in the better tier, or all in the worse one */
  level: "better" | "worse";
}

/** [AD10] How many people each tier has room for: 47 people, 10 %, 20 %, 30 % → 4, 9, 14 (floor, each). */
export function tierSizes(n: number, { percents, rounding, shares }: Omit<Tiers, "level">): number[] {
  if (shares === "each") return percents.map((percent) => shareOf(n, percent, rounding));
  const parts = percents.map((percent) => scaled(percent, 4));
  const edges = parts.map((_part, i) => portion(n, sum(parts.slice(0, i + 1)), 1_000_000, rounding));
  return edges.map((edge, i) => edge - (edges[i - 1] ?? 0));
}

/**
 * [AD10] The tier of everybody by their place (competition numbering), 1 the best; null below the last tier and for those
 * without a place. `n` = the crowd that the percentages are of. Source: domain 8.2 ([MOHRSS] 10/20/30 %; rounding and ties
 * are not written there → organizer's choice), 2.2.
 */
export function gradeByPercent(places: readonly (number | null)[], n: number, tiers: Tiers): (number | null)[] {
  const sizes = tierSizes(n, tiers);
  const edges = sizes.map((_size, i) => sum(sizes.slice(0, i + 1)));
  const placed = places.filter((place) => place !== null);
  const last = (place: number) => place + placed.filter((other) => other === place).length - 1;
  return places.map((place) => {
    if (place === null) return null;
    const reaches = tiers.level === "better" ? place : last(place);
    const tier = edges.findIndex((edge) => reaches <= edge);
    return tier < 0 ? null : tier + 1;
  });
}
