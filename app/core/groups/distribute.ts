import { accept, type Decision, refuse } from "../decision.ts";
import type { Drawable } from "../heats/draw.ts";
import { drawPots } from "../heats/pots.ts";
import { separateInRows } from "../heats/rows.ts";
import { byUnit, leastSeparation, type Meeting, sameUnitMeetings, separationCost } from "../heats/separation.ts";
import { snake } from "../heats/snake.ts";
import { seededRandom } from "../random.ts";

export interface GroupWishes {
  groups: number;
  /** snake: by rank alone. pots: cut into pots of as many as there are groups, each pot drawn one to each group */
  method: "snake" | "pots";
  /** ranked: the first group holds the best of all, the second the next best … drawn: which group is which is a lot */
  heads: "ranked" | "drawn";
  /** keep people of one unit apart: not at all, as far as it goes, or refuse where some must meet */
  separate: "off" | "prefer" | "must";
  seed: string;
}

/** A drawing of groups with all that is needed to make it again. */
export interface GroupDraw<T extends Drawable> {
  edition: "groups@1";
  wishes: GroupWishes;
  /** best first */
  input: T[];
  /** group by group, the better pot (or row of the snake) first */
  groups: T[][];
  /** same-unit pairs in one group, and the fewest that any drawing could have */
  cost: number;
  least: number;
  /** who of one unit are together all the same, to be looked at before it is published; `heat` is the group from 1 */
  meetings: Meeting[];
}

export interface GroupMeetingsUnavoidable {
  kind: "meetings-unavoidable";
  /** the fewest same-unit pairs these groups can have */
  least: number;
  /** so many groups would keep all apart; null where that would leave groups of one */
  groups: number | null;
}

/**
 * [RR5] The ranked, best first, in groups whose sizes differ by one at most: one of each pot to each group. Units are kept apart
 * by swaps inside the pots alone, and this reaches the fewest meetings that any drawing has [HT14]. Refused: units that must be
 * apart and cannot be. No group, or fewer people than groups, throws, as does somebody given twice.
 * Source: domain 7.3 (snake, drawn pots), 1.2; H11; units P.
 */
export function drawGroups<T extends Drawable>(
  ranked: readonly T[],
  wishes: GroupWishes,
): Decision<GroupDraw<T>, GroupMeetingsUnavoidable> {
  const { groups: count, method, heads, separate } = wishes;
  if (!Number.isInteger(count) || count < 1 || count > ranked.length)
    throw new RangeError(`${ranked.length} people in ${count} groups`);
  if (new Set(ranked.map(({ id }) => id)).size < ranked.length) throw new Error("somebody is in the draw twice");
  const unitSizes = [...byUnit(ranked).values()].map((members) => members.length);
  const least = leastSeparation(unitSizes, count);
  if (separate === "must" && least > 0) {
    const enough = Math.max(...unitSizes);
    return refuse({ kind: "meetings-unavoidable", least, groups: 2 * enough <= ranked.length ? enough : null });
  }
  const random = seededRandom(`${wishes.seed}/groups`);
  const dealt = method === "snake" ? snake(ranked, count) : drawPots(ranked, count, random);
  const apart = separate === "off" ? dealt : separateInRows(dealt);
  const rank = new Map(ranked.map(({ id }, at) => [id, at]));
  const headRank = ([head]: readonly T[]): number => (head ? (rank.get(head.id) ?? 0) : ranked.length);
  const groups = heads === "drawn" ? random.shuffle(apart) : [...apart].sort((a, b) => headRank(a) - headRank(b));
  const numbered = groups.map((lanes, i) => ({ number: i + 1, lanes }));
  return accept({
    edition: "groups@1",
    wishes: { ...wishes },
    input: [...ranked],
    groups,
    cost: separationCost(numbered),
    least,
    meetings: sameUnitMeetings(numbered),
  });
}
