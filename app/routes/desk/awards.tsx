import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { type EventId, parseId } from "#core/ids.ts";
import { awardsShown } from "#services/awards-shown.ts";
import { AwardsPage } from "#ui/desk/awards/awards-page.tsx";
import { notFound, official } from "../guard.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet, author } = await official(request, params.meetId);
  const id = parseId<EventId>(params.eventId);
  const shown = id && (await awardsShown(world.db, id));
  if (!shown || shown.meetId !== meet.id) throw notFound();
  return { meet: { id: meet.id, slug: meet.slug }, organizer: author.kind === "organizer", ...shown };
}

export default function Awards() {
  return <AwardsPage {...useLoaderData<typeof loader>()} />;
}
