import { accept, refuse } from "#core/decision.ts";
import type { HeatId, OpId } from "#core/ids.ts";
import { missingLanes } from "#core/scoring/mark.ts";
import type { CorrectedMark, SheetAct } from "#core/scoring/ops.ts";
import type { LaneMark } from "#core/scoring/ruleset.ts";
import { findEvent } from "#db/events.ts";
import { updateHeat } from "#db/heats.ts";
import { findRound } from "#db/rounds.ts";
import type { Author } from "#db/schema/log.ts";
import { updateSheet } from "#db/sheets.ts";
import { same } from "./difference.ts";
import { confirmIn } from "./heat-confirm.ts";
import { type Answer, atHeat, correctLane, tooMuch } from "./heat-deed.ts";
import { findFilled, reconciledOf, refoldHeat, stateOf } from "./heat-marks.ts";
import { letOutBy } from "./judged-release.ts";
import { progress } from "./rounds.ts";
import { note } from "./sheet-note.ts";
import type { World } from "./world.ts";

/** The chief referee makes a provisional heat official; with the last one the round moves on. */
export function confirmHeat(world: World, author: Author, heatId: HeatId, op?: OpId): Promise<Answer<HeatId>> {
  return atHeat(world, author, heatId, op, async (deed, heat) => {
    const confirmed = await confirmIn(deed, heat);
    if (!confirmed.ok) return confirmed;
    const event = await findEvent(deed.tx, heat.eventId);
    if (event) await letOutBy(deed, event, [heatId]);
    const moved = await progress(world, deed, heat.roundId);
    return moved.ok ? accept(heatId) : moved;
  });
}

/**
 * Corrects one mark of a heat that is over, with a reason: a new entry of the log, nothing overwritten. In an official heat
 * whoever goes on is worked out anew; matches that had begun and would fall need `approve`.
 */
export function correctMark(
  world: World,
  author: Author,
  heatId: HeatId,
  lane: number,
  mark: CorrectedMark,
  reason: string,
  op?: OpId,
  approve = false,
): Promise<Answer<HeatId>> {
  return atHeat(world, author, heatId, op, async (deed, heat) => {
    if (heat.state !== "provisional" && heat.state !== "official") return refuse({ kind: "heat-not-closed" });
    const why = reason.trim();
    if (why === "") return refuse({ kind: "reason-required" });
    return correctLane(world, deed, heat, { lane, mark, why, approve });
  });
}

/** One lane's result as typed at the desk. */
export interface DeskMark {
  lane: number;
  mark: CorrectedMark;
}

export function actOf({ lane, mark }: DeskMark): SheetAct {
  switch (mark.kind) {
    case "value":
      return { kind: "set", lane, value: mark.value, misses: mark.misses, ...(mark.points && { points: mark.points }) };
    case "failed":
      return { kind: "fail", lane, fault: mark.fault, ms: mark.ms };
    case "status":
      return { kind: "status", lane, status: mark.status };
  }
}

/** Whether a mark is already what is typed. */
export function isSaid(now: LaneMark, mark: CorrectedMark): boolean {
  switch (mark.kind) {
    case "value":
      return (
        now.outcome === "valid" &&
        now.value === mark.value &&
        now.misses === mark.misses &&
        (mark.points === undefined || same(now.points, mark.points))
      );
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
      const max = await tooMuch(deed.tx, heat, one.mark);
      if (max !== null) return refuse({ kind: "mark-implausible", lane: one.lane, max });
      if (!filled.some(({ sheet }) => sheet.lanes.includes(one.lane)))
        return refuse({ kind: "no-such-lane", lane: one.lane });
    }
    for (const one of filled) {
      const { sheet } = one;
      const { lanes } = stateOf(one);
      const differ = new Set(reconciledOf(one).contests.flatMap((other) => (other.settled ? [] : [other.lane])));
      for (const { lane, mark } of marks.filter((other) => sheet.lanes.includes(other.lane))) {
        const now = heat.marks.find((other) => other.lane === lane);
        // said again where tablets differ: that decides it
        if (now && isSaid(now, mark) && !differ.has(lane)) continue;
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
