import { seededRandom } from "../random.ts";
import type { Pulled, SwissOptions } from "./options.ts";
import type { Standing } from "./standing.ts";

/** A player among those to be paired, all in order. */
export interface Grouped<Id extends string> {
  /** the place among all of them, from 0 */
  readonly at: number;
  readonly standing: Standing<Id>;
  /** the number of the score group, 0 the highest */
  readonly group: number;
  /** 0 for the one who floats down first, or is pulled up first */
  readonly down: number;
  readonly up: number;
  /** by which the method pairs the group: by rank, or by lot */
  readonly rank: number;
}

/** [SW4] The players in order by score groups. Chance comes from the seed and the score, not from who else plays. */
export function scoreGroups<Id extends string>(
  standings: readonly Standing<Id>[],
  options: Pick<SwissOptions, "method" | "floatDown" | "pullUp">,
  seed: string,
): Grouped<Id>[] {
  const groups: Standing<Id>[][] = [];
  for (const standing of standings) {
    const last = groups[groups.length - 1];
    if (last?.[0]?.score === standing.score) last.push(standing);
    else groups.push([standing]);
  }
  let first = 0;
  return groups.flatMap((group, number) => {
    const score = group[0]?.score;
    const lot = (what: string): number[] => {
      const drawn = seededRandom(`${seed}|${score}|${what}`).shuffle(group.map((_, at) => at));
      const places: number[] = [];
      drawn.forEach((player, place) => {
        places[player] = place;
      });
      return places;
    };
    const inLine = (pulled: Pulled, what: string): number[] =>
      pulled === "random" ? lot(what) : group.map((_, at) => (pulled === "top" ? at : group.length - 1 - at));
    const [down, up] = [inLine(options.floatDown, "down"), inLine(options.pullUp, "up")];
    const rank = options.method === "random" ? lot("rank") : group.map((_, at) => at);
    first += group.length;
    return group.map((standing, at) => ({
      at: first - group.length + at,
      standing,
      group: number,
      down: down[at] ?? 0,
      up: up[at] ?? 0,
      rank: rank[at] ?? 0,
    }));
  });
}
