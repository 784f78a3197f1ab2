import { at, intAt } from "./at.ts";
import type { Blossoms, Link } from "./blossoms.ts";

const free = 0;
const outer = 1;
const inner = 2;

/**
 * The trees of one search: each grows from a vertex without a partner. Outer nodes are reached by an even number of edges,
 * inner ones by an odd number, always alternately outside and inside the matching.
 */
export class Trees {
  /** by outermost node */
  private readonly label: Uint8Array;
  /** the edge by which an outermost node was reached: from `out` in the node before to `into` in this one; −1 at a root */
  private readonly out: Int32Array;
  private readonly into: Int32Array;
  /** the vertex from which the tree of an outermost node grew */
  private readonly root: Int32Array;
  /** vertices that became outer and whose edges are to be looked at */
  private readonly waiting: number[] = [];

  constructor(private readonly blossoms: Blossoms) {
    this.label = new Uint8Array(2 * blossoms.size);
    this.out = new Int32Array(2 * blossoms.size);
    this.into = new Int32Array(2 * blossoms.size);
    this.root = new Int32Array(2 * blossoms.size);
    for (let v = blossoms.size - 1; v >= 0; v--) if (intAt(blossoms.mate, v) < 0) this.makeOuter(v, -1, v, v);
  }

  isOuter(vertex: number): boolean {
    return this.label[this.top(vertex)] === outer;
  }

  isInner(node: number): boolean {
    return this.label[node] === inner;
  }

  isFree(vertex: number): boolean {
    return this.label[this.top(vertex)] === free;
  }

  /** An outer vertex whose edges nobody looked at yet, or −1. */
  next(): number {
    for (let v = this.waiting.pop(); v !== undefined; v = this.waiting.pop()) if (this.isOuter(v)) return v;
    return -1;
  }

  /** A tight edge from an outer vertex reached a free node: it becomes inner, and its partner outer. */
  grow(from: number, to: number): void {
    const node = this.top(to);
    const root = intAt(this.root, this.top(from));
    this.makeInner(node, from, to, root);
    const base = intAt(this.blossoms.base, node);
    const partner = intAt(this.blossoms.mate, base);
    this.makeOuter(this.top(partner), base, partner, root);
  }

  /**
   * A tight edge between two outer nodes. In one tree it closes a blossom. Between two it makes one more pair: both trees are
   * taken away, and the vertices that were in them returned.
   */
  meet(u: number, v: number): number[] {
    const [one, other] = [intAt(this.root, this.top(u)), intAt(this.root, this.top(v))];
    if (one !== other) {
      this.match(u, v);
      this.match(v, u);
      return this.fell(one, other);
    }
    const [left, right] = [this.wayUp(this.top(u)), this.wayUp(this.top(v))];
    while (left.length > 1 && right.length > 1 && left[left.length - 2] === right[right.length - 2]) {
      left.pop();
      right.pop();
    }
    this.close(left, right, { out: u, into: v });
    return [];
  }

  /** An inner blossom that pays nothing any more falls apart: the even way through it stays in the tree. */
  open(blossom: number): void {
    const [out, into, root] = [intAt(this.out, blossom), intAt(this.into, blossom), intAt(this.root, blossom)];
    const place = this.blossoms.placeOf(into, blossom);
    const { nodes, links } = this.blossoms.dissolve(blossom);
    for (const node of nodes) this.label[node] = free;
    // the matched neighbour of an even place is the one before it, of an odd place the one after it
    const back = place % 2 === 0;
    const step = (from: number): Link => {
      const link = links[back ? from - 1 : from];
      if (!link) throw new RangeError(`no link at ${from}`);
      return back ? { out: link.into, into: link.out } : link;
    };
    const beyond = (from: number): number => (back ? from - 1 : (from + 1) % nodes.length);
    let link: Link = { out, into };
    let here = place;
    while (here !== 0) {
      this.makeInner(at(nodes, here), link.out, link.into, root);
      const matched = step(here);
      here = beyond(here);
      this.makeOuter(at(nodes, here), matched.out, matched.into, root);
      link = step(here);
      here = beyond(here);
    }
    this.makeInner(at(nodes, 0), link.out, link.into, root);
  }

  private fell(one: number, other: number): number[] {
    const freed: number[] = [];
    for (let v = 0; v < this.blossoms.size; v++) {
      const node = this.top(v);
      const root = intAt(this.root, node);
      if (this.label[node] !== free && (root === one || root === other)) freed.push(v);
    }
    for (const v of freed) this.label[this.top(v)] = free;
    return freed;
  }

  private top(vertex: number): number {
    return intAt(this.blossoms.top, vertex);
  }

  private makeInner(node: number, out: number, into: number, root: number): void {
    this.label[node] = inner;
    this.out[node] = out;
    this.into[node] = into;
    this.root[node] = root;
  }

  private makeOuter(node: number, out: number, into: number, root: number): void {
    this.label[node] = outer;
    this.out[node] = out;
    this.into[node] = into;
    this.root[node] = root;
    this.blossoms.vertices(node, this.waiting);
  }

  /** The nodes from an outer one up to its root. */
  private wayUp(node: number): number[] {
    const way = [node];
    for (let out = intAt(this.out, node); out >= 0; ) {
      const above = this.top(out);
      way.push(above);
      out = intAt(this.out, above);
    }
    return way;
  }

  /** Both ways end in the same node: with the edge between their beginnings they are a ring. */
  private close(left: readonly number[], right: readonly number[], edge: Link): void {
    const down = left.slice(0, -1).reverse();
    const up = right.slice(0, -1);
    const reached = (node: number): Link => ({ out: intAt(this.out, node), into: intAt(this.into, node) });
    const turned = ({ out, into }: Link): Link => ({ out: into, into: out });
    const meeting = at(left, left.length - 1);
    const { out, into } = reached(meeting);
    for (const node of [...down, ...up]) if (this.isInner(node)) this.blossoms.vertices(node, this.waiting);
    const blossom = this.blossoms.shrink({
      nodes: [meeting, ...down, ...up],
      links: [...down.map(reached), edge, ...up.map((node) => turned(reached(node)))],
    });
    this.label[blossom] = outer;
    this.out[blossom] = out;
    this.into[blossom] = into;
    this.root[blossom] = intAt(this.root, meeting);
  }

  /** Matches an outer vertex with somebody new, and everybody up to the root of its tree anew. */
  private match(outerVertex: number, partner: number): void {
    let [vertex, other] = [outerVertex, partner];
    for (;;) {
      const node = this.top(vertex);
      const above = intAt(this.out, node);
      this.blossoms.rebase(node, vertex);
      this.blossoms.mate[vertex] = other;
      if (above < 0) return;
      const middle = this.top(above);
      const [out, into] = [intAt(this.out, middle), intAt(this.into, middle)];
      this.blossoms.rebase(middle, into);
      this.blossoms.mate[into] = out;
      [vertex, other] = [out, into];
    }
  }
}
