import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { OpId } from "#core/ids.ts";
import { takesWorks } from "#core/judged/works.ts";
import { panelsShown } from "#services/panels-shown.ts";
import { PanelsPage } from "#ui/desk/panels/panels-page.tsx";
import { useKept } from "#ui/desk/use-fresh.ts";
import { noSuchIntent, text } from "../answer.ts";
import { readForm } from "../form.ts";
import { eventOfficial, forbidden, notFound } from "../guard.ts";
import { chiefDeeds, organizerDeeds } from "./panels-deeds.ts";

async function eventAt(request: Request, params: { meetId?: string; eventId?: string }) {
  const at = await eventOfficial(request, params);
  const plan = at.event.plan.judged;
  if (!plan) throw notFound();
  return { ...at, plan };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet, author, event, plan } = await eventAt(request, params);
  const organizer = author.kind === "organizer";
  return {
    meet: { id: meet.id, slug: meet.slug, timeZone: meet.timeZone },
    organizer,
    works: takesWorks(plan),
    ...(await panelsShown(world.db, event, plan, organizer)),
    op: world.id<OpId>(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const at = await eventAt(request, params);
  const form = await readForm(request);
  const intent = text(form, "intent");
  const ofChief = chiefDeeds.get(intent);
  const deed = ofChief ?? organizerDeeds.get(intent);
  if (!deed) throw noSuchIntent();
  if (!ofChief && at.author.kind !== "organizer") throw forbidden();
  return deed({ ...at, request }, form);
}

export default function Panels() {
  return <PanelsPage {...useLoaderData<typeof loader>()} answer={useKept(useActionData<typeof action>())} />;
}
