import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { type EventId, parseId } from "#core/ids.ts";
import { useLiveBoard } from "#live/use-live-board.ts";
import { world } from "#services/open.ts";
import { meetAt, snapshotOf } from "#services/snapshots.ts";
import { EventPage } from "#ui/phone/event-page.tsx";
import { notFound } from "../guard.ts";
import { chosenUnit } from "./unit-choice.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const open = await world();
  const meet = await meetAt(open, params.slug);
  const eventId = parseId<EventId>(params.eventId);
  if (!meet || !eventId) throw notFound();
  const { snapshot } = await snapshotOf(open, meet.id);
  const event = snapshot.rows.find((row) => row.key === `event:${eventId}`);
  if (!event || !("prizes" in event)) throw notFound();
  return { slug: meet.slug, name: event.name, eventId, snapshot, now: open.now(), own: chosenUnit(request) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.name ?? "Fieldday" }];

export default function PhoneEventPage() {
  const { slug, eventId, snapshot, now, own } = useLoaderData<typeof loader>();
  const live = useLiveBoard(slug, snapshot, now);
  const meet = live.rows.get("meet");
  return meet?.key === "meet" ? <EventPage meet={meet} live={live} eventId={eventId} own={own} /> : null;
}
