import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { type EventId, parseId, type RoundId } from "#core/ids.ts";
import { heatPapers } from "#services/heat-papers.ts";
import { HeatSheetsPaper } from "#ui/print/heat-sheets.tsx";
import { official } from "../guard.ts";
import { publicOrigin } from "../origin.ts";
import { paperMeet, wish } from "./paper-meet.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet } = await official(request, params.meetId);
  const round = parseId<RoundId>(wish(request, "round"));
  const event = parseId<EventId>(wish(request, "event"));
  const found = await heatPapers(world.db, meet.id, { round, event });
  return { meet: paperMeet(meet), origin: publicOrigin(request), ...found, round };
}

export default function HeatSheets() {
  return <HeatSheetsPaper {...useLoaderData<typeof loader>()} />;
}
