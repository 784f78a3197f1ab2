import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Edge, Edges } from "#core/matching/edges.ts";
import { leastCostMatching as match } from "#core/matching/match.ts";
import { leastCostPairing } from "#core/matching/sparse.ts";
import { seededRandom } from "#core/random.ts";
import { bruteMatching } from "./brute.ts";

const leastCostMatching = (size: number, edges: readonly Edge[]) => match(size, Edges.of(edges));

const graphs = (most: number, dearest: number, density: readonly [number, number]) =>
  fc.integer({ min: 0, max: most }).chain((size) => {
    const pairs = Array.from({ length: size }, (_, a) => Array.from({ length: a }, (_unused, b) => ({ a, b }))).flat();
    const cost = fc.option(fc.integer({ min: -dearest, max: dearest }), { freq: density[1] });
    return fc
      .tuple(...pairs.map((pair) => cost.map((value) => (value === null ? null : { ...pair, cost: value }))))
      .map((found) => ({ size, edges: found.filter((edge): edge is Edge => edge !== null) }));
  });

function isSound({ size, edges }: { size: number; edges: readonly Edge[] }): void {
  const { mate, pairs, cost, slack } = leastCostMatching(size, edges);
  expect(mate.length).toBe(size);
  let [seen, paid] = [0, 0];
  mate.forEach((other, v) => {
    if (other < 0) return;
    expect(mate[other]).toBe(v);
    if (v > other) return;
    const edge = edges.filter(({ a, b }) => (a === v && b === other) || (a === other && b === v));
    seen++;
    paid += Math.min(...edge.map((one) => one.cost));
  });
  expect({ pairs, cost }).toEqual({ pairs: seen, cost: paid });
  for (const edge of edges) expect(slack(edge.a, edge.b, edge.cost)).toBeGreaterThanOrEqual(0);
}

describe("the cheapest pairing", () => {
  test.each([
    ["dense", 4, 12],
    ["dense with few costs", 2, 12],
    ["sparse", 6, 1],
    ["sparse with many costs", 1000, 2],
  ])("has as many pairs and costs as little as trying everything: %s", (_name, dearest, freq) => {
    fc.assert(
      fc.property(graphs(9, dearest, [1, freq]), (graph) => {
        const { pairs, cost } = leastCostMatching(graph.size, graph.edges);
        expect({ pairs, cost }).toEqual(bruteMatching(graph.size, graph.edges));
        isSound(graph);
      }),
      { numRuns: 150 },
    );
  });

  test("of nobody and of somebody alone is nobody's, and no edge is no pair", () => {
    expect(leastCostMatching(0, [])).toMatchObject({ mate: [], pairs: 0, cost: 0 });
    expect(leastCostMatching(1, [])).toMatchObject({ mate: [-1], pairs: 0, cost: 0 });
    expect(leastCostMatching(3, [])).toMatchObject({ mate: [-1, -1, -1], pairs: 0, cost: 0 });
  });

  test("leaves the cheap pair in the middle of a path where both ends would be alone", () => {
    const path = [
      { a: 0, b: 1, cost: 9 },
      { a: 1, b: 2, cost: 0 },
      { a: 2, b: 3, cost: 9 },
    ];
    expect(leastCostMatching(4, path)).toMatchObject({ mate: [1, 0, 3, 2], pairs: 2, cost: 18 });
  });

  test("takes the cheaper of two edges between the same two, whichever way they are written", () => {
    const twice = [
      { a: 1, b: 0, cost: 5 },
      { a: 0, b: 1, cost: 3 },
      { a: 1, b: 0, cost: 4 },
    ];
    expect(leastCostMatching(2, twice)).toMatchObject({ mate: [1, 0], pairs: 1, cost: 3 });
  });

  test("refuses edges that are none and sums that would not be exact", () => {
    expect(() => leastCostMatching(-1, [])).toThrow("a graph of -1");
    expect(() => leastCostMatching(1.5, [])).toThrow("a graph of 1.5");
    expect(() => leastCostMatching(2, [{ a: 0, b: 2, cost: 1 }])).toThrow("0 and 2 are no pair of 2");
    expect(() => leastCostMatching(2, [{ a: -1, b: 1, cost: 1 }])).toThrow("-1 and 1 are no pair of 2");
    expect(() => leastCostMatching(2, [{ a: 1, b: 1, cost: 1 }])).toThrow("1 and 1 are no pair of 2");
    expect(() => leastCostMatching(2, [{ a: 0, b: 1, cost: 0.5 }])).toThrow("a cost of 0.5");
    const most = Math.floor(Number.MAX_SAFE_INTEGER / 24);
    expect(leastCostMatching(2, [{ a: 0, b: 1, cost: most }]).cost).toBe(most);
    expect(() => leastCostMatching(2, [{ a: 0, b: 1, cost: most + 1 }])).toThrow(`a cost of ${most + 1}`);
    expect(() => leastCostMatching(2, [{ a: 0, b: 1, cost: -most - 1 }])).toThrow(`a cost of ${-most - 1}`);
  });

  test("is the same in a large graph as its offers prove: no edge is cheaper than what its ends pay", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 6 }), fc.integer({ min: 2, max: 40 }), (seed, costs) => {
        const random = seededRandom(`${seed}`);
        const edges: Edge[] = [];
        for (let a = 0; a < 60; a++)
          for (let b = 0; b < a; b++) if (random.below(10) === 0) edges.push({ a, b, cost: random.below(costs) });
        const found = leastCostMatching(60, edges);
        for (const { a, b, cost } of edges) {
          const slack = found.slack(a, b, cost);
          if (found.mate[a] === b) expect(slack).toBe(0);
          else expect(slack).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("begun with the likely edges alone costs no more than with all of them", () => {
    const cost = fc.option(fc.integer({ min: 0, max: 12 }), { freq: 6 });
    const matrix = fc.array(fc.array(fc.tuple(cost, fc.boolean()), { minLength: 8, maxLength: 8 }), {
      minLength: 8,
      maxLength: 8,
    });
    fc.assert(
      fc.property(matrix, fc.integer({ min: 0, max: 8 }), (rows, size) => {
        const [likely, others]: [Edge[], Edge[]] = [[], []];
        for (let a = 0; a < size; a++)
          for (let b = a + 1; b < size; b++) {
            const [found, first] = rows[a]?.[b] ?? [null, false];
            if (found !== null) (first ? likely : others).push({ a, b, cost: found });
          }
        const { pairs, cost: paid } = leastCostPairing(size, Edges.of(likely), Edges.of(others));
        expect({ pairs, cost: paid }).toEqual(bruteMatching(size, [...likely, ...others]));
      }),
      { numRuns: 200 },
    );
  });
});
