import type { MeetId, UnitId } from "#core/ids.ts";
import { takesWorks } from "#core/judged/works.ts";
import { nameOfRound } from "#core/rounds/plan.ts";
import { findPublishedStands, type Stand } from "#db/entries.ts";
import { findEvents } from "#db/events.ts";
import type { Author } from "#db/schema/log.ts";
import { openImports } from "./imported.ts";
import { eventsOf, present, type Roster, readRoster, standingEntries, windowOf } from "./roster.ts";
import type { World } from "./world.ts";

/** How many of the unit are in each event, and how many may be. */
export const roomOf = (roster: Roster) => {
  const standing = standingEntries(roster);
  return roster.events.map(({ id, name }) => ({
    id,
    name,
    count: standing.filter((one) => one.event === id).length,
    max: roster.meet.maxPerUnitAndEvent,
    drawn: roster.drawn.has(id),
  }));
};

const standOf = (stand: Stand) => ({
  event: stand.eventName,
  round: nameOfRound({ number: stand.roundNumber, of: stand.roundOf, final: stand.final, stageId: null }, stand.plan),
  roundNumber: stand.roundNumber,
  heat: stand.heatNumber,
  lane: stand.lane,
});

/** A unit as its leader sees it: the own people with their starts, what room is left, until when; null where it is gone. */
export async function ownUnit(world: World, author: Author, meetId: MeetId, unitId: UnitId) {
  const roster = await readRoster(world.db, meetId, unitId);
  if (!roster) return null;
  const { meet, unit } = roster;
  const stands = await findPublishedStands(world.db, unitId);
  const now = world.now();
  const person = (one: Roster["people"][number]) => ({
    id: one.id,
    name: one.name,
    sex: one.sex,
    bib: one.bib,
    namesake: one.namesake,
    events: eventsOf(roster, one.id),
    stands: stands.filter((stand) => stand.entrantId === one.id).map(standOf),
  });
  return {
    meet: {
      name: meet.name,
      slug: meet.slug,
      place: meet.place,
      startsAt: meet.startsAt?.getTime() ?? null,
      timeZone: meet.timeZone,
      office: meet.entryOffice,
      phone: meet.phone,
    },
    unit: { name: unit.name, leader: unit.leaderName },
    window: windowOf(meet, now),
    opens: meet.entryOpensAt?.getTime() ?? null,
    closes: meet.entryClosesAt?.getTime() ?? null,
    now,
    perPerson: meet.maxEventsPerPerson,
    perUnit: meet.maxPeoplePerUnit,
    events: roomOf(roster),
    /** pictures of works are asked for */
    works: (await findEvents(world.db, meetId)).some(({ plan }) => takesWorks(plan.judged)),
    people: present(roster).map(person),
    withdrawn: roster.people.filter((one) => one.removedAt !== null).map(({ id, name }) => ({ id, name })),
    imports: (await openImports(world, author, meetId)).map((one) => ({ ...one, at: one.at.getTime() })),
  };
}
