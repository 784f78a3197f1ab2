import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { printedPoints } from "#core/standing/totals.ts";
import { prizesShown } from "#services/prizes-shown.ts";
import { unitTotals } from "#services/results.ts";
import { PrizesPage } from "#ui/desk/prizes-page.tsx";
import { official } from "../guard.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet } = await official(request, params.meetId);
  const totals = (await unitTotals(world.db, meet.id)).units;
  return {
    meet: { id: meet.id, slug: meet.slug },
    lists: await prizesShown(world.db, meet.id),
    totals: totals.map((one) => ({ ...one, points: printedPoints(one.points) })),
  };
}

export default function Prizes() {
  return <PrizesPage {...useLoaderData<typeof loader>()} />;
}
