import { intAt } from "./at.ts";
import type { Edges } from "./edges.ts";

/** A graph of the vertices 0 … size − 1. The edges of v are edgesOf[from[v]] … edgesOf[from[v + 1] − 1]. */
export interface Graph {
  readonly size: number;
  readonly edges: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly cost: Float64Array;
  readonly from: Int32Array;
  readonly edgesOf: Int32Array;
}

/**
 * The graph of these edges, listed by vertex in their own order. Throws where an edge is no pair of two of the vertices, a
 * cost is not whole, or costs are so large that sums over all vertices would not be exact.
 */
export function graphOf(size: number, edges: Edges): Graph {
  if (!Number.isInteger(size) || size < 0) throw new RangeError(`a graph of ${size}`);
  const most = Math.floor(Number.MAX_SAFE_INTEGER / (8 * (size + 1)));
  const count = edges.count;
  const [a, b] = [new Int32Array(count), new Int32Array(count)];
  const cost = new Float64Array(count);
  const from = new Int32Array(size + 1);
  const isVertex = (v: number) => v >= 0 && v < size;
  for (let edge = 0; edge < count; edge++) {
    const [one, other, price] = [edges.a(edge), edges.b(edge), edges.cost(edge)];
    if (!isVertex(one) || !isVertex(other) || one === other)
      throw new RangeError(`${one} and ${other} are no pair of ${size}`);
    if (!Number.isInteger(price) || Math.abs(price) > most) throw new RangeError(`a cost of ${price}`);
    a[edge] = one;
    b[edge] = other;
    cost[edge] = price;
    from[one + 1] = intAt(from, one + 1) + 1;
    from[other + 1] = intAt(from, other + 1) + 1;
  }
  for (let v = 0; v < size; v++) from[v + 1] = intAt(from, v + 1) + intAt(from, v);
  const edgesOf = new Int32Array(2 * count);
  const next = from.slice();
  const put = (v: number, edge: number) => {
    const place = intAt(next, v);
    edgesOf[place] = edge;
    next[v] = place + 1;
  };
  for (let edge = 0; edge < count; edge++) {
    put(intAt(a, edge), edge);
    put(intAt(b, edge), edge);
  }
  return { size, edges: count, a, b, cost, from, edgesOf };
}
