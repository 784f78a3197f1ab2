import { normaliseName } from "#core/entries/names.ts";
import type { EntrantId, EventId, UnitId } from "#core/ids.ts";
import { findPeople, findRemovedPeople } from "#db/entrants.ts";
import { findDrawnEvents, findEntriesOfMeet } from "#db/entries.ts";
import { findEvents } from "#db/events.ts";
import type { MeetRow } from "#db/meets.ts";
import type { Author } from "#db/schema/log.ts";
import { findUnits } from "#db/units.ts";
import { openImports } from "./imported.ts";
import { lateOfMeet } from "./late.ts";
import { windowOf } from "./roster.ts";
import type { World } from "./world.ts";

/** What of the meet's people a table shows; `text` is part of a name, or a number. */
export interface EntryFilter {
  unit: UnitId | null;
  event: EventId | null;
  text: string;
  page: number;
}

const pageSize = 200;

/** Everybody of the meet by unit with their events, filtered and in pages of 200, and what an organizer can do with them. */
export async function entryList(world: World, author: Author, meet: MeetRow, filter: EntryFilter) {
  const [units, events, people, removed, entries, drawn, imports, late] = await Promise.all([
    findUnits(world.db, meet.id),
    findEvents(world.db, meet.id),
    findPeople(world.db, meet.id),
    findRemovedPeople(world.db, meet.id),
    findEntriesOfMeet(world.db, meet.id),
    findDrawnEvents(world.db, meet.id),
    openImports(world, author, meet.id),
    lateOfMeet(world.db, meet.id),
  ]);
  const entered = new Map<EntrantId, EventId[]>();
  for (const { entrantId, eventId } of entries) entered.set(entrantId, [...(entered.get(entrantId) ?? []), eventId]);
  const wanted = normaliseName(filter.text).toLowerCase();
  const fits = (one: (typeof people)[number]) =>
    (!filter.unit || one.unitId === filter.unit) &&
    (!filter.event || entered.get(one.id)?.includes(filter.event)) &&
    (wanted === "" || one.name.toLowerCase().includes(wanted) || String(one.bib) === wanted);
  const found = people.filter(fits);
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  const page = Math.min(Math.max(1, filter.page), pages);
  const unitName = new Map(units.map(({ id, name }) => [id, name]));
  const shown = (one: (typeof people)[number]) => ({
    id: one.id,
    name: one.name,
    sex: one.sex,
    bib: one.bib,
    namesake: one.namesake,
    unit: one.unitId,
    unitName: unitName.get(one.unitId) ?? "",
    events: entered.get(one.id) ?? [],
  });
  return {
    window: windowOf(meet, world.now()),
    closes: meet.entryClosesAt?.getTime() ?? null,
    timeZone: meet.timeZone,
    units: units.map(({ id, name }) => ({ id, name })),
    events: events.map(({ id, name }) => ({ id, name, count: 0, max: null, drawn: drawn.has(id) })),
    totals: { people: people.length, entries: entries.length, units: units.length },
    unnumbered: people.filter(({ bib }) => bib === null).length,
    found: found.length,
    people: found.slice((page - 1) * pageSize, page * pageSize).map(shown),
    /** the other people of a unit, for a substitution */
    peopleOf: (unit: UnitId) => people.filter((one) => one.unitId === unit).map(shown),
    person: (id: EntrantId) => people.filter((one) => one.id === id).map(shown)[0] ?? null,
    page,
    pages,
    removed,
    /** entered in an event that was drawn without them, by event */
    late,
    imports: imports.map((one) => ({ ...one, at: one.at.getTime() })),
  };
}
