import type { HeatId, OpId } from "#core/ids.ts";
import { foldSheet, type SheetState } from "#core/scoring/fold.ts";
import type { SheetOp } from "#core/scoring/ops.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import { rulesetOf } from "#core/scoring/rulesets/index.ts";
import type { Executor, Tx } from "#db/client.server.ts";
import { findOpsOfSheets, findScoredHeat, findSheetsOfHeat, type SheetRow, updateScoredHeat } from "#db/sheets.ts";

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

const states = new WeakMap<Filled, SheetState>();

/** [SC2] The state of a sheet from its log, folded once for everybody who asks. */
export function stateOf(filled: Filled): SheetState {
  const state = states.get(filled) ?? foldSheet(filled.ops);
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

/** [SC1] The marks of one sheet's lanes. Throws where the event's ruleset is none we have: the row cannot be read. */
export function marksOfSheet({ ruleset, options }: Scoring, state: SheetState, lanes: readonly number[]): LaneMark[] {
  const rules = rulesetOf(ruleset);
  if (!rules) throw new Error(`no such ruleset: ${ruleset}`);
  return rules.marks(state, options, lanes);
}

/** Several sheets of one heat as one: each lane stands on one of them. */
function together(filled: readonly Filled[]): SheetState {
  const states = filled.map(stateOf);
  return {
    started: states.find(({ started }) => started !== null)?.started ?? null,
    submitted: states.length > 0 && states.every(({ submitted }) => submitted),
    excused: false,
    interrupted: states.flatMap(({ interrupted }) => interrupted),
    lanes: Object.assign({}, ...states.map(({ lanes }) => lanes)),
    games: Object.assign({}, ...states.map(({ games }) => games)),
  };
}

/** The marks of a whole heat, in lane order. Places of arrival [SC7] are given over all its sheets. */
export function marksOfFilled(scoring: Scoring, filled: readonly Filled[]): LaneMark[] {
  const marks =
    scoring.options.measure === "order"
      ? marksOfSheet(
          scoring,
          together(filled),
          filled.flatMap(({ sheet }) => sheet.lanes),
        )
      : filled.flatMap((one) => marksOfSheet(scoring, stateOf(one), one.sheet.lanes));
  return marks.sort((a, b) => a.lane - b.lane);
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
