import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { type EventId, parseId } from "#core/ids.ts";
import { resultsBook } from "#services/papers.ts";
import { ResultsPaper } from "#ui/print/results.tsx";
import { official } from "../guard.ts";
import { paperMeet, wish } from "./paper-meet.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet } = await official(request, params.meetId);
  const event = parseId<EventId>(wish(request, "event"));
  const all = await resultsBook(world.db, meet.id);
  return {
    meet: paperMeet(meet),
    at: world.now(),
    events: all.filter((one) => event === null || one.event.id === event),
    choices: all.map((one) => ({ id: one.event.id, name: one.event.name })),
    event,
  };
}

export default function Results() {
  return <ResultsPaper {...useLoaderData<typeof loader>()} />;
}
