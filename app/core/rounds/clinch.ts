import { sum } from "../number.ts";
import { fewestAhead, type Level, mostAhead } from "./heat-extremes.ts";
import type { Advance } from "./plan.ts";
import { able, type Contender, contenders, type Reach, sure } from "./reach.ts";

export type { Level } from "./heat-extremes.ts";

/** clinched: goes on however the round ends; out: in no way; open: it depends. */
export type Clinch = "clinched" | "open" | "out";

/** How a round lets people on: places by heat and by mark ({ perHeat: 0, nextBest: N } = the best N of all), and its ties. */
export interface Cutting extends Advance {
  ties: Level;
  /** as Qualifying has it: like other ties, or all in, each taking a place by mark */
  tiesInHeats: "as-cut" | "all-in";
  /** before `ties`: everybody level by mark goes on while no more than this many do in all; null = no such room */
  capacity: number | null;
}

/** One condition to go on by mark: fewer than `places` in all are taken or ahead, people who are level counting or not. */
interface Condition {
  places: number;
  levelCounts: boolean;
}

interface Seen {
  /** of the own heat */
  mates: readonly Contender[];
  others: readonly (readonly Contender[])[];
}

/**
 * [AD20] Who has clinched a place in the next round, who is out, and for whom it is open, while a round runs: exact over every
 * way it can still end, a decider or lot falling either way; said of those `asked`. Whoever may still fail has clinched nothing. Throws for none-in
 * after a spare lane where heats have places, since no example of it is known. Costs people × heats × the square of a heat;
 * people × people without places by heat.
 * Source: domain 2.3 ([WCAL] assumes the best for those still to compete; unbounded counts and exactness P); A26.
 */
export function clinch<Id extends string>(
  people: readonly Reach<Id>[],
  cutting: Cutting,
  asked: readonly Reach<Id>[] = people,
): Map<Id, Clinch> {
  if (cutting.capacity !== null && cutting.ties === "none-in" && cutting.perHeat > 0)
    throw new RangeError("none in after a spare lane, with places by heat");
  const heats = new Map<string, Reach<Id>[]>();
  for (const one of people) {
    const heat = heats.get(one.heat);
    if (heat) heat.push(one);
    else heats.set(one.heat, [one]);
  }
  const groups = [...heats].map(([heat, members]) => ({ heat, members: contenders(members) }));
  const result = new Map<Id, Clinch>();
  for (const one of asked) {
    const mates = contenders((heats.get(one.heat) ?? []).filter((other) => other !== one));
    const others = groups.filter(({ heat }) => heat !== one.heat).map(({ members }) => members);
    const seen = { mates, others };
    if (one.range === null) result.set(one.id, "out");
    else if (!one.mayFail && surelyOn(one.range.low, seen, cutting)) result.set(one.id, "clinched");
    else result.set(one.id, possiblyOn(one.range.high, seen, cutting) ? "open" : "out");
  }
  return result;
}

const inHeats = ({ ties, tiesInHeats }: Cutting): Level => (tiesInHeats === "all-in" ? tiesInHeats : ties);

/** What must hold to go on by mark, a decider or lot being lost (`lost`) or won. Nobody does where no place is by mark. */
function conditions({ perHeat, nextBest, ties, capacity }: Cutting, heats: number, lost: boolean): Condition[] {
  if (nextBest === 0) return [{ places: 0, levelCounts: true }];
  const places = perHeat * heats + nextBest;
  if (ties === "all-in" || (ties === "waits" && !lost)) return [{ places, levelCounts: false }];
  if (capacity === null) return [{ places, levelCounts: true }];
  return [
    { places, levelCounts: false },
    { places: Math.max(places, capacity), levelCounts: true },
  ];
}

/** With the least mark that can come, and everybody else as hard as can be. */
function surelyOn(least: number, { mates, others }: Seen, cutting: Cutting): boolean {
  const level = inHeats(cutting);
  if (able(mates, level === "all-in" ? least + 1 : least) < cutting.perHeat) return true;
  return conditions(cutting, others.length + 1, true).every(({ places, levelCounts }) => {
    const mark = levelCounts ? least : least + 1;
    const ahead = others.map((heat) => mostAhead(heat, cutting.perHeat, mark, level));
    // people only level may have been drawn for the own heat's places
    const own = level === "waits" ? Math.max(cutting.perHeat, able(mates, mark)) : able(mates, mark);
    return own + sum(ahead) < places;
  });
}

/** With the best mark that can come, and everybody else as kind as can be. */
function possiblyOn(best: number, { mates, others }: Seen, cutting: Cutting): boolean {
  const level = inHeats(cutting);
  if (sure(mates, level === "none-in" ? best : best + 1) < cutting.perHeat) return true;
  return conditions(cutting, others.length + 1, false).every(({ places, levelCounts }) => {
    const mark = levelCounts ? best : best + 1;
    const ahead = others.map((heat) => fewestAhead(heat, cutting.perHeat, mark, level));
    return sure(mates, mark) + sum(ahead) < places;
  });
}
