import type { EntrantId, EntryId, EventId, MeetId, UnitId } from "#core/ids.ts";
import { type EntrantRow, findEntrant, insertEntrants } from "#db/entrants.ts";
import { insertEntry } from "#db/entries.ts";
import { findLastSort, findUnit, insertUnits, type UnitRow } from "#db/units.ts";
import type { World } from "#services/world.ts";

let made = 0;

/** 0 → A, 27 → AB: names of people have no digits. */
const letters = (n: number): string =>
  (n < 26 ? "" : letters(Math.floor(n / 26) - 1)) + String.fromCharCode(65 + (n % 26));

/** A unit of the meet; every detail may be given. */
export async function makeUnit(world: World, meet: { id: MeetId }, details: Partial<UnitRow> = {}): Promise<UnitRow> {
  const id = details.id ?? world.id<UnitId>();
  const sort = (await findLastSort(world.db, meet.id)) + 1;
  const name = `Unit ${++made}`;
  await insertUnits(world.db, [{ name, sort, linkToken: world.secret(16), ...details, id, meetId: meet.id }]);
  const row = await findUnit(world.db, id);
  if (!row) throw new Error("the unit just made is gone");
  return row;
}

/** Somebody of the unit, entered in `events`, past every limit and deadline. */
export async function makeEntrant(
  world: World,
  meet: { id: MeetId },
  unit: { id: UnitId },
  details: Partial<EntrantRow> & { events?: readonly { id: EventId }[] } = {},
): Promise<EntrantRow> {
  const { events = [], ...given } = details;
  const id = given.id ?? world.id<EntrantId>();
  // a frozen clock would leave the order of entry to chance
  const createdAt = new Date(world.now() + made);
  await insertEntrants(world.db, [
    { name: `Person ${letters(++made)}`, createdAt, ...given, id, meetId: meet.id, unitId: unit.id },
  ]);
  for (const event of events) await insertEntry(world.db, world.id<EntryId>(), id, event.id);
  const row = await findEntrant(world.db, id);
  if (!row) throw new Error("the entrant just made is gone");
  return row;
}
