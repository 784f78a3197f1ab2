import { accept, type Decision, refuse } from "#core/decision.ts";
import { sameName } from "#core/entries/names.ts";
import { entryWindow } from "#core/entries/window.ts";
import type { EntrantId, EventId, MeetId, UnitId } from "#core/ids.ts";
import type { Executor } from "#db/client.server.ts";
import { type EntrantRow, findPeopleOf } from "#db/entrants.ts";
import { type EntryRow, findDrawnEvents, findEntriesOfUnit, findStands } from "#db/entries.ts";
import { findEvents } from "#db/events.ts";
import { findMeet, type MeetRow } from "#db/meets.ts";
import type { Author } from "#db/schema/log.ts";
import { findUnit, type UnitRow } from "#db/units.ts";
import type { TouchKey } from "#live/protocol.ts";

/** What a decision about one unit's people looks at; read it under the unit's lock to decide, without to show. */
export interface Roster {
  meet: MeetRow;
  unit: UnitRow;
  events: { id: EventId; name: string }[];
  drawn: Set<EventId>;
  /** removed ones too */
  people: EntrantRow[];
  entries: EntryRow[];
}

export type AccessRefusal =
  | { kind: "no-such-unit" }
  | { kind: "not-your-unit" }
  | { kind: "entries-not-open"; opens: Date | null }
  | { kind: "entries-closed"; closed: Date | null }
  | { kind: "reason-required" };

/** The unit's people and entries, or null where the meet has no such unit. */
export async function readRoster(on: Executor, meetId: MeetId, unitId: UnitId): Promise<Roster | null> {
  const [meet, unit] = [await findMeet(on, meetId), await findUnit(on, unitId)];
  if (!meet || unit?.meetId !== meetId) return null;
  return {
    meet,
    unit,
    events: (await findEvents(on, meetId)).map(({ id, name }) => ({ id, name })),
    drawn: await findDrawnEvents(on, meetId),
    people: await findPeopleOf(on, unitId),
    entries: await findEntriesOfUnit(on, unitId),
  };
}

/** Whether entries are open at `now` (epoch ms); the deadline's own instant is still open. */
export const windowOf = (meet: Pick<MeetRow, "entryOpensAt" | "entryClosesAt">, now: number) =>
  entryWindow(now, meet.entryOpensAt?.getTime() ?? null, meet.entryClosesAt?.getTime() ?? null);

/**
 * A leader touches the own unit, while entries are open by the server's clock. An organizer touches every unit at any
 * time, after the deadline with a reason.
 */
export function mayTouch(
  meet: MeetRow,
  unit: UnitId | null,
  author: Author,
  at: Date,
  reason: string,
): Decision<null, AccessRefusal> {
  const window = windowOf(meet, at.getTime());
  if (author.kind === "leader") {
    if (author.id !== unit) return refuse({ kind: "not-your-unit" });
    if (window === "not-open") return refuse({ kind: "entries-not-open", opens: meet.entryOpensAt });
    if (window === "closed") return refuse({ kind: "entries-closed", closed: meet.entryClosesAt });
  }
  return window === "closed" && reason === "" ? refuse({ kind: "reason-required" }) : accept(null);
}

/** Those of the unit who take part. */
export const present = (roster: Roster) => roster.people.filter((one) => one.removedAt === null);

/** The events somebody is entered in. */
export const eventsOf = (roster: Roster, id: EntrantId): EventId[] =>
  roster.entries.filter((one) => one.entrantId === id && one.state === "entered").map((one) => one.eventId);

/** The unit's entries that stand, as the limits count them: somebody without events is there with none. */
export function standingEntries(roster: Roster): { entrant: EntrantId; event: EventId }[] {
  const here = new Set(present(roster).map(({ id }) => id));
  return roster.entries
    .filter((one) => one.state === "entered" && here.has(one.entrantId))
    .map((one) => ({ entrant: one.entrantId, event: one.eventId }));
}

/** Somebody of the unit with the same name, other than `except`. */
export const namesakeOf = (roster: Roster, name: string, except: EntrantId | null = null) =>
  present(roster).find((one) => one.id !== except && sameName(one.name, name));

/** 0 for the first of a name in the unit, 2 for the second, and so on; removed people keep theirs. */
export function namesakeNumber(people: readonly EntrantRow[], name: string): number {
  const same = people.filter((one) => sameName(one.name, name));
  return same.length === 0 ? 0 : Math.max(1, ...same.map((one) => one.namesake)) + 1;
}

/** The rows of the meet's screens on which these people stand: told when a name or a number changes. */
export async function rowsShowing(on: Executor, entrants: EntrantId[]): Promise<TouchKey[]> {
  const stands = (await findStands(on, entrants)).filter(
    ({ roundState, mask }) => roundState !== "drawn" && mask === null,
  );
  const keys = stands.flatMap((one): TouchKey[] => [
    `event:${one.eventId}`,
    `round:${one.roundId}`,
    `heat:${one.heatId}`,
  ]);
  return [...new Set(keys)];
}
