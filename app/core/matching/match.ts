import { intAt, longAt } from "./at.ts";
import { Blossoms } from "./blossoms.ts";
import type { Edges } from "./edges.ts";
import { graphOf } from "./graph.ts";
import { Search } from "./search.ts";

export interface Matching {
  /** the partner of each vertex, −1 where it has none */
  readonly mate: readonly number[];
  readonly pairs: number;
  /** of all pairs together */
  readonly cost: number;
  /**
   * What an edge that was not among the given ones costs beyond what its ends would pay. Where everybody has a partner and
   * no edge left out is below 0, the matching is one of least cost with these edges too.
   */
  readonly slack: (a: number, b: number, cost: number) => number;
}

/**
 * As many pairs as possible of the vertices 0 … size − 1, along the given edges, nobody in two pairs, and of all such
 * pairings one of least total cost. The same edges in the same order give the same pairing. Costs are whole numbers, below 0
 * too; where sums could pass 2⁵³ it throws. Time: at most size · (size² + edges · log edges); the cheapest edges are paired in
 * one pass first.
 * Source: J. Edmonds' blossom algorithm in its primal–dual form, from memory; programmed for this project.
 */
export function leastCostMatching(size: number, edges: Edges): Matching {
  const graph = graphOf(size, edges);
  const blossoms = new Blossoms(size);
  const search = new Search(graph, blossoms);
  search.run();
  const chosen = new Map<number, number>();
  for (let edge = 0; edge < graph.edges; edge++) {
    const [a, b, cost] = [intAt(graph.a, edge), intAt(graph.b, edge), longAt(graph.cost, edge)];
    if (intAt(blossoms.mate, a) !== b) continue;
    const key = Math.min(a, b);
    chosen.set(key, Math.min(cost, chosen.get(key) ?? cost));
  }
  const worth = blossoms.worth();
  return {
    mate: Array.from(blossoms.mate),
    pairs: chosen.size,
    cost: [...chosen.values()].reduce((sum, cost) => sum + cost, 0),
    slack: (a, b, cost) => 2 * cost - longAt(search.offer, a) - longAt(search.offer, b) + 2 * worth(a, b),
  };
}
