import { accept, type Decision, refuse } from "../decision.ts";
import type { EntrantId } from "../ids.ts";
import type { Drawable, DrawnHeat } from "./draw.ts";
import { replaceEntrant } from "./move.ts";
import type { InsteadOfRedraw, RoundStage } from "./redraw.ts";
import { separationCost } from "./separation.ts";

/** [HT19] What happens to the lane of somebody who left. */
export type VacancyPolicy = InsteadOfRedraw | "redraw";

export type Vacated =
  | { kind: "lane-empty"; out: EntrantId; heat: number; lane: number }
  | { kind: "standby-in"; out: EntrantId; heat: number; lane: number; standby: EntrantId }
  /** nothing moved: everybody who stays is drawn again */
  | { kind: "redraw"; out: EntrantId; staying: Drawable[] };

export interface Vacancy {
  heats: DrawnHeat[];
  fact: Vacated;
  costBefore: number;
  costAfter: number;
}

export type VacancyRefusal =
  | { kind: "not-in-draw" }
  | { kind: "heat-started"; heat: number }
  /** a published round is not drawn again because somebody left */
  | { kind: "redraw-published"; choices: InsteadOfRedraw[] };

/**
 * [HT19] The lane of somebody who left stays empty, goes to the first of the `standbys` (best ranked first) who stands in no
 * heat, or the round is drawn again while it is not published. Without a standby the lane stays empty. Refused: who is not
 * in the draw, a heat that was started, a redraw after publication. Source: domain 1.5 ([SPORTFT], [INSIDE]; before 2023 the
 * lane stayed empty; swimming [FINA-SW3] never seeds again).
 */
export function vacateLane(
  heats: readonly DrawnHeat[],
  out: EntrantId,
  standbys: readonly Drawable[],
  policy: VacancyPolicy,
  { published, started }: RoundStage,
): Decision<Vacancy, VacancyRefusal> {
  const heat = heats.find((one) => one.lanes.some(({ id }) => id === out));
  const place = heat?.lanes.find(({ id }) => id === out);
  if (!heat || !place) return refuse({ kind: "not-in-draw" });
  if (started.includes(heat.number)) return refuse({ kind: "heat-started", heat: heat.number });
  const at = { out, heat: heat.number, lane: place.lane };
  const costBefore = separationCost(heats);
  const drawn = heats.flatMap(({ lanes }) => lanes.map(({ id, unit }) => ({ id, unit })));
  if (policy === "redraw") {
    if (published || started.length > 0) return refuse({ kind: "redraw-published", choices: ["leave", "standby"] });
    const staying = drawn.filter(({ id }) => id !== out);
    return accept({ heats: [...heats], fact: { kind: "redraw", out, staying }, costBefore, costAfter: costBefore });
  }
  const inDraw = new Set(drawn.map(({ id }) => id));
  const standby = policy === "standby" ? standbys.find(({ id }) => !inDraw.has(id)) : undefined;
  const after = replaceEntrant(heats, out, standby ?? null);
  const fact: Vacated = standby ? { kind: "standby-in", ...at, standby: standby.id } : { kind: "lane-empty", ...at };
  return accept({ heats: after, fact, costBefore, costAfter: separationCost(after) });
}
