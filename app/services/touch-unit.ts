import { type Decision, refuse } from "#core/decision.ts";
import type { EntrantId, EventId, MeetId, OpId, UnitId } from "#core/ids.ts";
import { findEntrant } from "#db/entrants.ts";
import { lockEvents } from "#db/entries.ts";
import type { Author } from "#db/schema/log.ts";
import { act, type Deed } from "./act.ts";
import { type AccessRefusal, mayTouch, type Roster, readRoster } from "./roster.ts";
import type { WishRefusal } from "./wishes.ts";
import type { World } from "./world.ts";

export type EntryRefusal = AccessRefusal | WishRefusal | { kind: "no-such-entrant" };

/** Names of events, for the log. */
export const namesOf = (roster: Roster, events: readonly EventId[]) =>
  roster.events.filter(({ id }) => events.includes(id)).map(({ name }) => name);

/**
 * A deed on one unit's people: the unit held (with `holdEvents`, the events below it), its roster read, whoever may not touch it refused.
 */
export const touchUnit = <Value, Refusal extends { kind: string }>(
  world: World,
  request: {
    meet: MeetId;
    author: Author;
    unit: UnitId;
    op?: OpId | undefined;
    reason?: string | undefined;
    /** hold the meet's events, too: nothing is drawn while people are taken off */
    holdEvents?: boolean;
  },
  work: (deed: Deed, roster: Roster) => Promise<Decision<Value, Refusal>>,
) => {
  const { meet, author, unit, op } = request;
  const lock = { kind: "unit" as const, id: unit };
  return act<Value, Refusal | AccessRefusal>(world, { meet, author, lock, ...(op ? { op } : {}) }, async (deed) => {
    if (request.holdEvents) await lockEvents(deed.tx, meet);
    const roster = await readRoster(deed.tx, meet, unit);
    if (!roster) return refuse({ kind: "no-such-unit" as const });
    const may = mayTouch(roster.meet, unit, author, deed.at, request.reason ?? "");
    return may.ok ? work(deed, roster) : may;
  });
};

/** The unit of somebody in the meet, or null: what the lock is taken on. */
export async function unitOf(world: World, meet: MeetId, id: EntrantId): Promise<UnitId | null> {
  const found = await findEntrant(world.db, id);
  return found?.meetId === meet ? found.unitId : null;
}
