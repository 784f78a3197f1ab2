import { accept, type Decision, refuse } from "#core/decision.ts";
import { normaliseName } from "#core/entries/names.ts";
import type { EntrantId, EntryId, MeetId, UnitId } from "#core/ids.ts";
import { insertEntrants, updateEntrant } from "#db/entrants.ts";
import { findStands, insertEntry, updateEntries } from "#db/entries.ts";
import type { Author } from "#db/schema/log.ts";
import type { AlreadyDone, Deed } from "./act.ts";
import { nextBib } from "./bibs.ts";
import { eventsOf, namesakeNumber, present, type Roster, rowsShowing } from "./roster.ts";
import { isInDraws } from "./stage-people.ts";
import { type EntryRefusal, namesOf, touchUnit, unitOf } from "./touch-unit.ts";
import { judgeWish, type Sex, type Wish } from "./wishes.ts";
import type { World } from "./world.ts";

/** Enters a new person of the unit in events. */
export async function enter(
  world: World,
  author: Author,
  meet: MeetId,
  unit: UnitId,
  wish: Wish,
): Promise<Decision<EntrantId, EntryRefusal | AlreadyDone>> {
  return touchUnit<EntrantId, EntryRefusal>(world, { meet, author, unit, ...wish }, async (deed, roster) => {
    const problem = judgeWish(roster, author, wish, null);
    if (problem) return refuse(problem);
    const id = await insertPerson(world, deed, roster, wish);
    for (const event of new Set(wish.events)) await insertEntry(deed.tx, world.id<EntryId>(), id, event);
    const payload = { name: normaliseName(wish.name), unit: roster.unit.name, events: namesOf(roster, wish.events) };
    await deed.log({ kind: "entry-made", subject: "entrant", subjectId: id, payload, reason: wish.reason || null });
    return accept(id);
  });
}

/** Adds the person's row, to the roster too, with the next number of the unit's block where numbers were given out. */
export async function insertPerson(
  world: World,
  deed: Deed,
  roster: Roster,
  person: { name: string; sex: Sex | null },
  bib?: number | null,
): Promise<EntrantId> {
  const id = world.id<EntrantId>();
  const name = normaliseName(person.name);
  const namesake = namesakeNumber(roster.people, name);
  const given = bib ?? (await nextBib(deed.tx, roster.unit));
  const whose = { id, meetId: roster.meet.id, unitId: roster.unit.id };
  // people of one list keep its order
  const last = roster.people.at(-1)?.createdAt.getTime() ?? 0;
  const createdAt = new Date(Math.max(deed.at.getTime(), last + 1));
  const row = { ...whose, name, sex: person.sex, namesake, bib: given, isMask: false, createdAt, removedAt: null };
  await insertEntrants(deed.tx, [row]);
  roster.people.push(row);
  return id;
}

/**
 * Changes somebody's name, sex and events. An event taken off that is already drawn must be withdrawn from instead
 * (`event-drawn`), so that the reserve moves up.
 */
export async function changeEntrant(
  world: World,
  author: Author,
  meet: MeetId,
  id: EntrantId,
  wish: Wish,
): Promise<Decision<null, EntryRefusal | AlreadyDone>> {
  const unit = await unitOf(world, meet, id);
  if (!unit) return refuse({ kind: "no-such-entrant" });
  return touchUnit<null, EntryRefusal>(
    world,
    { meet, author, unit, reason: wish.reason, holdEvents: true },
    async (deed, roster) => {
      const person = present(roster).find((one) => one.id === id);
      if (!person) return refuse({ kind: "no-such-entrant" });
      const held = eventsOf(roster, id);
      const problem = judgeWish(roster, author, wish, { id, name: person.name, events: held });
      if (problem) return refuse(problem);
      const off = held.filter((event) => !wish.events.includes(event));
      const stand = (await findStands(deed.tx, [id])).find((one) => off.includes(one.eventId));
      if (stand) return refuse({ kind: "event-drawn", event: stand.eventName });
      const resting = off.length > 0 && (await isInDraws(deed.tx, meet, id, off));
      if (resting) return refuse({ kind: "event-drawn", event: namesOf(roster, off).join() });
      const name = normaliseName(wish.name);
      const others = roster.people.filter((one) => one.id !== id);
      const namesake = name === person.name ? person.namesake : namesakeNumber(others, name);
      await updateEntrant(deed.tx, id, { name, sex: wish.sex, namesake });
      await updateEntries(deed.tx, id, off, "withdrawn");
      for (const event of wish.events) await insertEntry(deed.tx, world.id<EntryId>(), id, event);
      const before = { name: person.name, sex: person.sex, events: namesOf(roster, held) };
      const payload = { before, name, sex: wish.sex, unit: roster.unit.name, events: namesOf(roster, wish.events) };
      await deed.log({
        kind: "entry-changed",
        subject: "entrant",
        subjectId: id,
        payload,
        reason: wish.reason || null,
      });
      deed.touch(...(await rowsShowing(deed.tx, [id])));
      return accept(null);
    },
  );
}
