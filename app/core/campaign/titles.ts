import { portion, type Share } from "../number.ts";

/** A share that a list of people must keep: at most so many leaders, at least so many from the front line. */
export interface ShareRule {
  group: string;
  bound: "max" | "min";
  share: Share;
}

/** A rule that a list breaks, and how far it is off. */
export type ShareBroken =
  | { kind: "share-above"; group: string; count: number; most: number }
  | { kind: "share-below"; group: string; count: number; least: number };

/**
 * [CP15] The rules that a list of `total` people breaks, in the rules' order, [] where none; a share that is met exactly is kept.
 * Groups may overlap; one that is not counted has nobody.
 * Source: domain 10.4 ([XMGH] leaders ≤ 15 %, front line ≥ 60 %, women ≥ 20 % of 250; [GMW]); L21.
 */
export function brokenShares(
  total: number,
  rules: readonly ShareRule[],
  counts: Readonly<Record<string, number>>,
): ShareBroken[] {
  return rules.flatMap(({ group, bound, share }): ShareBroken[] => {
    const count = counts[group] ?? 0;
    if (bound === "max") {
      const most = portion(total, share.part, share.whole, "floor");
      return count > most ? [{ kind: "share-above", group, count, most }] : [];
    }
    const least = portion(total, share.part, share.whole, "ceil");
    return count < least ? [{ kind: "share-below", group, count, least }] : [];
  });
}

/** Places for titles: the regular quota, and one beside it that only contests fill. */
export interface TitleQuota {
  regular: number;
  contest: number;
}

export type QuotaBroken = { kind: "quota-exceeded"; quota: keyof TitleQuota; count: number; max: number };

/** [CP15] Where nominations exceed their quota, the regular one first; neither lends to the other. Source: domain 10.4 ([NMGQ]). */
export function brokenQuotas(nominated: TitleQuota, quota: TitleQuota): QuotaBroken[] {
  const kinds = ["regular", "contest"] as const;
  return kinds
    .filter((kind) => nominated[kind] > quota[kind])
    .map((kind) => ({ kind: "quota-exceeded", quota: kind, count: nominated[kind], max: quota[kind] }));
}
