import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { type EventId, parseId } from "#core/ids.ts";
import { publishedStages } from "#services/stage-papers.ts";
import { BracketsPaper } from "#ui/print/brackets.tsx";
import { official } from "../guard.ts";
import { paperMeet, wish } from "./paper-meet.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet } = await official(request, params.meetId);
  const event = parseId<EventId>(wish(request, "event"));
  const all = await publishedStages(world.db, meet.id);
  return {
    meet: paperMeet(meet),
    at: world.now(),
    events: all.filter((one) => event === null || one.event.id === event),
    choices: all.map((one) => one.event),
    event,
  };
}

export default function Brackets() {
  return <BracketsPaper {...useLoaderData<typeof loader>()} />;
}
