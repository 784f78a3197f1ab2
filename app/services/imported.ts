import { accept, type Decision, refuse } from "#core/decision.ts";
import type { EntrantId, EventId, MeetId, OpId, UnitId } from "#core/ids.ts";
import { deleteEntrants } from "#db/entrants.ts";
import { findStands, lockEvents, updateEntries } from "#db/entries.ts";
import { findImport, findImports } from "#db/imports.ts";
import type { LogEntry } from "#db/log.ts";
import { findMeet } from "#db/meets.ts";
import type { Author } from "#db/schema/log.ts";
import { countByUnit, deleteUnit, isUnitDrawn, lockUnits } from "#db/units.ts";
import { type AlreadyDone, act } from "./act.ts";
import { type AccessRefusal, mayTouch } from "./roster.ts";
import { isInDraws } from "./stage-people.ts";
import type { World } from "./world.ts";

/** What one import did; kept in the log, and enough to undo it. */
export interface Imported {
  people: {
    id: EntrantId;
    name: string;
    unit: string;
    /** the import brought the person, not only more events */
    made: boolean;
    events: EventId[];
    /** those of `events` that had been withdrawn before */
    revived: EventId[];
  }[];
  /** units made by it */
  units: { id: UnitId; name: string }[];
  /** rows that were there already */
  same: number;
}

export type UndoRefusal = AccessRefusal | { kind: "no-such-import" } | { kind: "import-drawn"; name: string };

/** The payload of an `entries-imported` entry, or null where it is none; the log's own shape is trusted beyond that. */
const importedOf = (entry: LogEntry | undefined): Imported | null => {
  const payload: unknown = entry?.kind === "entries-imported" ? entry.payload : null;
  return typeof payload === "object" && payload && "people" in payload ? (payload as Imported) : null;
};

const mine = (entry: LogEntry, author: Author) => author.kind !== "leader" || entry.author.id === author.id;

/**
 * Undoes one import as a whole, while nobody of it is drawn: the people it brought go, the events it added are taken off,
 * the units it made go where nobody else has come in. Leaders undo their own imports while entries are open. A second
 * undo of the same import changes nothing.
 */
export async function undoImport(
  world: World,
  author: Author,
  meet: MeetId,
  id: OpId,
  reason = "",
): Promise<Decision<{ people: number }, UndoRefusal | AlreadyDone>> {
  const request = { meet, author, lock: { kind: "meet" as const, id: meet } };
  return act<{ people: number }, UndoRefusal>(world, request, async (deed) => {
    await lockUnits(deed.tx, meet);
    await lockEvents(deed.tx, meet);
    const row = await findMeet(deed.tx, meet);
    const entries = await findImport(deed.tx, meet, id);
    const first = entries[0];
    const imported = importedOf(first);
    if (!row || !first || !imported || !mine(first, author)) return refuse({ kind: "no-such-import" });
    const unit = first.author.kind === "leader" ? (first.author.id as UnitId) : null;
    const may = mayTouch(row, author.kind === "leader" ? unit : null, author, deed.at, reason);
    if (!may.ok) return may;
    if (entries.some((entry) => entry.kind === "import-undone")) return accept({ people: 0 });
    for (const one of imported.people) {
      const stands = await findStands(deed.tx, [one.id]);
      const drawn = one.made ? stands : stands.filter((stand) => one.events.includes(stand.eventId));
      if (drawn.length > 0 || (await isInDraws(deed.tx, meet, one.id, one.events)))
        return refuse({ kind: "import-drawn", name: one.name });
    }
    for (const one of imported.people) if (!one.made) await updateEntries(deed.tx, one.id, one.events, "withdrawn");
    const made = imported.people.filter((one) => one.made).map((one) => one.id);
    await deleteEntrants(deed.tx, made);
    const counts = await countByUnit(deed.tx, meet);
    for (const one of imported.units)
      if (!counts.has(one.id) && !(await isUnitDrawn(deed.tx, one.id))) await deleteUnit(deed.tx, one.id);
    const payload = { people: imported.people.length, names: imported.people.map(({ name }) => name) };
    await deed.log({ kind: "import-undone", subject: "import", subjectId: id, payload, reason: reason || null });
    deed.touch("meet");
    return accept({ people: imported.people.length });
  });
}

/** The imports that can still be undone, newest first: a leader's own, all of the meet's to an organizer. */
export async function openImports(world: World, author: Author, meet: MeetId) {
  const found = await findImports(world.db, meet);
  const undone = new Set(found.filter((entry) => entry.kind === "import-undone").map((entry) => entry.subjectId));
  return found.flatMap((entry) => {
    const imported = importedOf(entry);
    if (!imported || undone.has(entry.subjectId) || !mine(entry, author)) return [];
    return [{ id: entry.subjectId, at: entry.serverAt, by: entry.author.name, people: imported.people.length }];
  });
}
