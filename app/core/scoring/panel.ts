import type { LaneState, SheetState } from "./fold.ts";
import { decided, laneOf, nothing } from "./lane.ts";
import { laneOfPanel, ownMark, sheetsOfJudges } from "./panel-lane.ts";
import { byPlaces } from "./panel-places.ts";
import type { Combined, JudgeSheet, LaneMark, ScoringFact, ScoringOptions } from "./ruleset.ts";

const sheetWith = (lane: number, state: LaneState): SheetState => ({
  started: null,
  submitted: true,
  excused: false,
  interrupted: [],
  lanes: { [lane]: state },
  games: {},
});

/** [SC40] What stands on one sheet: a judge's own marks, or what several judges noted on it as a panel. */
export function marksOfOneSheet(sheet: SheetState, options: ScoringOptions, lanes: readonly number[]): LaneMark[] {
  return lanes.map((lane) => {
    const state = laneOf(sheet, lane);
    const above = decided(lane, state);
    const judges = sheetsOfJudges(state);
    if (above || state.set || judges.length < 2) return above ?? ownMark(state, lane, options);
    const sheets = judges.map((one) => ({ judge: one.judge, state: sheetWith(lane, one.state) }));
    return laneOfPanel(lane, sheets, options).mark;
  });
}

/** [JD16] Marks that are only an order, of those lanes that everybody who counts has marked. */
function ordered(marks: readonly LaneMark[], options: ScoringOptions): LaneMark[] {
  const { panel, digits = 0 } = options;
  const method = panel?.method ?? "mean";
  const valid = marks.filter(({ outcome, corrected }) => outcome === "valid" && !corrected);
  if (method === "mean" || valid.length === 0) return [...marks];
  const judges = (valid[0]?.panel?.judges ?? []).map(({ judge }) => judge);
  const markOf = ({ panel: given }: LaneMark, judge: number) =>
    given?.judges.find((one) => one.judge === judge)?.mark ?? null;
  const whole = judges.flatMap((judge) => {
    const row = valid.map((mark) => markOf(mark, judge));
    return row.includes(null) ? [] : [row.map((mark) => mark ?? 0)];
  });
  const values = byPlaces(whole, method, digits);
  return marks.map((mark) => {
    const value = values[valid.indexOf(mark)];
    if (value === undefined || !mark.panel) return mark;
    return {
      ...mark,
      value,
      panel: { ...mark.panel, mean: value, exact: { sum: value, count: 1 }, taken: 0, lines: [] },
    };
  });
}

/**
 * [SC40] A panel's marks of the lanes. Nothing is told before every sheet of the heat is in, the clerk's too; then each lane's
 * marks make one, without those who were absent or stepped down [JD2]. A correction stands above it.
 */
export function panelMarks(sheets: readonly JudgeSheet[], options: ScoringOptions, lanes: readonly number[]): Combined {
  const correctedOf = (lane: number) => {
    const found = sheets.map(({ state }) => laneOf(state, lane)).find(({ corrected }) => corrected !== null);
    return found ? decided(lane, found) : null;
  };
  const waiting = sheets.filter(({ state }) => !state.submitted).map(({ judge }) => judge);
  if (waiting.length > 0) {
    const [lane] = lanes;
    const someIn = waiting.length < sheets.length;
    return {
      marks: lanes.map((one) => correctedOf(one) ?? nothing(one)),
      facts: someIn && lane !== undefined ? [{ kind: "panel-waits", lane, judges: waiting }] : [],
    };
  }
  const facts: ScoringFact[] = [];
  const found = lanes.map((lane) => {
    const one = laneOfPanel(lane, sheets, options);
    const above = correctedOf(lane);
    if (!above) facts.push(...one.facts);
    return above ? { ...above, ...(one.mark.panel && { panel: one.mark.panel }) } : one.mark;
  });
  return { marks: ordered(found, options), facts };
}
