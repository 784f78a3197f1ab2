import { accept, type Decision, refuse } from "#core/decision.ts";
import type { HeatId, OpId, SheetId, UnitId } from "#core/ids.ts";
import { isClerk } from "#core/judged/module-options.ts";
import { foldSheet, type SheetState } from "#core/scoring/fold.ts";
import { laneOf } from "#core/scoring/lane.ts";
import type { SheetAct } from "#core/scoring/ops.ts";
import { ownUnitLine, stepsDown } from "#core/scoring/panel-sheet.ts";
import type { Tx } from "#db/client.server.ts";
import { type EventRow, lockHeatsOfEvent } from "#db/events.ts";
import { findHeatsOf, type HeatRow, updateHeat } from "#db/heats.ts";
import { findHeatOfSheet, findJudges, findOverrides } from "#db/judged.ts";
import { findUnitsOfLanes } from "#db/masks.ts";
import { findRounds } from "#db/rounds.ts";
import type { Author } from "#db/schema/log.ts";
import { findOpsOfSheets, findSheetsOfHeats, type SheetRow, updateSheet } from "#db/sheets.ts";
import type { Deed } from "./act.ts";
import { isDoneBefore } from "./done-before.ts";
import { grouped } from "./grouped.ts";
import { type Answer, atHeat, type HeatRefusal } from "./heat-deed.ts";
import { refoldHeat } from "./heat-marks.ts";
import { note } from "./sheet-note.ts";
import type { World } from "./world.ts";

// [JD42] Judges step down for people of their own unit: from the lanes of a list one by one, from a sheet of nobody else as a whole.
// Numbers are looked through: the sheet says that it is so, not who it is.

interface Bench {
  heat: HeatRow;
  lanes: { lane: number; unit: UnitId }[];
  sheets: Judging[];
}

interface Judging {
  sheet: SheetRow;
  state: SheetState;
  /** lanes of the own unit that were allowed, with a reason */
  allowed: Set<number>;
}

/** The state of each of these sheets, from its log. */
async function foldedSheets(tx: Tx, sheets: readonly SheetRow[]): Promise<Map<SheetId, SheetState>> {
  const touched = sheets.flatMap(({ id, version }) => (version > 0 ? [id] : []));
  const ops = grouped(await findOpsOfSheets(tx, touched), ({ sheetId }) => sheetId);
  return new Map(sheets.map(({ id }) => [id, foldSheet((ops.get(id) ?? []).map(({ op }) => op))]));
}

/** The heats of an event that are not over, with what their sheets stand at. */
async function benchesOf(tx: Tx, event: EventRow): Promise<Bench[]> {
  const rounds = (await findRounds(tx, event.id)).flatMap(({ id, number }) =>
    event.plan.judged?.modules[number - 1]?.kind === "vote" ? [] : [id],
  );
  const heats = (await findHeatsOf(tx, rounds)).filter(({ state }) => state === "scheduled" || state === "running");
  const sheets = await findSheetsOfHeats(tx, idsOf(heats));
  const states = await foldedSheets(tx, sheets);
  const allowed = grouped(await findOverrides(tx, idsOf(sheets)), ({ sheet }) => sheet);
  const units = grouped(await findUnitsOfLanes(tx, rounds), ({ heatId }) => heatId);
  const byHeat = grouped(sheets, ({ heatId }) => heatId);
  return heats.map((heat) => ({
    heat,
    lanes: units.get(heat.id) ?? [],
    sheets: (byHeat.get(heat.id) ?? []).flatMap((sheet): Judging[] => {
      const state = states.get(sheet.id);
      const lanes = (allowed.get(sheet.id) ?? []).flatMap((one) => one.lanes);
      return state && !isClerk(sheet.judge) ? [{ sheet, state, allowed: new Set(lanes) }] : [];
    }),
  }));
}

const idsOf = <Id>(rows: readonly { id: Id }[]): Id[] => rows.map(({ id }) => id);

/** The lanes from which a judge of this unit steps down. */
const ownLanes = ({ lanes }: Bench, { allowed }: Judging, unit: UnitId | null): number[] =>
  lanes.flatMap((one) => (one.unit === unit && !allowed.has(one.lane) ? [one.lane] : []));

/**
 * [JD42] Has every judge of an event step down from, or come back to, what is not handed in of people of their own unit; call it
 * in a deed that holds the event. Answers the heats in which somebody has no judge left.
 */
export async function settleOwnUnit(deed: Deed, event: EventRow): Promise<{ nobody: number[] }> {
  await lockHeatsOfEvent(deed.tx, event.id);
  const judges = new Map((await findJudges(deed.tx, event.id)).map(({ number, unit }) => [number, unit]));
  const nobody = new Set<number>();
  for (const bench of await benchesOf(deed.tx, event)) {
    const left = new Set<number>();
    let changed = false;
    for (const one of bench.sheets) {
      const own = ownLanes(bench, one, judges.get(one.sheet.judge) ?? null);
      const moved = await step(deed, bench, one, own);
      changed ||= moved;
      if (one.state.excused !== true) for (const { lane } of bench.lanes) if (!own.includes(lane)) left.add(lane);
    }
    if (bench.lanes.some(({ lane }) => !left.has(lane))) nobody.add(bench.heat.number);
    if (changed) await afterStep(deed, bench.heat);
  }
  return { nobody: [...nobody] };
}

/** Makes one sheet what it should be; false where it is that already, or is handed in. */
async function step(deed: Deed, { heat, lanes }: Bench, { sheet, state }: Judging, own: number[]): Promise<boolean> {
  const { excused } = state;
  if (sheet.state === "submitted" && excused !== "own-unit") return false;
  if (lanes.length > 0 && own.length === lanes.length) {
    if (excused === "own-unit") return false;
    await write(deed, heat.id, sheet, [["judge-stepped-down", { kind: "submit", excused: "own-unit" }]], "submitted");
    return true;
  }
  const notes: Note[] = excused === "own-unit" ? [["judge-back", { kind: "reopen" }]] : [];
  for (const { lane } of lanes) {
    const down = own.includes(lane);
    if (down !== stepsDown(laneOf(state, lane))) notes.push(stepFrom(sheet, lane, down));
  }
  if (notes.length > 0) await write(deed, heat.id, sheet, notes, "open");
  return notes.length > 0;
}

type Note = ["judge-stepped-down" | "judge-back", SheetAct];

/** A judge steps down from one lane of a list, or comes back to it. */
const stepFrom = ({ judge }: SheetRow, lane: number, down: boolean): Note => [
  down ? "judge-stepped-down" : "judge-back",
  { kind: "score", lane, judge, criterion: ownUnitLine, value: down ? 1 : 0 },
];

/** Notes on a sheet above the judge's head, all of them one version of it. */
async function write(
  deed: Deed,
  heatId: HeatId,
  sheet: SheetRow,
  notes: readonly Note[],
  state: SheetRow["state"],
  reason: string | null = null,
): Promise<void> {
  for (const [kind, act] of notes) await note(deed, heatId, sheet, kind, act, reason);
  const submittedAt = state === "submitted" ? deed.at : null;
  await updateSheet(deed.tx, sheet.id, { version: sheet.version + 1, state, submittedAt });
}

/** The marks, and whether the heat is over now that somebody stepped down. */
async function afterStep(deed: Deed, heat: HeatRow): Promise<void> {
  await refoldHeat(deed.tx, heat.id);
  const sheets = await findSheetsOfHeats(deed.tx, [heat.id]);
  if (heat.state === "running" && sheets.every(({ state }) => state === "submitted"))
    await updateHeat(deed.tx, heat.id, { state: "provisional", closedAt: deed.at });
  deed.touch(`heat:${heat.id}`);
}

/**
 * [JD42] Lets a judge mark somebody of the own unit, with the reason: `lane` of a list, or all that the judge stepped down from.
 * Refused: not-own-unit where the judge did not step down there.
 */
export async function overrideOwnUnit(
  world: World,
  author: Author,
  sheetId: SheetId,
  reason: string,
  lane: number | null,
  op?: OpId,
): Promise<Answer<HeatId>> {
  const heatId = await findHeatOfSheet(world.db, sheetId);
  if (!heatId) return refuse({ kind: "no-such-sheet" });
  if (await isDoneBefore(world.db, op)) return refuse({ kind: "already-done" });
  return atHeat(world, author, heatId, op, async (deed, heat): Promise<Decision<HeatId, HeatRefusal>> => {
    const why = reason.trim();
    if (why === "") return refuse({ kind: "reason-required" });
    if (heat.state === "official") return refuse({ kind: "heat-official" });
    const sheet = (await findSheetsOfHeats(deed.tx, [heatId])).find(({ id }) => id === sheetId);
    const state = sheet && (await foldedSheets(deed.tx, [sheet])).get(sheetId);
    if (!sheet || !state || isClerk(sheet.judge)) return refuse({ kind: "no-such-sheet" });
    const whole = state.excused === "own-unit";
    const away = sheet.lanes.filter((one) => whole || (!state.excused && stepsDown(laneOf(state, one))));
    const lanes = away.filter((one) => lane === null || one === lane);
    if (lanes.length === 0) return refuse({ kind: "not-own-unit" });
    const about = { subject: "sheet", subjectId: sheetId, sheetId, heatId };
    await deed.log({ ...about, kind: "own-unit-overridden", payload: { judge: sheet.judge, lanes }, reason: why });
    const notes = sheet.lanes.flatMap((one): Note[] => {
      const down = away.includes(one) && !lanes.includes(one);
      return down === stepsDown(laneOf(state, one)) ? [] : [stepFrom(sheet, one, down)];
    });
    await write(deed, heatId, sheet, [["judge-back", { kind: "reopen" }], ...notes], "open", why);
    if (heat.state === "provisional") await updateHeat(deed.tx, heatId, { state: "running", closedAt: null });
    await refoldHeat(deed.tx, heatId);
    return accept(heatId);
  });
}
