import type { HeatId, OpId } from "#core/ids.ts";
import { type Combined, combineSheets } from "#core/scoring/combine.ts";
import { type Reconciled, reconcile } from "#core/scoring/contest.ts";
import { foldStanding, type SheetState } from "#core/scoring/fold.ts";
import { missingOf } from "#core/scoring/mark.ts";
import type { SheetOp } from "#core/scoring/ops.ts";
import type { LaneMark, Ruleset, ScoringFact, ScoringOptions } from "#core/scoring/ruleset.ts";
import { rulesetOf } from "#core/scoring/rulesets/index.ts";
import type { Executor, Tx } from "#db/client.server.ts";
import { findOpsOfSheets, findScoredHeat, findSheetsOfHeat, type SheetRow, updateScoredHeat } from "#db/sheets.ts";
import { grouped } from "./grouped.ts";

/** How an event scores: what of it the fold needs. */
export interface Scoring {
  ruleset: string;
  options: ScoringOptions;
}

/** A sheet with everything that was ever noted on it. */
export interface Filled {
  sheet: SheetRow;
  ops: readonly SheetOp[];
  /** server's epoch ms at which each of them came */
  heard: Map<OpId, number>;
}

const reconciled = new WeakMap<Filled, Reconciled>();
const states = new WeakMap<Filled, SheetState>();

/** [SC36] What counts of a sheet's log, and what devices said differently; worked out once for everybody who asks. */
export function reconciledOf(filled: Filled): Reconciled {
  const found = reconciled.get(filled) ?? reconcile(filled.ops);
  reconciled.set(filled, found);
  return found;
}

/** [SC2] The state of a sheet from its log, folded once for everybody who asks. */
export function stateOf(filled: Filled): SheetState {
  const state = states.get(filled) ?? foldStanding(reconciledOf(filled).standing);
  states.set(filled, state);
  return state;
}

/** The heat's sheets with their logs. */
export async function findFilled(on: Executor, heatId: HeatId): Promise<Filled[]> {
  const sheets = await findSheetsOfHeat(on, heatId);
  const filled = new Map(
    sheets.map((sheet) => [sheet.id, { sheet, ops: [] as SheetOp[], heard: new Map<OpId, number>() }]),
  );
  for (const { sheetId, serverAt, op } of await findOpsOfSheets(on, [...filled.keys()])) {
    const one = filled.get(sheetId);
    one?.ops.push(op);
    one?.heard.set(op.id, serverAt);
  }
  return [...filled.values()];
}

function rulesOf({ ruleset }: Scoring): Ruleset {
  const rules = rulesetOf(ruleset);
  if (!rules) throw new Error(`no such ruleset: ${ruleset}`);
  return rules;
}

/** [SC1] The marks of one sheet's lanes. Throws where the event's ruleset is none we have: the row cannot be read. */
export function marksOfSheet(scoring: Scoring, state: SheetState, lanes: readonly number[]): LaneMark[] {
  return rulesOf(scoring).marks(state, scoring.options, lanes);
}

/** [SC4] The lanes that keep a sheet from being handed in. */
export const missingOnSheet = (
  scoring: Scoring,
  { judge, lanes }: Pick<SheetRow, "judge" | "lanes">,
  state: SheetState,
): number[] => missingOf(rulesOf(scoring), scoring.options, judge, state, lanes);

/** Several sheets of one judge as one: each lane stands on one of them. */
function together(filled: readonly Filled[]): SheetState {
  const states = filled.map(stateOf);
  return {
    started: states.find(({ started }) => started !== null)?.started ?? null,
    submitted: states.length > 0 && states.every(({ submitted }) => submitted),
    excused: states.length > 0 && states.every(({ excused }) => excused),
    interrupted: states.flatMap(({ interrupted }) => interrupted),
    lanes: Object.assign({}, ...states.map(({ lanes }) => lanes)),
    games: Object.assign({}, ...states.map(({ games }) => games)),
  };
}

/** [SC37] What the sheets of a heat come to. Places of arrival [SC7] are given over all its lanes. */
function combined(scoring: Scoring, filled: readonly Filled[]): Combined[] {
  const rules = rulesOf(scoring);
  const { options } = scoring;
  if (options.measure === "order") {
    const lanes = [...new Set(filled.flatMap(({ sheet }) => sheet.lanes))];
    const byJudge = grouped(filled, ({ sheet }) => sheet.judge);
    const sheets = [...byJudge].map(([judge, own]) => ({ judge, state: together(own) }));
    return [combineSheets(rules, options, lanes, sheets)];
  }
  return [...grouped(filled, ({ sheet }) => sheet.slot).values()].map((group) => {
    const sheets = group.map((one) => ({ judge: one.sheet.judge, state: stateOf(one) }));
    return combineSheets(rules, options, group[0]?.sheet.lanes ?? [], sheets);
  });
}

/** The marks of a whole heat, in lane order. */
export function marksOfFilled(scoring: Scoring, filled: readonly Filled[]): LaneMark[] {
  return combined(scoring, filled)
    .flatMap(({ marks }) => marks)
    .sort((a, b) => a.lane - b.lane);
}

/** [SC37] What has to be said of a heat beside its marks: judges who differ, counts too far apart, interrupted clocks. */
export async function factsOfHeat(on: Executor, heatId: HeatId): Promise<ScoringFact[]> {
  const found = await findScoredHeat(on, heatId);
  return found ? combined(found, await findFilled(on, heatId)).flatMap(({ facts }) => facts) : [];
}

/** The marks of a heat folded from the logs of all its sheets, corrections included; nothing for an unknown heat. */
export async function marksOfHeat(on: Executor, heatId: HeatId): Promise<LaneMark[]> {
  const found = await findScoredHeat(on, heatId);
  return found ? marksOfFilled(found, await findFilled(on, heatId)) : [];
}

/** Folds the heat's marks anew from the log and keeps them in its row; ask for the heat's lock first. */
export async function refoldHeat(tx: Tx, heatId: HeatId): Promise<LaneMark[]> {
  const marks = await marksOfHeat(tx, heatId);
  await updateScoredHeat(tx, heatId, { marks });
  return marks;
}
