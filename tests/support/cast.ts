import type { DeviceId, MeetId, SeatId } from "#core/ids.ts";
import { findMeet } from "#db/meets.ts";
import { device, seat } from "#db/schema/index.ts";
import type { Author } from "#db/schema/log.ts";
import { makeAnnouncerLink } from "#services/announcing.ts";
import { drawRound } from "#services/draw.ts";
import { type Grant, grantSession, nobody } from "#services/sessions.ts";
import { makeEvent, makeMeet } from "./meets.ts";
import { pairedScreen } from "./screens.ts";
import { makeEntrant, makeUnit } from "./units.ts";
import { type TestWorld, testWorld } from "./world.ts";

type Role =
  | "organizer"
  | "otherOrganizer"
  | "chief"
  | "otherChief"
  | "referee"
  | "otherReferee"
  | "leader"
  | "otherLeader"
  | "screen"
  | "otherScreen"
  | "announcer"
  | "otherAnnouncer"
  | "nobody";

export interface Cast {
  world: TestWorld;
  /** a Cookie header for each; null for somebody unknown */
  cookies: Record<Role, string | null>;
  /** what fills the parameters of the route table: things of the first meet */
  params: Record<string, string>;
}

/** Two meets with everybody who works at one, and the first one's first round drawn. */
export async function cast(): Promise<Cast> {
  const world = await testWorld();
  const one = await stage(world);
  const two = await stage(world);
  const round = await world.db.query.round.findFirst();
  const heat = await world.db.query.heat.findFirst();
  if (!round || !heat) throw new Error("nothing was drawn");
  return {
    world,
    cookies: {
      organizer: one.organizer,
      otherOrganizer: two.organizer,
      chief: one.chief,
      otherChief: two.chief,
      referee: one.referee,
      otherReferee: two.referee,
      leader: one.leader,
      otherLeader: two.leader,
      screen: one.screen,
      otherScreen: two.screen,
      announcer: one.announcer,
      otherAnnouncer: two.announcer,
      nobody: null,
    },
    params: { meetId: one.meet.id, eventId: one.event.id, slug: one.meet.slug, roundId: round.id, heatId: heat.id },
  };
}

async function stage(world: TestWorld) {
  const { meet, account, author } = await makeMeet(world);
  const event = await makeEvent(world, meet, "skipping-1min");
  const unit = await makeUnit(world, meet);
  for (let n = 0; n < 7; n++) await makeEntrant(world, meet, unit, { events: [event] });
  const drawn = await drawRound(world, author, event.id, {});
  if (!drawn.ok) throw new Error(`the draw was refused: ${drawn.refusal.kind}`);
  return {
    meet,
    event,
    organizer: await cookie(world, { kind: "account", id: account.id }),
    leader: await cookie(world, { kind: "unit", id: unit.id }),
    chief: await cookie(world, { kind: "device", id: await seated(world, meet, "chief") }),
    referee: await cookie(world, { kind: "device", id: await seated(world, meet, "referee") }),
    screen: `screen=${(await pairedScreen(world, meet, author)).token}`,
    announcer: `announcer=${await announcerToken(world, meet, author)}`,
  };
}

async function announcerToken(world: TestWorld, { id }: { id: MeetId }, author: Author): Promise<string> {
  await makeAnnouncerLink(world, author, id);
  const token = (await findMeet(world.db, id))?.announcerToken;
  if (!token) throw new Error("no announcer's link was made");
  return token;
}

async function cookie(world: TestWorld, grant: Grant): Promise<string> {
  return `fieldday=${await grantSession(world, nobody, grant)}`;
}

async function seated(world: TestWorld, meet: { id: (typeof seat.$inferSelect)["meetId"] }, kind: "chief" | "referee") {
  const seatId = world.id<SeatId>();
  const id = world.id<DeviceId>();
  const [token, code] = [world.secret(16), world.secret(6)];
  await world.db.insert(seat).values({ id: seatId, meetId: meet.id, kind, name: kind, token, code });
  await world.db.insert(device).values({ id, meetId: meet.id, seatId });
  return id;
}
