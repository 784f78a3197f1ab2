import type { Random } from "../random.ts";

/** How the players of one score group are paired: slide 1–6, 2–7 …; fold 1–10, 2–9 …; or by lot. */
export type GroupMethod = "slide" | "fold" | "random";

/**
 * [SW4] Who meets whom in a group of n by the method alone, numbers 1 … n, the better one first; with an odd n the last one
 * is left over. By lot needs chance; the others ignore it. Source: domain 7.4, [TAB]; B47, B48.
 */
export function pairGroup(n: number, method: GroupMethod, random: Random | null = null): [number, number][] {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`a group of ${n}`);
  const half = Math.floor(n / 2);
  const numbers = Array.from({ length: 2 * half }, (_, at) => at + 1);
  if (method === "random") {
    if (!random) throw new Error("a lot without chance");
    const drawn = random.shuffle(Array.from({ length: n }, (_, at) => at + 1));
    const pairs = numbers.slice(0, half).map((_, at): [number, number] => {
      const [one = 0, other = 0] = [drawn[at], drawn[at + half]];
      return one < other ? [one, other] : [other, one];
    });
    return pairs.sort((a, b) => a[0] - b[0]);
  }
  return numbers.slice(0, half).map((one) => [one, method === "slide" ? one + half : 2 * half + 1 - one]);
}

/**
 * [SW4] How many places the pair of the numbers a < b in a group of an even size is away from what the method says; 0 for all
 * exactly where everybody is paired by it.
 */
export function placesOff(a: number, b: number, size: number, method: "slide" | "fold"): number {
  return Math.abs(method === "slide" ? b - a - size / 2 : a + b - size - 1);
}
