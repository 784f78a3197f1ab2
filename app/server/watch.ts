import { z } from "zod";
import { type EventId, type MeetId, parseId } from "#core/ids.ts";
import { findMeet, findMeetBySlug } from "#db/meets.ts";
import type { Following, WatchAnswer } from "#live/protocol.ts";
import { nameOf, type Room, roomOf } from "#live/rooms.ts";
import { asAnnouncer } from "#services/access.ts";
import { hubOf } from "#services/hubs.ts";
import { meetIdAt } from "#services/meet-address.ts";
import { announcerTokenOf, screenTokenOf, tokenOf, type Visitor, visitorOf } from "#services/sessions.ts";
import type { World } from "#services/world.ts";
import type { Screen } from "./sockets.ts";

const slug = z.string().max(40);
const event = z.custom<EventId>((value) => typeof value === "string" && parseId<EventId>(value) !== null);

const following = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("meet"), slug }),
  z.object({ kind: z.literal("event"), slug, event }),
  z.object({ kind: z.literal("venue"), slug, venue: z.string().max(200) }),
  z.object({ kind: z.literal("screen") }),
  z.object({ kind: z.literal("hint"), meet: slug }),
]) satisfies z.ZodType<Following>;

export const watchSchema = z.object({
  room: following,
  since: z.object({ epoch: z.string().max(64), version: z.int().nonnegative() }).nullable(),
});

/** Whose browser it is, by the cookies it connected with. */
export function visitorBehind(world: World, { handshake }: Screen): Promise<Visitor> {
  const { cookie } = handshake.headers;
  return visitorOf(world, tokenOf(cookie), screenTokenOf(cookie), announcerTokenOf(cookie));
}

/** The room that is meant, or null where there is none for this visitor. */
async function roomFor(world: World, socket: Screen, wish: Following): Promise<Room | null> {
  if (wish.kind === "screen") {
    const { screen } = await visitorBehind(world, socket);
    return screen && { meet: screen.meet, scope: { kind: "screen", screen: screen.id } };
  }
  if (wish.kind === "hint") {
    const id = parseId<MeetId>(wish.meet);
    const meet = await (id ? findMeet(world.db, id) : findMeetBySlug(world.db, wish.meet));
    const may = meet && (await asAnnouncer(world, await visitorBehind(world, socket), meet.id));
    return may ? { meet: meet.id, scope: { kind: "hint" } } : null;
  }
  const meet = await meetIdAt(world, wish.slug);
  if (!meet) return null;
  const scope =
    wish.kind === "event"
      ? { kind: wish.kind, event: wish.event }
      : wish.kind === "venue"
        ? { kind: wish.kind, venue: wish.venue }
        : { kind: wish.kind };
  return { meet, scope };
}

/**
 * Puts a socket into one room, out of any other. Joining and reading what is held happen in one turn: whatever is held
 * later is sent to the room, and whatever was held before is in the answer.
 */
export async function follow(
  world: World,
  socket: Screen,
  { room: wish, since }: z.output<typeof watchSchema>,
): Promise<WatchAnswer> {
  const live = hubOf(world);
  const room = await roomFor(world, socket, wish);
  if (!room || !(await live.ready(room, since?.version))) return { kind: "no-such-room" };
  const name = nameOf(room);
  for (const other of socket.rooms) if (other !== name && roomOf(other)) socket.leave(other);
  void socket.join(name);
  if (room.scope.kind === "hint") return { kind: "following", delta: null };
  return live.since(room, since);
}

/** Takes out of a screen's room whoever is that screen no more: another computer became it, or it was taken away. */
export async function recheck(world: World, name: string, screens: readonly Screen[]): Promise<void> {
  const scope = roomOf(name)?.scope;
  if (scope?.kind !== "screen") return;
  for (const socket of screens) {
    const { screen } = await visitorBehind(world, socket);
    if (screen?.id !== scope.screen) socket.leave(name);
  }
}
