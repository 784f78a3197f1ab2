import { intAt, longAt } from "./at.ts";
import type { Blossoms } from "./blossoms.ts";
import type { Graph } from "./graph.ts";
import { Heap } from "./heap.ts";
import { Trees } from "./trees.ts";

/**
 * The primal–dual search of Edmonds' blossom algorithm. Each vertex offers to pay a part of its edge's cost, twice as much
 * as the textbooks' dual so that halves stay whole; blossoms pay the rest. An edge is tight where the offers meet its cost.
 * All vertices without a partner always offer the same: therefore the matching is, at each size, one of least cost.
 */
export class Search {
  /** what each vertex offers */
  readonly offer: Float64Array;
  private readonly trees: Trees;
  /** of a vertex outside the outer nodes: its edge from an outer vertex that is nearest to tight; −1 = none */
  private readonly nearest: Int32Array;
  /** edges between outer nodes, by the slack they had before any offer moved */
  private readonly outerEdges = new Heap();
  /** how far offers have moved */
  private moved = 0;

  constructor(
    private readonly graph: Graph,
    private readonly blossoms: Blossoms,
  ) {
    const least = graph.cost.reduce((min, cost) => Math.min(min, cost), Number.POSITIVE_INFINITY);
    this.offer = new Float64Array(graph.size).fill(graph.edges > 0 ? least : 0);
    this.nearest = new Int32Array(graph.size).fill(-1);
    for (let e = 0; e < graph.edges; e++) {
      const [a, b] = [intAt(graph.a, e), intAt(graph.b, e)];
      if (this.slack(e) > 0 || intAt(blossoms.mate, a) >= 0 || intAt(blossoms.mate, b) >= 0) continue;
      blossoms.mate[a] = b;
      blossoms.mate[b] = a;
    }
    this.trees = new Trees(blossoms);
  }

  /** Pairs as many as possible. */
  run(): void {
    for (;;) {
      for (let v = this.trees.next(); v >= 0; v = this.trees.next()) this.scan(v);
      const step = this.nextStep();
      if (!step) return;
      this.move(step.by);
      if (step.kind === "reach") this.reach(step.edge);
      else if (step.kind === "open") this.trees.open(step.blossom);
      else this.meet(intAt(this.graph.a, step.edge), intAt(this.graph.b, step.edge));
    }
  }

  /** What an edge costs beyond the offers of its ends. */
  private slack(edge: number): number {
    const { a, b, cost } = this.graph;
    return 2 * longAt(cost, edge) - longAt(this.offer, intAt(a, edge)) - longAt(this.offer, intAt(b, edge));
  }

  /** Looks along the edges of a vertex that has become outer. */
  private scan(v: number): void {
    const { from, edgesOf } = this.graph;
    const { top } = this.blossoms;
    const end = intAt(from, v + 1);
    for (let place = intAt(from, v); place < end && this.trees.isOuter(v); place++) {
      const edge = intAt(edgesOf, place);
      const other = this.across(edge, v);
      if (intAt(top, other) === intAt(top, v)) continue;
      const slack = this.slack(edge);
      if (this.trees.isOuter(other)) {
        if (slack > 0) this.outerEdges.push(slack + 2 * this.moved, edge);
        else this.meet(v, other);
      } else if (slack === 0 && this.trees.isFree(other)) this.trees.grow(v, other);
      else this.come(other, edge, slack);
    }
  }

  private across(edge: number, v: number): number {
    const a = intAt(this.graph.a, edge);
    return a === v ? intAt(this.graph.b, edge) : a;
  }

  private come(v: number, edge: number, slack: number): void {
    const known = intAt(this.nearest, v);
    if (known < 0 || slack < this.slack(known)) this.nearest[v] = edge;
  }

  /** Two outer nodes meet. Where trees go with it, what was nearest to a vertex may be outer no longer. */
  private meet(u: number, v: number): void {
    const freed = this.trees.meet(u, v);
    if (freed.length === 0) return;
    for (const vertex of freed) this.nearest[vertex] = -1;
    const lost = new Set(freed);
    for (let vertex = 0; vertex < this.graph.size; vertex++) {
      const edge = intAt(this.nearest, vertex);
      if (edge >= 0 && lost.has(this.across(edge, vertex))) {
        this.nearest[vertex] = -1;
        freed.push(vertex);
      }
    }
    for (const vertex of freed) this.look(vertex);
  }

  /** Finds what is nearest to a vertex that is not outer. */
  private look(v: number): void {
    const { from, edgesOf } = this.graph;
    const end = intAt(from, v + 1);
    for (let place = intAt(from, v); place < end; place++) {
      const edge = intAt(edgesOf, place);
      if (this.trees.isOuter(this.across(edge, v))) this.come(v, edge, this.slack(edge));
    }
  }

  /** How far the offers may move until something becomes possible, and what. */
  private nextStep(): Step | null {
    let step: Step | null = null;
    const offer = (other: Step) => {
      if (!step || other.by < step.by) step = other;
    };
    for (let v = 0; v < this.graph.size; v++) {
      const edge = intAt(this.nearest, v);
      if (edge >= 0 && this.trees.isFree(v)) offer({ kind: "reach", by: this.slack(edge), edge });
    }
    const meeting = this.firstOuterEdge();
    if (meeting) offer({ kind: "meet", by: (meeting.key - 2 * this.moved) / 2, edge: meeting.item });
    for (const blossom of this.blossoms.outermost())
      if (this.trees.isInner(blossom)) offer({ kind: "open", by: longAt(this.blossoms.dual, blossom), blossom });
    return step;
  }

  /** The outer edge nearest to tight; what is not between two outer nodes, or was before and is again, is dropped. */
  private firstOuterEdge(): { key: number; item: number } | null {
    for (let first = this.outerEdges.first(); first; first = this.outerEdges.first()) {
      const a = intAt(this.graph.a, first.item);
      const b = intAt(this.graph.b, first.item);
      const apart = intAt(this.blossoms.top, a) !== intAt(this.blossoms.top, b);
      const current = this.slack(first.item) + 2 * this.moved === first.key;
      if (apart && current && this.trees.isOuter(a) && this.trees.isOuter(b)) return first;
      this.outerEdges.drop();
    }
    return null;
  }

  /** Outer vertices offer more, inner ones less; their blossoms make up for it inside. */
  private move(by: number): void {
    if (by === 0) return;
    this.moved += by;
    const change = (v: number): number =>
      this.trees.isOuter(v) ? by : this.trees.isInner(intAt(this.blossoms.top, v)) ? -by : 0;
    for (let v = 0; v < this.graph.size; v++) this.offer[v] = longAt(this.offer, v) + change(v);
    for (const blossom of this.blossoms.outermost())
      this.blossoms.dual[blossom] = longAt(this.blossoms.dual, blossom) + change(intAt(this.blossoms.base, blossom));
  }

  private reach(edge: number): void {
    const [a, b] = [intAt(this.graph.a, edge), intAt(this.graph.b, edge)];
    if (this.trees.isOuter(a)) this.trees.grow(a, b);
    else this.trees.grow(b, a);
  }
}

type Step =
  | { kind: "reach"; by: number; edge: number }
  | { kind: "meet"; by: number; edge: number }
  | { kind: "open"; by: number; blossom: number };
