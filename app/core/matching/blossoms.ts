import { at, intAt, longAt } from "./at.ts";

/** An odd ring of nodes. Link i joins the vertex `out` in node i to the vertex `into` in the next node around. */
export interface Ring {
  readonly nodes: readonly number[];
  readonly links: readonly Link[];
}

export interface Link {
  readonly out: number;
  readonly into: number;
}

/**
 * The matching and its blossoms. A node is a vertex (0 … size − 1) or a blossom (above): an odd ring of nodes in which every
 * node but the first is matched inside the ring, 1 with 2, 3 with 4 and so on.
 */
export class Blossoms {
  /** the partner of a vertex, −1 where it has none */
  readonly mate: Int32Array;
  /** the outermost node that holds a vertex */
  readonly top: Int32Array;
  /** the one vertex of a node that is not matched inside it */
  readonly base: Int32Array;
  /** what everything leaving a blossom pays less: its dual, 0 or more */
  readonly dual: Float64Array;
  private readonly parent: Int32Array;
  private readonly rings = new Map<number, Ring>();
  private readonly unused: number[] = [];

  constructor(readonly size: number) {
    this.mate = new Int32Array(size).fill(-1);
    this.top = Int32Array.from({ length: size }, (_, v) => v);
    this.base = Int32Array.from({ length: 2 * size }, (_, v) => v);
    this.dual = new Float64Array(2 * size);
    this.parent = new Int32Array(2 * size).fill(-1);
    for (let node = 2 * size - 1; node >= size; node--) this.unused.push(node);
  }

  ring(blossom: number): Ring {
    const ring = this.rings.get(blossom);
    if (!ring) throw new RangeError(`${blossom} is no blossom`);
    return ring;
  }

  isBlossom(node: number): boolean {
    return node >= this.size;
  }

  /** The outermost blossoms. */
  outermost(): number[] {
    return [...this.rings.keys()].filter((blossom) => intAt(this.parent, blossom) < 0);
  }

  /** The vertices in a node. */
  vertices(node: number, found: number[] = []): number[] {
    if (this.isBlossom(node)) for (const child of this.ring(node).nodes) this.vertices(child, found);
    else found.push(node);
    return found;
  }

  /** What the blossoms that hold both of two vertices are worth together; of the blossoms as they are now. */
  worth(): (a: number, b: number) => number {
    // most are worth nothing: each node is led past them to the nearest around it that is worth something
    const around = new Int32Array(2 * this.size).fill(-1);
    const find = (node: number): number => {
      let next = intAt(this.parent, node);
      while (next >= 0 && longAt(this.dual, next) === 0) next = intAt(this.parent, next);
      return next;
    };
    for (let v = 0; v < this.size; v++) around[v] = find(v);
    for (const blossom of this.rings.keys()) around[blossom] = find(blossom);
    const holds = (outer: number, node: number): boolean => {
      let next = node;
      while (next >= 0 && next !== outer) next = intAt(around, next);
      return next === outer;
    };
    return (a, b) => {
      let node = intAt(around, a);
      while (node >= 0 && !holds(node, b)) node = intAt(around, node);
      let sum = 0;
      for (; node >= 0; node = intAt(around, node)) sum += longAt(this.dual, node);
      return sum;
    };
  }

  /** Makes one outermost node of a ring of outermost nodes. */
  shrink(ring: Ring): number {
    const blossom = this.unused.pop();
    if (blossom === undefined) throw new RangeError("more blossoms than vertices");
    this.rings.set(blossom, ring);
    this.base[blossom] = intAt(this.base, at(ring.nodes, 0));
    this.dual[blossom] = 0;
    for (const child of ring.nodes) this.parent[child] = blossom;
    for (const v of this.vertices(blossom)) this.top[v] = blossom;
    return blossom;
  }

  /** Takes an outermost blossom apart: the nodes of its ring are outermost again. */
  dissolve(blossom: number): Ring {
    const ring = this.ring(blossom);
    for (const child of ring.nodes) {
      this.parent[child] = -1;
      for (const v of this.vertices(child)) this.top[v] = child;
    }
    this.rings.delete(blossom);
    this.unused.push(blossom);
    return ring;
  }

  /** The place in a blossom's ring of the node that holds the vertex. */
  placeOf(vertex: number, blossom: number): number {
    let node = vertex;
    while (intAt(this.parent, node) !== blossom) node = intAt(this.parent, node);
    return this.ring(blossom).nodes.indexOf(node);
  }

  /** Matches the vertices of a node inside it so that `vertex` is the one left over. */
  rebase(node: number, vertex: number): void {
    if (!this.isBlossom(node)) return;
    const ring = this.ring(node);
    const start = this.placeOf(vertex, node);
    this.rebase(at(ring.nodes, start), vertex);
    // from the new base around to the old one, on the side of whose nodes there is an even number
    const [first, end] = start % 2 === 0 ? [0, start] : [start + 1, ring.nodes.length];
    for (let place = first; place < end; place += 2) this.join(ring, place);
    const turned = <T>(list: readonly T[]): T[] => [...list.slice(start), ...list.slice(0, start)];
    this.rings.set(node, { nodes: turned(ring.nodes), links: turned(ring.links) });
    this.base[node] = vertex;
  }

  /** Matches a node of a ring with the next one, along their link. */
  private join(ring: Ring, place: number): void {
    const link = ring.links[place];
    if (!link) throw new RangeError(`no link ${place}`);
    this.rebase(at(ring.nodes, place), link.out);
    this.rebase(at(ring.nodes, (place + 1) % ring.nodes.length), link.into);
    this.mate[link.out] = link.into;
    this.mate[link.into] = link.out;
  }
}
