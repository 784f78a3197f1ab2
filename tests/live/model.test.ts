import { createConnection, createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { accept } from "#core/decision.ts";
import { type Random, seededRandom } from "#core/random.ts";
import type { Tx } from "#db/client.server.ts";
import { entrant, entry, event, heat, lane, meet as meetTable, round } from "#db/schema/index.ts";
import type { Followed, Follower, FollowOptions } from "#live/follow.ts";
import { createHub } from "#live/hub.server.ts";
import type { TouchKey, WireRow } from "#live/protocol.ts";
import { nameOf, type Room } from "#live/rooms.ts";
import { act } from "#services/act.ts";
import { sourceOf } from "#services/boards.ts";
import { hubOf } from "#services/hubs.ts";
import type { World } from "#services/world.ts";
import { fetchSnapshot, follow, type LiveServer, startLive, until } from "../support/live.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { there } from "../support/play.ts";
import { freePort } from "../support/program.ts";
import { makeRound, marksOf } from "../support/rounds.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";
import { testWorld } from "../support/world.ts";

// Two processes on one database, screens on both through one address: whatever is marked, corrected, confirmed, released,
// held, moved or masked, and whoever joins, drops out, or is killed, every screen holds what its room was at its version.

const base = await testWorld();
const ends: (() => unknown)[] = [base.drop];
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

const rounds = 160;

/** The world of a process; what it tells reaches its own hub, and the other's (`heard`) only sometimes. */
function processWorld(heard: (...said: Parameters<World["publish"]>) => void): World {
  const made: World = {
    ...base,
    publish: (meet, version, keys) => {
      hubOf(made).changed(meet, version);
      heard(meet, version, keys);
    },
  };
  return made;
}

/** One address for several ports: every connection goes to one of them. */
async function oneAddress(ports: () => number): Promise<string> {
  const server = createServer((from) => {
    const to = createConnection(ports(), "127.0.0.1");
    from.pipe(to).pipe(from);
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
    }
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  ends.push(() => server.close());
  return `http://127.0.0.1:${port}`;
}

async function stage() {
  const { meet, author } = await makeMeet(base);
  const unit = await makeUnit(base, meet);
  const events = [];
  for (const release of ["live", "announced", "official"] as const) {
    const made = await makeEvent(base, meet, "skipping-1min", { venue: release === "live" ? "A" : "B" });
    await base.db.update(event).set({ release }).where(eq(event.id, made.id));
    const people = [];
    for (let n = 0; n < 4; n++) people.push(await makeEntrant(base, meet, unit, { name: "王小明", events: [made] }));
    const first = await makeRound(base, made, { heats: [{ people: people.slice(0, 2) }, { people: people.slice(2) }] });
    const second = await makeRound(base, made, { number: 2, state: "drawn", heats: [{ people: people.slice(1, 3) }] });
    events.push({ id: made.id, rounds: [first, second], people });
  }
  return { meet, author, events };
}

type Staged = Awaited<ReturnType<typeof stage>>;
type Deed = { keys: TouchKey[]; work: (tx: Tx) => Promise<unknown> };

/** Something that happens at a meet, by chance. */
function deedOf({ meet, events }: Staged, chance: Random): Deed {
  // often the same heat with one of two marks: what comes back to what it was must not be taken for what never changed
  const often = chance.below(2) === 0;
  const one = there(events[often ? 0 : chance.below(3)]);
  const [first, second] = [there(one.rounds[0]), there(one.rounds[1])];
  const heats = [...first.heats, ...second.heats];
  const heatId = there(heats[often ? 0 : chance.below(heats.length)]);
  const person = there(one.people[chance.below(4)]);
  const of = heats.indexOf(heatId) < 2 ? first.id : second.id;
  const inHeat = (set: Partial<typeof heat.$inferInsert>, ...keys: TouchKey[]): Deed => ({
    keys: [`heat:${heatId}`, ...keys],
    work: (tx) => tx.update(heat).set(set).where(eq(heat.id, heatId)),
  });
  const marks = marksOf(chance.below(3), {
    outcome: "valid",
    value: chance.below(3),
    corrected: chance.below(2) === 0,
  });
  const deeds: (() => Deed)[] = [
    () => inHeat({ marks, state: "running", startedAt: new Date(0) }),
    () => inHeat({ marks }),
    () => inHeat({ state: "provisional", closedAt: new Date(60_000) }, `round:${of}`),
    () => inHeat({ state: "official" }, `round:${of}`),
    () => inHeat({ state: "official", releasedAt: new Date(0) }, `round:${of}`),
    () => inHeat({ releasedAt: null }),
    () => inHeat({ calledAt: new Date(chance.below(9)) }),
    () => ({
      keys: [`round:${second.id}`, `event:${one.id}`],
      work: (tx) =>
        tx
          .update(round)
          .set({ state: chance.below(3) === 0 ? "drawn" : "published" })
          .where(eq(round.id, second.id)),
    }),
    () => ({
      keys: ["meet"],
      work: (tx) =>
        tx
          .update(meetTable)
          .set(chance.below(2) ? { maskNames: chance.below(2) === 0 } : { notice: `${chance.below(5)}` })
          .where(eq(meetTable.id, meet.id)),
    }),
    () => ({
      keys: [`event:${one.id}`],
      work: (tx) =>
        tx
          .update(event)
          .set({ venue: chance.below(2) ? "A" : "B" })
          .where(eq(event.id, one.id)),
    }),
    () => ({
      keys: [`event:${one.id}`],
      work: (tx) => tx.update(entry).set({ state: "withdrawn" }).where(eq(entry.entrantId, person.id)),
    }),
    () => ({
      keys: heats.map((id) => `heat:${id}` as const),
      work: (tx) => tx.delete(lane).where(eq(lane.entrantId, person.id)),
    }),
    () => ({
      keys: heats.map((id) => `heat:${id}` as const),
      work: (tx) =>
        tx
          .update(entrant)
          .set({ name: `王小明${"甲乙丙"[chance.below(3)]}` })
          .where(eq(entrant.id, person.id)),
    }),
  ];
  return there(deeds[often ? chance.below(2) : chance.below(deeds.length)])();
}

const sorted = (rows: Iterable<WireRow>) =>
  JSON.stringify(
    Object.fromEntries([...rows].map((row) => [row.key, row] as const).sort(([a], [b]) => (a < b ? -1 : 1))),
  );

test.each(["one", "two", "three"])(
  "every screen's rows are its room's at its version (%s)",
  { timeout: 120_000 },
  async (seed) => {
    const chance = seededRandom(seed);
    const staged = await stage();
    const { meet, author, events } = staged;
    const worlds: World[] = [];
    for (const index of [0, 1])
      worlds.push(
        processWorld((...said) => {
          const [id, version] = said;
          if (chance.below(2) === 0) hubOf(there(worlds[1 - index])).changed(id, version);
        }),
      );
    const servers: LiveServer[] = [];
    const ports = [await freePort(), await freePort()];
    for (const index of [0, 1]) servers.push(await startLive(there(worlds[index]), ports[index]));
    ends.push(() => Promise.all(servers.map((server) => server.stop())));
    const origin = await oneAddress(() => there(ports[chance.below(2)]));

    const { slug } = meet;
    const rooms: { room: FollowOptions["room"]; query: string; scope: Room["scope"] }[] = [
      { room: { kind: "meet", slug }, query: "", scope: { kind: "meet" } },
      ...events.map(({ id }) => ({
        room: { kind: "event" as const, slug, event: id },
        query: `?event=${id}`,
        scope: { kind: "event" as const, event: id },
      })),
      ...["A", "B"].map((venue) => ({
        room: { kind: "venue" as const, slug, venue },
        query: `?venue=${venue}`,
        scope: { kind: "venue" as const, venue },
      })),
    ];

    /** What each room is at each version, read for itself. */
    const truth = new Map<string, string>();
    const note = async () => {
      const fresh = createHub(sourceOf(base.db));
      for (const { scope } of rooms) {
        const content = await fresh.content({ meet: meet.id, scope });
        if (content) truth.set(`${nameOf({ meet: meet.id, scope })} ${content.version}`, sorted(content.rows));
      }
      return (await fresh.latest(meet.id)).version;
    };

    const screens: { follower: Follower; name: string; seen: Map<number, Set<string>> }[] = [];
    ends.push(() => {
      for (const { follower } of screens) follower.stop();
    });
    const join = async () => {
      const { room, query, scope } = there(rooms[chance.below(rooms.length)]);
      const snapshot = await fetchSnapshot(origin, slug, query).catch(() => null);
      // nothing is held at this place now, or the process is being restarted
      if (!snapshot) return;
      const follower = await follow(origin, slug, { room, snapshot });
      const seen = new Map<number, Set<string>>();
      const keep = ({ version, rows }: Followed) => {
        const all = seen.get(version) ?? new Set();
        seen.set(version, all.add(sorted(rows.values())));
      };
      keep(follower.read());
      follower.subscribe(() => keep(follower.read()));
      screens.push({ follower, name: nameOf({ meet: meet.id, scope }), seen });
    };
    const inner = (follower: Follower) =>
      follower as unknown as {
        socket: { disconnect(): void; connect(): void };
        resync(at: number, wait: number): void;
      };

    await note();
    for (let n = 0; n < 6; n++) await join();
    for (let n = 0; n < rounds; n++) {
      const world = there(worlds[chance.below(2)]);
      const { keys, work } = deedOf(staged, chance);
      await act<null, never>(world, { meet: meet.id, author, lock: [] }, async (deed) => {
        await work(deed.tx);
        deed.touch(...keys);
        return accept(null);
      });
      await note();
      const luck = chance.below(40);
      if (luck === 0 && screens.length < 14) await join();
      const screen = screens[chance.below(screens.length)];
      if (luck < 5 && screen) {
        inner(screen.follower).socket.disconnect();
        if (chance.below(2)) await pause(0);
        inner(screen.follower).socket.connect();
      }
      // as after a frame that was lost: everything anew, from whichever process answers, on top of this connection
      if (luck > 20 && screen) inner(screen.follower).resync(0, 0);
      if (luck === 6) {
        const index = chance.below(2);
        await there(servers[index]).stop();
        // a process that is killed remembers nothing
        worlds[index] = processWorld(
          (id, version) => chance.below(2) === 0 && hubOf(there(worlds[1 - index])).changed(id, version),
        );
        servers[index] = await startLive(there(worlds[index]), ports[index]);
      }
    }
    const last = await note();
    for (const { follower, name } of screens) {
      const want = truth.get(`${name} ${last}`);
      await until(() => !want || sorted(follower.read().rows.values()) === want, 30_000);
    }
    let compared = 0;
    for (const { name, seen } of screens)
      for (const [version, all] of seen) {
        const want = truth.get(`${name} ${version}`);
        if (want) compared += 1;
        if (want) expect([...all], `${name} at ${version}`).toEqual([want]);
      }
    expect(compared).toBeGreaterThan(screens.length * 5);
  },
);
