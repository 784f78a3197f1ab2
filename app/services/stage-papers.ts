import type { EventId, MeetId } from "#core/ids.ts";
import type { Executor } from "#db/client.server.ts";
import { findEvents } from "#db/events.ts";
import { viewsOf } from "./stage-shown.ts";
import { playStagesOf } from "./stages.ts";

/** The stages of a meet's events that go on paper: only those whose draw is published. */
export async function publishedStages(on: Executor, meetId: MeetId) {
  const all: { event: { id: EventId; name: string }; stages: Awaited<ReturnType<typeof viewsOf>> }[] = [];
  for (const { id, name, plan } of await findEvents(on, meetId)) {
    const of = plan.stages ? await playStagesOf(on, id) : null;
    const views = of ? await viewsOf(on, of) : [];
    const stages = views.filter(({ state }) => state === "published" || state === "official");
    if (stages.length > 0) all.push({ event: { id, name }, stages });
  }
  return all;
}
