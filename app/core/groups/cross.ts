import { accept, type Decision, refuse } from "../decision.ts";
import type { Entrance } from "../matches/bracket.ts";
import { seedOrder } from "../matches/seeding.ts";
import { bracketSize } from "../matches/size.ts";

/** A line of the knock-out: a place in a group, or null for a bye. */
export type GroupLine = Entrance<never> | null;

export interface GroupsNotPower {
  readonly kind: "groups-not-a-power-of-two";
  readonly groups: number;
  /** the next numbers of groups that can be crossed; others can be drawn [RR7] */
  readonly choices: readonly number[];
}

/**
 * [RR6] The first `qualifiers` of each group on the lines of a knock-out, from top to bottom. Two of one group stand in
 * different halves, of three or four all in different quarters, and so on: they meet as late as possible, two of them only in the
 * final. The winner of a group meets the last qualifier of the group beside it (A and B, C and D …); where places are missing
 * in the power of two, the best have byes. One group alone is a knock-out in standard order [KO2].
 * Refused: a number of groups that is no power of two. Source: domain 7.3 (P, common); B27, B28; beyond four groups P.
 */
export function crossGroups(groups: readonly string[], qualifiers: number): Decision<GroupLine[], GroupsNotPower> {
  if (!Number.isInteger(qualifiers) || qualifiers < 1) throw new RangeError(`${qualifiers} of each group go on`);
  if (groups.length === 0) throw new RangeError("no group to cross");
  const size = bracketSize(groups.length);
  if (size !== groups.length) {
    const choices = [size / 2, size].filter((choice) => choice >= 1);
    return refuse({ kind: "groups-not-a-power-of-two", groups: groups.length, choices });
  }
  const places = bracketSize(qualifiers);
  const line = (group: string, place: number): GroupLine =>
    place > qualifiers ? null : { kind: "group-place", group, place };
  const [first = "", ...others] = groups;
  if (others.length === 0) return accept(seedOrder(places).map((place) => line(first, place)));
  if (places === 1) {
    // the winners alone: one of each two neighbours in either half
    const half = (side: number) => groups.filter((_group, i) => i % 2 === side);
    return accept([...half(0), ...half(1)].map((group) => line(group, 1)));
  }
  const upper = halfOf(groups, places);
  const lower = halfOf(swapNeighbours(groups), places);
  return accept([...upper, ...lower].map(({ group, place }) => line(group, place)));
}

interface GroupPlace {
  group: string;
  place: number;
}

/**
 * One half of the lines, in which A, C, E … have their odd places and B, D, F … their even ones. It has as many sections as
 * each group has places there; a section holds one of each group.
 */
function halfOf(groups: readonly string[], places: number): GroupPlace[] {
  const order = seedOrder(places / 2);
  return order.flatMap((_best, section) => {
    const pairs: GroupPlace[] = [];
    for (let pair = 0; 2 * pair < groups.length; pair++) {
      // each pair turns its sections so that its best stands where the next seed would stand
      const turn = order.indexOf((pair % order.length) + 1);
      const best = order[section ^ turn] ?? 1;
      const [one = "", other = ""] = groups.slice(2 * pair, 2 * pair + 2);
      const [better, worse] = best % 2 === 1 ? [one, other] : [other, one];
      pairs.push({ group: better, place: best }, { group: worse, place: places + 1 - best });
    }
    return pairs;
  });
}

/** B A D C …: what the lower half is to the upper one. */
const swapNeighbours = (groups: readonly string[]): string[] => groups.map((group, i) => groups[i ^ 1] ?? group);
