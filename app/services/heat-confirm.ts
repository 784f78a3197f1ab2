import { accept, type Decision, refuse } from "#core/decision.ts";
import type { HeatId } from "#core/ids.ts";
import { missingLanes } from "#core/scoring/mark.ts";
import type { Executor } from "#db/client.server.ts";
import { type HeatRow, updateHeat } from "#db/heats.ts";
import { openMasks } from "#db/masks.ts";
import type { Deed } from "./act.ts";
import type { HeatRefusal } from "./heat-deed.ts";
import { factsOfHeat } from "./heat-marks.ts";
import { openOf } from "./in-question.ts";
import { isUndecided } from "./stages.ts";

/** What keeps a heat from being confirmed; null where nothing does. */
async function whyNot(on: Executor, heat: HeatRow): Promise<HeatRefusal | null> {
  if (heat.state === "official") return { kind: "heat-official" };
  const open = await openOf(on, heat.id);
  const waits = open.missing.filter(({ judges }) => judges > 1).map(({ id }) => id);
  if (heat.state === "running" && waits.length > 0) return { kind: "judges-missing", sheets: waits };
  if (heat.state !== "provisional") return { kind: "heat-not-closed" };
  if (open.contested.length > 0) return { kind: "contested", lanes: open.contested };
  if (open.asked.length > 0) return { kind: "asked", lanes: open.asked };
  const missing = missingLanes(heat.marks);
  if (missing.length > 0) {
    const apart = (await factsOfHeat(on, heat.id)).flatMap((one) =>
      one.kind === "judgement-spread" && missing.includes(one.lane) ? [one.lane] : [],
    );
    if (apart.length > 0) return { kind: "judges-apart", lanes: [...new Set(apart)] };
    return { kind: "lanes-missing", lanes: missing };
  }
  return (await isUndecided(on, heat)) ? { kind: "nobody-won" } : null;
}

/** Makes a provisional heat official inside a deed that holds it; [JD15] who was judged under a number gets the name back. */
export async function confirmIn(deed: Deed, heat: HeatRow): Promise<Decision<HeatId, HeatRefusal>> {
  const refusal = await whyNot(deed.tx, heat);
  if (refusal) return refuse(refusal);
  await updateHeat(deed.tx, heat.id, { state: "official", officialAt: deed.at });
  const about = { subject: "heat", subjectId: heat.id, heatId: heat.id };
  const payload = { number: heat.number, marks: heat.marks };
  await deed.log({ ...about, kind: "heat-confirmed", payload });
  const masks = await openMasks(deed.tx, heat.id, deed.at);
  if (masks.length > 0) await deed.log({ ...about, kind: "mask-opened", payload: { number: heat.number, masks } });
  deed.touch(`heat:${heat.id}`);
  return accept(heat.id);
}
