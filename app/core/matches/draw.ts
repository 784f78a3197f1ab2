import { type Random, seededRandom } from "../random.ts";
import { fillApart, type Section } from "./apart.ts";
import { seedCount, seedLines, seedOrder } from "./seeding.ts";
import { bracketSize } from "./size.ts";

export interface Contender<Id extends string, Unit extends string = string> {
  id: Id;
  unit: Unit;
}

export interface DrawOptions {
  /** the text the lot begins with: the same text, the same draw */
  seed: string;
  /** standard: seed r stands on its line of the standard order. drawn: 1 and 2 at the ends, the others by lot in groups */
  seeding: "standard" | "drawn";
  /** how many of the entrants, the best first, are seeded; without it as many as usual for their number */
  seeds?: number;
  /** keep people of one unit apart for as long as it goes */
  separate: boolean;
}

/** A draw with all that is needed to make it again. */
export interface LineDraw<T> {
  edition: "lines@2";
  options: DrawOptions;
  input: T[];
  /** from the top line to the bottom line; null is a bye */
  lines: (T | null)[];
}

/**
 * [KO3] [KO4] Entrants, seeds first and in their order, on the lines of a knock-out: byes to the seeds and then evenly over
 * the sections, the seeds by `options.seeding`, everybody else by lot, units apart where wished. Nobody is left out; a person
 * given twice throws, and so do more seeds than entrants. Those who are not seeded may come in any order: the lot begins from
 * the order of their ids. Source: domain 7.1 ([BWF12.9], [USAB]; units P).
 */
export function drawLines<T extends Contender<string>>(entrants: readonly T[], options: DrawOptions): LineDraw<T> {
  const { seeds = seedCount(entrants.length), seeding, separate } = options;
  if (new Set(entrants.map(({ id }) => id)).size < entrants.length) throw new Error("somebody is in the draw twice");
  if (!Number.isInteger(seeds) || seeds < 0 || seeds > entrants.length) throw new RangeError(`${seeds} seeds`);
  const random = seededRandom(options.seed);
  const size = bracketSize(entrants.length);
  const lines: (T | null)[] = new Array<T | null>(size).fill(null);
  if (size === 0) return { edition: "lines@2", options, input: [], lines };

  const order =
    seeding === "standard" ? linesOfSeeds(size) : drawnSeedLines(size, { seeds, byes: size - entrants.length }, random);
  const isOpen: boolean[] = lines.map(() => true);
  for (let seed = 1; seed <= size - entrants.length; seed++) isOpen[opposite(order[seed - 1] ?? 0)] = false;
  for (let seed = 1; seed <= seeds; seed++) {
    const line = order[seed - 1] ?? 0;
    lines[line] = entrants[seed - 1] ?? null;
    isOpen[line] = false;
  }
  const free = entrants.slice(seeds).sort((a, b) => (a.id < b.id ? -1 : 1));
  const alone = free.map((one) => ({ unit: separate ? one.unit : one.id, one }));
  const places = lines.map((one) => one && { unit: separate ? one.unit : one.id, one });
  fillApart(places, (line) => isOpen[line] ?? false, alone, random);
  return { edition: "lines@2", options, input: [...entrants], lines: places.map((place) => place?.one ?? null) };
}

/** The other line of the same first match, both from 0. */
const opposite = (line: number): number => line ^ 1;

/** For every seed its line in the standard order, from 0. */
function linesOfSeeds(size: number): number[] {
  const lines: number[] = [];
  seedOrder(size).forEach((seed, line) => {
    lines[seed - 1] = line;
  });
  return lines;
}

/**
 * For every seed its line where each group is drawn, from 0. The lines of a group in which the seeds or the byes end come in an
 * order by lot in which each next one stands where there are fewest, so that those given in this order are spread over all
 * sections, and as many matches are played whatever the lot. Nobody stands beside a bye who is not given it.
 */
function drawnSeedLines(size: number, { seeds, byes }: { seeds: number; byes: number }, random: Random): number[] {
  const lines: number[] = [];
  for (const group of seedLines(size, size)) {
    const beside = new Set(lines.slice(0, byes).map(opposite));
    const shuffled = random.shuffle(group.map((line) => line - 1)).filter((line) => !beside.has(line));
    const endsHere = (count: number) => count > lines.length && count < lines.length + group.length;
    lines.push(...(endsHere(seeds) || endsHere(byes) ? spread(shuffled, { from: 0, to: size }, random) : shuffled));
  }
  return lines;
}

/** Lines of one section, alternating between its halves, each of them in such an order itself. */
function spread(lines: readonly number[], { from, to }: Section, random: Random): number[] {
  if (lines.length < 2) return [...lines];
  const middle = (from + to) / 2;
  const upper = spread(
    lines.filter((line) => line < middle),
    { from, to: middle },
    random,
  );
  const lower = spread(
    lines.filter((line) => line >= middle),
    { from: middle, to },
    random,
  );
  const [one, other] = random.below(2) === 0 ? [upper, lower] : [lower, upper];
  return Array.from({ length: Math.max(one.length, other.length) }, (_unused, i) => [one[i], other[i]])
    .flat()
    .filter((line) => line !== undefined);
}
