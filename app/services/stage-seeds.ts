import { accept, type Decision, refuse } from "#core/decision.ts";
import type { EntrantId, EventId, UnitId } from "#core/ids.ts";
import type { Executor } from "#db/client.server.ts";
import { findEntries } from "#db/entries.ts";
import type { EventRow } from "#db/events.ts";
import { eventResult, peopleOf } from "./results.ts";

export type SeedsRefusal = { kind: "no-such-event" } | { kind: "event-not-over" };

/**
 * The best of another event of the meet as seeds of this one, best first: the same people, else the only one of their unit
 * who is entered here.
 */
export async function seedsFrom(
  on: Executor,
  event: EventRow,
  from: EventId,
  most: number,
): Promise<Decision<EntrantId[], SeedsRefusal>> {
  const result = await eventResult(on, from);
  if (!result || result.played.event.meetId !== event.meetId) return refuse({ kind: "no-such-event" });
  if (!result.over) return refuse({ kind: "event-not-over" });
  const entered = (await findEntries(on, event.id)).filter(({ state }) => state === "entered");
  const units = peopleOf(result.played);
  const seeds: EntrantId[] = [];
  const only = (unit: UnitId | undefined) => {
    const own = entered.filter(({ unitId }) => unitId === unit);
    return own.length === 1 ? own[0] : undefined;
  };
  const places = result.places.filter(({ place }) => place !== null).sort((a, b) => (a.place ?? 0) - (b.place ?? 0));
  for (const { id } of places) {
    const same = entered.find(({ entrantId }) => entrantId === id) ?? only(units.get(id)?.unit);
    if (same && !seeds.includes(same.entrantId) && seeds.length < most) seeds.push(same.entrantId);
  }
  return accept(seeds);
}
