import type { EventId } from "#core/ids.ts";
import { findPeople } from "#db/entrants.ts";
import { findEvents } from "#db/events.ts";
import { findHeats } from "#db/heats.ts";
import { findMeet, updateMeet } from "#db/meets.ts";
import { findRounds } from "#db/rounds.ts";
import { findSeats } from "#db/seats.ts";
import { findSheetsOfHeat } from "#db/sheets.ts";
import { findUnits } from "#db/units.ts";
import { demoWords } from "#i18n/demo.ts";
import { makeDemo } from "#services/demo.ts";
import { submitOps } from "#services/scoring.ts";
import { grantSession, nobody } from "#services/sessions.ts";
import { makeAccount, makeEvent } from "../../support/meets.ts";
import { there } from "../../support/play.ts";
import { makeRound } from "../../support/rounds.ts";
import { makeTablet, pen } from "../../support/seats.ts";
import type { TestWorld } from "../../support/world.ts";

const day = 24 * 3600 * 1000;

/**
 * The demo meet, its own texts in English so that only names stay Chinese, entries open again; besides, a second skipping
 * event with a heat whose minute is over and one to come. Answers whatever an address needs.
 */
export async function makeGround(world: TestWorld) {
  const account = await makeAccount(world, { name: "Wang" });
  const id = there(await makeDemo(world, account, demoWords("en")));
  await updateMeet(world.db, id, { entryClosesAt: new Date(world.now() + 3 * day) });
  const meet = there(await findMeet(world.db, id));
  const event = await makeEvent(world, meet, "skipping-1min", { name: "Skipping again" });
  const people = (await findPeople(world.db, id)).slice(0, 8);
  const made = await makeRound(world, event, { heats: [{ people: people.slice(0, 5) }, { people: people.slice(5) }] });
  const [sheet] = await findSheetsOfHeat(world.db, there(made.heats[0]));
  const author = { kind: "organizer", id: account.id, name: account.name } as const;
  const tablet = await makeTablet(world, meet, author, { name: "Area 1", event: event.id });
  const note = pen(world);
  const counts = [118, 102, 97, 131, 88].map((value, i) =>
    note(there(sheet), { kind: "set", lane: i + 1, value }, 60_000),
  );
  const ops = [note(there(sheet), { kind: "start" }, 120_000), ...counts];
  const answers = await submitOps(world, tablet, { sentAt: world.now(), ops });
  if (!answers.every(({ ok }) => ok)) throw new Error(JSON.stringify(answers));

  const events = await findEvents(world.db, id);
  const unit = there((await findUnits(world.db, id))[0]);
  const rounds = (await Promise.all(events.map((one) => findRounds(world.db, one.id)))).flat();
  const heats = (await Promise.all(rounds.map((one) => findHeats(world.db, one.id)))).flat();
  const seats = await findSeats(world.db, id);
  const seatOf = (eventId: EventId) => ({
    token: there(seats.findLast(({ seat }) => seat.eventId === eventId)).seat.token,
    heats: ["running", "scheduled"].map(
      (state) => there(heats.find((one) => one.eventId === eventId && one.state === state)).id,
    ),
  });
  return {
    meet,
    events: events.map((one) => one.id),
    /** a round with its next, the one that is running, and the final */
    rounds: rounds.slice(0, 4).map((one) => one.id),
    heats: (["official", "running", "provisional", "scheduled"] as const).map(
      (state) => there(heats.find((one) => one.state === state)).id,
    ),
    person: there(people[0]).id,
    session: there(await grantSession(world, nobody, { kind: "account", id: account.id })),
    unit: unit.id,
    link: unit.linkToken,
    /** of slow cycling and of the skipping, each in the middle of one heat and with another to come */
    seats: [there(events[1]).id, event.id].map(seatOf),
  };
}
