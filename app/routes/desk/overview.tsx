import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findEvents } from "#db/events.ts";
import { meetOverview } from "#services/overview.ts";
import { OverviewPage } from "#ui/desk/overview-page.tsx";
import { organizer } from "../guard.ts";
import { publicOrigin } from "../origin.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet } = await organizer(request, params.meetId);
  const { id, name, startsAt, place, timeZone, slug } = meet;
  const origin = publicOrigin(request);
  return {
    ...(await meetOverview(world, meet)),
    meet: { id, name, startsAt, place, timeZone },
    judged: (await findEvents(world.db, id)).some(({ plan }) => plan.judged !== undefined),
    board: `${origin}/board/${slug}`,
    phone: `${origin}/m/${slug}`,
  };
}

export default function Overview() {
  return <OverviewPage {...useLoaderData<typeof loader>()} />;
}
