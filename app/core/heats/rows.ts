import type { UnitId } from "../ids.ts";

interface Member {
  unit: UnitId;
}

/**
 * [HT14] People of one unit kept apart by swaps inside the rows alone: row `r` holds the `r`-th of every pile (one seed band),
 * and everybody stays in their own row. Reaches the least number of same-unit pairs that any swaps inside rows can reach,
 * exactly and for every size: each unit is spread as evenly as it goes (`leastSeparation`). A place that stays empty in the
 * last row counts as a place, so which of the heats is the larger one may change; the sizes go on differing by one at most.
 *
 * Why it is exact: a person is an edge between a row and a unit, a heat is a colour, and the edges of a bipartite graph can
 * be coloured so that every colour is spread evenly at every vertex at once. While a unit has two more in one heat than in
 * another, a chain of swaps between these two heats evens it out without making any other unit worse. The cost of a chain is
 * at most the rows it passes. Source: domain 1.3 (P); equitable colouring (de Werra 1971, from memory).
 */
export function separateInRows<T extends Member>(piles: readonly (readonly T[])[]): T[][] {
  const grid = new Grid(piles);
  for (const unit of grid.units()) grid.even(unit);
  return grid.piles();
}

/** Heats side by side, their rows, and how many of each unit stand in which heat. */
class Grid<T extends Member> {
  private readonly rows: (T | undefined)[][];
  /** unit → heat → the rows in which its people stand */
  private readonly standing = new Map<UnitId, Map<number, Set<number>>>();

  constructor(piles: readonly (readonly T[])[]) {
    const depth = piles.reduce((most, pile) => Math.max(most, pile.length), 0);
    this.rows = Array.from({ length: depth }, (_unused, row) => piles.map((pile) => pile[row]));
    this.rows.forEach((row, at) => {
      row.forEach((one, heat) => {
        if (one) this.rowsOf(one.unit, heat).add(at);
      });
    });
  }

  units(): UnitId[] {
    return [...this.standing.keys()];
  }

  piles(): T[][] {
    const [first] = this.rows;
    return (first ?? []).map((_unused, heat) => this.rows.flatMap((row) => row[heat] ?? []));
  }

  /** Chains of swaps until no heat has two more of the unit than another. */
  even(unit: UnitId): void {
    for (;;) {
      const [fullest, emptiest] = this.extremes(unit);
      if (this.count(unit, fullest) - this.count(unit, emptiest) < 2) return;
      this.chain(unit, fullest, emptiest);
    }
  }

  /** A heat with the most of the unit, and the first of those with the fewest. */
  private extremes(unit: UnitId): [number, number] {
    let fullest = 0;
    let emptiest = 0;
    const heats = this.rows[0]?.length ?? 0;
    for (const heat of this.standing.get(unit)?.keys() ?? [])
      if (this.count(unit, heat) > this.count(unit, fullest)) fullest = heat;
    // a heat without the unit comes before as many heats as the unit has people
    for (let heat = 1; heat < heats && this.count(unit, emptiest) > 0; heat++)
      if (this.count(unit, heat) < this.count(unit, emptiest)) emptiest = heat;
    return [fullest, emptiest];
  }

  private chain(unit: UnitId, from: number, to: number): void {
    const passed = new Set<number>();
    let moving = unit;
    for (;;) {
      const row = [...this.rowsOf(moving, from)].find((at) => !passed.has(at));
      if (row === undefined) throw new Error("a chain of swaps broke off");
      passed.add(row);
      const came = this.swap(row, from, to);
      // the place was empty: nobody came back
      if (!came) return;
      // who came back is one more in `from`: fine where there were more of that unit in `to`, else another of it must go
      if (this.count(came.unit, from) - this.count(came.unit, to) <= 1) return;
      moving = came.unit;
    }
  }

  /** Swaps the places of two heats in one row; answers who went from the second to the first. */
  private swap(row: number, one: number, other: number): T | undefined {
    const places = this.rows[row] ?? [];
    const [a, b] = [places[one], places[other]];
    places[one] = b;
    places[other] = a;
    // two of one unit that change places leave it where it stands
    if (a?.unit !== b?.unit) {
      if (a) this.move(a.unit, row, one, other);
      if (b) this.move(b.unit, row, other, one);
    }
    return b;
  }

  private move(unit: UnitId, row: number, from: number, to: number): void {
    this.rowsOf(unit, from).delete(row);
    this.rowsOf(unit, to).add(row);
  }

  private count(unit: UnitId, heat: number): number {
    return this.standing.get(unit)?.get(heat)?.size ?? 0;
  }

  private rowsOf(unit: UnitId, heat: number): Set<number> {
    const heats = this.standing.get(unit) ?? new Map<number, Set<number>>();
    const rows = heats.get(heat) ?? new Set<number>();
    this.standing.set(unit, heats.set(heat, rows));
    return rows;
  }
}
