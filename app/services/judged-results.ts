import type { EventId } from "#core/ids.ts";
import { isJudged, type JudgedOutcome } from "#core/judged/outcome.ts";
import type { Executor } from "#db/client.server.ts";
import { type PlayedEvent, playEvent, resultOf } from "./results.ts";

/** A judged event with its places, modules, awards and teams as its official heats stand; null where no panel judges it. */
export async function judgedResult(
  on: Executor,
  eventId: EventId,
): Promise<{ played: PlayedEvent; outcome: JudgedOutcome } | null> {
  const played = await playEvent(on, eventId);
  if (!played) return null;
  const { played: _event, ...outcome } = resultOf(played);
  return isJudged(outcome) ? { played, outcome } : null;
}
