import type { AccountId, EventId, MeetId, OpId } from "#core/ids.ts";
import { findEvents } from "#db/events.ts";
import type { Author } from "#db/schema/log.ts";
import { findSeats } from "#db/seats.ts";
import founding from "../../db/seed/founding.json";
import { numberEntrants } from "./bibs.ts";
import { expectOk, playRound, type Robots, type Seated, type StoryClock } from "./demo-play.ts";
import { drawRound, publishRound } from "./draw.ts";
import { importEntries } from "./imports.ts";
import { createMeet } from "./meets.ts";
import { addUsualSeats, type SeatNames, takeSeat } from "./seats.ts";
import { nobody } from "./sessions.ts";
import type { World } from "./world.ts";

/** What the demo is called in the language of whoever opens it. */
export interface DemoWords {
  name: string;
  place: string;
  host: string;
  entryOffice: string;
  /** by key of the template */
  events: { "skipping-1min": string; "slow-cycling": string; "two-foot-jump": string };
  seats: SeatNames;
}

const minute = 60_000;
const day = 24 * 3600 * 1000;
/** what the second event has taken by now */
const cyclingMs = 12 * minute + 40_000;

/**
 * Makes a meet like the notice's, in the middle of its afternoon: 14 units and their 62 people in three events. The first
 * event has its prizes; the second stands in its first round with heats official, one to be confirmed and one running; the
 * third is drawn and published. All of it by the real services, with fixed seeds, at times before now. Null where the same
 * wish (`op`) was sent before.
 */
export async function makeDemo(
  world: World,
  account: { id: AccountId; name: string },
  words: DemoWords,
  op?: OpId,
): Promise<MeetId | null> {
  const clock: StoryClock = { now: world.now() - 14 * day };
  let drawn = 0;
  const story: World = { ...world, now: () => clock.now, seed: () => `demo${++drawn}` };
  const organizer: Author = { kind: "organizer", ...account };
  const startsAt = new Date(Math.floor((world.now() - 60 * minute) / (30 * minute)) * 30 * minute);
  const details = {
    name: words.name,
    startsAt,
    place: words.place,
    host: words.host,
    inCharge: [],
    entryOpensAt: new Date(clock.now),
    entryClosesAt: new Date(startsAt.getTime() - 6 * day),
    entryOffice: words.entryOffice,
    phone: "",
    timeZone: "Asia/Shanghai",
    maxEventsPerPerson: 2,
    maxPerUnitAndEvent: null,
    maxPeoplePerUnit: null,
  };
  const events = Object.entries(words.events).map(([template, name]) => ({ template, name }));
  const made = await createMeet(story, account, details, { events, demo: true, ...(op && { op }) });
  if (!made.ok && made.refusal.kind === "already-done") return null;
  const meet = expectOk(made);
  const [skipping, cycling, jumping] = await findEvents(story.db, meet);
  if (!skipping || !cycling || !jumping) throw new Error("the demo has three events");

  clock.now = startsAt.getTime() - 9 * day;
  const eventOf = new Map<string, EventId>([skipping, cycling, jumping].map((event) => [event.template, event.id]));
  const rows = founding
    .flatMap(({ unit, leader, people }) => people.map((person) => ({ unit, leader, ...person })))
    .map(({ events: keys, ...person }, index) => ({
      ...person,
      row: index + 1,
      sex: "F" as const,
      events: keys.flatMap((key) => eventOf.get(key) ?? []),
    }));
  expectOk(await importEntries(story, organizer, meet, rows, { op: story.id<OpId>(), newUnits: true }));
  clock.now = startsAt.getTime() - 2 * day;
  expectOk(await numberEntrants(story, organizer, meet));
  for (const { id } of [skipping, cycling, jumping]) {
    clock.now += 10 * minute;
    const round = expectOk(await drawRound(story, organizer, id, {}));
    expectOk(await publishRound(story, organizer, round));
  }
  expectOk(await addUsualSeats(story, organizer, meet, words.seats));

  clock.now = startsAt.getTime() - 20 * minute;
  const robots = await seatRobots(story, clock, organizer, meet);
  clock.now = startsAt.getTime();
  const skippers = robots(skipping.id);
  for (let over = false; !over; )
    over = (await playRound(skippers, skipping.id, { kind: "count", seed: "demo" })).final;
  // the running heat has just begun
  clock.now = Math.max(clock.now, world.now() - cyclingMs);
  await playRound(robots(cycling.id), cycling.id, {
    kind: "slow",
    seed: "demo",
    heats: ["official", "official", "official", "provisional", "running"],
  });
  return meet;
}

/** Sits a robot down on every seat; answers the one of an event. */
async function seatRobots(world: World, clock: StoryClock, organizer: Author, meet: MeetId) {
  const seated: Seated[] = [];
  for (const { seat } of await findSeats(world.db, meet)) {
    const { device } = expectOk(await takeSeat(world, nobody, seat.token));
    const { id, kind, name, eventId: event, venue, slot, judge } = seat;
    seated.push({
      ...nobody,
      device: { id: device, meet, seat: id, kind, name, event, venue, slot, judge, person: null },
    });
  }
  const chief = seated.find(({ device }) => device.kind === "chief")?.device;
  if (!chief) throw new Error("the demo has no chief's seat");
  return (event: EventId): Robots => {
    const referee = seated.find(({ device }) => device.event === event);
    if (!referee) throw new Error("the demo's event has no seat");
    return { world, clock, organizer, chief: { kind: "chief", id: chief.seat, name: chief.name }, referee, seq: 0 };
  };
}
