import type { HeatId } from "#core/ids.ts";
import type { SheetAct } from "#core/scoring/ops.ts";
import type { SheetRow } from "#db/sheets.ts";
import type { Deed } from "./act.ts";

/** A sheet's row as far as an entry of the chief needs it. */
type Place = Pick<SheetRow, "id" | "version">;

/** Logs an act of the chief on a sheet, as its next version; the row is moved on by `updateSheet`. */
export async function note(
  deed: Deed,
  heatId: HeatId,
  sheet: Place,
  kind:
    | "sheet-op"
    | "mark-corrected"
    | "contest-settled"
    | "judge-excused"
    | "judge-stepped-down"
    | "judge-back"
    | "sheet-reopened",
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
