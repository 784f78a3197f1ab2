import type { LoaderFunctionArgs } from "@remix-run/node";
import { type EventId, parseId } from "#core/ids.ts";
import { world } from "#services/open.ts";
import { meetAt, snapshotOf } from "#services/snapshots.ts";
import { lostPhone, phonePage } from "./phone-page.tsx";

/** One event for everybody's phone. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const open = await world();
  const meet = await meetAt(open, params.slug);
  const eventId = parseId<EventId>(params.eventId);
  if (!meet || !eventId) return lostPhone(request);
  const { snapshot } = await snapshotOf(open, meet.id);
  const event = snapshot.rows.find((row) => row.key === `event:${eventId}`);
  if (!event || !("ruleset" in event)) return lostPhone(request);
  return phonePage(request, meet, { slug: meet.slug, event: eventId, snapshot, now: open.now() }, event.name);
}
