import type { Edges } from "./edges.ts";
import { leastCostMatching, type Matching } from "./match.ts";

/**
 * As `leastCostMatching` over `likely` and `others` together, begun with the likely edges alone, which costs much less.
 *
 * Nothing is lost. Where the likely edges pair everybody, let p be what the vertices offer and z what each blossom B pays.
 * Any pairing of everybody has at most (|B| − 1) / 2 edges in B, so it costs at least (Σp − Σz(|B| − 1)) / 2 if no edge has
 * a slack below 0, and that is exactly what the found one costs. The others with a slack below 0 are added and the search is
 * repeated until there is none; each time at least one is added, so it ends. Where the likely edges cannot pair everybody,
 * all edges are searched.
 */
export function leastCostPairing(size: number, likely: Edges, others: Edges): Matching {
  const edges = likely.weighed((_a, _b, cost) => cost);
  let rest = others;
  for (;;) {
    const found = leastCostMatching(size, edges);
    const incomplete = 2 * found.pairs < size;
    const before = edges.count;
    rest = rest.weighed((a, b, cost) => {
      if (!incomplete && found.slack(a, b, cost) >= 0) return cost;
      edges.add(a, b, cost);
      return null;
    });
    if (edges.count === before) return found;
  }
}
