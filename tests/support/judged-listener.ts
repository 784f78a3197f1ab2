import { eq } from "drizzle-orm";
import { accept } from "#core/decision.ts";
import type { EntrantId, OfficialId, RoundId } from "#core/ids.ts";
import { judgedPlan, moduleOf } from "#core/judged/plan-defaults.ts";
import { findMeet } from "#db/meets.ts";
import { findOfficialByName } from "#db/officials.ts";
import { mask, picture, room } from "#db/schema/index.ts";
import { act } from "#services/act.ts";
import { makeAnnouncerLink } from "#services/announcing.ts";
import { drawRound, publishRound } from "#services/draw.ts";
import { openGallery } from "#services/gallery.ts";
import { addOfficial } from "#services/officials.ts";
import { type Grant, grantSession, nobody } from "#services/sessions.ts";
import { openModule } from "./judged.ts";
import { makeEvent, makeMeet } from "./meets.ts";
import { done, heatsOf, type SeatedHeat, type Stage, there } from "./play.ts";
import { pairedScreen } from "./screens.ts";
import { makeTablet } from "./seats.ts";
import { makeEntrant, makeUnit } from "./units.ts";
import { addWork } from "./works.ts";
import type { TestWorld } from "./world.ts";

// A contest with blind modules, and somebody of every kind who might listen to it.

const modules = [
  moduleOf("practice", "practice", {
    ...{ share: 5000, most: 100_000, judges: 3, stations: 0, blind: true },
    time: { leastMs: 0, mostMs: 3_600_000, under: 0, over: [], beyond: 0, bonus: null },
    deductions: [{ key: "fault", name: "Fault", each: 500, most: null }],
  }),
  moduleOf("works", "works", { share: 5000, most: 100_000, judges: 3, drop: 0, blind: true }),
];

export interface BlindContest {
  stage: Stage;
  venues: readonly string[];
  rounds: { practice: RoundId; works: RoundId };
  practice: SeatedHeat[];
  works: SeatedHeat;
  /** of the judge on chair 102 */
  official: OfficialId;
  /** everybody's cookie */
  cookies: Record<string, string | null>;
  /** their tablets' numbers of judging */
  judges: Record<string, number>;
  pictures: string[];
}

const judges = { judgeA: 101, judgeB: 102, judgeC: 103, clerk: 100, worksA: 201, worksB: 202, worksC: 203 };

/** Two units with two people each, whose works hang in an open gallery; beside it an event that has nothing to do with it. */
export async function blindContest(world: TestWorld): Promise<BlindContest> {
  const { meet, author, account } = await makeMeet(world);
  const event = await makeEvent(world, meet, "speech", {
    ...{ name: "Craft", venue: "North", ruleset: "judged@2", release: "announced" },
    options: { measure: "points", direction: "more", digits: 3 },
    plan: { judged: judgedPlan(modules, { publish: { by: "announcer", when: "each" } }) },
  });
  const open = await makeEvent(world, meet, "skipping-1min", { name: "Open", venue: "South" });
  const [one, two] = [await makeUnit(world, meet, { name: "Zyx" }), await makeUnit(world, meet, { name: "Qwv" })];
  const people = [];
  for (const unit of [one, two])
    for (const name of ["Xaver", "Yolanda"])
      people.push(
        await makeEntrant(world, meet, unit, {
          name: `${name} ${unit.name}`,
          bib: 610 + people.length,
          events: [event],
        }),
      );
  for (const unit of [one, two]) await makeEntrant(world, meet, unit, { events: [open] });
  const stage: Stage = { meet, author, event, people };
  const pictures = [];
  for (const { id } of people) pictures.push(await addWork(world, stage, id));
  const rounds = { practice: await openModule(world, stage, 1), works: await openModule(world, stage, 2) };
  done(await publishRound(world, author, done(await drawRound(world, author, open.id, { seed: "seed" }))));
  done(await openGallery(world, author, event.id));
  done(await addOfficial(world, author, meet.id, "Judge Bee"));

  const cookieOf = async (grant: Grant) => `fieldday=${await grantSession(world, nobody, grant)}`;
  const tabletOf = async (over: Parameters<typeof makeTablet>[3]) =>
    cookieOf({ kind: "device", id: (await makeTablet(world, meet, author, over)).device.id });
  done(await makeAnnouncerLink(world, author, meet.id));
  const seats: Record<string, string> = {};
  for (const [who, judge] of Object.entries(judges)) seats[who] = await tabletOf({ event: event.id, judge });
  const stranger = await makeMeet(world);
  const cookies = {
    nobody: null,
    leader: await cookieOf({ kind: "unit", id: one.id }),
    otherLeader: await cookieOf({ kind: "unit", id: two.id }),
    organizer: await cookieOf({ kind: "account", id: account.id }),
    chief: await tabletOf({ kind: "chief" }),
    announcer: `announcer=${there(await findMeet(world.db, meet.id)).announcerToken}`,
    screen: `screen=${(await pairedScreen(world, meet, author)).token}`,
    elsewhere: await tabletOf({ event: open.id }),
    everySheet: await tabletOf({ event: event.id }),
    strangeOrganizer: await cookieOf({ kind: "account", id: stranger.account.id }),
    ...seats,
  };
  // versions that are no mark, whatever they rise to
  await world.db.update(room).set({ version: 900_000 }).where(eq(room.meetId, meet.id));
  return {
    ...{ stage, rounds, cookies, judges, pictures, venues: ["North", "South"] },
    practice: await heatsOf(world, rounds.practice),
    works: there((await heatsOf(world, rounds.works))[0]),
    official: there(await findOfficialByName(world.db, meet.id, "Judge Bee")).id,
  };
}

/** Everybody is somebody of the other unit now. */
const turned = ({ stage: { people } }: BlindContest): ReadonlyMap<EntrantId, EntrantId> =>
  new Map(people.map(({ id }, at) => [id, there(people[(at + people.length / 2) % people.length]).id]));

/** Turns round who stands behind which number, as another secret of the draw would have it, and tells the screens to look. */
export async function turnNumbers(world: TestWorld, contest: BlindContest): Promise<void> {
  const other = turned(contest);
  for (const round of Object.values(contest.rounds)) {
    const masks = await world.db.select().from(mask).where(eq(mask.roundId, round));
    await world.db.delete(mask).where(eq(mask.roundId, round));
    await world.db
      .insert(mask)
      .values(masks.map(({ entrantId, ...one }) => ({ ...one, entrantId: there(other.get(entrantId)) })));
  }
  await look(world, contest);
}

/** Turns round whose every picture is. */
export async function turnPictures(world: TestWorld, contest: BlindContest): Promise<void> {
  const other = turned(contest);
  for (const { id, entrantId } of await world.db.select({ id: picture.id, entrantId: picture.entrantId }).from(picture))
    await world.db
      .update(picture)
      .set({ entrantId: there(other.get(entrantId)) })
      .where(eq(picture.id, id));
  await look(world, contest);
}

async function look(world: TestWorld, { stage: { meet, author, event } }: BlindContest): Promise<void> {
  const request = { meet: meet.id, author, lock: { kind: "event" as const, id: event.id } };
  done(
    await act(world, request, async (deed) => {
      deed.touch(`event:${event.id}`);
      return accept(null);
    }),
  );
}
