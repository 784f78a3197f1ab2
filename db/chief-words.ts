import { and, desc, inArray, sql } from "drizzle-orm";
import type { SheetId } from "#core/ids.ts";
import type { SheetAct } from "#core/scoring/ops.ts";
import type { Executor } from "./client.server.ts";
import { log } from "./schema/index.ts";

/** The last that was decided above a judge's head about one sheet: the judge is excused, or it is opened again, and why. */
export interface ChiefWord {
  act: SheetAct;
  reason: string | null;
}

/** What was decided about these sheets last; those nobody decided anything about are left out. */
export async function findChiefWords(on: Executor, ids: readonly SheetId[]): Promise<Map<SheetId, ChiefWord>> {
  if (ids.length === 0) return new Map();
  const decides = sql`(${log.payload}->>'kind' = 'reopen' or ${log.payload} ? 'excused')`;
  const rows = await on
    .selectDistinctOn([log.sheetId], { sheet: log.sheetId, act: sql<SheetAct>`${log.payload}`, reason: log.reason })
    .from(log)
    .where(and(inArray(log.sheetId, [...ids]), decides))
    .orderBy(log.sheetId, desc(log.seq));
  return new Map(rows.flatMap(({ sheet, ...word }) => (sheet === null ? [] : [[sheet, word] as const])));
}
