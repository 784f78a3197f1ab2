import { isClerk } from "../judged/module-options.ts";
import { type JudgeMark, panelMark } from "../judged/panel.ts";
import { divide } from "../number.ts";
import { type LaneState, untouched } from "./fold.ts";
import { oneAway } from "./judge-lane.ts";
import { decided, laneOf, nothing } from "./lane.ts";
import type { Status } from "./ops.ts";
import { givenThirds, notedOf, stepsDown } from "./panel-sheet.ts";
import { takenFrom } from "./panel-taken.ts";
import type { JudgeSheet, LaneMark, PanelMarks, ScoringFact, ScoringOptions } from "./ruleset.ts";

/** A judge with what stands on the sheet for one lane. */
interface OfLane {
  judge: number;
  state: LaneState;
  missing: "absent" | "own-unit" | null;
}
type Lane = { mark: LaneMark; facts: ScoringFact[] };

const toSteps = (thirds: number) => divide(thirds, 3, "half-up");

const ofLane = ({ judge, state: sheet }: JudgeSheet, lane: number): OfLane => {
  const state = laneOf(sheet, lane);
  const own = sheet.excused === "own-unit" || stepsDown(state);
  return { judge, state, missing: own ? "own-unit" : sheet.excused ? "absent" : null };
};

/** A status stands where the clerk says it, or all judges; where they differ nobody has decided. */
function statusOf(there: readonly OfLane[], clerk: LaneState | null): Status | null | "differ" {
  if (clerk?.status) return clerk.status;
  const [first, ...others] = there.map(({ state }) => state.status);
  return others.every((one) => one === first) ? (first ?? null) : "differ";
}

/** [JD10] Lines judged 0 to 3 on which two judges are more than one apart. */
function judgementFacts(lane: number, there: readonly OfLane[], { criteria = [] }: ScoringOptions): ScoringFact[] {
  return criteria.flatMap((line): ScoringFact[] => {
    if (line.kind !== "judgement") return [];
    const said = there.flatMap(({ judge, state }) => {
      const value = notedOf(state)[line.key];
      return value === undefined ? [] : [{ judge, value }];
    });
    const values = said.map(({ value }) => value);
    const [lowest, highest] = [Math.min(...values), Math.max(...values)];
    if (said.length === 0 || highest - lowest <= 1) return [];
    const judges = said.filter(({ value }) => value === lowest || value === highest).map(({ judge }) => judge);
    return [{ kind: "judgement-spread", lane, criterion: line.key, lowest, highest, judges }];
  });
}

function spreadFacts(lane: number, marks: PanelMarks["judges"], allowed: number | null | undefined): ScoringFact[] {
  const given = marks.flatMap(({ judge, mark }) => (mark === null ? [] : [{ judge, mark }]));
  const [lowest, highest] = [Math.min(...given.map(({ mark }) => mark)), Math.max(...given.map(({ mark }) => mark))];
  if (allowed === null || allowed === undefined || given.length === 0 || highest - lowest <= allowed) return [];
  const judges = given.filter(({ mark }) => mark === lowest || mark === highest).map(({ judge }) => judge);
  return [{ kind: "panel-spread", lane, lowest, highest, allowed, judges }];
}

/** [SC40] One lane from the sheets of its panel, all of them in. */
export function laneOfPanel(lane: number, sheets: readonly JudgeSheet[], options: ScoringOptions): Lane {
  const all = sheets.filter(({ judge }) => !isClerk(judge)).map((sheet) => ofLane(sheet, lane));
  const clerkSheet = sheets.find(({ judge, state }) => isClerk(judge) && !state.excused);
  const clerk = clerkSheet ? laneOf(clerkSheet.state, lane) : null;
  const there = all.filter(({ missing }) => missing === null);
  const status = statusOf(there, clerk);
  if (status === "differ") {
    const judges = there.map(({ judge, state }) => ({ judge, mark: ownMark(state, lane, options) }));
    return { mark: nothing(lane), facts: [{ kind: "judges-differ", lane, judges }] };
  }
  if (status) return { mark: { ...nothing(lane), outcome: status }, facts: [] };
  if (there.length === 0) return { mark: nothing(lane), facts: [{ kind: "panel-empty", lane }] };
  const again = judgementFacts(lane, there, options);
  const thirds = all.map(({ state, missing }) => (missing ? { missing } : givenThirds(state, options)));
  if (again.length > 0 || thirds.includes(null)) return { mark: nothing(lane), facts: again };
  const { panel = oneAway } = options;
  const given = thirds.filter((one): one is JudgeMark => one !== null);
  const found = panelMark(given, panel.drop);
  if (!found) return { mark: nothing(lane), facts: [] };
  const judges = all.map(({ judge, missing }, at): PanelMarks["judges"][number] => {
    const mark = given[at];
    const dropped = found.lowest.includes(at) ? "lowest" : found.highest.includes(at) ? "highest" : null;
    return {
      judge,
      mark: typeof mark === "number" ? toSteps(mark) : null,
      ...(missing && { missing }),
      ...(dropped && { dropped }),
    };
  });
  const exact = { sum: found.sum, count: 3 * found.count };
  const mean = divide(exact.sum, exact.count, "half-up");
  const taken = takenFrom(mean, clerk, options);
  return {
    mark: { ...nothing(lane), outcome: "valid", value: mean - taken.taken, panel: { judges, mean, exact, ...taken } },
    facts: spreadFacts(lane, judges, panel.spread),
  };
}

/** What one judge's own sheet says of a lane; the clerk's says nothing but a status. */
export function ownMark(state: LaneState, lane: number, options: ScoringOptions): LaneMark {
  const above = decided(lane, state);
  const thirds = givenThirds(state, options);
  return above ?? (thirds === null ? nothing(lane) : { ...nothing(lane), outcome: "valid", value: toSteps(thirds) });
}

/** A sheet that several judges wrote on, as a sheet of each. */
export function sheetsOfJudges(state: LaneState): { judge: number; state: LaneState }[] {
  const judges = new Set([...Object.keys(state.scores), ...Object.keys(state.criteria)].map(Number));
  return [...judges]
    .sort((a, b) => a - b)
    .map((judge) => {
      const [score, lines] = [state.scores[judge], state.criteria[judge]];
      return {
        judge,
        state: {
          ...untouched(),
          ...(score !== undefined && { scores: { [judge]: score } }),
          ...(lines && { criteria: { [judge]: lines } }),
        },
      };
    });
}
