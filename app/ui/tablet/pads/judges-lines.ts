import type { Criterion } from "#core/judged/criteria.ts";
import { lineRefusal, lineThirds } from "#core/judged/lines.ts";
import { divide, unscaled } from "#core/number.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { readMark } from "#core/scoring/typed.ts";
import type { HeatView, LaneView } from "../heat-view.ts";

// Pure: the lines of one judge's sheet. A judge without criteria has one line, with the key null.

export interface Line extends Omit<Criterion, "key"> {
  key: string | null;
}

/** decimals of a measured value, whatever its unit */
const measuredDigits = 2;

/** What a judge fills in for everybody: without criteria one mark, of ten points where the event does not say. */
export function linesOf({ criteria, panel, digits = 0 }: ScoringOptions): readonly Line[] {
  return criteria ?? [{ key: null, most: panel?.most ?? 10 ** (digits + 1), step: 1 }];
}

/** Whether judges give places instead of marks. */
export const isRanking = ({ panel }: ScoringOptions): boolean => (panel?.method ?? "mean") !== "mean";

export interface Group {
  /** null for lines that are part of nothing */
  name: string | null;
  /** with where each stands on the sheet */
  lines: { line: Line; at: number }[];
}

/** The sheet in its order, lines of one criterion together. */
export function groupsOf(lines: readonly Line[]): Group[] {
  const groups: Group[] = [];
  lines.forEach((line, at) => {
    const last = groups[groups.length - 1];
    const name = line.group ?? null;
    if (last && last.name === name) last.lines.push({ line, at });
    else groups.push({ name, lines: [{ line, at }] });
  });
  return groups;
}

/** Which judge's the sheet of this lane is. */
export const judgeOf = ({ heat }: HeatView, { sheet }: LaneView): number =>
  heat.sheets.find(({ id }) => id === sheet)?.judge ?? 1;

/** What stands on a line; null while nothing does. */
export const standsOn = ({ state }: LaneView, judge: number, { key }: Line): number | null =>
  (key === null ? state?.scores[judge] : state?.criteria[judge]?.[key]) ?? null;

const named = (line: Line): Criterion => ({ ...line, key: line.key ?? "" });

/** What some lines come to, in steps; those without a value bring nothing yet. */
export function sumOf(lines: readonly Line[], values: readonly (number | null)[]): number {
  const thirds = lines.reduce((all, line, at) => {
    const value = values[at] ?? null;
    return value === null ? all : all + lineThirds(named(line), value);
  }, 0);
  return divide(thirds, 3, "half-up");
}
export const mostOf = (lines: readonly Line[]): number => lines.reduce((all, { most }) => all + most, 0);

export type LineProblem = { kind: "unreadable" | "out-of-range" | "off-step" };

/** A typed value as its line notes it, or what is wrong with it. */
export function readLine(text: string, line: Line, { digits = 0 }: ScoringOptions): number | LineProblem {
  const decimals = { points: digits, graded: measuredDigits, "yes-no": 0, judgement: 0 }[line.kind ?? "points"];
  const value = readMark(text, "points", decimals);
  if (value === null) return { kind: "unreadable" };
  const wrong = lineRefusal(named(line), value);
  if (!wrong) return value;
  return { kind: wrong.kind === "mark-off-step" ? "off-step" : "out-of-range" };
}

/** Steps as people read them: 385 with one decimal is 38.5. */
export const asPoints = (value: number, { digits = 0 }: ScoringOptions): string => String(unscaled(value, digits));

/** What is taken off, or with a bonus given, with its sign. */
export const asTaken = (taken: number, options: ScoringOptions): string =>
  `${taken > 0 ? "−" : taken < 0 ? "+" : ""}${asPoints(Math.abs(taken), options)}`;

/** A value as it was noted: points, or what was measured. */
export const asNoted = (value: number, { kind }: Line, options: ScoringOptions): string =>
  kind === "graded"
    ? asMeasured(value)
    : kind === "yes-no" || kind === "judgement"
      ? `${value}`
      : asPoints(value, options);
export const asMeasured = (value: number): string => String(unscaled(value, measuredDigits));

/** The first lane after this one, and around, that the judge has not finished; null where no other is left. */
export function nextLane({ lanes, missing }: Pick<HeatView, "lanes" | "missing">, after: number): number | null {
  const from = lanes.findIndex(({ lane }) => lane === after) + 1;
  const others = [...lanes.slice(from), ...lanes.slice(0, from)].filter(({ lane }) => lane !== after);
  return others.find(({ lane }) => missing.includes(lane))?.lane ?? null;
}

export interface Placed {
  place: number;
  /** who has it; of several the first */
  holders: LaneView[];
}

/** Every place there is to give, 1 to as many as are on the list, with who has it. */
export function placesOf(view: HeatView): Placed[] {
  const given = view.lanes.map((lane) => ({ lane, place: placeOf(view, lane) }));
  return view.lanes.map((_, index) => ({
    place: index + 1,
    holders: given.flatMap(({ lane, place }) => (place === index + 1 ? [lane] : [])),
  }));
}

/** The place a judge gave somebody. */
export const placeOf = (view: HeatView, lane: LaneView): number | null =>
  standsOn(lane, judgeOf(view, lane), { key: null, most: 0, step: 1 });
