import { leastSeparation } from "../heats/separation.ts";
import type { EntrantId } from "../ids.ts";
import { roundsOf } from "../matches/size.ts";
import { seededRandom } from "../random.ts";
import type { StageLot } from "./draw.ts";

/** Somebody who is drawn; the seeded ones stand first, in their order. */
export interface StagePerson {
  id: EntrantId;
  unit: string;
}

/** [ST9] Who is not seeded comes in an order by lot behind those who are. */
export function inOrder(people: readonly StagePerson[], seeds: number, seed: string): StagePerson[] {
  const rest = people.slice(seeds).sort((a, b) => (a.id < b.id ? -1 : 1));
  return [...people.slice(0, seeds), ...seededRandom(`${seed}/order`).shuffle(rest)];
}

/**
 * [KO4] How many pairs of one unit can meet before they need to: a unit of m people that is spread well does not meet before
 * the sections, of which there are m or more, are through. Costs n log n.
 */
export function earlyMeetings(lines: readonly (StagePerson | null)[]): number {
  if (lines.length < 2) return 0;
  const rounds = roundsOf(lines.length);
  const units = new Map<string, number[]>();
  lines.forEach((one, line) => {
    if (one) units.set(one.unit, [...(units.get(one.unit) ?? []), line]);
  });
  let pairs = 0;
  for (const own of units.values()) {
    const section = 2 ** Math.max(0, rounds - Math.ceil(Math.log2(own.length)));
    const inSection = new Map<number, number>();
    for (const line of own) {
      const at = Math.floor(line / section);
      const before = inSection.get(at) ?? 0;
      pairs += before;
      inSection.set(at, before + 1);
    }
  }
  return pairs;
}

/** How many pairs of one unit stand together in these groups, and the fewest there could be. */
export function meetingsIn(groups: readonly (readonly StagePerson[])[]): { cost: number; least: number } {
  const sizes = new Map<string, number>();
  let cost = 0;
  for (const group of groups) {
    const here = new Map<string, number>();
    for (const { unit } of group) {
      cost += here.get(unit) ?? 0;
      here.set(unit, (here.get(unit) ?? 0) + 1);
      sizes.set(unit, (sizes.get(unit) ?? 0) + 1);
    }
  }
  return { cost, least: leastSeparation([...sizes.values()], groups.length) };
}

export const lotOf = (
  edition: string,
  { people, seeds, seed, separate }: Drawing,
  { cost, least }: { cost: number; least: number } = { cost: 0, least: 0 },
): StageLot => ({ edition, seed, input: [...people], seeds, separate, cost, least });

/** What a lot is drawn from. */
export interface Drawing {
  people: readonly StagePerson[];
  seeds: number;
  seed: string;
  separate: boolean;
}
