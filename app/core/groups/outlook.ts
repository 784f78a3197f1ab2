import type { GroupRules } from "./rules.ts";
import { type Group, groupTable } from "./table.ts";

/** The places somebody can still take, by what the table is first sorted by: whoever is level may come before or behind. */
export interface Outlook<Id extends string> {
  readonly id: Id;
  readonly best: number;
  readonly worst: number;
}

export interface Outlooks<Id extends string> {
  /** in the order of the ids, without those whose results were deleted */
  readonly people: readonly Outlook<Id>[];
  /** true: every place named can happen. false: too many endings to go through; nobody gets a place outside, but some inside
   * may be impossible */
  readonly exact: boolean;
}

/** Endings that are gone through one by one; with more than these only the bounds are told. */
const mostEndings = 100_000;

/**
 * [RR18] What can still happen in a group, if the matches left are played to an end: everybody's best and worst place by match
 * points (or wins) alone. Somebody is sure of the first p places when `worst` ≤ p and out of them when `best` > p. Goes through
 * every ending where there are at most 100 000, n² each; else compares most and least. A table sorted first by something
 * that has no bounds leaves all places open. Source: P.
 */
export function outlook<Id extends string>(group: Group<Id>): Outlooks<Id> {
  const { rows, left } = groupTable(group);
  const [first] = group.rules.criteria;
  const placed = rows.filter(({ place }) => place !== null).sort((a, b) => (a.id < b.id ? -1 : 1));
  const by = first?.among === "all" ? first.of : undefined;
  if (by !== "wins" && by !== "match-points")
    return { people: placed.map(({ id }) => ({ id, best: 1, worst: placed.length })), exact: left.length === 0 };
  const now = placed.map(({ won, matchPoints }) => (by === "wins" ? won : matchPoints));
  const index = new Map(placed.map(({ id }, i) => [id, i]));
  const matches = left.map(([a, b]) => [index.get(a) ?? 0, index.get(b) ?? 0] as const);
  const gains = gainsOf(group.rules, by);
  const exact = gains.length ** matches.length <= mostEndings;
  const range = exact ? everyEnding(now, matches, gains) : bounds(now, matches, gains);
  return { people: placed.map(({ id }, i) => ({ id, best: range.best[i] ?? 1, worst: range.worst[i] ?? 1 })), exact };
}

type Pair = readonly [number, number];
interface Range {
  best: number[];
  worst: number[];
}

/** What a match can bring to the two. */
function gainsOf({ win, draw, loss, close }: GroupRules, by: "wins" | "match-points"): Pair[] {
  const level: Pair[] = draw === null ? [] : [by === "wins" ? [0, 0] : [draw, draw]];
  const either = (more: number, less: number): Pair[] => [
    [more, less],
    [less, more],
  ];
  if (by === "wins") return [...either(1, 0), ...level];
  return [...either(win, loss), ...level, ...(close ? either(close.win, close.loss) : [])];
}

function everyEnding(now: readonly number[], matches: readonly Pair[], gains: readonly Pair[]): Range {
  const best = now.map(() => now.length);
  const worst = now.map(() => 1);
  const values = [...now];
  const add = (at: number, gain: number): void => {
    values[at] = (values[at] ?? 0) + gain;
  };
  const end = (): void => {
    values.forEach((value, i) => {
      let above = 0;
      let level = 0;
      for (const other of values) {
        if (other > value) above++;
        else if (other === value) level++;
      }
      best[i] = Math.min(best[i] ?? 0, above + 1);
      worst[i] = Math.max(worst[i] ?? 0, above + level);
    });
  };
  const play = (at: number): void => {
    const match = matches[at];
    if (!match) {
      end();
      return;
    }
    const [a, b] = match;
    for (const [toA, toB] of gains) {
      add(a, toA);
      add(b, toB);
      play(at + 1);
      add(a, -toA);
      add(b, -toB);
    }
  };
  play(0);
  return { best, worst };
}

function bounds(now: readonly number[], matches: readonly Pair[], gains: readonly Pair[]): Range {
  const brought = gains.flat();
  const left = now.map((_value, i) => matches.filter((match) => match.includes(i)).length);
  const most = now.map((value, i) => value + Math.max(...brought) * (left[i] ?? 0));
  const least = now.map((value, i) => value + Math.min(...brought) * (left[i] ?? 0));
  const others = (i: number, test: (other: number) => boolean): number =>
    now.filter((_value, other) => other !== i && test(other)).length;
  return {
    best: now.map((_value, i) => 1 + others(i, (other) => (least[other] ?? 0) > (most[i] ?? 0))),
    worst: now.map((_value, i) => 1 + others(i, (other) => (most[other] ?? 0) >= (least[i] ?? 0))),
  };
}
