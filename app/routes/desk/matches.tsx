import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { accept, refuse } from "#core/decision.ts";
import { type EntrantId, type EventId, type OpId, parseId, type StageId } from "#core/ids.ts";
import { findStage } from "#db/stages.ts";
import { drawGroupTie } from "#services/stage-lots.ts";
import { matchesShown } from "#services/stage-shown.ts";
import { stageInputs } from "#services/stages.ts";
import { withdrawFromEvent } from "#services/withdraw.ts";
import type { World } from "#services/world.ts";
import { MatchesPage } from "#ui/desk/matches-page.tsx";
import { useKept } from "#ui/desk/use-fresh.ts";
import { answer, noSuchIntent, opOf, text } from "../answer.ts";
import { readForm } from "../form.ts";
import { eventOfficial } from "../guard.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet, author, event } = await eventOfficial(request, params);
  return {
    meet: { id: meet.id, slug: meet.slug, timeZone: meet.timeZone },
    event: { id: event.id, name: event.name },
    ...(await matchesShown(world.db, event.id)),
    organizer: author.kind === "organizer",
    op: world.id<OpId>(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { world, author, event } = await eventOfficial(request, params);
  const form = await readForm(request);
  const { op } = opOf(form);
  if (text(form, "intent") === "withdraw") {
    const entrant = parseId<EntrantId>(text(form, "entrant"));
    if (!entrant) return answer(form, refuse({ kind: "choose-one" as const }));
    return answer(form, await withdrawFromEvent(world, author, event.id, entrant, text(form, "reason"), op));
  }
  if (text(form, "intent") !== "lot") throw noSuchIntent();
  const id = parseId<StageId>(text(form, "stage"));
  const stage = id && (await findStage(world.db, id));
  if (!stage || stage.eventId !== event.id) return answer(form, refuse({ kind: "no-such-stage" as const }));
  const group = text(form, "group");
  const drawn = await drawGroupTie(world, author, stage.id, group, text(form, "reason"), op);
  // drawn a moment ago, by a double click or by somebody else
  const wished = !drawn.ok && drawn.refusal.kind === "no-such-tie" && (await hasLot(world, event.id, stage.id, group));
  return answer(form, wished ? accept(stage.id) : drawn);
}

async function hasLot({ db }: World, event: EventId, stage: StageId, group: string): Promise<boolean> {
  const now = (await stageInputs(db, event)).find(({ id }) => id === stage);
  return now !== undefined && Object.hasOwn(now.lots, group);
}

export default function Matches() {
  return <MatchesPage {...useLoaderData<typeof loader>()} answer={useKept(useActionData<typeof action>())} />;
}
