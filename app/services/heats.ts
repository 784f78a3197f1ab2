import { accept, type Decision, refuse } from "#core/decision.ts";
import type { HeatId, OpId } from "#core/ids.ts";
import { foldSheet } from "#core/scoring/fold.ts";
import { missingLanes } from "#core/scoring/mark.ts";
import type { CorrectedMark, SheetAct } from "#core/scoring/ops.ts";
import { mostOf } from "#core/scoring/plausible.ts";
import type { LaneMark } from "#core/scoring/ruleset.ts";
import type { Tx } from "#db/client.server.ts";
import { findEvent } from "#db/events.ts";
import { findHeat, type HeatRow, updateHeat } from "#db/heats.ts";
import { findRound } from "#db/rounds.ts";
import type { Author } from "#db/schema/log.ts";
import { findSheetsOfHeat, type SheetRow, updateSheet } from "#db/sheets.ts";
import { type AlreadyDone, act, type Deed } from "./act.ts";
import { findFilled, refoldHeat } from "./heat-marks.ts";
import { progress } from "./rounds.ts";
import type { World } from "./world.ts";

type HeatRefusal =
  | { kind: "no-such-heat" }
  /** not every sheet is submitted yet */
  | { kind: "heat-not-closed" }
  | { kind: "heat-official" }
  | { kind: "heat-closed" }
  | { kind: "round-not-published" }
  | { kind: "reason-required" }
  | { kind: "no-such-lane"; lane: number }
  | { kind: "mark-implausible"; lane: number; max: number }
  | { kind: "lanes-missing"; lanes: number[] };

type Answer<Value> = Decision<Value, HeatRefusal | AlreadyDone>;

/** One heat, one decision at a time: the event is held too, since a mark may decide who goes on. */
async function atHeat<Value>(
  world: World,
  author: Author,
  heatId: HeatId,
  op: OpId | undefined,
  work: (deed: Deed, heat: HeatRow) => Promise<Decision<Value, HeatRefusal>>,
): Promise<Answer<Value>> {
  const found = await findHeat(world.db, heatId);
  if (!found) return refuse({ kind: "no-such-heat" });
  const lock = [
    { kind: "event" as const, id: found.eventId },
    { kind: "heat" as const, id: heatId },
  ];
  return act(world, { meet: found.meetId, author, lock, ...(op ? { op } : {}) }, async (deed) => {
    const heat = await findHeat(deed.tx, heatId);
    if (!heat) return refuse({ kind: "no-such-heat" as const });
    const decision = await work(deed, heat);
    if (decision.ok) deed.touch(`heat:${heatId}`, `round:${heat.roundId}`);
    return decision;
  });
}

/** The chief referee makes a provisional heat official; with the last one the round moves on. */
export function confirmHeat(world: World, author: Author, heatId: HeatId, op?: OpId): Promise<Answer<HeatId>> {
  return atHeat(world, author, heatId, op, async (deed, heat) => {
    if (heat.state === "official") return refuse({ kind: "heat-official" });
    if (heat.state !== "provisional") return refuse({ kind: "heat-not-closed" });
    await updateHeat(deed.tx, heatId, { state: "official", officialAt: deed.at });
    await deed.log({
      kind: "heat-confirmed",
      subject: "heat",
      subjectId: heatId,
      heatId,
      payload: { number: heat.number, marks: heat.marks },
    });
    await progress(world, deed, heat.roundId);
    return accept(heatId);
  });
}

async function isPlausible(tx: Tx, heat: HeatRow, mark: CorrectedMark): Promise<number | null> {
  const event = await findEvent(tx, heat.eventId);
  const max = mostOf[event?.options.measure ?? "count"];
  const numbers = mark.kind === "value" ? [mark.value, mark.misses] : mark.kind === "failed" ? [mark.ms] : [];
  const top = mark.kind === "failed" ? mostOf.time : max;
  return numbers.every((n) => Number.isInteger(n) && n >= 0 && n <= top) ? null : top;
}

/**
 * Corrects one mark of a heat that is over, with a reason: a new entry of the log, nothing overwritten. In an official heat
 * whoever goes on is worked out anew.
 */
export function correctMark(
  world: World,
  author: Author,
  heatId: HeatId,
  lane: number,
  mark: CorrectedMark,
  reason: string,
  op?: OpId,
): Promise<Answer<HeatId>> {
  return atHeat(world, author, heatId, op, async (deed, heat) => {
    if (heat.state !== "provisional" && heat.state !== "official") return refuse({ kind: "heat-not-closed" });
    const why = reason.trim();
    if (why === "") return refuse({ kind: "reason-required" });
    const max = await isPlausible(deed.tx, heat, mark);
    if (max !== null) return refuse({ kind: "mark-implausible", lane, max });
    const sheet = (await findSheetsOfHeat(deed.tx, heatId)).find((one) => one.lanes.includes(lane));
    if (!sheet) return refuse({ kind: "no-such-lane", lane });
    await note(deed, heatId, sheet, "mark-corrected", { kind: "correct", lane, mark, reason: why }, why);
    await updateSheet(deed.tx, sheet.id, { version: sheet.version + 1 });
    await refoldHeat(deed.tx, heatId);
    if (heat.state === "official") await progress(world, deed, heat.roundId, why);
    return accept(heatId);
  });
}

async function note(
  deed: Deed,
  heatId: HeatId,
  sheet: SheetRow,
  kind: "sheet-op" | "mark-corrected",
  payload: SheetAct,
  reason: string | null = null,
): Promise<void> {
  await deed.log({
    kind,
    subject: "sheet",
    subjectId: sheet.id,
    sheetId: sheet.id,
    heatId,
    baseVersion: sheet.version,
    version: sheet.version + 1,
    payload,
    reason,
  });
}

/** One lane's result as typed at the desk. */
export interface DeskMark {
  lane: number;
  mark: CorrectedMark;
}

function actOf({ lane, mark }: DeskMark): SheetAct {
  switch (mark.kind) {
    case "value":
      return { kind: "set", lane, value: mark.value, misses: mark.misses };
    case "failed":
      return { kind: "fail", lane, fault: mark.fault, ms: mark.ms };
    case "status":
      return { kind: "status", lane, status: mark.status };
  }
}

function isSaid(now: LaneMark, mark: CorrectedMark): boolean {
  switch (mark.kind) {
    case "value":
      return now.outcome === "valid" && now.value === mark.value && now.misses === mark.misses;
    case "failed":
      return now.outcome === "failed" && now.faults[0] === mark.fault && now.keptMs === mark.ms;
    case "status":
      return now.outcome === mark.status;
  }
}

/**
 * Types a heat's results in without a tablet, from paper: every lane at once; the heat is provisional afterwards. Where a
 * tablet had begun the heat, what is typed here counts.
 */
export function enterAtDesk(
  world: World,
  author: Author,
  heatId: HeatId,
  marks: readonly DeskMark[],
  op?: OpId,
): Promise<Answer<HeatId>> {
  return atHeat(world, author, heatId, op, async (deed, heat) => {
    const round = await findRound(deed.tx, heat.roundId);
    if (round?.state === "drawn") return refuse({ kind: "round-not-published" });
    if (heat.state === "provisional" || heat.state === "official") return refuse({ kind: "heat-closed" });
    const filled = await findFilled(deed.tx, heatId);
    for (const one of marks) {
      const max = await isPlausible(deed.tx, heat, one.mark);
      if (max !== null) return refuse({ kind: "mark-implausible", lane: one.lane, max });
      if (!filled.some(({ sheet }) => sheet.lanes.includes(one.lane)))
        return refuse({ kind: "no-such-lane", lane: one.lane });
    }
    for (const { sheet, ops } of filled) {
      const { lanes } = foldSheet(ops);
      for (const { lane, mark } of marks.filter((one) => sheet.lanes.includes(one.lane))) {
        const now = heat.marks.find((one) => one.lane === lane);
        if (now && isSaid(now, mark)) continue;
        // what a tablet noted of the lane stays in the log, below what is typed here
        if (lanes[lane]) await note(deed, heatId, sheet, "mark-corrected", { kind: "correct", lane, mark, reason: "" });
        else await note(deed, heatId, sheet, "sheet-op", actOf({ lane, mark }));
      }
      const open = sheet.state === "open";
      if (open) await note(deed, heatId, sheet, "sheet-op", { kind: "submit" });
      const submittedAt = open ? deed.at : sheet.submittedAt;
      await updateSheet(deed.tx, sheet.id, { version: sheet.version + 1, state: "submitted", submittedAt });
    }
    const missing = missingLanes(await refoldHeat(deed.tx, heatId));
    if (missing.length > 0) return refuse({ kind: "lanes-missing", lanes: missing });
    await updateHeat(deed.tx, heatId, {
      state: "provisional",
      startedAt: heat.startedAt ?? deed.at,
      closedAt: deed.at,
    });
    return accept(heatId);
  });
}
