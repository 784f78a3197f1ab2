import { type EventId, parseId } from "#core/ids.ts";
import { keepAs } from "#live/kept.ts";
import type { Scope } from "#live/rooms.ts";
import { meetAt, roomSnapshot, type Stored } from "#services/snapshots.ts";
import type { World } from "#services/world.ts";
import { notFound } from "../guard.ts";

/** Which of the meet's rows an address asks for; null where that can be nothing. */
function scopeIn(query: URLSearchParams): Scope | null {
  const [event, venue] = [query.get("event"), query.get("venue")];
  if (event !== null) {
    const id = parseId<EventId>(event);
    return id && { kind: "event", event: id };
  }
  return venue === null ? { kind: "meet" } : { kind: "venue", venue };
}

/** The version an address asks for at least. */
export const leastIn = (query: URLSearchParams): number => Math.max(0, Number(query.get("at")) || 0);

/** A snapshot as an answer: 304 where the asker has it. */
export function answerWith({ etag, body }: Stored, request: Request): Response {
  const headers = new Headers({ ETag: etag, "Cache-Control": "no-cache" });
  const held = (request.headers.get("If-None-Match") ?? "").split(",").map((one) => one.trim().replace(/^W\//, ""));
  if (held.includes(etag)) return new Response(null, { status: 304, headers });
  headers.set("Content-Type", "application/json; charset=utf-8");
  return new Response(body(), { headers });
}

/** The snapshot of a public room by the meet's address, the same for everybody who asks for it; throws 404. */
export async function snapshotAt(open: World, slug: string | undefined, request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const [meet, scope] = [await meetAt(open, slug), scopeIn(query)];
  const stored = meet && scope && (await roomSnapshot(open, { meet: meet.id, scope }, leastIn(query)));
  if (!stored) throw notFound();
  const answer = answerWith(stored, request);
  keepAs(answer.headers, { meet: meet.id, epoch: stored.snapshot.epoch, version: stored.snapshot.version });
  return answer;
}
