import { type Band, bandOf } from "../band.ts";
import { portion, type Share } from "../number.ts";

/** Bonus points for each per cent over the target, by the size of the target. */
export interface SizeBonus {
  /** in the target's units; points in whole steps */
  bands: readonly Band<number>[];
  /** a target within this of 0 is around zero: its per cents say little, so its bonus is held at a share of the base */
  aroundZero: { within: number; most: Share };
}

/**
 * [CP2] Bonus per cent over a profit target in yuan, in tenths of a point: up to 100,000 0.1, up to 1,000,000 0.2, up to
 * 10,000,000 0.5, above that 1; around zero at most half the base. Source: domain 10.2 ([GW]); L05–L08. What counts as around
 * zero is not written there: only 0 itself (P).
 */
export const profitBonus: SizeBonus = {
  bands: [
    { from: null, value: 1 },
    { from: 100_000, above: true, value: 2 },
    { from: 1_000_000, above: true, value: 5 },
    { from: 10_000_000, above: true, value: 10 },
  ],
  aroundZero: { within: 0, most: { part: 1, whole: 2 } },
};

export interface Bonus {
  bonus: number;
  /** held at the share of the base, the target being around zero */
  held: boolean;
}

/**
 * [CP2] The bonus for `over` per cent above a target of this size, in the steps of `bands` and `base`, an exact half up; none
 * for what is not over it. Bands go by the target's size: a loss of 5 million to be made is as large as a profit.
 * Source: domain 10.2 ([GW]; losses P); L05–L08.
 */
export function sizeBonus(target: number, over: Share, base: number, { bands, aroundZero }: SizeBonus): Bonus {
  const size = Math.abs(target);
  const per = bandOf(size, bands) ?? 0;
  const bonus = Math.max(0, portion(per, over.part, over.whole, "half-up"));
  if (size > aroundZero.within) return { bonus, held: false };
  const most = portion(base, aroundZero.most.part, aroundZero.most.whole, "floor");
  return { bonus: Math.min(bonus, most), held: bonus > most };
}
