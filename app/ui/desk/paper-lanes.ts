import type { SheetAct } from "#core/scoring/ops.ts";

/** Whether an act of the log was keyed in from a printed sheet. */
export const isFromPaper = (act: SheetAct | null): boolean => act !== null && "paper" in act && act.paper === true;

/** The lanes whose mark was last said by a printed sheet; a history, oldest first. */
export function paperLanes(history: readonly { act: SheetAct | null; undone: boolean }[]): Set<number> {
  const lanes = new Set<number>();
  for (const { act, undone } of history) {
    if (!act || undone || !("lane" in act) || act.kind === "ask") continue;
    if (isFromPaper(act)) lanes.add(act.lane);
    else lanes.delete(act.lane);
  }
  return lanes;
}
