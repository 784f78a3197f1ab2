import type { Random } from "../random.ts";

/**
 * [HT13] The ranked cut into pots of `heats` people, best first; the last one may hold fewer. No heat throws.
 * Source: domain 1.2 (P; the first four one to each pool, then the next four [USABR]); H28.
 */
export function cutPots<T>(ranked: readonly T[], heats: number): T[][] {
  if (!(heats >= 1)) throw new RangeError(`pots of ${heats}`);
  return Array.from({ length: Math.ceil(ranked.length / heats) }, (_unused, i) =>
    ranked.slice(i * heats, (i + 1) * heats),
  );
}

/** [HT13] Each pot drawn one to each heat; a pot that is not full leaves heats out by lot. Heat by heat, best pot first. */
export function drawPots<T>(ranked: readonly T[], heats: number, random: Random): T[][] {
  const piles: T[][] = Array.from({ length: heats }, () => []);
  for (const pot of cutPots(ranked, heats)) {
    const order = random.shuffle(piles);
    pot.forEach((one, i) => {
      order[i]?.push(one);
    });
  }
  return piles;
}
