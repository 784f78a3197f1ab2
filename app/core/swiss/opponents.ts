import { pairByLevels } from "../matching/levels.ts";
import { type Grouped, scoreGroups } from "./groups.ts";
import { placesOff } from "./method.ts";
import type { Relaxation, SwissOptions } from "./options.ts";
import type { Standing } from "./standing.ts";

/** The better one first. */
export type Opponents<Id extends string> = readonly [Standing<Id>, Standing<Id>];

export interface Paired<Id extends string> {
  readonly pairs: readonly Opponents<Id>[];
  readonly bye: Standing<Id> | null;
}

/** How far apart in order two are tried first, and how many of the lowest for the bye; beyond it they are found all the same. */
const near = 24;

/**
 * [SW2] [SW3] [SW4] Everybody in order has an opponent, or one the bye; null where no pairing is legal and what is relaxed
 * does not help. First who meets another score group, and whom, then each group by itself. Every sum is least in turn:
 * second byes, meetings again, how high the bye stands, squares of differences in half points, how high the groups stand that
 * people float down from, floats as in the last two rounds, same unit, places from where those who float down are to be taken, and those who are pulled up; then inside a group same unit again, pairs of one half of it,
 * squares of places away from the method, and last how high those stand who are away from it.
 */
export function findOpponents<Id extends string>(
  standings: readonly Standing<Id>[],
  options: SwissOptions,
  seed: string,
): Paired<Id> | null {
  const players = scoreGroups(standings, options, seed);
  const count = players.length;
  const size = count + (count % 2);
  const of = (at: number): Grouped<Id> => player(players, at);
  const meetings = meetingsOf(players);
  const relaxed = (what: Relaxation) => options.relaxed.includes(what);
  const isBye = (b: number) => b === count;
  const lowest = players[count - 1]?.group ?? 0;
  const between =
    (level: (upper: Grouped<Id>, lower: Grouped<Id>) => number) =>
    (a: number, b: number): number =>
      isBye(b) ? 0 : level(of(a), of(b));
  const mate = pairByLevels(size, {
    may: (a, b) =>
      isBye(b) ? relaxed("second-bye") || !of(a).standing.hadBye : relaxed("rematch") || meetings(of(a), of(b)) === 0,
    levels: [
      (a, b) => (isBye(b) && of(a).standing.hadBye ? 1 : 0),
      between(meetings),
      (a, b) => (isBye(b) ? count - 1 - a : 0),
      between((upper, lower) => (upper.standing.score - lower.standing.score) ** 2),
      between((upper, lower) => (upper.group === lower.group ? 0 : lowest - upper.group)),
      between(floatsAgain),
      between((upper, lower) => sameUnit(upper, lower, options)),
      between((upper, lower) => (upper.group === lower.group ? 0 : upper.down)),
      between((upper, lower) => (upper.group === lower.group ? 0 : lower.up)),
    ],
    likely: (a, b) => b - a <= near,
  });
  if (!mate) return null;
  const bundles = new Map<string, Grouped<Id>[]>();
  let bye: Standing<Id> | null = null;
  mate.forEach((b, a) => {
    if (a > b) return;
    if (isBye(b)) bye = of(a).standing;
    else {
      const key = `${of(a).group}|${of(b).group}`;
      bundles.set(key, [...(bundles.get(key) ?? []), of(a), of(b)]);
    }
  });
  const pairs = [...bundles.values()].flatMap((bundle) => insideBundle(bundle, meetings, options));
  const place = new Map(standings.map(({ id }, at) => [id, at]));
  const first = ([{ id }]: Opponents<Id>): number => place.get(id) ?? 0;
  return { pairs: pairs.sort((one, other) => first(one) - first(other)), bye };
}

/** The players of one score group, or the floaters between two, paired by the method among themselves. */
function insideBundle<Id extends string>(
  bundle: readonly Grouped<Id>[],
  meetings: (a: Grouped<string>, b: Grouped<string>) => number,
  options: SwissOptions,
): Opponents<Id>[] {
  const line = [...bundle].sort((a, b) => a.group - b.group || a.rank - b.rank);
  const of = (at: number): Grouped<Id> => player(line, at);
  const cross = of(0).group !== of(line.length - 1).group;
  // between two groups the best of one meets the best of the other; a lot has put its ranks in a new order already
  const method = options.method === "fold" && !cross ? "fold" : "slide";
  const off = (a: number, b: number) => placesOff(a + 1, b + 1, line.length, method);
  const mate = pairByLevels(line.length, {
    may: (a, b) => !cross || of(a).group !== of(b).group,
    levels: [
      (a, b) => meetings(of(a), of(b)),
      (a, b) => (cross ? floatsAgain(of(a), of(b)) : 0),
      (a, b) => sameUnit(of(a), of(b), options),
      (a, b) => (a < line.length / 2 === b < line.length / 2 ? 1 : 0),
      (a, b) => off(a, b) ** 2,
      (a, b) => (off(a, b) === 0 ? 0 : line.length - a),
    ],
    likely: (a, b) => off(a, b) <= 8,
  });
  if (!mate) throw new Error("a group that was paired cannot be paired");
  const pairs: Opponents<Id>[] = [];
  mate.forEach((b, a) => {
    if (a > b) return;
    const [one, other] = [of(a), of(b)];
    const better = one.group < other.group || (one.group === other.group && isBefore(one.standing, other.standing));
    pairs.push(better ? [one.standing, other.standing] : [other.standing, one.standing]);
  });
  return pairs;
}

const isBefore = (a: Standing<string>, b: Standing<string>): boolean =>
  a.order < b.order || (a.order === b.order && a.id < b.id);

function player<Id extends string>(players: readonly Grouped<Id>[], at: number): Grouped<Id> {
  const found = players[at];
  if (!found) throw new RangeError(`no player ${at}`);
  return found;
}

function sameUnit(a: Grouped<string>, b: Grouped<string>, { unitsApart }: SwissOptions): number {
  return unitsApart && a.standing.unit !== null && a.standing.unit === b.standing.unit ? 1 : 0;
}

/** 2 for a float as in the last round, 1 for one as two rounds ago, of both together. */
function floatsAgain(upper: Grouped<string>, lower: Grouped<string>): number {
  if (upper.standing.score === lower.standing.score) return 0;
  const again = ({ standing: { floats } }: Grouped<string>, way: string) =>
    (floats[0] === way ? 2 : 0) + (floats[1] === way ? 1 : 0);
  return again(upper, "down") + again(lower, "up");
}

/** How often two have met, from a table: it is asked for every pair there could be. */
function meetingsOf(players: readonly Grouped<string>[]): (a: Grouped<string>, b: Grouped<string>) => number {
  const count = players.length;
  const place = new Map(players.map(({ at, standing }) => [standing.id, at]));
  const times = new Uint16Array(count * count);
  for (const { at, standing } of players)
    for (const id of standing.met) {
      const other = place.get(id);
      if (other !== undefined) times[at * count + other] = (times[at * count + other] ?? 0) + 1;
    }
  return (a, b) => Math.max(times[a.at * count + b.at] ?? 0, times[b.at * count + a.at] ?? 0);
}
