import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { parseId, type RoundId } from "#core/ids.ts";
import { startLists } from "#services/papers.ts";
import { StartListsPaper } from "#ui/print/start-lists.tsx";
import { official } from "../guard.ts";
import { paperMeet, wish } from "./paper-meet.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet } = await official(request, params.meetId);
  const round = parseId<RoundId>(wish(request, "round"));
  const found = await startLists(world.db, meet.id, round);
  return { meet: paperMeet(meet), at: world.now(), ...found, round };
}

export default function StartLists() {
  return <StartListsPaper {...useLoaderData<typeof loader>()} />;
}
