import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { meet as meetTable } from "#db/schema/index.ts";
import { isLaneRow, isScreenRow, type WireRow } from "#live/protocol.ts";
import { nameOf } from "#live/rooms.ts";
import { hubOf } from "#services/hubs.ts";
import { newScreenCode, pairScreen, removeScreen, showOn } from "#services/screens.ts";
import { roomSnapshot } from "#services/snapshots.ts";
import { recheck } from "../../app/server/watch.ts";
import { cast } from "../support/cast.ts";
import { type LiveServer, listen, type Screen, startLive, touch, until, watch } from "../support/live.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { there } from "../support/play.ts";
import { makeRound } from "../support/rounds.ts";
import { pairedScreen, screenRow } from "../support/screens.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";

// Rooms that not everybody may be in: a meet's own screens, and those who run it.

const people = await cast();
const { world } = people;
afterAll(world.drop);

let server: LiveServer;
const sockets: Screen[] = [];
beforeAll(async () => {
  server = await startLive(world);
});
afterAll(() => server.stop());
afterEach(() => {
  for (const one of sockets.splice(0)) one.disconnect();
});

const open = async (Cookie: string | null) => {
  const opened = await listen(server.url, Cookie ? { Cookie } : {});
  sockets.push(opened.socket);
  return opened;
};
const names = (rows: readonly WireRow[]) => rows.filter(isLaneRow).map(({ name }) => name);

async function hall() {
  const { meet, author } = await makeMeet(world);
  const unit = await makeUnit(world, meet);
  const event = await makeEvent(world, meet, "skipping-1min");
  await makeRound(world, event, { heats: [{ people: [await makeEntrant(world, meet, unit, { name: "王小明" })] }] });
  await world.db.update(meetTable).set({ maskNames: true }).where(eq(meetTable.id, meet.id));
  const screen = await pairedScreen(world, meet, author);
  const room = { meet: meet.id, scope: { kind: "screen" as const, screen: screen.id } };
  return { meet, author, event, ...screen, room };
}
const since = null;
const own = { room: { kind: "screen" }, since };

describe("a screen's own room", () => {
  test("has names in full, where everybody else's has them in part, and how the screen was set", async () => {
    const { meet, author, event, id, token, room } = await hall();
    const stored = there(await roomSnapshot(world, room));
    expect(names(stored.snapshot.rows)).toEqual(["王小明"]);
    expect(stored.snapshot.rows.filter(isScreenRow).map((row) => row.id)).toEqual([id]);
    const open2 = there(await roomSnapshot(world, { meet: meet.id, scope: { kind: "meet" } }));
    expect(names(open2.snapshot.rows)).toEqual(["王*明"]);
    expect(open2.snapshot.rows.filter(isScreenRow)).toEqual([]);
    expect(JSON.parse(stored.body())).toEqual(stored.snapshot);

    const [wall, phone] = [await open(`screen=${token}`), await open(null)];
    const point = { epoch: stored.snapshot.epoch, version: stored.snapshot.version };
    expect(await watch(wall.socket, { ...own, since: point })).toMatchObject({ kind: "following" });
    await watch(phone.socket, { room: { kind: "meet", slug: meet.slug }, since });
    await showOn(world, author, meet.id, id, { pinned: { kind: "idle" }, testCard: true });
    await until(() => wall.frames.length > 0);
    expect(wall.frames[0]?.rows).toMatchObject([{ id, settings: { testCard: true } }]);
    await world.db.update(meetTable).set({ maskNames: false }).where(eq(meetTable.id, meet.id));
    await touch(world, meet.id, "meet", `event:${event.id}`);
    await until(() => phone.frames.length > 0);
    // the screens' room is told nothing of a phone's names, and phones nothing of how screens are set
    expect(names(phone.frames.flatMap(({ rows }) => rows))).toEqual(["王小明"]);
    expect(JSON.stringify(phone.frames)).not.toContain(id);
  });

  test("is closed to who is no screen, to a screen that was taken away, and to a browser another one replaced", async () => {
    const { meet, author, id, token, room } = await hall();
    for (const cookie of [null, people.cookies.organizer, "screen=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"])
      expect(await watch((await open(cookie)).socket, own)).toEqual({ kind: "no-such-room" });
    const wall = await open(`screen=${token}`);
    expect(await watch(wall.socket, own)).toMatchObject({ kind: "resync" });
    await newScreenCode(world, author, meet.id, id);
    const left: string[] = [];
    const inside = {
      handshake: { headers: { cookie: `screen=${token}` } },
      leave: (name: string) => left.push(name),
    } as never;
    await recheck(world, nameOf(room), [inside]);
    expect(left).toEqual([]);
    expect(await pairScreen(world, there((await screenRow(world, id)).code))).toMatchObject({ ok: true });
    await recheck(world, nameOf(room), [inside]);
    expect(left).toEqual([nameOf(room)]);
    expect(await watch(wall.socket, own)).toEqual({ kind: "no-such-room" });
    await removeScreen(world, author, meet.id, id);
    expect(await hubOf(world).content(room)).toBeNull();
  });
});

describe("the room of those who run a meet", () => {
  const wish = (meet: string) => ({ room: { kind: "hint", meet }, since });

  test.each(["organizer", "chief", "announcer"] as const)(
    "is open to the %s, by id and by address, and tells versions only",
    async (role) => {
      const { socket, frames } = await open(people.cookies[role]);
      const hints: unknown[] = [];
      socket.on("hint", (hint) => hints.push(hint));
      const { meetId, slug } = people.params;
      expect(await watch(socket, wish(there(slug)))).toEqual({ kind: "following", delta: null });
      expect(await watch(socket, wish(there(meetId)))).toEqual({ kind: "following", delta: null });
      const version = await touch(world, meetId as never, "meet");
      await until(() => hints.length > 0);
      expect(hints).toEqual([{ epoch: expect.any(String), version }]);
      expect(frames).toEqual([]);
    },
  );

  test.each(["otherOrganizer", "otherChief", "referee", "leader", "screen", "otherAnnouncer", "nobody"] as const)(
    "is closed to the %s",
    async (role) => {
      const { socket } = await open(people.cookies[role]);
      expect(await watch(socket, wish(there(people.params.meetId)))).toEqual({ kind: "no-such-room" });
    },
  );
});
