import type { Edge } from "#core/matching/edges.ts";

/** The largest matching and its least cost, by trying everything. */
export function bruteMatching(size: number, edges: readonly Edge[]): { pairs: number; cost: number } {
  const best = (free: readonly number[]): { pairs: number; cost: number } => {
    const [first, ...rest] = free;
    if (first === undefined) return { pairs: 0, cost: 0 };
    let found = best(rest);
    for (const { a, b, cost } of edges) {
      const other = a === first ? b : b === first ? a : -1;
      if (!rest.includes(other)) continue;
      const tail = best(rest.filter((v) => v !== other));
      const whole = { pairs: tail.pairs + 1, cost: tail.cost + cost };
      if (whole.pairs > found.pairs || (whole.pairs === found.pairs && whole.cost < found.cost)) found = whole;
    }
    return found;
  };
  return best(Array.from({ length: size }, (_, v) => v));
}
