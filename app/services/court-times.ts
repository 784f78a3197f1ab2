import type { EventId, MeetId } from "#core/ids.ts";
import type { Executor } from "#db/client.server.ts";
import { findCourts } from "#db/courts.ts";
import { courtDay } from "./court-day.ts";

/** What is further away is not worth saying: it moves with every match before it. */
const most = 32;

/** When the next matches of an event are expected on the meet's courts, by heat; server's epoch ms. */
export async function expectedTimes(
  on: Executor,
  meet: MeetId,
  event: EventId,
  now: number,
): Promise<Record<string, number>> {
  if ((await findCourts(on, meet)).length === 0) return {};
  const { matches, queue } = await courtDay(on, meet, now);
  const next = queue.waiting.flatMap(({ id, expected }) =>
    expected && matches.get(id)?.event.id === event ? [[id, expected.at] as const] : [],
  );
  return Object.fromEntries(next.slice(0, most));
}
