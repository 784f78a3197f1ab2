import type { EntrantId, EventId, MeetId } from "#core/ids.ts";
import type { StageDraw } from "#core/stages/draw.ts";
import type { Executor } from "#db/client.server.ts";
import { findStagesNaming, updateStage } from "#db/stages.ts";
import type { Deed } from "./act.ts";
import type { PlayedStages } from "./stages.ts";

/** Whether somebody is in the draw of one of these events, with a match or a bye. */
export async function isInDraws(
  on: Executor,
  meet: MeetId,
  id: EntrantId,
  events: readonly EventId[],
): Promise<boolean> {
  return (await findStagesNaming(on, meet, id)).some(({ eventId }) => events.includes(eventId));
}

/** The draw with somebody in the place of somebody else; the lot says for whom it was drawn. */
function withInstead(draw: StageDraw, outId: EntrantId, inId: EntrantId): StageDraw {
  const exchanged = JSON.parse(JSON.stringify(draw).replaceAll(outId, inId)) as StageDraw;
  return "lot" in draw ? ({ ...exchanged, lot: draw.lot } as StageDraw) : exchanged;
}

/** Puts somebody else in a person's place in the draws of these events. */
export async function exchangeInDraws(
  deed: Deed,
  meet: MeetId,
  events: readonly EventId[],
  { outId, inId }: { outId: EntrantId; inId: EntrantId },
): Promise<void> {
  for (const { id, eventId, draw } of await findStagesNaming(deed.tx, meet, outId)) {
    if (!events.includes(eventId)) continue;
    await updateStage(deed.tx, id, { draw: withInstead(draw, outId, inId) });
    deed.touch(`event:${eventId}`);
  }
}

/** What a withdrawal does in an event that is met two by two: nothing for those who are out; null while it is run in heats. */
export function wayOutOfStages(
  { plan, runners, played, heats }: PlayedStages,
  id: EntrantId,
): "done" | "out" | "running" | null {
  if (plan.format === "heats" && runners.size === 0) return null;
  const own = [...heats.values()].filter(({ lanes }) => lanes.some(({ entrant }) => entrant === id));
  if (own.some(({ state }) => state === "running")) return "running";
  const gone = plan.format === "heats" && ![...runners.values()].includes(id);
  return gone || played.over || played.places.some((one) => one.id === id) ? "done" : "out";
}
