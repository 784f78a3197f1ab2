import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { type EventId, parseId } from "#core/ids.ts";
import { prizesShown } from "#services/prizes-shown.ts";
import { PrizesPaper } from "#ui/print/prizes.tsx";
import { official } from "../guard.ts";
import { paperMeet, wish } from "./paper-meet.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet } = await official(request, params.meetId);
  const event = parseId<EventId>(wish(request, "event"));
  const over = (await prizesShown(world.db, meet.id)).filter((list) => list.over);
  return {
    meet: paperMeet(meet),
    at: world.now(),
    lists: over.filter((list) => event === null || list.event.id === event),
    choices: over.map((list) => ({ id: list.event.id, name: list.event.name })),
    event,
  };
}

export default function Prizes() {
  return <PrizesPaper {...useLoaderData<typeof loader>()} />;
}
