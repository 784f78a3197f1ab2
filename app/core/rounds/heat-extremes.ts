import { able, type Contender, sure } from "./reach.ts";

/** [AD20] What becomes of a tie across a cut, as far as one can know before: all in, none in, or a decider or lot. */
export type Level = "all-in" | "none-in" | "waits";

/** Of one heat, at one mark t: who must stand above it, who may or else fails, who can stand exactly there. */
function around(heat: readonly Contender[], t: number) {
  const above = heat.filter(({ low }) => low > t);
  const must = above.filter(({ mayFail }) => !mayFail).length;
  return { must, may: above.length - must, at: heat.filter(({ low, high }) => low <= t && t <= high).length };
}

/** Every mark at which a count of people changes, and its neighbours; nothing changes between. */
const turns = (heat: readonly Contender[]): number[] => [
  ...new Set(heat.flatMap(({ low, high }) => [low - 1, low, low + 1, high, high + 1])),
];

/**
 * [AD20] The most people of a heat who, over all ways it can end, go on by place or have a mark of at least `mark`; `places` go
 * on by place. Costs the square of the heat.
 */
export function mostAhead(heat: readonly Contender[], places: number, mark: number, level: Level): number {
  return Math.max(able(heat, mark), places === 0 ? 0 : mostTaken(heat, places, level));
}

function mostTaken(heat: readonly Contender[], places: number, level: Level): number {
  if (level === "waits" || (level === "all-in" && heat.length <= places)) return Math.min(places, heat.length);
  const found = turns(heat).map((t) => {
    if (level === "none-in") return sure(heat, t) <= places ? Math.min(places, able(heat, t)) : 0;
    // level at the last place, t: as many as can be, with fewer than all places above
    const { must, may, at } = around(heat, t);
    return must < places ? must + at + Math.min(may, places - 1 - must) : 0;
  });
  return Math.max(0, ...found);
}

/** [AD20] The fewest such people; see mostAhead. */
export function fewestAhead(heat: readonly Contender[], places: number, mark: number, level: Level): number {
  const forced = sure(heat, mark);
  const valid = heat.filter(({ mayFail }) => !mayFail).length;
  if (places === 0 || forced >= places) return forced;
  const plain = Math.min(places, valid);
  if (level === "waits") return plain;
  const below = [...turns(heat), mark - 1].filter((t) => t < mark);
  if (level === "none-in") {
    // a tie across the last place, below the mark, takes only those above it
    const tied = below.flatMap((t) => {
      const { must, may, at } = around(heat, t);
      const taken = Math.max(must, places + 1 - at);
      return taken <= places && taken - must <= may ? [taken] : [];
    });
    return Math.min(plain, ...tied);
  }
  if (valid <= places || able(heat, mark) >= places) return plain;
  // the last place falls below the mark: with everybody who must be level there or above
  const taken = below.flatMap((t) => {
    const { must, may, at } = around(heat, t);
    const can = must < places ? must + at + Math.min(may, places - 1 - must) : 0;
    return can >= places ? [Math.max(places, sure(heat, t))] : [];
  });
  return Math.min(...taken);
}
