import { accept, refuse } from "#core/decision.ts";
import type { HeatId, OpId } from "#core/ids.ts";
import { updateHeat } from "#db/heats.ts";
import type { Author } from "#db/schema/log.ts";
import { updateSheet } from "#db/sheets.ts";
import { isDoneBefore } from "./done-before.ts";
import { type Answer, atHeat } from "./heat-deed.ts";
import { findFilled, refoldHeat, stateOf } from "./heat-marks.ts";
import { note } from "./sheet-note.ts";
import type { World } from "./world.ts";

/**
 * [JD43] Has judges mark a heat again that is handed in and not confirmed, with the reason: their sheets open with what stands
 * on them, and no mark is told until all are in again. null = all judges who marked.
 */
export async function markAgain(
  world: World,
  author: Author,
  heatId: HeatId,
  judges: readonly number[] | null,
  reason: string,
  op?: OpId,
): Promise<Answer<HeatId>> {
  if (await isDoneBefore(world.db, op)) return refuse({ kind: "already-done" });
  return atHeat(world, author, heatId, op, async (deed, heat) => {
    const why = reason.trim();
    if (why === "") return refuse({ kind: "reason-required" });
    if (heat.state === "official") return refuse({ kind: "heat-official" });
    if (heat.state !== "provisional") return refuse({ kind: "heat-not-closed" });
    const marked = (await findFilled(deed.tx, heatId)).filter((one) => !stateOf(one).excused);
    const again = marked.filter(({ sheet }) => judges === null || judges.includes(sheet.judge));
    const unknown = judges?.some((number) => !again.some(({ sheet }) => sheet.judge === number)) ?? false;
    if (again.length === 0 || unknown) return refuse({ kind: "no-such-judge" });
    for (const { sheet } of again) {
      await note(deed, heatId, sheet, "sheet-reopened", { kind: "reopen" }, why);
      await updateSheet(deed.tx, sheet.id, { version: sheet.version + 1, state: "open", submittedAt: null });
    }
    await updateHeat(deed.tx, heatId, { state: "running", closedAt: null });
    await refoldHeat(deed.tx, heatId);
    return accept(heatId);
  });
}
