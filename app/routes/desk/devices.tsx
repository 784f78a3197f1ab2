import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type DeviceId, parseId } from "#core/ids.ts";
import { answerHelp, deviceList, unsentIn } from "#services/devices.ts";
import { revokeDevice } from "#services/seats.ts";
import { useKept } from "#ui/desk/use-fresh.ts";
import { DevicesPage } from "#ui/devices/devices-page.tsx";
import { text } from "../answer.ts";
import { readForm } from "../form.ts";
import { notFound, official } from "../guard.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet, author } = await official(request, params.meetId);
  const devices = await deviceList(world, meet);
  return {
    now: world.now(),
    meet: { id: meet.id, slug: meet.slug, timeZone: meet.timeZone },
    organizer: author.kind === "organizer",
    devices,
    unsent: unsentIn(devices),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { world, meet, author } = await official(request, params.meetId);
  const form = await readForm(request);
  const intent = form.get("intent");
  if (intent !== "answer" && intent !== "revoke") throw new Response(null, { status: 400 });
  const id = parseId<DeviceId>(text(form, "device"));
  if (!id) throw notFound();
  const decision =
    intent === "answer" ? await answerHelp(world, author, meet.id, id) : await revokeDevice(world, author, meet.id, id);
  if (decision.ok || decision.refusal.kind === "already-done")
    return data({ done: intent === "answer" ? ("answered" as const) : ("revoked" as const) });
  return data({ done: null }, { status: 404 });
}

export default function Devices() {
  return <DevicesPage {...useLoaderData<typeof loader>()} answer={useKept(useActionData<typeof action>()) ?? null} />;
}
