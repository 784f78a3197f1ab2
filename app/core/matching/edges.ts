import { intAt, longAt } from "./at.ts";

/** Two vertices that may be paired, and what it costs: a whole number. */
export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly cost: number;
}

/** Many thousands of edges, side by side. */
export class Edges {
  count = 0;
  private ends = new Int32Array(64);
  private costs = new Float64Array(32);

  static of(edges: readonly Edge[]): Edges {
    const all = new Edges();
    for (const { a, b, cost } of edges) all.add(a, b, cost);
    return all;
  }

  add(a: number, b: number, cost: number): void {
    if (this.count === this.costs.length) {
      const [ends, costs] = [this.ends, this.costs];
      this.ends = new Int32Array(2 * ends.length);
      this.ends.set(ends);
      this.costs = new Float64Array(2 * costs.length);
      this.costs.set(costs);
    }
    this.ends[2 * this.count] = a;
    this.ends[2 * this.count + 1] = b;
    this.costs[this.count] = cost;
    this.count++;
  }

  a(edge: number): number {
    return intAt(this.ends, 2 * edge);
  }

  b(edge: number): number {
    return intAt(this.ends, 2 * edge + 1);
  }

  cost(edge: number): number {
    return longAt(this.costs, edge);
  }

  /** The edges with other costs, without those for which there is none. */
  weighed(costOf: (a: number, b: number, cost: number) => number | null): Edges {
    const all = new Edges();
    for (let edge = 0; edge < this.count; edge++) {
      const cost = costOf(this.a(edge), this.b(edge), this.cost(edge));
      if (cost !== null) all.add(this.a(edge), this.b(edge), cost);
    }
    return all;
  }
}
