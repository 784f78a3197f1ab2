import type { HeatId, RoundId, SheetId } from "#core/ids.ts";
import type { JudgedModule } from "#core/judged/plan.ts";
import { foldSheet, type SheetState } from "#core/scoring/fold.ts";
import { laneOf } from "#core/scoring/lane.ts";
import { stepsDown } from "#core/scoring/panel-sheet.ts";
import type { ScoringFact } from "#core/scoring/ruleset.ts";
import type { Executor } from "#db/client.server.ts";
import { findHeats, findLanes, type HeatRow } from "#db/heats.ts";
import { findLogOf } from "#db/log.ts";
import type { RoundRow } from "#db/rounds.ts";
import { findOpsOfSheets, findSheetsOfHeats, type SheetRow } from "#db/sheets.ts";
import { grouped } from "./grouped.ts";
import { factsOfHeat } from "./heat-marks.ts";
import { type DrawnModule, moduleOfRound } from "./judged-module.ts";

/** One judge's sheet, without a mark: whether it is in, and who does not judge. */
export type JudgeShown = {
  id: SheetId;
  judge: number;
  state: "open" | "in" | "absent" | "own-unit";
  /** of a list: the lanes this judge steps down from */
  ownUnit: number[];
  /** something is noted on it */
  begun: boolean;
};

export type ModuleHeat = {
  id: HeatId;
  number: number;
  panel: number | null;
  station: number | null;
  state: HeatRow["state"];
  /** behind a number until the heat is official */
  lanes: { lane: number; name: string; unitName: string }[];
  sheets: JudgeShown[];
  /** what the chief has to look at; [] until all are in */
  facts: ScoringFact[];
};

export interface ModuleShown {
  round: RoundRow;
  module: JudgedModule;
  /** what it was drawn from, for whoever wants to draw it again; null of a blind module that is not official */
  lot: { seed: string; secret: string; edition: string } | null;
  heats: ModuleHeat[];
}

function sheetShown({ id, judge, version, state }: SheetRow, folded: SheetState, lanes: readonly number[]): JudgeShown {
  const { excused } = folded;
  const handed = excused === "own-unit" ? "own-unit" : excused ? "absent" : "in";
  return {
    id,
    judge,
    state: state === "open" ? "open" : handed,
    ownUnit: lanes.filter((lane) => excused === "own-unit" || stepsDown(laneOf(folded, lane))),
    begun: version > 0,
  };
}

const isOver = ({ state }: HeatRow) => state === "provisional" || state === "official";

/** A module that is drawn, with how far every judge of every appearance is; nothing of a mark, and no name behind a number. */
export async function moduleShown(on: Executor, roundId: RoundId): Promise<ModuleShown | null> {
  const drawn = await moduleOfRound(on, roundId);
  if (!drawn) return null;
  const rows = await findHeats(on, roundId);
  const sheets = await findSheetsOfHeats(
    on,
    rows.map(({ id }) => id),
  );
  const touched = sheets.flatMap(({ id, version }) => (version > 0 ? [id] : []));
  const ops = grouped(await findOpsOfSheets(on, touched), ({ sheetId }) => sheetId);
  const lanes = grouped(await findLanes(on, roundId), ({ heatId }) => heatId);
  const ofHeat = grouped(sheets, ({ heatId }) => heatId);
  const heats: ModuleHeat[] = [];
  for (const heat of rows) {
    const { id, number, panel, station, state } = heat;
    const seated = lanes.get(id) ?? [];
    heats.push({
      ...{ id, number, panel, station, state },
      lanes: seated.map(({ lane, name, unitName }) => ({ lane, name, unitName })),
      sheets: (ofHeat.get(id) ?? []).map((sheet) => {
        const folded = foldSheet((ops.get(sheet.id) ?? []).map(({ op }) => op));
        return sheetShown(sheet, folded, sheet.lanes);
      }),
      facts: isOver(heat) ? await factsOfHeat(on, id) : [],
    });
  }
  return { round: drawn.round, module: drawn.module, lot: await lotOf(on, drawn), heats };
}

/** What a module was drawn from, as the log keeps it. */
async function lotOf(on: Executor, { round, module }: DrawnModule): Promise<ModuleShown["lot"]> {
  if (module.blind && round.state !== "official") return null;
  const entry = (await findLogOf(on, round.id)).findLast(({ kind }) => kind === "module-drawn");
  const draw = (entry?.payload as { draw?: { seed: string; secret: string; edition: string } } | undefined)?.draw;
  return draw ? { seed: draw.seed, secret: module.blind ? draw.secret : "", edition: draw.edition } : null;
}
