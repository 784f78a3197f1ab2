import { at } from "./at.ts";

/** Two vertices that may be paired, and what it costs: a whole number. */
export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly cost: number;
}

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
export function graphOf(size: number, edges: readonly Edge[]): Graph {
  if (!Number.isInteger(size) || size < 0) throw new RangeError(`a graph of ${size}`);
  const most = Math.floor(Number.MAX_SAFE_INTEGER / (8 * (size + 1)));
  const [a, b] = [new Int32Array(edges.length), new Int32Array(edges.length)];
  const cost = new Float64Array(edges.length);
  const from = new Int32Array(size + 1);
  const isVertex = (v: number) => Number.isInteger(v) && v >= 0 && v < size;
  edges.forEach((edge, e) => {
    if (!isVertex(edge.a) || !isVertex(edge.b) || edge.a === edge.b)
      throw new RangeError(`${edge.a} and ${edge.b} are no pair of ${size}`);
    if (!Number.isInteger(edge.cost) || Math.abs(edge.cost) > most) throw new RangeError(`a cost of ${edge.cost}`);
    a[e] = edge.a;
    b[e] = edge.b;
    cost[e] = edge.cost;
    for (const v of [edge.a, edge.b]) from[v + 1] = at(from, v + 1) + 1;
  });
  for (let v = 0; v < size; v++) from[v + 1] = at(from, v + 1) + at(from, v);
  const edgesOf = new Int32Array(2 * edges.length);
  const next = from.slice();
  for (let e = 0; e < edges.length; e++)
    for (const v of [at(a, e), at(b, e)]) {
      const place = at(next, v);
      edgesOf[place] = e;
      next[v] = place + 1;
    }
  return { size, edges: edges.length, a, b, cost, from, edgesOf };
}
