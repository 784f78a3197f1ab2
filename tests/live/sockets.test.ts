import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { heat, meet as meetTable, round } from "#db/schema/index.ts";
import { rowsOf } from "#live/deltas.ts";
import type { Follower } from "#live/follow.ts";
import { isLaneRow, type RowKey, type TouchKey, type WireRow } from "#live/protocol.ts";
import {
  fetchSnapshot,
  follow,
  forgetRun,
  type LiveServer,
  listen,
  type Screen,
  startLive,
  touch,
  until,
  watch,
} from "../support/live.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { makeRound, marksOf } from "../support/rounds.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";
import { serveFrom, testWorld } from "../support/world.ts";

const world = await testWorld();
serveFrom(world);
afterAll(world.drop);

let server: LiveServer;
const followers: Follower[] = [];
const screens: Screen[] = [];
beforeAll(async () => {
  server = await startLive(world);
});
afterAll(() => server.stop());
afterEach(() => {
  for (const one of followers.splice(0)) one.stop();
  for (const one of screens.splice(0)) one.disconnect();
});

const keep = async (following: Promise<Follower>) => {
  const follower = await following;
  followers.push(follower);
  return follower;
};
const open = async () => {
  const opened = await listen(server.url);
  screens.push(opened.socket);
  return opened;
};

async function stage() {
  const { meet } = await makeMeet(world);
  const unit = await makeUnit(world, meet);
  const event = await makeEvent(world, meet, "skipping-1min");
  const people = [];
  for (let n = 0; n < 4; n++) people.push(await makeEntrant(world, meet, unit, { events: [event] }));
  const made = await makeRound(world, event, { heats: [{ people: people.slice(0, 2) }, { people: people.slice(2) }] });
  const [first, second] = made.heats;
  if (!first || !second) throw new Error("no heats");
  const score = async (heatId: typeof first, ...counts: number[]) => {
    await world.db
      .update(heat)
      .set({ state: "running", marks: marksOf(...counts) })
      .where(eq(heat.id, heatId));
    return touch(world, meet.id, `heat:${heatId}`);
  };
  return { meet, event, people, round: made.id, first, second, score };
}

/** What stands in the lanes of a heat, of which `rows` may hold only some. */
const valuesOf = (rows: ReadonlyMap<RowKey, WireRow>, key: RowKey) =>
  [...rows.values()].flatMap((row) => (isLaneRow(row) && `heat:${row.heat}` === key ? [row.mark?.value] : []));
const sorted = (rows: Iterable<WireRow>) => [...rows].sort((a, b) => (a.key < b.key ? -1 : 1));

describe("a screen that follows a meet", () => {
  test("shows a mark without asking for anything", async () => {
    const { meet, first, score } = await stage();
    const screen = await keep(follow(server.url, meet.slug));
    await until(() => screen.read().state === "live");
    await score(first, 12, 7);
    await until(() => valuesOf(screen.read().rows, `heat:${first}`)?.[0] === 12);
    expect(valuesOf(screen.read().rows, `heat:${first}`)).toEqual([12, 7]);
  });

  test("that comes late gets everything, and then what follows", async () => {
    const { meet, first, second, score } = await stage();
    await score(first, 12, 7);
    const screen = await keep(follow(server.url, meet.slug));
    await until(() => screen.read().state === "live");
    await score(second, 30, 31);
    await until(() => valuesOf(screen.read().rows, `heat:${second}`)?.[0] === 30);
    expect(valuesOf(screen.read().rows, `heat:${first}`)).toEqual([12, 7]);
    const fresh = await fetchSnapshot(server.url, meet.slug);
    expect(sorted(screen.read().rows.values())).toEqual(sorted(rowsOf(fresh.rows).values()));
  });

  test("that was away catches up with one merged delta", async () => {
    const { meet, first, second, score } = await stage();
    const { epoch, version } = await fetchSnapshot(server.url, meet.slug);
    for (let n = 1; n <= 3; n++) await score(first, n, n);
    const last = await score(second, 5, 6);
    const { socket } = await open();
    const answer = await watch(socket, { room: { kind: "meet", slug: meet.slug }, since: { epoch, version } });
    expect(answer).toMatchObject({ kind: "following", delta: { from: version, version: last, gone: [] } });
    if (answer.kind !== "following" || !answer.delta) throw new Error("no delta");
    expect(valuesOf(rowsOf(answer.delta.rows), `heat:${first}`)).toEqual([3, 3]);
    expect(valuesOf(rowsOf(answer.delta.rows), `heat:${second}`)).toEqual([5, 6]);
  });

  test("that finds a gap fetches the snapshot by itself", async () => {
    const { meet, first, score } = await stage();
    const snapshot = await fetchSnapshot(server.url, meet.slug);
    const version = await score(first, 12, 7);
    const screen = await keep(follow(server.url, meet.slug, { snapshot: { ...snapshot, version: 9999 } }));
    await until(() => valuesOf(screen.read().rows, `heat:${first}`)?.[0] === 12);
    expect(screen.read().version).toBe(version);
  });

  test("goes on after a restart, on the same line of versions, with what was marked meanwhile", async () => {
    const { meet, first, second, score } = await stage();
    const screen = await keep(follow(server.url, meet.slug));
    await until(() => screen.read().state === "live");
    const { epoch, rows } = screen.read();
    const port = Number(new URL(server.url).port);
    await server.stop();
    await score(first, 40, 41);
    forgetRun();
    server = await startLive(world, port);
    await until(() => valuesOf(screen.read().rows, `heat:${first}`)?.[0] === 40);
    expect(screen.read().epoch).toBe(epoch);
    // it was told of what changed, not of everything
    expect(screen.read().rows.get(`heat:${second}`)).toBe(rows.get(`heat:${second}`));
    await score(first, 42, 43);
    await until(() => valuesOf(screen.read().rows, `heat:${first}`)?.[0] === 42);
  });

  test("of one event is sent nothing of another", async () => {
    const { meet, event, first, score } = await stage();
    const other = await makeEvent(world, meet, "slow-cycling");
    const one = await open();
    const two = await open();
    await watch(one.socket, { room: { kind: "event", slug: meet.slug, event: event.id }, since: null });
    await watch(two.socket, { room: { kind: "event", slug: meet.slug, event: other.id }, since: null });
    await score(first, 1, 2);
    await until(() => one.frames.length > 0);
    await touch(world, meet.id, `event:${other.id}`);
    expect(two.frames).toEqual([]);
    const nowhere = { kind: "event", slug: meet.slug, event: "00000000-0000-4000-8000-ffffffffffff" };
    expect(await watch(two.socket, { room: nowhere, since: null })).toEqual({ kind: "no-such-room" });
    expect(
      await watch(two.socket, { room: { kind: "venue", slug: meet.slug, venue: "nowhere" }, since: null }),
    ).toEqual({ kind: "no-such-room" });
  });

  test("never gets a round that is only drawn, nor its heats, by snapshot or by frame", async () => {
    const { meet, event, people, score, first } = await stage();
    const { frames, socket } = await open();
    await watch(socket, { room: { kind: "meet", slug: meet.slug }, since: null });
    const drawn = await makeRound(world, event, { number: 2, state: "drawn", heats: [{ people: people.slice(0, 2) }] });
    const secret = [drawn.id, ...drawn.heats];
    await touch(world, meet.id, `round:${drawn.id}`, ...drawn.heats.map((id): TouchKey => `heat:${id}`), "meet");
    await score(first, 1, 1);
    await until(() => frames.length > 0);
    const snapshot = await fetchSnapshot(server.url, meet.slug);
    for (const id of secret) expect(JSON.stringify([frames, snapshot])).not.toContain(id);

    await world.db.update(round).set({ state: "published" }).where(eq(round.id, drawn.id));
    const seen = frames.length;
    await touch(world, meet.id, `round:${drawn.id}`);
    await until(() => frames.length > seen);
    for (const id of secret) expect(JSON.stringify(frames.at(-1))).toContain(id);
  });

  test("hears nothing of other meets", async () => {
    const one = await stage();
    const other = await stage();
    const { frames, socket } = await open();
    await watch(socket, { room: { kind: "meet", slug: one.meet.slug }, since: null });
    await other.score(other.first, 9, 9);
    await one.score(one.first, 1, 1);
    await until(() => frames.length > 0);
    expect(frames.flatMap(({ rows }) => rows.filter((row) => !row.key.includes(one.first)))).toEqual([]);
  });
});

const nowhere = { kind: "meet", slug: "nowhere" };

describe("the sockets", () => {
  test.each([
    { what: "nothing", wish: undefined },
    { what: "text", wish: "meet" },
    { what: "a slug that is a number", wish: { room: { kind: "meet", slug: 1 }, since: null } },
    { what: "a room of no kind", wish: { room: { kind: "world", slug: "a" }, since: null } },
    { what: "a version below zero", wish: { room: nowhere, since: { epoch: "e", version: -1 } } },
    { what: "an epoch of a megabyte's kind", wish: { room: nowhere, since: { epoch: "e".repeat(1000), version: 1 } } },
  ])("answer bad-request to $what, and live on", async ({ wish }) => {
    const { socket } = await open();
    expect(await watch(socket, wish)).toEqual({ kind: "bad-request" });
    expect(await watch(socket, { room: nowhere, since: null })).toEqual({ kind: "no-such-room" });
  });

  test("live on when a client sends no acknowledgement, or several things", async () => {
    const { socket } = await open();
    const careless = socket as unknown as { emit(event: string, ...sent: unknown[]): void };
    careless.emit("watch");
    careless.emit("watch", { room: nowhere, since: null });
    careless.emit("ops", 1, 2, 3);
    careless.emit("no-such-event", {}, () => {});
    expect(await watch(socket, { room: nowhere, since: null })).toEqual({ kind: "no-such-room" });
  });

  test("answer broken, not silence, where the database is away", async () => {
    const { meet } = await stage();
    const { socket } = await open();
    await world.db.execute("alter table meet rename to hidden_meet");
    try {
      expect(await watch(socket, { room: { kind: "meet", slug: meet.slug }, since: null })).toEqual({ kind: "broken" });
    } finally {
      await world.db.execute("alter table hidden_meet rename to meet");
    }
    expect(await watch(socket, { room: { kind: "meet", slug: meet.slug }, since: null })).toEqual({
      kind: "resync",
      at: 0,
    });
    expect((await world.db.select().from(meetTable)).length).toBeGreaterThan(0);
  });

  test("answer busy from the 201st event in ten seconds on", async () => {
    const { socket } = await open();
    const answers = await Promise.all(
      Array.from({ length: 205 }, () => new Promise<unknown>((resolve) => socket.emit("clock", null, resolve))),
    );
    expect(answers.filter((answer) => typeof answer === "number").length).toBe(200);
    expect(answers.slice(200)).toEqual(Array(5).fill({ kind: "busy" }));
  });

  test("tell the server's time", async () => {
    const { socket } = await open();
    expect(await new Promise((resolve) => socket.emit("clock", null, resolve))).toBe(world.now());
  });

  test("turn away pages of other sites", async () => {
    await expect(listen(server.url, { Origin: "http://elsewhere.example" })).rejects.toThrow();
    await expect(listen(server.url, { Origin: "null" })).rejects.toThrow();
    const same = await listen(server.url, { Origin: server.url });
    screens.push(same.socket);
    expect(same.socket.connected).toBe(true);
  });
});

describe("the snapshot's address", () => {
  test("answers 304 to who holds the version, and a new body after a change", async () => {
    const { meet, first, score } = await stage();
    const url = `${server.url}/api/board/${meet.slug}`;
    const etag = (await fetch(url)).headers.get("ETag") ?? "";
    const ask = () => fetch(url, { headers: { "If-None-Match": etag } });
    const same = await ask();
    expect([same.status, await same.text()]).toEqual([304, ""]);
    await score(first, 3, 4);
    const fresh = await ask();
    expect(fresh.status).toBe(200);
    expect(fresh.headers.get("ETag")).not.toBe(etag);
    expect(fresh.headers.get("Cache-Control")).toBe("no-cache");
  });

  test("answers 404 to an unknown meet", async () => {
    expect((await fetch(`${server.url}/api/board/nowhere`)).status).toBe(404);
    expect((await fetch(`${server.url}/api/board/${"x".repeat(300)}`)).status).toBe(404);
  });
});
