import type { LoaderFunctionArgs } from "@remix-run/node";
import { type EventId, parseId } from "#core/ids.ts";
import { takesWorks } from "#core/judged/works.ts";
import { isEventRow } from "#live/protocol.ts";
import { expectedTimes } from "#services/court-times.ts";
import { galleryOf } from "#services/gallery.ts";
import { world } from "#services/open.ts";
import { meetAt, roomSnapshot } from "#services/snapshots.ts";
import { lostPhone, phonePage } from "./phone-page.tsx";

/** One event for everybody's phone. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const open = await world();
  const meet = await meetAt(open, params.slug);
  const eventId = parseId<EventId>(params.eventId);
  if (!meet || !eventId) return lostPhone(request);
  const stored = await roomSnapshot(open, { meet: meet.id, scope: { kind: "event", event: eventId } });
  const event = stored?.snapshot.rows.find(isEventRow);
  if (!stored || !event) return lostPhone(request);
  const { snapshot } = stored;
  const now = open.now();
  const at = event.plan.stages ? await expectedTimes(open.db, meet.id, eventId, now) : {};
  const times = Object.keys(at).length > 0 ? { expected: { asOf: now, at } } : {};
  const works = takesWorks(event.plan.judged) ? await galleryOf(open.db, eventId) : null;
  const gallery = works?.gallery ? { gallery: { vote: works.vote === "open" } } : {};
  return phonePage(request, meet, { slug: meet.slug, event: eventId, snapshot, now, ...times, ...gallery }, event.name);
}
