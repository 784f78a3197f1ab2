import type { EventPlan } from "#core/rounds/plan.ts";
import type { SheetAct } from "#core/scoring/ops.ts";

/** What says a mark. */
const telling: readonly SheetAct["kind"][] = ["score", "set", "ask", "correct"];

/** Whether a judge's act is hidden from everybody else: the heat is judged, and not everybody has handed in. */
export const isHidden = (act: SheetAct, plan: Pick<EventPlan, "judged">, heat: { state: string }): boolean =>
  plan.judged !== undefined && (heat.state === "scheduled" || heat.state === "running") && telling.includes(act.kind);

/** The kind of a log entry whose act is hidden. */
export const hiddenKind = "mark-hidden";
