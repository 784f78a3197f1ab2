import type { Criterion } from "#core/judged/criteria.ts";
import { unscaled } from "#core/number.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { readMark } from "#core/scoring/typed.ts";
import type { HeatView, LaneView } from "../heat-view.ts";

// Pure: the lines of one judge's sheet. A judge without criteria has one line, with the key null.

export interface Line extends Omit<Criterion, "key"> {
  key: string | null;
}

/** What a judge fills in for everybody: without criteria one mark, of ten points where the event does not say. */
export function linesOf({ criteria, panel, digits = 0 }: ScoringOptions): Line[] {
  return criteria ?? [{ key: null, most: panel?.most ?? 10 ** (digits + 1), step: 1 }];
}

/** Which judge's the sheet of this lane is. */
export const judgeOf = ({ heat }: HeatView, { sheet }: LaneView): number =>
  heat.sheets.find(({ id }) => id === sheet)?.judge ?? 1;

/** What stands on a line; null while nothing does. */
export const standsOn = ({ state }: LaneView, judge: number, { key }: Line): number | null =>
  (key === null ? state?.scores[judge] : state?.criteria[judge]?.[key]) ?? null;

export type LineProblem = { kind: "unreadable" } | { kind: "out-of-range" } | { kind: "off-step" };

/** A typed mark in whole steps, or what is wrong with it. */
export function readLine(text: string, { most, step }: Line, { digits = 0 }: ScoringOptions): number | LineProblem {
  const value = readMark(text, "points", digits);
  if (value === null) return { kind: "unreadable" };
  if (value > most) return { kind: "out-of-range" };
  return value % step === 0 ? value : { kind: "off-step" };
}

/** Steps as people read them: 385 with one decimal is 38.5. */
export const asPoints = (value: number, { digits = 0 }: ScoringOptions): string => String(unscaled(value, digits));

/** The first lane after this one, and around, that waits for a mark of the judge; null where no other does. */
export function nextLane(lanes: readonly LaneView[], after: number): number | null {
  const from = lanes.findIndex(({ lane }) => lane === after) + 1;
  const others = [...lanes.slice(from), ...lanes.slice(0, from)].filter(({ lane }) => lane !== after);
  return others.find(({ mark }) => mark.outcome === "none")?.lane ?? null;
}
