import { describe, expect, test } from "vitest";
import { swissDefaults } from "#core/swiss/options.ts";
import { pairSwiss } from "#core/swiss/pair.ts";
import type { Side } from "#core/swiss/standing.ts";
import { standings } from "./players.ts";

function homes(sides: Record<string, Side[]>, seed = "seed"): (string | null)[] {
  const ids = Object.keys(sides);
  const level = Object.fromEntries(ids.map((id) => [id, 0]));
  const players = standings(level, Object.fromEntries(ids.map((id) => [id, { sides: sides[id] ?? [] }])));
  const found = pairSwiss(players, { ...swissDefaults, sides: true }, seed);
  return found.ok ? found.value.pairs.map(({ home }) => home) : [];
}

const h = "home";
const a = "away";

describe("who is at home", () => {
  test("[SW6] whoever was at home less often than away by more", () => {
    expect(homes({ p: [h, h], q: [h, a] })).toEqual(["q"]);
    expect(homes({ p: [a], q: [] })).toEqual(["p"]);
    expect(homes({ p: [a, a], q: [a, a, a] })).toEqual(["q"]);
  });

  test("[SW6] of two who are level, who was away when they last had different sides", () => {
    expect(homes({ p: [a, h], q: [h, a] })).toEqual(["q"]);
    expect(homes({ p: [h, a], q: [a, h] })).toEqual(["p"]);
    expect(homes({ p: [a, h, a, h], q: [h, a, a, h] })).toEqual(["q"]);
    expect(homes({ p: [h, h, a, a], q: [h, a] })).toEqual(["p"]);
  });

  test("[SW6] looks back past rounds in which both had the same side, as far as both have played", () => {
    expect(homes({ p: [a, h, a], q: [h, a, a] })).toEqual(["q"]);
    expect(homes({ p: [h, a, h], q: [a, h, h] })).toEqual(["p"]);
    expect(homes({ p: [h, a], q: [h, h, a, a] })).toEqual(["q"]);
    expect(homes({ p: [a, h, h, a], q: [h, a] })).toEqual(["p"]);
  });

  test("[SW6] else the better one changes sides", () => {
    expect(homes({ p: [h], q: [h] })).toEqual(["q"]);
    expect(homes({ p: [a], q: [a] })).toEqual(["p"]);
    expect(homes({ p: [h, a], q: [h, a] })).toEqual(["p"]);
  });

  test("[SW6] in the first round in turn, begun by lot", () => {
    const none = { p: [], q: [], r: [], s: [], t: [], u: [], v: [], w: [] };
    const drawn = ["1", "2", "3", "4", "5", "6"].map((seed) => homes(none, seed).join());
    expect(new Set(drawn)).toEqual(new Set(["p,u,r,w", "t,q,v,s"]));
  });
});
