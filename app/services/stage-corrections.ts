import { accept, type Decision, refuse } from "#core/decision.ts";
import type { HeatId, OpId } from "#core/ids.ts";
import type { SheetOp } from "#core/scoring/ops.ts";
import type { LaneMark } from "#core/scoring/ruleset.ts";
import type { Executor } from "#db/client.server.ts";
import { findHeat, type HeatRow } from "#db/heats.ts";
import type { Author } from "#db/schema/log.ts";
import { type Answer, atHeat, type HeatRefusal, refolded, writeCorrection } from "./heat-deed.ts";
import { type Filled, findFilled, marksOfFilled, type Scoring } from "./heat-marks.ts";
import type { DeskMark } from "./heats.ts";
import { fallIf, type MatchesFall } from "./stage-fall.ts";
import { playStagesOf } from "./stages.ts";
import type { World } from "./world.ts";

/** A sheet as it would be with these corrections. */
function corrected({ sheet, ops, heard }: Filled, marks: readonly DeskMark[]): Filled {
  const own = marks.filter(({ lane }) => sheet.lanes.includes(lane));
  const last = ops.reduce((most, { seq }) => Math.max(most, seq), 0);
  const added = own.map(
    ({ lane, mark }, at): SheetOp => ({
      ...{ kind: "correct", lane, mark, reason: "" },
      ...{ id: `preview-${at}` as OpId, device: "desk", seq: last + at + 1, at: Number.MAX_SAFE_INTEGER },
      ...{ base: sheet.version, version: sheet.version + 1 },
    }),
  );
  return { sheet, ops: [...ops, ...added], heard };
}

/** The marks of a heat as they would be with these corrections. */
async function marksWith(
  on: Executor,
  heat: HeatRow,
  scoring: Scoring,
  marks: readonly DeskMark[],
): Promise<LaneMark[]> {
  const filled = await findFilled(on, heat.id);
  return marksOfFilled(
    scoring,
    filled.map((one) => corrected(one, marks)),
  );
}

/**
 * [KO10] What a correction of an official match would do to what comes after it, without making it: matches that had begun and
 * fall, seats that others take, places and prizes. null where it is no such match, or nothing follows.
 */
export async function previewCorrection(
  on: Executor,
  heatId: HeatId,
  marks: readonly DeskMark[],
): Promise<MatchesFall | null> {
  const heat = await findHeat(on, heatId);
  if (!heat || heat.match === null || heat.state !== "official") return null;
  const now = await playStagesOf(on, heat.eventId);
  return now && fallIf(now, heat.id, await marksWith(on, heat, now.event, marks));
}

/**
 * Corrects both lanes of a match in one decision, with a reason. In an official one whoever goes on is worked out anew; matches
 * that had begun and would fall need `approve`, and are voided in the log. Refused also where nobody would win.
 */
export function correctMatch(
  world: World,
  author: Author,
  heatId: HeatId,
  marks: readonly DeskMark[],
  reason: string,
  { approve = false, op }: { approve?: boolean; op?: OpId } = {},
): Promise<Answer<HeatId>> {
  return atHeat(world, author, heatId, op, async (deed, heat): Promise<Decision<HeatId, HeatRefusal>> => {
    if (heat.state !== "provisional" && heat.state !== "official") return refuse({ kind: "heat-not-closed" });
    const why = reason.trim();
    if (why === "") return refuse({ kind: "reason-required" });
    for (const { lane, mark } of marks) {
      const written = await writeCorrection(deed, heat, { lane, mark, why });
      if (!written.ok) return written;
    }
    return marks.length > 0 ? refolded(world, deed, heat, why, approve) : accept(heatId);
  });
}
