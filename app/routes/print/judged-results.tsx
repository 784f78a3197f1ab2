import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { type EventId, parseId } from "#core/ids.ts";
import { judgedResults } from "#services/judged-papers.ts";
import { JudgedResultsPaper } from "#ui/print/judged-results.tsx";
import { official } from "../guard.ts";
import { paperMeet, wish } from "./paper-meet.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet } = await official(request, params.meetId);
  const event = parseId<EventId>(wish(request, "event"));
  return { meet: paperMeet(meet), at: world.now(), event, ...(await judgedResults(world.db, meet.id, event)) };
}

export default function Print() {
  return <JudgedResultsPaper {...useLoaderData<typeof loader>()} />;
}
